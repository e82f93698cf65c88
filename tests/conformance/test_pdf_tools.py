from __future__ import annotations

from tests.conformance.pdf_tools import font_faults, info_faults, preflight_faults

INFO = """\
Title:           Referat fra etatsstyringsmøte
Creator:         Typst 0.15.1
CreationDate:    Fri Mar 27 00:00:00 2026 UTC
Metadata Stream: yes
Tagged:          yes
Suspects:        no
Form:            none
JavaScript:      no
Pages:           2
Encrypted:       no
Page size:       595.276 x 841.89 pts (A4)
PDF version:     1.7
"""

FONTS = """\
name                                 type              encoding         emb sub uni object ID
------------------------------------ ----------------- ---------------- --- --- --- ---------
NOMUZU+Inter-SemiBold-Identity-H     CID Type 0C       Identity-H       yes yes yes     89  0
"""

PREFLIGHT = """\
<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<preflights count="4">
  <preflight name="00000.pdf"><isValid type="PDF/A1-b">true</isValid></preflight>
  <preflight name="00001.pdf">
    <isValid type="PDF/A1-b">false</isValid>
    <errors count="2">
      <error count="1"><code>7.1</code><details>Error on MetaData</details></error>
      <error count="1"><code>2.4.1</code><details>Invalid Color space</details><page>0</page></error>
    </errors>
  </preflight>
  <preflight name="00002.pdf"><isValid type="PDF/A1-b">false</isValid></preflight>
  <preflight name="00003.pdf"><exceptionThrown><message>broken</message></exceptionThrown></preflight>
</preflights>
"""


def test_info() -> None:
    assert list(info_faults(INFO)) == []
    listing = INFO.replace("Tagged:          yes", "Tagged:          no").replace("(A4)", "(letter)")
    assert list(info_faults(listing.replace("Referat fra etatsstyringsmøte", ""))) == [
        "Tagged is 'no', not 'yes'",
        "no title",
        "the paper is '595.276 x 841.89 pts (letter)', not A4",
    ]
    assert "Encrypted is 'not told', not 'no'" in list(info_faults(""))


def test_fonts() -> None:
    assert list(font_faults(FONTS)) == []
    more = FONTS + "Helvetica                            Type 1            WinAnsi          no  no  no       9  0\n"
    assert list(font_faults(more)) == [
        "the font Helvetica is not embedded",
        "the font Helvetica is not a subset",
        "the font Helvetica is without a map to Unicode",
    ]
    assert list(font_faults("\n".join(FONTS.splitlines()[:2]))) == ["no font at all"]
    assert list(font_faults(FONTS + "noe annet\n")) == ["a line of pdffonts could not be read: 'noe annet'"]


def test_preflight_passes_only_what_it_calls_valid() -> None:
    assert preflight_faults(PREFLIGHT) == {
        "00000.pdf": [],
        "00001.pdf": ["7.1 Error on MetaData", "2.4.1 Invalid Color space (page 1)"],
        "00002.pdf": ["not valid: false"],
        "00003.pdf": ["not valid: broken"],
    }
