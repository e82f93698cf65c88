"""Making the site anew: only what has changed is made, and only what styring has made is touched."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

import pytest

from styring.rendering import RenderError
from styring.site import SiteError, keys
from tests.site.sites import ESM, LETTER, MINUTES, SENT_LETTER, build, files_of, page, write_repository

REFERAT = f"virksomheter/bre/2026/{ESM}-referat"
INNKALLING = f"virksomheter/bre/2026/{ESM}-innkalling"
BREV = f"virksomheter/bre/2026/{LETTER}-tildelingsbrev"
LIST = ".styring-nettsted.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose site has been made."""
    write_repository(tmp_path)
    assert build(tmp_path).rendered == 3
    return tmp_path


def changed(root: Path, before: dict[str, bytes]) -> list[str]:
    after = files_of(root)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def test_a_site_has_these_files(root: Path) -> None:
    files = [name for name in files_of(root) if not name.startswith("sok/")]
    assert sorted(files) == [
        LIST,
        "arshjul/2026.html",
        "arshjul/index.html",
        "feed.xml",
        "index.html",
        "journal/2026.html",
        "journal/index.html",
        "om.html",
        "oppfolging.html",
        "ramme.css",
        "sok.html",
        "sok.js",
        "stil.css",
        f"{BREV}.html",
        f"{BREV}.pdf",
        f"{INNKALLING}.html",
        f"{INNKALLING}.pdf",
        f"{REFERAT}.html",
        f"{REFERAT}.pdf",
        f"virksomheter/bre/2026/{ESM}.html",
        "virksomheter/bre/index.html",
        "virksomheter/bre/oppfolging.html",
    ]


def test_making_it_again_writes_nothing(root: Path) -> None:
    times = {file: file.stat().st_mtime_ns for file in (root / "nettsted").rglob("*")}
    built = build(root)
    assert (built.documents, built.rendered, built.written, built.removed) == (3, 0, 0, 0)
    assert {file: file.stat().st_mtime_ns for file in (root / "nettsted").rglob("*")} == times


def test_two_makings_in_different_folders_give_the_same_bytes(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = write_repository(tmp_path_factory.mktemp("other"))
    build(other)
    assert files_of(other) == files_of(root)


def test_a_changed_record_makes_only_its_own_document_anew(root: Path) -> None:
    before = files_of(root)
    letter = {**SENT_LETTER, "innledning": "Brevet gir nye rammer og mål."}
    write_repository(root, {f"2026/letters/{LETTER}.yaml": letter})
    built = build(root)
    assert built.rendered == 1
    assert changed(root, before) == [LIST, "sok/6e-79.json", "sok/innhold.json", f"{BREV}.html", f"{BREV}.pdf"]


def test_a_closed_point_changes_its_traces_and_no_document(root: Path) -> None:
    before = files_of(root)
    minutes = deepcopy(MINUTES)
    minutes["saker"][0]["oppfølging"][0] |= {"status": "lukket", "lukket": "2026-06-11"}
    write_repository(root, {f"2026/minutes/{ESM}.yaml": minutes})
    assert build(root).rendered == 0
    assert changed(root, before) == [
        LIST,
        "index.html",
        "oppfolging.html",
        f"virksomheter/bre/2026/{ESM}.html",
        "virksomheter/bre/oppfolging.html",
    ]


def test_what_the_public_does_not_see_changes_nothing(root: Path) -> None:
    before = files_of(root)
    write_repository(root, {"2026/signals/2026-04-02-1.yaml": {"dato": "2026-04-02", "tekst": "Vent med saken."}})
    assert build(root).rendered == 0
    assert changed(root, before) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("styring.yaml", 'organisasjon: Eksempelby kommune\nfra_år: 2024\ndokument: {farger: {hoved: "#702020"}}\n'),
        ("styring.yaml", "organisasjon: Nyby kommune\nfra_år: 2024\n"),
        ("records/departments/pbr.yaml", "navn: Byrådsavdeling for byutvikling\n"),
    ],
    ids=["colour", "organisation", "department"],
)
def test_settings_and_organisations_are_in_the_key(root: Path, name: str, content: str) -> None:
    write_repository(root, {name: content})
    assert build(root).rendered == 3


def test_templates_are_in_the_key(root: Path) -> None:
    own = root / "templates/layout.html"
    own.parent.mkdir()
    own.write_text(
        '{% extends "styring/layout.html" %}{% block bunn %}<p>Vår bunntekst</p>{% endblock %}', encoding="utf-8"
    )
    assert build(root).rendered == 3
    assert "Vår bunntekst" in page(root, f"{REFERAT}.html")
    own.unlink()
    assert build(root).rendered == 3
    assert "Vår bunntekst" not in page(root, f"{REFERAT}.html")


def test_the_program_is_in_the_key(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "program", lambda: "another version")
    assert build(root).rendered == 3


@pytest.mark.parametrize("name", [f"{REFERAT}.pdf", f"{REFERAT}.html", "index.html", "sok/innhold.json"])
def test_a_file_that_has_been_changed_or_removed_is_made_again(root: Path, name: str) -> None:
    before = files_of(root)
    (root / "nettsted" / name).write_bytes(b"noe annet")
    build(root)
    assert changed(root, before) == []
    (root / "nettsted" / name).unlink()
    build(root)
    assert changed(root, before) == []


