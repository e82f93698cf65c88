"""PDF/A-2b by pikepdf's allow list: every construct in a file must be one that it knows to conform.

PDF/A-2a asks all that PDF/A-2b asks. The list approves nothing wrongly, but it refuses some things that the standard
allows, as its documentation says. Those that Typst writes are named here, each with the reason why it is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pikepdf import pdfa

from tests.conformance.verdicts import Faults

_ALLOWED = (
    # The file says «A» because it claims level A, which includes level B.
    re.compile(r"pdfaid:conformance is 'A', expected 'B'"),
    # ISO 19005-2, 6.6.2.3.3: an extension schema may be used when the metadata describes it. The list knows none.
    re.compile(r"XMP (namespace|property) pdf(aExtension|aSchema|aProperty|uaid)[:=].* is not permitted"),
    # XMP Specification (2005), which ISO 19005-2, 6.6.2.3.1 refers to, has the paged-text schema with NPages.
    re.compile(r"XMP (namespace|property) xmpTPg[:=].* is not permitted"),
    # ISO 32000-1, 7.3.10: any value may be an indirect reference, a destination too.
    re.compile(r"'\d+ \d+ R' is not valid under any of the given schemas"),
)


def archive(paths: Sequence[Path]) -> Faults:
    """Violations of PDF/A-2b in every file."""
    return {path: list(_violations(path)) for path in paths}


def _violations(path: Path) -> Iterator[str]:
    for finding in pdfa.validate_written(path, "2b").findings:
        unreadable = finding.rule == "pikepdf:internal"
        if (finding.kind == "violation" or unreadable) and not any(known.search(finding.message) for known in _ALLOWED):
            yield f"{finding.rule} at {finding.where}: {finding.message}"
