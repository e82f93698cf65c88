"""The state's profile on a small repository of its own: a fictitious ministry with two directorates."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from styring import source
from styring.citations import statements
from styring.cli.naming import load_dossiers
from styring.linting.run import lint
from styring.project import open_project
from styring.records.terms import terms_of
from styring.records.vocabulary import Profile
from styring.rendering import Format as FileFormat
from styring.rendering import Renderer, Variant, plan
from styring.reporting import Format, render
from styring.reports.catalogue import REPORTS
from styring.rules import CATALOGUE
from styring.schemas import schemas
from tests.cli.making import Terminal
from tests.rendering.reading import words

HERE = Path(__file__).parent
STATE = terms_of(Profile.STAT)
MUNICIPAL = re.compile(r"byråd|kommun|bydel|bystyre|etatsdirektør|seksjonssjef|seksjonsleiar", re.IGNORECASE)
SCHEMAS = {name: json.loads(text) for name, text in schemas(STATE).items()}
LAST_DAY = date(2026, 5, 15)
STI = "records/agencies/sti/"


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    return shutil.copytree(HERE / "sample", tmp_path, dirs_exist_ok=True)


def municipal_words(text: str) -> list[str]:
    """Every line with a word that is a municipality's; the choice between the two profiles is none."""
    lines = text.replace("kommune eller stat", "").replace("kommunens eller statens", "").splitlines()
    return [line for line in lines if MUNICIPAL.search(line)]


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8", newline="\n")


def findings(root: Path, day: date = LAST_DAY) -> list[str]:
    """What lint says, with the advice and without the agency's folder in the paths."""
    told = []
    for d in lint(open_project(root), day).diagnostics:
        place = f"{d.file.removeprefix(STI)}:{d.position.line}:{d.position.column}"
        told.append(f"{place}: {d.code} {d.severity.label}: {d.message} {d.remedy}")
    return told


@pytest.mark.parametrize(
    "day", ["2025-12-15", "2025-12-31", "2026-01-02", "2026-02-20", "2026-03-12", "2026-03-31", "2026-05-15"]
)
def test_a_ministry_that_does_all_in_time_hears_nothing(day: str) -> None:
    assert render(lint(open_project(HERE / "sample"), date.fromisoformat(day)), Format.CONCISE) == ""


@pytest.mark.parametrize("file", sorted((HERE / "sample/records").rglob("*.yaml")), ids=lambda file: file.stem)
def test_the_sample_follows_the_states_schemas_and_not_the_municipalitys(file: Path) -> None:
    folder = file.parent.name
    kind = {"agency": "agency", "charter": "charter"}.get(file.stem) or {
        "departments": "department", "2026": "calendar", "assignments": "assignment", "letters": "letter",
        "meetings": "meeting", "minutes": "minutes",
    }[folder]  # fmt: skip
    data = source.load(file).data
    assert [error.message for error in Draft202012Validator(SCHEMAS[f"{kind}.schema.json"]).iter_errors(data)] == []
    if any(word in file.read_text(encoding="utf-8") for word in ("departement:", "_departement", "rolle: statsråd")):
        municipal = Draft202012Validator(json.loads(schemas()[f"{kind}.schema.json"]))
        assert not municipal.is_valid(data)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_no_municipal_word_stands_in_the_states_schemas(name: str) -> None:
    text = (
        schemas(STATE)[name].replace('"kommune",', "").replace('"default": "kommune"', "").replace("på kommunen,", "")
    )
    assert municipal_words(text) == []
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_the_schema_of_the_settings_has_the_states_defaults() -> None:
    limits = SCHEMAS["settings.schema.json"]["properties"]["terskler"]["properties"]
    assert limits["frist_tildelingsbrev"]["default"] == "12-31 året før"
    assert limits["maks_esm"]["default"] == 4


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("format", list(FileFormat))
def test_no_document_has_a_word_of_the_municipality(ministry: Path, language: str, format: FileFormat) -> None:
    for code in ("sti", "srd"):
        agency = ministry / f"records/agencies/{code}/agency.yaml"
        text = agency.read_text(encoding="utf-8").replace("målform: nn\n", "")
        agency.write_text(f"{text}målform: {language}\n", encoding="utf-8", newline="\n")
    project = open_project(ministry)
    jobs = plan(load_dossiers(project), [format], Variant.INTERNAL).jobs
    assert len(jobs) == 11
    renderer = Renderer(ministry, project.settings)
    texts = {str(job.path): words(renderer.render(job), format) for job in jobs}
    assert {path: found for path, text in texts.items() if (found := MUNICIPAL.findall(text))} == {}
    from_the_ministry = "Fradepartementet" if language == "nb" else "Frådepartementet"
    together = "".join(texts.values())
    assert from_the_ministry in together
    for word in ("Departementsråd", "ekspedisjonssjef", "statssekretær", "Stortinget"):
        assert word.lower() in together.lower(), word


