"""The command line: parse, call one function, print, exit code. Every command imports what it needs when it runs."""
