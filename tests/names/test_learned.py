from __future__ import annotations

import importlib.util
import json
import re
import sys
from functools import lru_cache
from importlib import resources
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.names import learned

ROOT = Path(__file__).parents[2]
FILE = resources.files("styring").joinpath("data", "navn", "vekter.txt")

NAMES = ("Bergum", "Bergvik", "Bergsnes", "Torvik", "Torsnes", "Torgum", "Halvik", "Halsnes", "Halgum", "Norvik")
NOUNS = ("Grumpala", "Grimpala", "Grompala", "Trampala", "Trimpala", "Trompala", "Flompala", "Flampala", "Flumpala")


def words_of(text: str) -> list[tuple[int, int]]:
    """The offsets of the capitalised words."""
    return [match.span() for match in re.finditer(r"\b[A-ZÆØÅ]\w*", text)]


def persons(text: str, *, begins: bool = False, reader: learned.Reader | None = None) -> list[str]:
    """What is taken for names among the capitalised words of a text, which must stand side by side."""
    words = words_of(text)
    found = (reader or learned.Reader()).persons(text, words, begins)
    return [text[words[i][0] : words[j - 1][1]] for i, j in found]


@pytest.mark.parametrize(
    "text",
    [
        "Det er for tidlig å si, mener Rambergsen, som leder arbeidet.",
        "Det er for tidlig å si, sier Wiborgsen.",
        "vi har ikke tid, seier Rognhildsen til avisa.",
        "Planen er god, sa Hallvardsen, og la til at den er dyr.",
    ],
)  # fmt: skip
def test_a_surname_on_no_list(text: str) -> None:
    assert persons(text) == [text[slice(*words_of(text)[-1])]]


@pytest.mark.parametrize(
    "text",
    [
        "arbeidet i Kværnerdalen er i rute.",
        "det ble kjøpt fra Vegdrift på anbud.",
        "i henhold til Reguleringsplanen skal det bygges.",
        "rapporten fra Kommunerevisjonen viser det samme.",
    ],
)  # fmt: skip
def test_no_name(text: str) -> None:
    assert not persons(text)


@pytest.mark.parametrize("text", ["Andelen økte i fjor.", "Rapporteringen viser det.", "Fremdriften er god."])
def test_a_noun_at_the_start_is_no_name(text: str) -> None:
    assert not persons(text, begins=True)


@pytest.mark.parametrize(("score", "begins", "is_name"), [
    (learned.THRESHOLD, False, True), (learned.THRESHOLD - 1, False, False),
    (learned.THRESHOLD_AT_START, True, True), (learned.THRESHOLD_AT_START - 1, True, False),
])  # fmt: skip
def test_thresholds(score: int, begins: bool, is_name: bool) -> None:
    with mock.patch.object(learned.Reader, "scores", return_value=[score]):
        assert learned.Reader().persons("Trøgstrup", [(0, 9)], begins) == (((0, 1),) if is_name else ())


def test_the_start_asks_for_more() -> None:
    assert learned.THRESHOLD_AT_START >= learned.THRESHOLD > learned.UNIT


def test_words_side_by_side_are_one_name() -> None:
    words = [(0, 1), (2, 3), (4, 5), (6, 7)]
    with mock.patch.object(learned.Reader, "scores", return_value=[99, 99, -99, 99]):
        assert learned.Reader().persons("A B C D", words, begins=False) == ((0, 2), (3, 4))


def test_how_a_word_looked_before_counts() -> None:
    reader = learned.Reader()
    reader.persons("Dette mener Rambergsen, som leder arbeidet.", [(12, 22)], begins=False)
    for text in ("ved Rambergsen", "ved Rambergsens"):
        words = words_of(text)
        assert reader.scores(text, words, begins=False)[0] > learned.Reader().scores(text, words, begins=False)[0]


@pytest.mark.parametrize("initial", ["H", "H.", "K.O."])
def test_an_initial_alone_is_no_name(initial: str) -> None:
    text = f"Dette mener {initial} bestemt."
    assert learned.Reader().persons(text, [(12, 12 + len(initial))], begins=False) == ()


def test_the_same_every_time() -> None:
    text = "mener Rambergsen Hallvardsen, som leder arbeidet"
    assert len({tuple(learned.Reader().scores(text, words_of(text), begins=False)) for _ in range(3)}) == 1


