"""``python -m tests.conformance DOCUMENTS``: hold a folder of rendered documents against independent tools.

``run`` beside this file installs the tools, lets ``build`` make the documents and then calls this.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.conformance import html_gate, pdf_archive, pdf_gate, pdf_tools, site_gate, word_gate
from tests.conformance.alike import alike
from tests.conformance.build import SITE_ADDRESS
from tests.conformance.documents import FORMATS, find, spread
from tests.conformance.same_bytes import same_bytes
from tests.conformance.same_language import same_language
from tests.conformance.site_links import links
from tests.conformance.tools import CORES, ToolMissing
from tests.conformance.verdicts import Faults, Row, closing, fault_lines, table


@dataclass(frozen=True, slots=True)
class Folders:
    """What a run looks at.

    Attributes:
        documents: the documents, in all formats.
        again: a second rendering of the same records.
        archive: PDF/A-1b builds of the same records.
        sites: sites of the same records.
    """

    documents: Path
    again: Path | None = None
    archive: Path | None = None
    sites: Sequence[Path] = ()


def gates(folders: Folders, most: int) -> Iterator[Callable[[], Mapping[str, Faults]]]:
    """The checks, each a call that gives faults by the check's name; the slowest first, since they run side by side."""
    documents = find(folders.documents)
    files = {kind: [one.files[kind] for one in documents if kind in one.files] for kind in FORMATS}
    yield from (partial(site_browser, site, most) for site in folders.sites)
    yield lambda: html_gate.browser(spread(files["html"], most))
    yield lambda: {"DOCX: LibreOffice opens it": word_gate.libreoffice(spread(files["docx"], most))}
    if folders.archive is not None:
        builds = sorted(folders.archive.rglob("*.pdf"))
        yield lambda: {"PDF/A-1b build: PDFBox Preflight": pdf_tools.preflight(builds)}
    yield lambda: {"HTML: Nu Html Checker": html_gate.vnu(files["html"])}
    yield lambda: {"PDF: pikepdf, structure gate": pdf_gate.structure(files["pdf"])}
    yield lambda: {"PDF: pikepdf, allow list of PDF/A-2b": pdf_archive.archive(files["pdf"])}
    yield lambda: {"PDF: qpdf --check": pdf_tools.qpdf(files["pdf"])}
    yield lambda: {"PDF: pdfinfo": pdf_tools.pdfinfo(files["pdf"])}
    yield lambda: {"PDF: pdffonts": pdf_tools.pdffonts(files["pdf"])}
    yield lambda: {"DOCX: python-docx reads it": word_gate.structure(files["docx"])}
    yield lambda: {"same text: HTML and PDF": alike(documents, "pdf")}
    yield lambda: {"same text: HTML and DOCX": alike(documents, "docx")}
    yield lambda: {"same text: HTML and Markdown": alike(documents, "md")}
    yield lambda: {"same language in all formats": same_language(documents)}
    yield from (partial(site_files, site) for site in folders.sites)
    again = folders.again
    if again is not None:
        yield lambda: {"same bytes when rendered again": same_bytes(folders.documents, again)}


def site_browser(site: Path, most: int) -> Mapping[str, Faults]:
    """What readers meet on a site."""
    return _named(site, site_gate.browser(site, spread(sorted(site.rglob("*.html")), most)))


def site_files(site: Path) -> Mapping[str, Faults]:
    """What can be seen of a site without a browser."""
    pages = sorted(site.rglob("*.html"))
    checks = {"site: Nu Html Checker": html_gate.vnu(pages), "site: policy": site_gate.policies(pages)}
    return _named(site, {**checks, **links(site, SITE_ADDRESS)})


def _named(site: Path, checks: Mapping[str, Faults]) -> Mapping[str, Faults]:
    return {check.replace("site:", f"{site.name}:"): faults for check, faults in checks.items()}


def timed(gate: Callable[[], Mapping[str, Faults]]) -> list[Row]:
    """The rows of one gate, sorted by name."""
    started = time.perf_counter()
    checks = gate()
    seconds = time.perf_counter() - started
    return [Row(name, checks[name], None if number else seconds) for number, name in enumerate(sorted(checks))]


def run(folders: Folders, most: int) -> bool:
    """Run every gate and print what came out; true when everything passed."""
    with ThreadPoolExecutor(CORES) as pool:
        rows = sorted(
            (row for rows in pool.map(timed, gates(folders, most)) for row in rows), key=lambda row: row.check
        )
    for row in rows:
        for line in fault_lines(row, folders.documents):
            print(line)
    print("\n".join(table(rows)))
    told, passed = closing(rows)
    print(told)
    return passed


def main(arguments: Sequence[str]) -> int:
    """Exit code: 0 everything passed, 1 something failed, 2 the checks could not be run."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("documents", type=Path, help="folder with HTML, PDF, DOCX and Markdown")
    parser.add_argument("--again", type=Path, help="folder with a second rendering, to be the same byte for byte")
    parser.add_argument("--archive", type=Path, help="folder with PDF/A-1b builds for Preflight")
    parser.add_argument(
        "--site", type=Path, action="append", default=[], help=f"folder with a site made for {SITE_ADDRESS}"
    )
    parser.add_argument(
        "--most", type=int, default=120, help="files for browser and LibreOffice (default: %(default)s)"
    )
    given = parser.parse_args(arguments)
    try:
        return 0 if run(Folders(given.documents, given.again, given.archive, given.site), given.most) else 1
    except (ToolMissing, subprocess.TimeoutExpired) as problem:
        print(f"The checks could not be run: {problem}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
