"""The entry point. ``--version``, and a plain ``lint``, answer before what the other commands need is imported."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from styring import __version__

_NEW_OBJECTS = 100_000
"""More than the program itself and the first dozens of records are made of."""


def main() -> None:
    """Run the command line program."""
    if sys.argv[1:] == ["--version"]:
        print(f"styring {__version__}")
        return
    # A short life is spent making what lasts to its end. By Python's own measure (every 700 objects) a tenth of it
    # would go to searching that for garbage.
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # and the end would be one more search, through all that goes with the process anyhow
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # what is installed for other programs has no say in records
    try:
        if sys.argv[1:2] == ["lint"]:
            from styring.cli.quick import quick_lint

            if (code := quick_lint(sys.argv[2:])) is not None:
                sys.exit(code)
        from styring.cli.app import run

        run()
    except KeyboardInterrupt:  # before the program itself listens for it, or in the plain lint
        from styring.cli.console import Exit, note, prepare_streams

        prepare_streams()
        note("\nAvbrutt.")
        sys.exit(Exit.INTERRUPTED)


if __name__ == "__main__":
    main()