@pytest.mark.parametrize(("text", "start", "end", "begins", "seen"), [
    ("Rognes", 0, 6, False, [("<", ""), ("<<", ""), (">", ""), (">>", ""), ("s>", "")]),
    ("Moe sa", 0, 3, True, [("<", ""), ("<<", ""), (">", " sa"), (">>", ""), ("S", "Moe"), ("S>", " sa")]),
    ("at nå (Moe), vil", 7, 10, False, [("<", "("), ("<<", "nå "), (">", "),"), (">>", " vil")]),
    ("en to tre Moe fire fem seks", 10, 13, False, [("<", "tre "), ("<<", "to "), (">", " fire"), (">>", " fem")]),
])  # fmt: skip
def test_what_is_seen_around(text: str, start: int, end: int, begins: bool, seen: list[tuple[str, str]]) -> None:
    assert learned.around(text, start, end, begins) == seen


@given(st.text(), st.text(), st.lists(st.text("ABbæøÅs-'’.é", min_size=1), min_size=1, max_size=4), st.booleans())
def test_any_text_can_be_judged(before: str, after: str, words: list[str], begins: bool) -> None:
    spans = []
    end = len(before) - 1
    for word in words:
        spans.append((end + 1, end + 1 + len(word)))
        end = spans[-1][1]
    found = learned.Reader().persons(f"{before}{' '.join(words)}{after}", spans, begins)
    flat = [edge for pair in found for edge in pair]
    assert flat == sorted(set(flat))
    assert all(0 <= edge <= len(words) for edge in flat)


def test_the_file_of_weights() -> None:
    content = FILE.read_text(encoding="utf-8")
    comments = [line for line in content.splitlines() if line.startswith("# ")]
    weights = learned.unpacked(content)
    assert len(content.encode()) < 400_000
    assert any("NorNE" in line for line in comments)
    assert any("tools/train_names.py" in line for line in comments)
    assert len(weights) > 5_000
    assert all(weights.values())


def test_the_weights_tell_nothing_of_the_texts() -> None:
    """Affixes, letters side by side, lists and common words in small letters: no name stands there."""
    spelled = [feature for feature in learned.weights() if not re.fullmatch(r"[=#<>Ss]{0,4}[X0GFAWPx/0-9-]*", feature)]
    around = [feature for feature in spelled if feature[0] in "<>" or feature.startswith(("S>", "s>"))]
    of_word = set(spelled) - set(around)
    assert all(feature == feature.casefold() for feature in (text.lstrip("<>Ss") for text in around))
    assert max(len(feature.removesuffix("-s").strip("S^$")) for feature in of_word) <= 4


@given(st.dictionaries(st.text("abcæøå^$<>=#", min_size=1), st.integers(-200, 200).filter(bool)))
def test_weights_packed_and_unpacked(weights: dict[str, int]) -> None:
    assert learned.unpacked("# Om filen.\n" + _tool().pack(weights)) == weights


def test_learning(tmp_path: Path) -> None:
    """From a few documents in which names end in one way and nouns in another."""
    tool = _tool()
    sentences = [
        {"text": f"Da kom {word} dit.", "persons": [[7, 7 + len(word)]] if word in NAMES else [], "source": f"d{i}"}
        for i in range(4)
        for word in (*NAMES, *NOUNS)
    ]
    file = tmp_path / "små.jsonl"
    file.write_text("\n".join(json.dumps(sentence) for sentence in sentences), encoding="utf-8")
    outs = [tmp_path / name for name in ("vekter1.txt", "vekter2.txt")]
    for out in outs:
        assert tool.main([str(file), "--out", str(out)]) == 0
    first, second = (out.read_bytes() for out in outs)
    weights = learned.unpacked(first.decode())
    assert first == second
    assert weights["vik$"] > 0 > weights["pala$"]
    assert "Norvik" not in first.decode()


def test_what_one_document_or_one_word_has_is_not_learned(tmp_path: Path) -> None:
    tool = _tool()

    def kept(samples: list[tuple[str, str]]) -> list[str]:
        feature = ("ende$",)
        common: list[str] = tool.common(tool.Sample(feature, True, word, 0, document) for word, document in samples)
        return common

    assert kept([("Ade", "a"), ("Bde", "b"), ("Cde", "c")]) == ["ende$"]
    assert kept([("Ade", "a"), ("Bde", "a"), ("Cde", "b")]) == []
    assert kept([("Ade", "a"), ("Bde", "b"), ("Ade", "c")]) == []


@lru_cache(maxsize=1)
def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_names", ROOT / "tools" / "train_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module
