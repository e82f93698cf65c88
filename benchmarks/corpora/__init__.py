"""What ``benchmarks/corpus.py`` makes records of: words, dialogues of agencies, YAML and breaches."""
