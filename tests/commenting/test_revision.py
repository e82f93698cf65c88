from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from styring.commenting.revision import Difference, Kind, differences

TEXTS = st.lists(st.tuples(st.sampled_from(["saker.1", "saker.1.omtale", "møte.sted"]), st.sampled_from("abc")))


def test_what_is_new_changed_and_gone() -> None:
    earlier = [("saker.1", "En"), ("saker.1.omtale", "To"), ("saker.2", "Tre")]
    now = [("saker.1", "En"), ("saker.1.informasjon.1", "Fire"), ("saker.1.omtale", "2")]
    assert differences(earlier, now) == (
        Difference("saker.1.informasjon.1", Kind.NEW),
        Difference("saker.1.omtale", Kind.CHANGED),
        Difference("saker.2", Kind.GONE),
    )


def test_a_text_that_stands_in_two_places_is_changed_once() -> None:
    point = "saker.1.oppfølging.op1"
    assert differences([(point, "a"), (point, "a")], [(point, "b"), (point, "b")]) == (Difference(point, Kind.CHANGED),)


@given(TEXTS, TEXTS)
def test_differences_tell_of_every_path_that_is_not_the_same(
    earlier: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    def of(texts: list[tuple[str, str]], path: str) -> list[str]:
        return [text for at, text in texts if at == path]

    paths = {path for path, _ in (*earlier, *now)}
    assert {difference.path for difference in differences(earlier, now)} == {
        path for path in paths if of(earlier, path) != of(now, path)
    }
    assert differences(now, now) == ()
