"""The entry point. ``--version`` answers before anything heavy is imported."""

from __future__ import annotations

import sys

from styring import __version__


def main() -> None:
    """Run the command line program."""
    if sys.argv[1:] == ["--version"]:
        print(f"styring {__version__}")
        return
    try:
        from styring.cli import run

        run()
    except KeyboardInterrupt:  # before the program itself listens for it
        sys.exit(130)


if __name__ == "__main__":
    main()
