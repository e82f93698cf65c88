"""Write the generated documentation into a folder: ``python -m tools.reference docs``."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.reference import pages

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
