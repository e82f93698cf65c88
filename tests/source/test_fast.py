from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from styring.source import Plain, fast, strict
from styring.source.characters import HIDDEN
from styring.source.document import normalise
from styring.source.fast import NeedsStrict, fast_load, find_suspects
from styring.source.scalars import is_doubtful_number, read_plain
from styring.source.tree import to_data
from tests.source.strategies import SPELLINGS, documents, soups

RECORD = """\
# records/agencies/bre/2026/meetings/2026-03-12-esm.yaml
type: etatsstyringsmøte
tidspunkt: 2026-03-12T09:00
sted: Rådhusplassen 1, 0037 Oslo
formål: >-
  Gjennomgå måloppnåelse og resultater for 2025, samlet risikobilde og helheten i
  oppdragsporteføljen, og gi styringssignaler for 2026.
innkalling: {sendt: 2026-02-19, karakter_oppgitt: true}
merknad: |
  Vi tok **tre** ting:

  - én & to
  - kl. 09:00!
saksliste:
  - {nr: 1, tittel: Oppfølging fra 2025., oppfølgingspunkter: ["2025-11-20-esm#op2"], uten_papirer: true}
  - nr: 2
    tittel: Hva nå?  # spørsmål
    andel: 4.5
"""


BRACKETED = [*"{}[]:,|ø`@'\"% #\n\xa0", "a: ", ": ", ", ", "\n  ", ">-", "- "]


def agrees(text: str) -> bool:
    """Whether the quick reader answered, having made sure that its answer is the careful reader's."""
    quick = fast_load(text if text.endswith("\n") else text + "\n")
    if isinstance(quick, NeedsStrict):
        return False
    reading = strict.read(text)
    assert reading.problems == ()
    assert reading.root is not None
    assert typed(quick) == typed(to_data(reading.root))
    return True


def typed(data: Plain) -> str:
    """Data as text that tells 1 from 1.0 and True."""
    return repr(data)


def test_a_usual_record_is_read_by_the_quick_reader() -> None:
    assert agrees(RECORD)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  *Klima* er viktig.\n\n  **Drift** også:\n",
        "a: >-\n  > sitat\n  | tabell |\n  ?spørsmål !utrop @etat `kode` %\n",
        "a: >-\n  Vi har en regel: *Den som får melding, svarer.*\n",
        "- 'c:\\mappe'\n- c:\\mappe\n",
        "a: '*'\nb: \"> c\"\n",
    ],
)
def test_marks_within_longer_texts_are_read_by_the_quick_reader(text: str) -> None:
    assert agrees(text)


@given(documents())
@settings(max_examples=400, deadline=None)
def test_the_readers_agree_on_what_people_write(text: str) -> None:
    event(f"answered: {agrees(normalise(text))}")


@given(soups)
@settings(max_examples=600, deadline=None)
@example("a: 'x'\n  \n")
def test_the_readers_agree_on_what_nobody_writes(text: str) -> None:
    event(f"answered: {agrees(normalise(text))}")


@given(st.lists(st.sampled_from(BRACKETED), min_size=1, max_size=9).map("".join))
@settings(max_examples=1000, deadline=None)
@example("a: {>-\n  ø}")
@example("a: {b: >-\n  ø}")
@example("a: [\n  b: |\n    ø\n  ]")
@example("a: {:`}")
@example("a: {b:}")
@example("a: {\xa0\xa0:}")
@example("[\xa0-:]")
@example("{\xa0 \n    : }")
@example("a: {x\n    a: }")
def test_the_readers_agree_on_what_stands_between_brackets(text: str) -> None:
    event(f"answered: {agrees(text)}")


@given(
    st.sampled_from(SPELLINGS),
    st.sampled_from(
        [
            "a: {}",
            "a: {} # b",
            "a: [{}]",
            "a: {{b: {}}}",
            "- {}",
            "{}",
            "{}: a",
            "a: {}\n b",
            "a:\n  {}\n",
            "a: |\n  {}\n",
        ]
    ),
)
@settings(max_examples=1000, deadline=None)
def test_the_readers_agree_on_every_spelling(spelling: str, frame: str) -> None:
    agrees(frame.format(spelling))