def test_the_head_of_a_document_names_the_ministry_once() -> None:
    project = open_project(HERE / "sample")
    job = next(
        job
        for job in plan(load_dossiers(project), [FileFormat.MARKDOWN], Variant.INTERNAL).jobs
        if str(job.identity) == "sti/letters/2025-12-18-tb"
    )
    view = Renderer(project.root, project.settings).document(job).view
    assert (view.organisation, view.department) == ("Kyst- og friluftsdepartementet", None)


def test_from_nothing_to_a_year_of_drafts_in_the_states_words(terminal: Terminal, tmp_path: Path) -> None:
    name = "Kyst- og friluftsdepartementet"
    commands = [
        ("init", "--organisation", name, "--profil", "stat", "--no-git"),
        ("new-department", "kfd", "--name", name, "--year", "2026"),
        ("new-calendar", "kfd", "--year", "2027"),
        ("new-agency", "sti", "--name", "Stidirektoratet", "--form", "direktorat"),
        ("new-letter", "sti", "--type", "tildelingsbrev", "--date", "2025-12-18"),
        ("new-assignment", "sti", "--title", "Kyststier for alle", "--status", "aktiv", "--from", "2026-01-12"),
        ("new-letter", "sti", "--type", "oppdragsbrev", "--date", "2026-01-12", "--assignment", "o-2026-01"),
        ("new-letter", "sti", "--type", "instruks", "--date", "2026-01-13"),
        ("new-letter", "sti", "--type", "stb", "--date", "2026-02-01", "--year", "2026"),
        ("new-meeting", "sti", "--type", "esm", "--when", "2026-03-12T09:00"),
        ("new-meeting", "sti", "--type", "osm", "--when", "2026-03-13T09:00", "--assignment", "o-2026-01"),
        ("new-meeting", "sti", "--type", "kon", "--when", "2026-03-16T09:00"),
        ("new-meeting", "sti", "--type", "fag", "--when", "2026-03-17T09:00"),
        ("new-minutes", "2026-03-12-esm"),
        ("new-minutes", "2026-03-16-kon"),
        ("new-report", "sti", "--type", "aar", "--year", "2026"),
        ("new-signal", "sti", "--text", "Vent med kyststien", "--role", "departementsråd", "--date", "2026-03-18"),
        ("new-charter", "sti"),
        ("move-meeting", "2026-03-17-fag", "--when", "2026-03-23T09:00"),
    ]  # fmt: skip
    for command in commands:
        done = terminal.run(*command)
        assert (done.code, municipal_words(done.out), municipal_words(done.err)) == (0, [], []), command
    files = [file for file in tmp_path.rglob("*") if file.is_file() and file.parent.name != "schemas"]
    for file in files:
        assert municipal_words(file.read_text(encoding="utf-8")) == [], file
    for file in (tmp_path / "records").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        schema = text.splitlines()[0].rpartition("/")[2]
        errors = Draft202012Validator(SCHEMAS[schema]).iter_errors(source.parse(text).data)
        assert [error.message for error in errors] == [], file
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "schemas").iterdir()} == dict(
        schemas(STATE)
    )
    said = terminal.run("lint", "--format", "concise", "--as-of", "2026-03-20")
    assert [line for line in said.out.splitlines() if " SKJ" in line or MUNICIPAL.search(line)] == []


