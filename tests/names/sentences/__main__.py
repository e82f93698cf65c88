"""Prints where the names found in the sentences are others than those marked, and how many there are.

python -m tests.names.sentences [FILE…]    all files of the folder, unless some are given
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.names.sentences.figures import Figures
from tests.names.sentences.notation import FOLDER, differences, read_file


def main() -> None:
    for path in [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.txt")):
        texts = read_file(path)
        lines = [
            f"{path.name}:{sentence.line}: {difference}\n    {sentence.text}\n    "
            + "; ".join(f"{hit.text!r} {hit.level.label} ({hit.evidence})" for hit in hits)
            for text in texts
            for sentence, hits in text.read()
            for difference in differences(sentence, hits)
        ]
        print(f"## {path.name}: {Figures.of(texts)}; {len(lines)} avvik\n")
        print("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
