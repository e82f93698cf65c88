"""The floor: walks a folder, reads every file and hashes it. Whoever checks all files and trusts no cache does this."""

from __future__ import annotations

import hashlib
import os
import sys


def main() -> None:
    for folder, _, names in os.walk(sys.argv[1]):
        for name in names:
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - nothing is imported that a floor can do without
                hashlib.sha256(file.read()).digest()


if __name__ == "__main__":
    main()