@pytest.mark.parametrize(
    ("name", "given", "profile"),
    [
        ("Kyst- og friluftsdepartementet", (), "stat"),
        ("Eksempelby kommune", (), "kommune"),
        ("Statens kystkontor", ("--profile", "stat"), "stat"),
        ("Departementsbyen kommune", ("--profil", "kommune"), "kommune"),
    ],
)
def test_the_profile_follows_from_the_name_unless_it_is_told(
    terminal: Terminal, tmp_path: Path, name: str, given: tuple[str, ...], profile: str
) -> None:
    assert terminal.run("init", "--organisation", name, *given, "--no-git").code == 0
    assert f"\nprofil: {profile}\n" in (tmp_path / "styring.yaml").read_text(encoding="utf-8")
    assert open_project(tmp_path).settings.profile == profile


def test_a_profile_that_does_not_exist(terminal: Terminal) -> None:
    done = terminal.run("init", "--organisation", "X", "--profil", "fylke", "--no-git")
    assert done.flat.startswith("Feil: --profile: «fylke» er ikke blant valgene. Velg kommune eller stat.")


def test_drafts_build_on_records_in_the_states_words(terminal: Terminal, ministry: Path) -> None:
    done = terminal.run("new-meeting", "sti", "--type", "esm", "--when", "2026-06-11T09:00", "--as-of", "2026-05-01")
    assert done.code == 0
    text = (ministry / STI / "2026/meetings/2026-06-11-esm.yaml").read_text(encoding="utf-8")
    assert municipal_words(text) == []
    for line in (
        "møteleder: {rolle: departementsråd, stilling: Departementsråd}",
        "  - {rolle: ledergruppe_departement, stilling: Avdelingsdirektør etatsstyring, organisasjon: kfd}",
        "    meldt_inn_av: departement",
    ):
        assert line in text.splitlines(), text


def test_questions_and_refusals_are_the_states(terminal: Terminal, ministry: Path) -> None:
    done = terminal.run("new-agency", "xyz", "--name", "X", "--form", "etat")
    assert done.flat == (
        "Feil: --form: «etat» er ikke blant valgene. Velg direktorat, statsforetak eller annet. "
        "«styring new-agency --help» viser hva kommandoen tar imot."
    )
    done = terminal.run("new-agency", "xyz", "--name", "X", "--form", "annet", "--department", "pbr")
    assert done.flat == "Feil: Fant ikke noe departement «pbr». Velg kfd. Lag det med «styring new-department»."
    done = terminal.run("new-department", "kfd", "--name", "X")
    assert done.flat == (
        "Feil: Det finnes allerede et departement «kfd». "
        "Rediger records/departments/kfd.yaml, eller velg en annen kode."
    )
    done = terminal.run("new-department", "nyd")
    assert done.flat.startswith("Feil: Du må oppgi --name. Hva heter departementet?")
    done = terminal.run("new-signal", "sti", "--text", "Vent", "--role", "kommunaldirektør")
    assert "Velg statsråd, statssekretær, departementsråd, ekspedisjonssjef," in done.flat
    (ministry / "records/departments/kfd.yaml").unlink()
    done = terminal.run("new-agency", "xyz", "--name", "X", "--form", "annet")
    assert done.flat == "Feil: Det finnes ikke noe departement ennå. Lag det først med «styring new-department»."


