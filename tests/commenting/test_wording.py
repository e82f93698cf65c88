from __future__ import annotations

import re

import pytest

from styring.commenting.wording import phrases
from styring.records.vocabulary import Language, MinutesForm

FIELD = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("form", list(MinutesForm))
def test_both_languages_say_the_same_things(form: MinutesForm) -> None:
    bokmal, nynorsk = (phrases(language, form) for language in (Language.NB, Language.NN))
    for ours, theirs in ((bokmal.box, nynorsk.box), (bokmal.email, nynorsk.email), (bokmal.forms, nynorsk.forms)):
        assert list(ours) == list(theirs)
        for key, phrase in ours.items():
            assert sorted(FIELD.findall(phrase)) == sorted(FIELD.findall(theirs[key])), key


def test_the_heading_of_the_box_comes_first() -> None:
    assert next(iter(phrases(Language.NB, MinutesForm.REFERAT).box)) == "tittel"
