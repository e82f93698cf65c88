"""Whatever is put into a file is read back whole, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from styring.commenting.comparing import edits, folded, paired
from styring.commenting.remarks import RemarkKind
from tests.commenting.drafts import remarks
from tests.commenting.word_making import Comment, Draft, about, deleted, inserted, paragraph, run

_OLD = [f"{stem}{end}" for stem in ("møte", "frist", "plan", "mål", "risiko", "tiltak") for end in ("en", "er", "")]
_NEW = ["nytt", "august", "byrådet", "oppdatert", "2027", "alle"]
words = st.lists(st.sampled_from(_OLD), min_size=6, max_size=14)
"""A paragraph's words; what is put in has other ones, so that it can be told."""
drafts = st.lists(words, min_size=2, max_size=5)


def _draft(paragraphs: list[list[str]]) -> Draft:
    """Paragraphs that are never alike, each with a place of its own."""
    texts = [(f"saker.{n}.omtale", f"Nr{n} {' '.join(text)} slutt{n}") for n, text in enumerate(paragraphs, start=1)]
    return Draft(tuple(texts))


@st.composite
def changed(draw: st.DrawFn) -> tuple[Draft, dict[int, str], dict[int, str]]:
    """A draft, the content of the paragraphs that are changed, and what they say then."""
    draft = _draft(draw(drafts))
    contents: dict[int, str] = {}
    texts: dict[int, str] = {}
    for index in draw(st.sets(st.integers(0, len(draft.paragraphs) - 1))):
        old = draft.paragraphs[index][1].split(" ")
        at = draw(st.integers(1, len(old) - 2))
        is_tracked = draw(st.booleans())
        # Nothing tells that a paragraph is the same one when most of it has gone without a trace.
        out = draw(st.integers(0, len(old) - 1 - at if is_tracked else min(len(old) // 4, len(old) - 1 - at)))
        new = draw(st.lists(st.sampled_from(_NEW), min_size=0 if out else 1, max_size=3))
        before, gone, after = old[:at], old[at : at + out], old[at + out :]
        lead, tail = " ".join(before) + " ", " ".join(after)
        was, is_now = "".join(f"{word} " for word in gone), "".join(f"{word} " for word in new)
        tracked = (deleted(was) if was else "") + (inserted(is_now) if is_now else "")
        contents[index] = run(lead) + (tracked if is_tracked else run(is_now)) + run(tail)
        texts[index] = lead + is_now + tail
    return draft, contents, texts


@given(changed(), st.booleans())
def test_changes_of_words_are_read_back_whole_and_none_is_invented(
    case: tuple[Draft, dict[int, str], dict[int, str]], keeps_bookmarks: bool
) -> None:
    draft, contents, texts = case
    found = remarks(draft.body(contents, bookmarks=keeps_bookmarks), draft=draft)
    for index, (place, text) in enumerate(draft.paragraphs):
        own = [remark.suggestion for remark in found if remark.place == place]
        result = text
        for suggestion in reversed(own):
            assert suggestion is not None
            assert suggestion.line == text
            result = result[: suggestion.start] + suggestion.new + result[suggestion.end :]
        assert folded(result) == folded(texts.get(index, text))
    assert {remark.kind for remark in found} <= {RemarkKind.CHANGE}


@given(drafts, st.data())
def test_comments_are_read_back_whole_and_none_is_invented(paragraphs: list[list[str]], data: st.DataObject) -> None:
    draft = _draft(paragraphs)
    chosen = data.draw(st.sets(st.integers(0, len(paragraphs) - 1)))
    contents: dict[int, str] = {}
    comments, expected = [], []
    for id, index in enumerate(sorted(chosen)):
        place, text = draft.paragraphs[index]
        split = text.split(" ")
        at = data.draw(st.integers(0, len(split) - 1))
        end = data.draw(st.integers(at + 1, len(split)))
        quote = " ".join(split[at:end])
        lead, tail = "".join(f"{w} " for w in split[:at]), "".join(f" {w}" for w in split[end:])
        contents[index] = run(lead) + about(id, run(quote)) + run(tail)
        said = data.draw(st.text(st.sampled_from("abcæøå \n.<&>«»"), min_size=1).filter(str.strip))
        comments.append(Comment(id, said))
        lines = (line.strip() for line in said.split("\n"))
        expected.append((place, quote, "\n".join(line for line in lines if line)))
    found = remarks(draft.body(contents, bookmarks=data.draw(st.booleans())), comments, draft=draft)
    assert [(remark.place, remark.quote, remark.text) for remark in found] == expected


@given(drafts, st.data())
def test_paragraphs_put_in_and_taken_out_are_each_told_once(paragraphs: list[list[str]], data: st.DataObject) -> None:
    draft = _draft(paragraphs)
    gone = data.draw(st.sets(st.integers(0, len(paragraphs) - 1), max_size=len(paragraphs) - 1))
    come = data.draw(st.sets(st.integers(0, len(paragraphs) - 1)))
    body: list[str] = []
    for index, own in enumerate(draft.body()):
        body += [] if index in gone else [own]
        body += [paragraph(run(f"Helt nytt avsnitt nummer {index} herfra"))] if index in come else []
    found = remarks(body, draft=draft)
    by_kind = {kind: [r for r in found if r.kind is kind] for kind in RemarkKind}
    assert [r.place for r in by_kind[RemarkKind.DELETED_PARAGRAPH]] == [draft.paragraphs[i][0] for i in sorted(gone)]
    assert [r.text for r in by_kind[RemarkKind.NEW_PARAGRAPH]] == [
        f"Foreslår nytt avsnitt: «Helt nytt avsnitt nummer {i} herfra»" for i in sorted(come)
    ]
    assert len(found) == len(gone) + len(come)


@given(st.text(max_size=60), st.text(max_size=60))
def test_edits_make_one_text_into_the_other(old: str, new: str) -> None:
    result, rest = "", 0
    for edit in edits(old, new):
        assert rest <= edit.old_start <= edit.old_end <= len(old)
        result += old[rest : edit.old_start] + new[edit.new_start : edit.new_end]
        rest = edit.old_end
    assert folded(result + old[rest:]) == folded(new)


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_every_paragraph_is_in_one_pair(old: list[str], new: list[str]) -> None:
    pairs = paired(old, new, [frozenset()] * len(new))
    assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
    assert [j for _, j in pairs if j is not None] == list(range(len(new)))