def test_the_rules_are_explained_in_the_states_words_and_cite_the_guide(terminal: Terminal, ministry: Path) -> None:
    cited = {statement.text for statement in statements().values()}
    for code in CATALOGUE:
        done = terminal.run("explain", code)
        flat = " ".join(done.out.split()).replace(CATALOGUE[code].slug, "")
        for text in cited:
            flat = flat.replace(" ".join(text.split()), "")
        assert MUNICIPAL.findall(flat) == [], code
    explained = " ".join(terminal.run("explain", "ESM05").out.split())
    assert "Kommunaldirektøren" in statements()["ES-3"].text
    assert " ".join(statements()["ES-3"].text.split()) in explained
    assert "frist_tildelingsbrev: 12-31 året før" in terminal.run("explain", "BRV01").out
    listed = terminal.run("rules").out
    assert "departementsråden eller" in listed
    assert "kommunaldirektøren" not in listed.lower()  # the rules keep their names, which are ASCII


def test_help_is_in_the_words_of_the_repository(terminal: Terminal, ministry: Path) -> None:
    assert municipal_words(terminal.run("--help").out) == []
    for command in ("new-department", "new-calendar", "new-agency", "new-signal", "new-charter"):
        assert municipal_words(terminal.run(command, "--help").out) == [], command
    assert "Lag et departement med årshjul." in terminal.run("new-department", "--help").out


def test_leaders_of_the_meetings_are_those_of_a_ministry(ministry: Path) -> None:
    meetings = ministry / STI / "2026/meetings"
    change(meetings / "2026-03-12-esm.yaml", "{rolle: ekspedisjonssjef, stilling: Ekspedisjonssjef friluftsavdelingen}",
           "{rolle: medarbeider_departement, stilling: Avdelingsdirektør}")  # fmt: skip
    kon = meetings / "2026-02-10-kon.yaml"
    change(kon, "{rolle: statsråd, stilling: Kyst- og friluftsminister}", "{rolle: ekspedisjonssjef}")
    assert findings(ministry) == [
        "2026/meetings/2026-02-10-kon.yaml:9:20: KON02 feil: Møtelederen har rollen ekspedisjonssjef, ikke statsråd. "
        "Før opp statsråden som møteleder. Leder departementsråden møtet, er det trolig et etatsstyringsmøte eller et "
        "fagmøte.",
        "2026/meetings/2026-03-12-esm.yaml:9:20: ESM05 feil: Møtelederen har rollen «medarbeider_departement»; "
        "etatsstyringsmøtet ledes av departementsråden eller en ekspedisjonssjef. Før opp departementsråden eller "
        "ekspedisjonssjefen som møteleder, med «fungerende: true» når en annen fungerer.",
    ]


def test_a_meeting_without_anybody_who_leads_the_ministry(ministry: Path) -> None:
    kon = ministry / STI / "2026/meetings/2026-02-10-kon.yaml"
    change(kon, "  - {rolle: ekspedisjonssjef, stilling: Ekspedisjonssjef friluftsavdelingen, organisasjon: kfd, "
           "oppmøte: til_stede}\n", "")  # fmt: skip
    assert findings(ministry) == [
        "2026/meetings/2026-02-10-kon.yaml:11:1: KON04 advarsel: Verken departementsråden eller en ekspedisjonssjef er "
        "ført opp som deltaker. Før opp dem som er kalt inn, med rolle, stilling og oppmøte. Er møtet et annet enn et "
        "kontaktmøte, rett type."
    ]


def test_minutes_that_the_ministry_has_not_written(ministry: Path) -> None:
    change(ministry / STI / "2026/minutes/2026-03-12-esm.yaml", "organisasjon: kfd, rolle: medarbeider_departement",
           "organisasjon: sti, rolle: medarbeider_virksomhet")  # fmt: skip
    assert findings(ministry) == [
        "2026/minutes/2026-03-12-esm.yaml:3:31: REF06 feil: Utkastet er skrevet av «sti»; 12. mars 2026 hørte "
        "virksomheten til departementet «kfd». La departementet skrive utkastet, og før opp koden til departementet i "
        "«utarbeidet_av»."
    ]


