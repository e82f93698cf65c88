from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from styring.records.meeting import AgendaItem
from styring.records.vocabulary import Theme
from styring.rules.themes import Share, share_of

MAIN = (Theme.MALOPPNAELSE, Theme.RESULTATER, Theme.RISIKO)
REST = (Theme.INNSATSFAKTOR, Theme.ENKELTSAK, Theme.OPPDRAG)
OUTSIDE = (Theme.OPPFOLGING, Theme.ANNET)


def item(theme: Theme | None, minutes: int | None = None, *, dropped: bool = False) -> AgendaItem:
    return AgendaItem(nr=1, tittel="Sak", tema=theme, varighet_min=minutes, utgikk=dropped)


ITEMS = st.builds(
    item,
    st.sampled_from([*MAIN, *REST]),
    st.none() | st.integers(-5, 120),
    dropped=st.booleans(),
)


@given(st.lists(ITEMS))
def test_shares_of_all_themes_make_the_whole(agenda: list[AgendaItem]) -> None:
    main, rest = share_of(MAIN, agenda), share_of(REST, agenda)
    assert main.part + rest.part == main.whole == rest.whole
    assert 0 <= main.percent <= 100


@given(st.lists(ITEMS), st.sampled_from(OUTSIDE), st.integers(0, 10))
def test_follow_up_other_business_and_dropped_items_change_nothing(
    agenda: list[AgendaItem], theme: Theme, place: int
) -> None:
    longer = [*agenda[:place], item(theme), item(Theme.RISIKO, 60, dropped=True), *agenda[place:]]
    assert share_of(MAIN, longer) == share_of(MAIN, agenda)


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ([item(Theme.RISIKO, 40), item(Theme.OPPDRAG, 60)], Share(40, 100, in_minutes=True)),
        ([item(Theme.RISIKO, 40), item(Theme.OPPDRAG)], Share(1, 2, in_minutes=False)),
        ([item(Theme.RISIKO, 40), item(Theme.OPPDRAG, 0)], Share(1, 2, in_minutes=False)),
        ([item(Theme.RISIKO), item(None)], Share(1, 2, in_minutes=False)),
    ],
)
def test_time_counts_only_when_every_item_has_it(agenda: list[AgendaItem], expected: Share) -> None:
    assert share_of(MAIN, agenda) == expected


@pytest.mark.parametrize(
    ("share", "percent", "text"),
    [
        (Share(40, 100, in_minutes=True), 40, "40 av 100 minutter (40 %)"),
        (Share(1, 3, in_minutes=False), 33, "1 av 3 saker (33 %)"),
        (Share(2, 3, in_minutes=False), 66, "2 av 3 saker (66 %)"),
        (Share(1, 1, in_minutes=False), 100, "1 av 1 sak (100 %)"),
        (Share(0, 3, in_minutes=False), 0, "ingen saker"),
        (Share(0, 0, in_minutes=True), 0, "ingen saker"),
    ],
)
def test_share_in_words(share: Share, percent: int, text: str) -> None:
    assert (share.percent, str(share)) == (percent, text)
