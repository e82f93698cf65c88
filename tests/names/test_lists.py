"""The word lists that the package ships, and the tool that makes them."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "src" / "styring" / "data" / "navn"
MADE = ("etternavn.txt", "fornavn.txt", "ord.txt", "steder.txt", "tvetydige.txt", "virksomheter.txt")
ALL = (*MADE, "uttrykk.txt")
SOURCES = {"mimesis": "22.2.0", "Faker": "40.54.0", "Babel": "2.18.0"}
MOST_BYTES = 400_000

COMPARE = """
import make_name_lists
different = [name for name, text in make_name_lists.lists().items()
             if (make_name_lists.LISTS / name).read_text(encoding="utf-8") != text]
print(*different)
"""


def read(name: str) -> str:
    return (LISTS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
def test_a_list_says_where_it_comes_from(name: str) -> None:
    header = read(name).split("\n\n")[0]
    assert all(line.startswith("# ") for line in header.splitlines())
    assert "skrevet for hånd for styring." in header.casefold()


@pytest.mark.parametrize(
    ("name", "licence"), [("fornavn.txt", "MIT"), ("etternavn.txt", "MIT"), ("steder.txt", "Unicode")]
)
def test_a_list_from_elsewhere_names_the_licence(name: str, licence: str) -> None:
    assert f"{licence}-lisens" in read(name).split("\n\n")[0]


@pytest.mark.parametrize("name", MADE)
def test_a_list_is_sorted_keys_without_repetition(name: str) -> None:
    text = read(name)
    entries = text.split("\n\n", 1)[1].splitlines()
    assert entries == sorted(set(entries))
    assert [entry for entry in entries if entry != entry.casefold() or not entry.strip() or " " in entry] == []
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")


def test_the_lists_are_small() -> None:
    assert sum((LISTS / name).stat().st_size for name in (*ALL, "LISENSER.md")) < MOST_BYTES


def test_the_notices_lie_beside_the_lists() -> None:
    notices = read("LISENSER.md")
    for package, version in SOURCES.items():
        assert package in notices
        assert version in notices
    assert "Copyright (c) 2016-Present Isaak Uchakaev" in notices
    assert "Copyright (c) 2012 Daniele Faraglia" in notices
    assert "UNICODE LICENSE V3" in notices
    assert "The above copyright notice and this permission notice shall be included" in notices


def test_the_tool_makes_these_very_lists() -> None:
    for package, version in SOURCES.items():
        try:
            installed = metadata.version(package)
        except metadata.PackageNotFoundError:
            pytest.skip(f"{package} is not installed; tools/make_name_lists.py says how")
        if installed != version:
            pytest.skip(f"the lists are made with {package} {version}, {installed} is installed")
    done = subprocess.run(
        [sys.executable, "-c", COMPARE], cwd=ROOT / "tools", capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