@pytest.mark.parametrize("frame", ["a: {}\n", "- {}\n", "{{a: {}, b: 1}}\n"])
def test_every_short_number_is_read_alike_or_left_to_the_careful_reader(frame: str) -> None:
    for length in range(1, 5):
        for written in map("".join, itertools.product("019_.eExXobB+-", repeat=length)):
            quick = fast_load(frame.format(written))
            if not isinstance(quick, NeedsStrict):
                value = quick["a"] if isinstance(quick, dict) else quick[0] if isinstance(quick, list) else quick
                if isinstance(value, list):  # "- -" is a list within a list
                    continue
                assert typed(value) == typed(read_plain(written)), written
                assert not is_doubtful_number(written), written


@pytest.mark.parametrize(
    "text", ["a: «Æ» § 5 – ½ é…\n", "a: Čáhci ŋáŧŧ\n", "a: 🚲\n", "a: " + "[" * 31 + "b" + "]" * 31 + "\n"]
)
def test_what_is_rare_but_harmless_is_read_by_the_quick_reader(text: str) -> None:
    assert agrees(text)


SUSPECT = re.compile(rf"[{HIDDEN}\t&\\?*!@%`|>](?!(?<=[|>])[-+1-9]* *\n *[^ \n])")
"""What ``find_suspects`` looks for, in one search through the whole text."""


def suspects_by_search(text: str) -> set[str] | None:
    """As ``find_suspects``, but slowly: with a search that looks at every character."""
    found = {
        match[0]
        for match in SUSPECT.finditer(text)
        if match[0] not in "&?*!@%`|>" or fast._begins_value(text, match.start())
    }
    return None if "<<" in text or found - set("\\?*!@%`|>") else found


@given(
    st.one_of(
        documents(),
        soups,
        st.text("ab <>|&*?!%`@\\\t\n:-,{[\x00\x85«–\u2028\ufeff", max_size=30),
        st.text(max_size=10),
    )
)
@settings(max_examples=1500, deadline=None)
def test_a_quick_look_finds_every_suspect(text: str) -> None:
    suspects = find_suspects(text)
    event(f"suspects: {suspects if suspects is None else bool(suspects)}")
    assert suspects == suspects_by_search(text)


def test_a_quick_look_knows_every_character() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x10800), 0x1F6B2, 0x10FFFF):
        text = f"a: {chr(code)} b\n"
        assert find_suspects(text) == suspects_by_search(text), hex(code)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: [&x b, *x]\n",
        "a: ?x\n",
        "a: {b: |x}\n",
        "a: !t 1\n",
        "a: 1\n---\nb: 2\n",
        "%YAML 1.1\n---\na: no\n",
        "\ta: 1\n",
        "a: 012\n",
        "a: 1_000\n",
        "a: 0x1F\n",
        "a: .5\n",
        "a: 1e5\n",
        "1: a\n",
        "true: a\n",
        "? a\n: b\n",
        'a: "\\u0041"\n',
        "",
        "# c\n",
        "~\n",
        "a: b\x0bc\n",
        "a: b\u2028c\n",
        "- " * 100_000,
        "[" * 100_000,
        "{a: " * 100_000,
        "a:\n" + "".join(" " * n + "a:\n" for n in range(1, 40)),
        "<<: {a: 1}\n",
        "a: 1000000000000000000\n",
        "a: b\ufeffc\n",
        "a: b\uffffc\n",
        "a: b\ud800c\n",
        "a: b\x9fc\n",
        "a: «b» – c\x7f\n",
        "[" * 33 + "a" + "]" * 33 + "\n",
    ],
)
def test_what_is_odd_goes_to_the_careful_reader(text: str) -> None:
    assert isinstance(fast_load(text), NeedsStrict)