def test_words_of_the_municipality_in_the_records(ministry: Path) -> None:
    change(ministry / STI / "agency.yaml", "departement: kfd", "byrådsavdeling: kfd")
    change(ministry / STI / "2026/meetings/2026-03-12-esm.yaml", "fra: departement", "fra: byrådsavdeling")
    shown = [line for line in findings(ministry) if " SKJ0" in line]
    assert shown == [
        "2026/meetings/2026-03-12-esm.yaml:36:50: SKJ05 feil: «byrådsavdeling» er ikke blant verdiene som kan stå her. "
        "Når profilen er stat, heter den «departement». Velg departement eller virksomhet.",
        "agency.yaml:3:1: SKJ04 feil: Ukjent nøkkel «byrådsavdeling». Når profilen er stat, heter den «departement».",
    ]


def test_a_reference_to_a_ministry_that_does_not_exist_is_shown_at_its_place(ministry: Path) -> None:
    change(ministry / STI / "agency.yaml", "departement: kfd", "departement:\n  - {kode: kdf, fra: 2020-01-01}")
    assert [
        line.partition(" feil: ")[2].partition(". ")[0] for line in findings(ministry) if "4:12: SKJ07" in line
    ] == ["«kdf» viser til et departement som ikke finnes"]


LETTER = "2026/letters/2025-12-18-tb.yaml"


@pytest.mark.parametrize(
    ("settings", "day", "expected"),
    [
        ("", "2025-12-30", []),
        ("", "2025-12-31", ["Tildelingsbrevet for 2026 er ikke sendt (frist: 31. desember 2025)."]),
        ("terskler: {frist_tildelingsbrev: 01-10}\n", "2026-01-09", []),
        (
            "terskler: {frist_tildelingsbrev: 01-10}\n",
            "2026-01-10",
            ["Tildelingsbrevet for 2026 er ikke sendt (frist: 10. januar 2026)."],
        ),
    ],
)
def test_the_letter_is_due_before_the_year_begins(ministry: Path, settings: str, day: str, expected: list[str]) -> None:
    change(ministry / "styring.yaml", "fra_år: 2026\n", f"fra_år: 2026\n{settings}")
    change(ministry / STI / LETTER, "status: sendt", "status: utkast")
    found = lint(open_project(ministry), date.fromisoformat(day)).diagnostics
    assert [d.message for d in found if d.code == "BRV01"] == expected
    assert all(d.owner == "departementet" for d in found if d.code == "BRV01")


def test_a_meeting_is_moved_without_touching_the_words(terminal: Terminal, ministry: Path) -> None:
    file = ministry / STI / "2026/meetings/2026-06-11-esm.yaml"
    file.write_text(
        "type: etatsstyringsmøte\nstatus: planlagt\ntidspunkt: 2026-06-11T09:00\n"
        "møteleder: {rolle:   departementsråd}  # som alltid\n",
        encoding="utf-8",
    )  # fmt: skip
    done = terminal.run("move-meeting", "2026-06-11-esm", "--when", "2026-06-18T09:00", "--notice", "2026-05-01")
    assert done.code == 0
    assert "møteleder: {rolle:   departementsråd}  # som alltid\n" in file.read_text(encoding="utf-8")


def test_schemas_are_written_anew_in_the_words_of_the_repository(terminal: Terminal, ministry: Path) -> None:
    assert terminal.run("schema").code == 0
    assert {file.name: file.read_text(encoding="utf-8") for file in (ministry / "schemas").iterdir()} == dict(
        schemas(STATE)
    )


def test_reports_are_in_the_words_of_the_ministry(terminal: Terminal, ministry: Path) -> None:
    listed = terminal.run("report")
    assert municipal_words(listed.out) == []
    for name in REPORTS:
        for format in ("table", "html", "md"):
            done = terminal.run("report", name, "--format", format, "--as-of", str(LAST_DAY))
            assert (municipal_words(done.out), done.err, done.code) == ([], "", 0), (name, format)
    refused = terminal.run("report", "krav", "--department", "zzz")
    assert refused.flat.startswith("Feil: Fant ikke departementet «zzz». Velg kfd.")
    assert refused.code == 2
    assert "Rett møteleder er departementsråden" in terminal.run("report", "deltakelse").out
