"""Time to make the site of a large repository: the first time, again, and after one record has changed.

Run: ``python benchmarks/site.py``. It makes a repository by ``corpus.py`` and prints a Markdown table. Trust the
ratios, not the seconds: «× cold lint» compares with a lint of the same records without its cache, in the same run.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_HERE = Path(__file__).resolve().parent
_RECORDS = 9_500
"""Records with some 3,000 public documents among them."""
_DAY = "2026-11-17"
_MADE = re.compile(r"(\d+) offentlige dokumenter?, (\d+) laget på nytt\.\n(\d+) sider? i \S+: (\d+) fil")


def main() -> None:
    """Make the records, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=_RECORDS, help="number of record files (default: %(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder) / "repo"
        corpus = [str(_HERE / "corpus.py"), "--records", str(options.records), "--out", str(root)]
        subprocess.run([sys.executable, *corpus], check=True, capture_output=True)
        lint = min(_run(root, "lint", "--no-cache", "--as-of", _DAY)[0] for _ in range(3))
        print("| what | documents | made anew | pages | files written | seconds | × cold lint |")
        print("|---|---|---|---|---|---|---|")
        print(f"| cold lint of {options.records} records | – | – | – | – | {lint:.1f} | 1.0 |")
        _row(root, "the site, the first time", lint)
        _row(root, "again, nothing changed", lint)
        _change_one(root)
        _row(root, "again, one record changed", lint)


def _row(root: Path, what: str, lint: float) -> None:
    taken, output = _run(root, "site")
    made = _MADE.match(output)
    numbers = " | ".join(made.groups()) if made else "? | ? | ? | ?"
    print(f"| {what} | {numbers} | {taken:.1f} | {taken / lint:.1f} |", flush=True)


def _run(root: Path, *arguments: str) -> tuple[float, str]:
    """Seconds, start of the program included, and what it printed."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "styring", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    return time.perf_counter() - begin, done.stdout


def _change_one(root: Path) -> None:
    """Add a sentence to final minutes that are public."""
    listed: Sequence[str] = [*json.loads((root / "nettsted/.styring-nettsted.json").read_bytes())["filer"]]
    page = Path(max(name for name in listed if name.endswith("-referat.pdf")))
    agency, year, id = page.parts[1], page.parts[2], page.stem.removesuffix("-referat")
    file = root / "records/agencies" / agency / year / "minutes" / f"{id}.yaml"
    text = file.read_text(encoding="utf-8")
    changed = re.sub(r"(omtale: *(?:[>|]-? *\n *)?)", r"\1Saken ble drøftet. ", text, count=1)
    if changed == text:
        raise SystemExit(f"{file} has no text to change")
    file.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
