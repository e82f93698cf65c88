"""Writes a records repository for measuring lint: records of several years in which nothing is wrong.

Run: ``python benchmarks/corpus.py --records 30000 --out FOLDER``. It is told on which day lint finds nothing.
``--faults K`` breaks K rules in known places, and what lint must find is printed, a line each: ``file:line:col: CODE``.
The same arguments make the same files; ``--seed`` makes others.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from corpora.dialogue import calendar, dossier
from corpora.faults import Breaches
from corpora.notation import Record, text_of
from corpora.words import agency_code, agency_name, department_code, department_name
from corpora.years import AS_OF, Agency

DOSSIER = 600
YEARS = 10
YEAR = 60
"""So many records a dossier, its years and each of them have, where there are enough."""
AGENCIES = 5
"""So many agencies a department has."""
LEAST = 50


def main() -> None:
    """Write the files, and print what lint has to say about them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, required=True, help=f"number of record files, at least {LEAST}")
    parser.add_argument("--out", type=Path, required=True, help="folder to make; it must be empty")
    parser.add_argument("--seed", type=int, default=0, help="other words")
    parser.add_argument("--faults", type=int, default=0, help="number of rules to break")
    options = parser.parse_args()
    if options.records < LEAST:
        parser.error(f"--records: at least {LEAST}")
    if options.out.exists() and any(options.out.iterdir()):
        parser.error(f"--out: {options.out} is not empty")
    try:
        findings = write(options.out, options.records, options.seed, options.faults)
    except ValueError as error:
        sys.exit(f"corpus.py: {error}")
    print(f"styring lint --as-of {AS_OF}")
    for finding in findings:
        print(finding)


def write(out: Path, records: int, seed: int = 0, faults: int = 0) -> list[str]:
    """Make a records repository.

    Returns:
        What lint must find, as ``file:line:col: CODE`` in the order of files and lines.

    Raises:
        ValueError: there is no room for so many faults.
    """
    years = _years(records)
    agencies = _agencies(records)
    departments = {agency.department: agency.department_name for agency in agencies}
    _put(out / "styring.yaml", {"organisasjon": "Eksempelby kommune", "fra_år": years[0], "tillat_deltakernavn": False})
    for code, name in departments.items():
        _put(out / f"records/departments/{code}.yaml", _department(name))
        of_department = [agency for agency in agencies if agency.department == code]
        for year in years:
            _put(out / f"records/calendars/{year}/{code}.yaml", calendar(of_department, year))
    share, over = divmod(records - len(departments) * (1 + len(years)), len(agencies))
    breaches = Breaches(faults, len(agencies))
    for agency in agencies:
        folder = f"records/agencies/{agency.code}"
        records_of = dossier(agency, years, share + (agency.number < over), seed)
        texts = {f"{folder}/{path}": text_of(record) for path, record in records_of}
        for path, content in breaches.planted(agency.number, texts):
            _write(out / path, content)
    return breaches.findings


def _years(records: int) -> range:
    return range(AS_OF.year + 1 - max(1, min(YEARS, records // YEAR)), AS_OF.year + 1)


def _agencies(records: int) -> list[Agency]:
    return [
        Agency(
            number,
            agency_code(number),
            agency_name(number),
            department_code(number // AGENCIES),
            department_name(number // AGENCIES),
        )
        for number in range(max(1, round(records / DOSSIER)))
    ]


def _department(name: str) -> Record:
    return {
        "navn": name,
        "byråd_tittel": "Byråd",
        "kommunaldirektør_tittel": "Kommunaldirektør",
        "ledergruppe": ["Kommunaldirektør", "Seksjonssjef virksomhetsstyring", "Seksjonssjef økonomi"],
        "arkivsystem": "SKOP",
    }


def _put(file: Path, record: Record) -> None:
    _write(file, text_of(record).encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main()
