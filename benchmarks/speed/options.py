"""The options that the programs of this folder share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def parse(
    parser: argparse.ArgumentParser, records_of: Callable[[argparse.Namespace], int], least: int
) -> argparse.Namespace:
    """What was asked on the command line, with ``--repeat`` and ``--out``; ends the program where it makes no sense.

    Args:
        parser: with the program's own options.
        records_of: the smallest number of records that is asked for.
        least: the smallest number that makes sense.
    """
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the best counts")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="where to write; otherwise it is printed")
    options = parser.parse_args()
    if records_of(options) < least:
        parser.error(f"at least {least} records")
    if options.repeat < 1:
        parser.error("--repeat: at least 1")
    if options.out and not options.out.parent.is_dir():
        parser.error(f"--out: there is no folder {options.out.parent}")
    return options
