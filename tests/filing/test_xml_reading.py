"""XML that others have made: read as it is, or refused; never expanded, fetched or followed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.filing.xml_reading import MAX_BYTES, UnreadableXml, read

DTD = "har en dokumenttypedefinisjon (DOCTYPE). Den kan føre ut av filen, så filen blir ikke lest."
_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
LAUGHS = f'<!DOCTYPE a [<!ENTITY a0 "{"ha" * 50}">{_LAUGHS}]><a x="&a9;">&a9;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_it_is_read_in_the_encoding_that_it_states(encoding: str) -> None:
    stated = encoding.removesuffix("-sig")
    root = read(f'<?xml version="1.0" encoding="{stated}"?><a>æøå</a>'.encode(encoding))
    assert (root.tag, root.text) == ("a", "æøå")


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS,
        '<!DOCTYPE a SYSTEM "https://example.invalid/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "https://example.invalid/a.dtd"> %p;]><a/>',
        '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        "<!DOCTYPE a><a/>",
    ],
    ids=["laughs", "outer DTD", "parameter entity", "entity", "bare"],
)
def test_a_document_type_is_refused(content: str) -> None:
    with pytest.raises(UnreadableXml, match=r"DOCTYPE") as caught:
        read(content.encode())
    assert caught.value.message == DTD


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "cp037"])
def test_no_encoding_hides_one(encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig", encoding="utf-8")
    for content in (LAUGHS, f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a x="1">&e;</a>'):
        with pytest.raises(UnreadableXml):
            read(f'<?xml version="1.0" encoding="{encoding}"?>{content}'.encode(encoding))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "er ikke gyldig XML (linje 1, kolonne 1)."),
        (b"hei", "er ikke gyldig XML (linje 1, kolonne 1)."),
        (b"<a>\n<b></a>", "er ikke gyldig XML (linje 2, kolonne 8)."),
        (b"<a>&ukjent;</a>", "er ikke gyldig XML (linje 1, kolonne 12)."),
        (b"<a>\x00</a>", "er ikke gyldig XML (linje 1, kolonne 4)."),
        (b"<a>\xe6</a>", "er ikke gyldig XML (linje 1, kolonne 4)."),
        (b'<?xml version="1.0" encoding="tull"?><a/>', "er ikke gyldig XML (linje 1, kolonne 36)."),
        (b"<a>" * 100_000, "er ikke gyldig XML (linje 1, kolonne 771)."),
        (b"<a>" + b"x" * MAX_BYTES + b"</a>", "er større enn 10 MB og blir ikke lest."),
    ],
    ids=["empty", "text", "unclosed", "entity", "control character", "not UTF-8", "encoding", "deep", "large"],
)
def test_what_is_no_xml_is_told_as_such(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableXml) as caught:
        read(content)
    assert caught.value.message == message


@given(st.binary(max_size=60) | st.text("<>/!?a \"'&;[]=", max_size=40).map(str.encode))
def test_whatever_it_is_it_is_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableXml):
        assert read(content).getroottree().docinfo.internalDTD is None
