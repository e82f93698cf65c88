"""Whole repositories: which lines go out and come in, and which files are left alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from styring.fixing import carry_out
from styring.linting.result import Selection
from styring.project import open_project
from styring.writing import ChangedMeanwhile
from tests.fixing.making import fixes, told, write
from tests.repositories import repository

ESM = "2026/meetings/2026-03-12-esm.yaml"
REFERAT = "2026/minutes/2026-03-12-esm.yaml"
BREV = "2026/letters/2026-01-15-tb.yaml"
MEETING = "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-03-12T09:00\n"
LETTER = "type: tildelingsbrev\ndato: 2026-01-15\nstatus: utkast\n"
AGENDA = "saksliste:\n  - {nr: 2, tittel: B}\n  - {nr: 1, tittel: A}\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # keys
        ("moteleder: {rolle: byråd}", ["- moteleder: {rolle: byråd}", "+ møteleder: {rolle: byråd}"]),
        ('"Sted": Rådhuset  # her', ['- "Sted": Rådhuset  # her', "+ sted: Rådhuset  # her"]),
        (
            "Innkalling:\n  Sendt: 19.2.2026  # tirsdag",
            ["- Innkalling:", "-   Sendt: 19.2.2026  # tirsdag", "+ innkalling:", "+   sendt: 2026-02-19  # tirsdag"],
        ),
        (
            "formaal: >-\n  Gjennomgå\n  resultatene.",
            ["- formaal: >-", "+ formål: >-"],
        ),
        ("Formål: Mål\nformål: Mer", []),  # which of them is right?
        ("Formål: Mål\nformaal: Mer", []),
        ("formål:\nformaal: Mål", []),
        ("Møteleder: {rolle: byråd, epost: x}", []),  # would leave something wrong below the corrected key
        ("Innkalling: {sendt: snart}", []),
        ("Saksliste: Turveier", []),
        ("merkelapper: [a]", []),  # belongs elsewhere
        # values
        (
            "deltakere:\n  - {rolle: Virksomhetsleder, oppmøte: til stede}",
            [
                "-   - {rolle: Virksomhetsleder, oppmøte: til stede}",
                "+   - {rolle: virksomhetsleder, oppmøte: til_stede}",
            ],
        ),
        ("papirfrist: 4. mars 2026 # jf", ["- papirfrist: 4. mars 2026 # jf", "+ papirfrist: 2026-03-04 # jf"]),
        ("slutt: '12.3.2026 kl. 11.00'", ["- slutt: '12.3.2026 kl. 11.00'", "+ slutt: 2026-03-12T11:00"]),
        ("papirfrist: 30.2.2026", []),
        ("papirfrist: 4.3.26", []),
        ("slutt: 11.00", []),
        ("slutt: 12.3.2026", []),
        ("slutt: 29.3.2026 kl. 02.30", []),  # no such time: the clock is put forward
        ("møteleder: {fungerende: ja}", ["- møteleder: {fungerende: ja}", "+ møteleder: {fungerende: true}"]),
        ('nr: "1"', ['- nr: "1"', "+ nr: 1"]),
        ("nr: 012", []),
        ("nr: første", []),
        ("navn: 12.50", ["- navn: 12.50", '+ navn: "12.50"']),
        ("navn: 012  # romnummer", ["- navn: 012  # romnummer", '+ navn: "012"  # romnummer']),
        ("navn: true", []),
        ("nivå: topplederen", []),
        ("papirfrist: >-\n  4.3.2026", []),  # over several lines: not in place
        ("papirfrist: 4.3.\n  2026", []),
        (r'papirfrist: "4.3.2026\x20"', []),
        ("arkiv: {saksnummer: 202600123}", ["- arkiv: {saksnummer: 202600123}", '+ arkiv: {saksnummer: "202600123"}']),
        (
            "arkiv: {saksnummer: 2026001230000000001}",
            ["- arkiv: {saksnummer: 2026001230000000001}", '+ arkiv: {saksnummer: "2026001230000000001"}'],
        ),
    ],
)  # fmt: skip
def test_a_meeting(lines: str, expected: list[str], tmp_path: Path) -> None:
    assert told(repository(tmp_path, {ESM: MEETING + lines + "\n"})) == ({ESM: expected} if expected else {})


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (ESM, "status: planlagt\ntidspunkt: 2026-03-12T09:00\n", ["+ type: etatsstyringsmøte"]),
        (ESM, "type:  # hva?\nstatus: utsatt\n", ["- type:  # hva?", "+ type: etatsstyringsmøte  # hva?"]),
        (ESM, "Type: ESM\nstatus: utsatt\n", []),  # the key stands there, its value is not certain
        (ESM, "{status: utsatt}\n", ["- {status: utsatt}", "+ {status: utsatt, type: etatsstyringsmøte}"]),
        ("2026/meetings/2026-03-12-osm-2.yaml", "status: utsatt\n", ["+ type: oppdragsstyringsmøte"]),
        ("2026/meetings/møte.yaml", "status: utsatt\n", []),
        (BREV, "dato: 2026-01-15\nstatus: utkast\n", ["+ type: tildelingsbrev"]),
        ("2026/letters/2026-02-15-ob.yaml", "dato: 2026-02-15\nstatus: utkast\n", ["+ type: oppdragsbrev"]),
        (BREV, "type: tildelingsbrev\nstatus: utkast\n", []),  # an id outlives a change of the date
        ("2026/reports/2026-t1.yaml", "periode: T1\n", ["+ type: tertialrapport"]),
        ("2026/reports/2026-h2.yaml", "periode: H2\n", ["+ type: halvårsrapport"]),
        ("2025/reports/2025-aar.yaml", "periode: Året\n", ["+ type: årsrapport"]),
        (REFERAT, "status: utkast\nsaker: []\n", ["+ form: referat"]),
        ("2026/minutes/2026-03-12-osm.yaml", "status: utkast\nsaker: []\n", []),
        ("2026/minutes/2026-03-12-kon.yaml", "status: utkast\nsaker: []\n", []),
        (
            ESM,
            MEETING + "saksliste:\n  - {nr: 1, tittel: A}\n  - tittel: B\n    tema: risiko\n",
            ["+     nr: 2"],
        ),
        (
            ESM,
            MEETING + "saksliste:\n  - {tittel: A}\n  - tittel: B\n",
            ["-   - {tittel: A}", "+   - {tittel: A, nr: 1}", "+     nr: 2"],
        ),
        (ESM, MEETING + "saksliste:\n  - {nr: 2, tittel: A}\n  - {tittel: B}\n", []),
        (REFERAT, "form: referat\nstatus: utkast\nsaker:\n  - {omtale: A}\n", []),  # which item of the agenda?
        (
            BREV,
            LETTER + "budsjettramme: {kapittel: 160, beløp_1000kr: 1 200}\n",
            [
                "- budsjettramme: {kapittel: 160, beløp_1000kr: 1 200}",
                '+ budsjettramme: {kapittel: "160", beløp_1000kr: 1200}',
            ],
        ),
        (
            BREV,
            LETTER + "krav:\n  - {id: 1, tekst: Byrom, maltall: '12,5', type: Resultatkrav}\n",
            [
                "-   - {id: 1, tekst: Byrom, maltall: '12,5', type: Resultatkrav}",
                '+   - {id: "1", tekst: Byrom, måltall: 12.5, type: resultatkrav}',
            ],
        ),
        (
            "agency.yaml",
            "Navn: Etaten\nform: Etat\nbyraadsavdeling: pbr\norganisasjonsnummer: 987654325\n",
            [
                "- Navn: Etaten", "- form: Etat", "- byraadsavdeling: pbr", "- organisasjonsnummer: 987654325",
                "+ navn: Etaten", "+ form: etat", "+ byrådsavdeling: pbr", '+ organisasjonsnummer: "987654325"',
            ],
        ),
        ("agency.yaml", "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\norganisasjonsnummer: 987654321\n", []),
        ("agency.yaml", "navn: Etaten\nform: etat\nbyrådsavdeling: {kode: pbr}\n", []),
        (
            "charter.yaml",
            "na: [Godt]\nutfylt_av: [Virksomhet, byradsavdeling]\n",
            [
                "- na: [Godt]", "- utfylt_av: [Virksomhet, byradsavdeling]",
                "+ nå: [Godt]", "+ utfylt_av: [virksomhet, byrådsavdeling]",
            ],
        ),
    ],
)  # fmt: skip
def test_other_records(file: str, text: str, expected: list[str], tmp_path: Path) -> None:
    assert told(repository(tmp_path, {file: text})) == ({file: expected} if expected else {})


def test_a_department_and_a_year_wheel_belong_to_no_dossier(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/departments/pbr.yaml": "Navn: Avdelingen\n",
        "records/calendars/2026/pbr.yaml": "hendelser:\n  - {id: a, type: Fagmøte, dato: 1.2.2026}\n",
    }
    assert told(repository(tmp_path, files)) == {
        "records/calendars/2026/pbr.yaml": [
            "-   - {id: a, type: Fagmøte, dato: 1.2.2026}",
            "+   - {id: a, type: fagmøte, dato: 2026-02-01}",
        ],
        "records/departments/pbr.yaml": ["- Navn: Avdelingen", "+ navn: Avdelingen"],
    }


def test_an_agenda_is_sorted_with_its_comments_and_its_references_stay(tmp_path: Path) -> None:
    text = MEETING + (
        "saksliste:  # ikke ferdig\n"
        "  - nr: 3\n"
        "    tittel: Tas under sak 1\n"
        "    # husk grafene\n"
        "\n"
        "  # styring: tillat ESM11 – avtalt\n"
        "  - {nr: 1, tittel: Først}  # fast sak\n"
        "\n"
        "  - nr: 2\n"
        "    tittel: Så\n"
        "# papirer\n"
        "sakspapirer: [{sak: 3, tittel: Notat}]\n"
    )
    (fix,) = fixes(repository(tmp_path, {ESM: text}))
    assert fix.done == ("sorterte sakslisten etter nr",)
    assert fix.after == MEETING + (
        "saksliste:  # ikke ferdig\n"
        "  # styring: tillat ESM11 – avtalt\n"
        "  - {nr: 1, tittel: Først}  # fast sak\n"
        "\n"
        "  - nr: 2\n"
        "    tittel: Så\n"
        "\n"
        "  - nr: 3\n"
        "    tittel: Tas under sak 1\n"
        "    # husk grafene\n"
        "# papirer\n"
        "sakspapirer: [{sak: 3, tittel: Notat}]\n"
    )


@pytest.mark.parametrize(
    "files",
    [
        {ESM: MEETING.replace("planlagt", "innkalt") + AGENDA},
        {ESM: MEETING + "innkalling: {sendt: 2026-02-19}\n" + AGENDA},
        {ESM: MEETING + AGENDA, REFERAT: "form: referat\nstatus: utkast\n"},
        {ESM: MEETING + AGENDA, REFERAT: "uleselig: ["},
        {ESM: MEETING + AGENDA.replace("nr: 1", "nr: 2")},
        {ESM: MEETING + AGENDA.replace("nr: 1", "nr: 3")},
        {ESM: MEETING + "saksliste: [{nr: 2, tittel: B}, {nr: 1, tittel: A}]\n"},
        {ESM: MEETING + AGENDA.replace(":\n", ":\n  # faste saker først\n", 1)},
        {ESM: MEETING + AGENDA.replace("A}", "A}  # styring: tillat SKJ16 – rekkefølgen er avtalt")},
    ],
    ids=["convened", "sent", "minutes", "bad minutes", "twice", "in order", "one line", "comment above", "waived"],
)  # fmt: skip
def test_an_agenda_that_stays_as_it_is(files: dict[str, str | bytes], tmp_path: Path) -> None:
    assert told(repository(tmp_path, files)) == {}


@pytest.mark.parametrize(
    ("file", "text", "frozen"),
    [
        (REFERAT, "form: referat\nstatus: utkast\nSaker: []\n", "status: endelig"),
        (REFERAT, "form: referat\nstatus: utkast\nSaker: []\n", "status: Endelig"),
        (REFERAT, "form: referat\nstatus: utkast\nSaker: []\n", "status: ferdig"),
        (BREV, LETTER + "Tittel: Brev\n", "status: sendt"),
        (BREV, LETTER + "Tittel: Brev\n", "status: utkast\narkiv: {arkivert: 2026-01-16}"),
    ],
)
def test_a_record_that_is_final_sent_or_filed_is_never_changed(
    file: str, text: str, frozen: str, tmp_path: Path
) -> None:
    assert list(told(repository(tmp_path, {file: text}))) == [file]
    assert told(repository(tmp_path, {file: text.replace("status: utkast", frozen)})) == {}


@pytest.mark.parametrize(
    ("minutes", "changed"),
    [
        ("form: referat\nstatus: utkast\n", [ESM]),
        ("form: referat\nstatus: endelig\nutkast_dto: 1\n", []),
        ("form: referat\nstatus: [\n", []),
        ("", []),
    ],
)
def test_a_meeting_is_final_when_its_minutes_are(minutes: str, changed: list[str], tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {ESM: MEETING.replace("planlagt", "Gjennomført"), REFERAT: minutes}
    assert list(told(repository(tmp_path, files))) == changed


def test_of_two_files_with_the_same_identity_neither_is_changed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {ESM: MEETING + "Sted: A\n", ESM.replace(".yaml", ".yml"): MEETING + "Sted: B\n"}
    assert told(repository(tmp_path, files)) == {}


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["- Sted: A", "- papirfrist: 4.3.2026", "+ sted: A", "+ papirfrist: 2026-03-04"]),
        (Selection(select=("SKJ04",)), ["- Sted: A", "+ sted: A"]),
        (Selection(ignore=("SKJ04",)), ["- papirfrist: 4.3.2026", "+ papirfrist: 2026-03-04"]),
        (Selection(select=("ESM",)), []),
        (Selection(paths=(Path("annet"),)), []),
    ],
)
def test_only_what_is_asked_for(selection: Selection, expected: list[str], tmp_path: Path) -> None:
    root = repository(tmp_path, {ESM: MEETING + "Sted: A\npapirfrist: 4.3.2026\n"})
    assert told(root, selection) == ({ESM: expected} if expected else {})


def test_what_is_let_through_stays(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {
            ESM: MEETING + "Sted: A  # styring: tillat SKJ04 – nøkkelen kommer fra et annet program\n"
            "# styring: tillat ugyldig-verdi – avventer\npapirfrist: 4.3.2026\nformaal: Se på målene\n",
            "agency.yaml": "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\n",
        },
    )
    assert told(root) == {ESM: ["- formaal: Se på målene", "+ formål: Se på målene"]}


@pytest.mark.parametrize(
    "files",
    [
        {"styring.yaml": "organisasjon: Eksempelby\nregler: {SKJ04: av}\n"},
        {
            "agency.yaml": "navn: Etaten\nform: etat\nbyrådsavdeling: pbr\nunntak:\n"
            "  - {regel: SKJ04, begrunnelse: Innført fra et annet system, gyldig_fra: 2020-01-01}\n"
        },
    ],
    ids=["turned off", "exempted"],
)
def test_a_rule_that_does_not_hold_changes_nothing(files: dict[str, str | bytes], tmp_path: Path) -> None:
    other = {ESM: MEETING + "Sted: A\nnivå: Toppleder\n", **files}
    assert told(repository(tmp_path, other)) == {ESM: ["- nivå: Toppleder", "+ nivå: toppleder"]}


def test_what_was_done_is_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        "status: Planlagt\ntidspunkt: 2026-03-12T09:00\nInnkalling: {Karakter-oppgitt: nei}\narkiv: {saksnummer: 012}\n"
        "saksliste:\n  - {nr: 3, tittel: C}\n  - {nr: 1, tittel: A}\n"
    )
    (fix,) = fixes(repository(tmp_path, {ESM: text}))
    assert fix.done == (
        "la til «type: etatsstyringsmøte» etter filnavnet",
        "rettet «Planlagt» til «planlagt» (status)",
        "rettet nøkkelen «Innkalling» til «innkalling»",
        "rettet nøkkelen «Karakter-oppgitt» til «karakter_oppgitt»",
        "rettet «nei» til «false» (karakter_oppgitt)",
        "satte anførselstegn rundt «012» (saksnummer)",
        "sorterte sakslisten etter nr",
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_breaks_and_byte_order_mark_stay(newline: str, mark: str, last: str, tmp_path: Path) -> None:
    text = f"{mark}status: Planlagt  # nå\ntidspunkt: 12.3.2026 kl. 9.00\nformaal: a\u030a{last}".replace("\n", newline)
    root = repository(tmp_path, {ESM: text.encode()})
    write(root)
    expected = (
        f"{mark}status: planlagt  # nå\ntype: etatsstyringsmøte\ntidspunkt: 2026-03-12T09:00\nformål: a\u030a{last}"
    )
    assert (root / "records/agencies/bre" / ESM).read_bytes() == expected.replace("\n", newline).encode()
    assert fixes(root) == ()


def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    root = repository(tmp_path, {ESM: MEETING + "Sted: A\n"})
    file = root / "records/agencies/bre" / ESM
    file.chmod(0o640)
    write(root)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text(encoding="utf-8") == MEETING + "sted: A\n"


def test_a_file_that_somebody_else_has_changed_is_left_alone(tmp_path: Path) -> None:
    root = repository(tmp_path, {ESM: MEETING + "Sted: A\n"})
    (fix,) = fixes(root)
    file = root / "records/agencies/bre" / ESM
    file.write_text(MEETING + "Sted: B\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile):
        carry_out(open_project(root), fix)
    assert file.read_text(encoding="utf-8") == MEETING + "Sted: B\n"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# Sted: A\n",
        (MEETING + "Sted: R\u00e5dhuset\n").encode("latin-1"),
        (MEETING + "Sted: A\n").encode("utf-16"),
        (MEETING + "Sted: A\n").replace("\n", "\r").encode(),
        (MEETING + "Sted: A\n---\nSted: B\n").encode(),
        (MEETING + "Sted: &a A\nnavn: *a\n").encode(),
        (MEETING + "Innkalling:\n\tSendt: 2026-02-19\n").encode(),
        (MEETING + "Sted: A\nSted: B\n").encode(),
        (MEETING + "Sted: !!str A\n").encode(),
        (MEETING + "Sted: A\n<<: {nr: 1}\n").encode(),
        (MEETING + "Sted: A\x0b\n").encode(),
        (MEETING + "? Sted\n: A\n").encode(),
        (MEETING + "Sted: [").encode(),
        b"- Sted: A\n",
        b"Sted",
        (MEETING + "Sted: " + "[" * 100 + "]" * 100).encode(),
        (MEETING + "Sted: A\n" + "navn: x\n" * 200_000).encode(),
        (MEETING + "saksliste:\n" + "  - {Nr: 1}\n" * 1000).encode(),
        (MEETING + "saksliste:\n" + "  - {nr: 012}\n" * 1000).encode(),
    ],
)
def test_a_hostile_file_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    assert told(repository(tmp_path, {ESM: content})) == {}


def test_a_tidy_repository_is_not_even_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path, {ESM: MEETING})
    monkeypatch.setattr("styring.fixing.planning.load_registry", None)
    assert fixes(root) == ()


def test_the_state_has_keys_and_values_of_its_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "styring.yaml": "organisasjon: Eksempeldepartementet\nprofil: stat\n",
        "agency.yaml": "navn: Direktoratet\nform: Direktorat\nDepartement: pbr\n",
        ESM: MEETING + "moteleder: {rolle: Departementsrad}\ndeltakere: [{rolle: Kommunaldirektør}]\n",
    }
    assert told(repository(tmp_path, files)) == {
        "agency.yaml": [
            "- form: Direktorat", "- Departement: pbr", "+ form: direktorat", "+ departement: pbr",
        ],
        ESM: ["- moteleder: {rolle: Departementsrad}", "+ møteleder: {rolle: departementsråd}"],
    }  # fmt: skip
