"""The parts of the site on their own: addresses, the frame around documents, policies and words."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.rendering import RenderError
from styring.rendering.templates import packaged_templates
from styring.site.frame import framed
from styring.site.places import address, link
from styring.site.policy import of_document
from tests.site.sites import ESM, build, page, write_repository

_NAMES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_characters="/\\\0"), min_size=1, max_size=8), min_size=1, max_size=4
)
_PATHS = _NAMES.filter(lambda names: not {".", ".."} & set(names)).map(
    lambda names: PurePosixPath(*names[:-1], f"{names[-1]}.html")
)


@given(_PATHS, _PATHS)
def test_a_relative_address_leads_from_page_to_page(source: PurePosixPath, target: PurePosixPath) -> None:
    base = "https://eksempel.invalid/mappe/"
    joined = urljoin(base + "/".join(map(_quoted, source.parts)), link(source, target))
    assert unquote(joined.removeprefix(base)) == target.as_posix()


def _quoted(part: str) -> str:
    return "".join(f"%{byte:02X}" for byte in part.encode())


def test_a_full_address_ends_at_the_folder_of_a_first_page() -> None:
    base = "https://styring.eksempel.no/bre/"
    assert address(base, PurePosixPath("index.html")) == "https://styring.eksempel.no/bre/"
    assert address(base, PurePosixPath("journal/index.html")) == "https://styring.eksempel.no/bre/journal/"
    assert address(base, PurePosixPath("virksomheter/æ/a b.html")) == f"{base}virksomheter/%C3%A6/a%20b.html"


def test_the_frame_stands_at_the_beginning_of_head_and_body_and_leaves_the_rest_alone() -> None:
    head = '<!DOCTYPE html>\n<html lang="nb">\n<head>\n'
    skip = '<body>\n<a class="hopp" href="#i">Hopp</a>\n'
    html = f"{head}<title>T</title><style>p {{}}</style></head>\n{skip}<p>\\1</p>\n</body></html>"
    made = framed(html, "<meta content='@innholdspolicy@'>", "<nav></nav>")
    assert made == (
        f"{head}<meta content='{of_document(['p {}'])}'>\n<title>T</title><style>p {{}}</style></head>\n"
        f"{skip}<nav></nav>\n<p>\\1</p>\n</body></html>"
    )


@pytest.mark.parametrize("html", ["<p>Uten</p>", "<head></head>", "<body></body>", "<header></header><body>"])
def test_a_page_without_head_or_body_is_refused(html: str) -> None:
    with pytest.raises(RenderError, match="mangler <head> eller <body>"):
        framed(html, "", "")


def test_the_policy_of_a_document_lets_its_own_style_through_by_digest() -> None:
    # The digest is the example in the recommendation, of «alert('Hello, world.');».
    digest = "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    assert f"style-src 'self' 'sha256-{digest}';" in of_document(["alert('Hello, world.');"])


def test_no_page_lets_anything_of_other_hosts_or_any_script_of_its_own_through(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
    for file in (tmp_path / "nettsted").rglob("*.html"):
        (found,) = policy.findall(file.read_text(encoding="utf-8"))
        assert found.startswith("default-src &#39;none&#39;" if "-src 'none'" not in found else "default-src 'none'")
        assert ("script-src" in found) is (file.name == "sok.html")
        assert "unsafe" not in found


def test_the_pages_of_documents_hold_the_document_and_lead_to_pdf_and_meeting(tmp_path: Path) -> None:
    write_repository(tmp_path)
    build(tmp_path)
    made = page(tmp_path, f"virksomheter/bre/2026/{ESM}-referat.html")
    assert f'<a href="{ESM}-referat.pdf" type="application/pdf">Last ned som PDF</a>' in made
    assert f'<a href="{ESM}.html">Møtet, med oppfølging</a>' in made
    assert '<meta name="styring-identity" content="bre/minutes/2026-03-12-esm">' in made


def test_both_malforms_have_the_same_words_and_every_word_is_used() -> None:
    words = {
        language: tomllib.loads(
            files("styring.site").joinpath("phrases", f"{language}.toml").read_text(encoding="utf-8")
        )
        for language in ("nb", "nn")
    }
    assert words["nb"].keys() == words["nn"].keys()
    fields = {key: [re.findall(r"\{\w+\}", words[language][key]) for language in words] for key in words["nb"]}
    assert [key for key, (nb, nn) in fields.items() if nb != nn] == []
    package = Path(str(files("styring.site")))
    sources = [*package.glob("*.py"), *(packaged_templates() / "site").iterdir()]
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    unused = [key for key in words["nb"] if not re.search(rf"""tekst\.{key}\b|["']{key}["']""", text)]
    assert unused == ["status_åpen", "status_pågår", "status_lukket", "status_utgått"]  # one for each status
