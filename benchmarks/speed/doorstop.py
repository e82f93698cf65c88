"""The records as items of doorstop: every record is an item with the same text, linked to the one of its agency."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from textwrap import indent

_ROOT = "ROOT"


def write_items(records: Path, out: Path) -> None:
    """Write the records of a repository as documents of doorstop, one for each kind, below an existing folder."""
    counted: Counter[str] = Counter()
    agencies: dict[str, str] = {}
    for file in sorted(records.glob("records/agencies/*/agency.yaml")):
        agencies[file.parent.name] = _write_item(out, _ROOT, counted, file, None)
    for file in sorted(records.glob("records/**/*.yaml")):
        group, code, *rest = file.relative_to(records / "records").parts
        if group != "agencies":
            _write_item(out, _ROOT, counted, file, None)
        elif rest != ["agency.yaml"]:
            folder = file.parent.name if len(rest) > 1 else file.stem
            _write_item(out, folder.upper(), counted, file, agencies[code])
    for prefix in counted:
        parent = "" if prefix == _ROOT else f"  parent: {_ROOT}\n"
        settings = f"settings:\n  digits: 5\n  itemformat: yaml\n{parent}  prefix: {prefix}\n  sep: ''\n"
        (out / prefix / ".doorstop.yml").write_text(settings, encoding="utf-8")


def _write_item(out: Path, prefix: str, counted: Counter[str], file: Path, linked: str | None) -> str:
    counted[prefix] += 1
    identity = f"{prefix}{counted[prefix]:05}"
    links = f"links:\n- {linked}: null" if linked else "links: []"
    text = indent(file.read_text(encoding="utf-8"), "  ")
    item = f"""active: true
derived: false
header: ''
level: '1.{counted[prefix]}'
{links}
normative: true
ref: ''
reviewed: null
text: |
{text}"""
    folder = out / prefix
    folder.mkdir(exist_ok=True)
    (folder / f"{identity}.yml").write_text(item, encoding="utf-8")
    return identity