def test_files_of_others_are_left_alone(root: Path) -> None:
    own = root / "nettsted/virksomheter/bre/2026/notat.txt"
    own.write_text("mitt", encoding="utf-8")
    (root / "nettsted/CNAME").write_text("styring.eksempel.no", encoding="utf-8")
    for name in (f"minutes/{ESM}", f"meetings/{ESM}", f"letters/{LETTER}"):
        (root / f"records/agencies/bre/2026/{name}.yaml").unlink()
    assert build(root).documents == 0
    left = [name for name in files_of(root) if name.startswith("virksomheter") or name == "CNAME"]
    assert sorted(left) == ["CNAME", "virksomheter/bre/2026/notat.txt"]


def test_folders_that_become_empty_go_too(root: Path) -> None:
    (root / f"records/agencies/bre/2026/letters/{LETTER}.yaml").unlink()
    (root / f"records/agencies/bre/2026/minutes/{ESM}.yaml").unlink()
    (root / f"records/agencies/bre/2026/meetings/{ESM}.yaml").unlink()
    build(root)
    assert not (root / "nettsted/virksomheter").exists()


@pytest.mark.parametrize("name", ["index.html", f"{REFERAT}.pdf", f"virksomheter/bre/2026/{ESM}.html"])
def test_a_file_of_somebody_else_in_the_way_stops_the_making(tmp_path: Path, name: str) -> None:
    write_repository(tmp_path)
    file = tmp_path / "nettsted" / name
    file.parent.mkdir(parents=True)
    file.write_text("mitt", encoding="utf-8")
    with pytest.raises(SiteError) as stopped:
        build(tmp_path)
    assert stopped.value.message == f"«{name}» finnes i {tmp_path / 'nettsted'} fra før, og er ikke laget av styring."
    assert stopped.value.remedy == "Velg en annen mappe med -o, eller flytt filen."
    assert file.read_text(encoding="utf-8") == "mitt"
    file.unlink()
    assert build(tmp_path).documents == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"utgave": 2, "filer": {}}',
        b'{"utgave": 1, "filer": {"../records/x.yaml": {"sha256": "", "av": ""}}}',
        b'{"utgave": 1, "filer": {"C:\\\\x": {"sha256": "", "av": ""}}}',
        b'{"utgave": 1, "filer": {"index.html": {"sha256": "x", "av": ""}}}',
        b'{"utgave": 1, "filer": {"index.html": "x"}}',
        b"\xff",
        b"[" * 100_000,
    ],
    ids=["empty", "torn", "list", "layout", "outside", "drive", "digest", "entry", "encoding", "deep"],
)
def test_a_list_that_cannot_be_read_is_not_trusted(root: Path, content: bytes) -> None:
    before = files_of(root)
    (root / "nettsted" / LIST).write_bytes(content)
    with pytest.raises(SiteError, match=r"kan ikke leses, så det er ikke kjent hvilke filer styring har laget"):
        build(root)
    assert changed(root, before) == [LIST]


def test_a_listed_file_that_is_a_link_out_of_the_folder_is_not_followed(root: Path) -> None:
    outside = root / "utenfor.html"
    outside.write_text("mitt", encoding="utf-8")
    link = root / "nettsted/index.html"
    link.unlink()
    link.symlink_to(outside)
    with pytest.raises(Exception, match="ligger utenfor"):
        build(root)
    assert outside.read_text(encoding="utf-8") == "mitt"


def test_a_making_that_is_broken_off_is_mended_by_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = files_of(root)
    letter = {**SENT_LETTER, "innledning": "Brevet gir nye rammer og mål."}
    write_repository(
        root, {f"2026/letters/{LETTER}.yaml": letter, f"2026/minutes/{ESM}.yaml": {**MINUTES, "status": "utkast"}}
    )
    with monkeypatch.context() as broken:
        broken.setattr("styring.site.folder.SiteFolder.finish", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(root)
    assert f"{REFERAT}.pdf" in files_of(root)
    write_repository(root)
    build(root)
    assert files_of(root) == complete


def test_a_template_that_makes_no_page_is_told(root: Path) -> None:
    own = root / "templates/layout.html"
    own.parent.mkdir()
    own.write_text("<p>{{ dokument.tittel }}</p>", encoding="utf-8")
    with pytest.raises(RenderError) as stopped:
        build(root)
    assert stopped.value.message == "Siden fra malen layout.html mangler <head> eller <body>."


def test_a_fault_in_a_template_of_the_site_names_the_file_and_line(root: Path) -> None:
    own = root / "templates/site/front.html"
    own.parent.mkdir(parents=True)
    own.write_text("\n{{ finnes_ikke }}", encoding="utf-8")
    with pytest.raises(RenderError) as stopped:
        build(root)
    assert (stopped.value.file, stopped.value.line) == ("templates/site/front.html", 2)


def test_a_fault_in_the_template_of_a_document_stops_the_making_and_takes_nothing_away(root: Path) -> None:
    before = files_of(root)
    own = root / "templates/minutes.html"
    own.parent.mkdir()
    own.write_text("{{ finnes_ikke }}", encoding="utf-8")
    with pytest.raises(RenderError) as stopped:
        build(root)
    assert (stopped.value.file, stopped.value.line) == ("templates/minutes.html", 1)
    assert files_of(root).keys() == before.keys()


def test_the_list_names_no_file_that_is_not_there(root: Path) -> None:
    listed = json.loads((root / "nettsted" / LIST).read_bytes())["filer"]
    assert {*listed, LIST} == set(files_of(root))


def test_a_template_of_the_repository_extends_the_packaged_one(root: Path) -> None:
    own = root / "templates/site/layout.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "styring/site/layout.html" %}{% block bunn %}<p>Vår egen bunn</p>{% endblock %}', encoding="utf-8"
    )
    build(root)
    for name in ("index.html", "sok.html", "virksomheter/bre/index.html"):
        assert "<p>Vår egen bunn</p>" in page(root, name)
        assert "<h1>" in page(root, name)
