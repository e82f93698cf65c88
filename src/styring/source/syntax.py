"""ruamel.yaml's syntax errors in the words of somebody who writes letters and minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass


class YamlSyntaxError(Exception):
    """The text is not YAML that a record can be written in.

    Attributes:
        message: Norwegian, one sentence.
        remedy: Norwegian, what to do.
        start, end: the offsets in the text that it is about.
    """

    def __init__(self, message: str, remedy: str, start: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.start = start
        self.end = end


_QUOTE_IT = "Sett hele teksten i anførselstegn. Inneholder den anførselstegn selv, bruk enkle ('…') ytterst."
_INDENT = "Nøkler på samme nivå skal ha like mange mellomrom foran seg. Bruk to mellomrom for hvert nivå."


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What to say when the library's own description matches; ``{0}`` is the first group of the pattern."""

    pattern: str
    message: str
    remedy: str
    at_opening: bool = False


_SENTENCES = (
    _Sentence(r"found character ['\"](.)['\"]", "En tekst kan ikke begynne med «{0}».", _QUOTE_IT),
    _Sentence(r"scanning an? (?:anchor|alias)", "En tekst kan ikke begynne med «*» eller «&».", _QUOTE_IT, True),
    _Sentence(
        r"(?:scanning|parsing) an? tag|undefined tag|expected URI",
        "En tekst kan ikke begynne med «!».", _QUOTE_IT, True,
    ),
    _Sentence(
        r"scanning a directive|YAML d\w+ |tag handle", "Linjer som begynner med «%» kan ikke brukes.", "Slett linjen.",
        True,
    ),
    _Sentence(
        r"could not find expected ':'", "Linjen mangler kolon etter nøkkelen.",
        "Skriv «nøkkel: verdi», med mellomrom etter kolon. Hører linjen til teksten over, rykk den inn.", True,
    ),
    _Sentence(
        r"scanning a quoted scalar", "Anførselstegnet her blir ikke avsluttet.",
        "Sett det samme tegnet der teksten slutter. Er det en apostrof i teksten, sett doble anførselstegn ytterst.",
        True,
    ),
    _Sentence(
        r"unknown escape character '(.*)'", "Omvendt skråstrek foran «{0}» betyr ingenting i doble anførselstegn.",
        r"Sett teksten i enkle anførselstegn ('…') i stedet, eller skriv omvendt skråstrek to ganger.",
    ),
    _Sentence(
        r"expected escape sequence|Python int|surrogates|chr\(\)", "Tegnkoden etter omvendt skråstrek er ikke gyldig.",
        r"Skriv tegnet selv, eller sett teksten i enkle anførselstegn ('…').",
    ),
    _Sentence(
        r"more indented follow up line", "Teksten begynner med en tom linje som har for mange mellomrom.",
        "Slett mellomrommene på den tomme linjen.", True,
    ),
    _Sentence(
        r"scanning a block scalar", "Etter «|» og «>» kan det ikke stå tekst på samme linje.",
        "Begynn teksten på neste linje, rykket inn. Er tegnet en del av teksten, sett hele teksten i anførselstegn.",
        True,
    ),
    _Sentence(
        r"sequence entries are not allowed", "Et listepunkt («- ») kan ikke begynne på linjen til nøkkelen.",
        "Begynn listen på neste linje. Er streken en del av teksten, sett hele teksten i anførselstegn.",
    ),
    _Sentence(
        r"mapping keys are not allowed", "En tekst kan ikke begynne med spørsmålstegn og mellomrom.", _QUOTE_IT
    ),
    _Sentence(
        r"expected the node content, but found '(?:<.*>)'", "Filen slutter midt i en liste eller gruppe.",
        "Sett «]» eller «}}» der den slutter.",
    ),
    _Sentence(
        r"expected the node content, but found '([\]},])'", "En verdi kan ikke begynne med «{0}».",
        "Slett tegnet, eller sett hele teksten i anførselstegn.",
    ),
    _Sentence(
        r"expected ',' or '(.)', but got '(?:<(?:stream|doc|block).*>|:)'", "Klammen her blir ikke avsluttet.",
        "Sett «{0}» der gruppen eller listen slutter. Tekst som inneholder klammer, skal i anførselstegn.", True,
    ),
    _Sentence(
        r"expected ',' or '(.)'", "Her mangler det komma eller «{0}».",
        "Skill leddene med komma. Tekst som inneholder anførselstegn eller klammer, skal selv i anførselstegn.",
    ),
    _Sentence(
        r"expected <block end>, but found '([\]},])'", "«{0}» står her uten at noe er åpnet.",
        "Slett tegnet, eller sett hele teksten i anførselstegn.",
    ),
    _Sentence(
        r"expected <block end>, but found '-'", "Listepunktet hører ikke til noen nøkkel.",
        "Rykk punktet inn under nøkkelen sin. Er streken en del av en tekst, sett hele teksten i anførselstegn.",
    ),
    _Sentence(r"expected <block end>|<document start>", "Innrykket stemmer ikke med linjene over.", _INDENT),
    _Sentence(r"document end marker", "Det står tekst etter slutten på dokumentet («...»).", "Slett linjen med «...»."),
)  # fmt: skip

_CONFLICT = re.compile(r"^<{7} .*", re.MULTILINE)
"""How git marks where a conflict begins. No text of a record can hold it: such a line is never indented."""
_CONFLICT_TOLD = "Filen har merker etter en konflikt i git."
_CONFLICT_REMEDY = (
    "Velg hva som skal stå av de to utgavene, og slett linjene som begynner med «<<<<<<<», «=======» og «>>>>>>>»."
)

_GENERAL = "Linjen kan ikke leses som YAML."
_GENERAL_REMEDY = "Se etter feil i innrykk, kolon, anførselstegn og klammer her og på linjen over."


def conflict(text: str) -> YamlSyntaxError | None:
    """The first mark that git has left in a text where two versions of it could not be put together."""
    mark = _CONFLICT.search(text)
    return YamlSyntaxError(_CONFLICT_TOLD, _CONFLICT_REMEDY, *mark.span()) if mark else None


def explain(error: Exception, text: str) -> YamlSyntaxError:
    """The fault behind an error of ruamel.yaml; its marks give the place, and a general sentence what is unknown."""
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    description = " | ".join(part for part in (context, problem) if part) or str(error)
    opening = _offset(getattr(error, "context_mark", None), text)
    place = _offset(getattr(error, "problem_mark", None), text)
    if place is None:
        place = opening or 0
    if opening is None and place == 0 and (escape := re.search(r"\\U(?!000|0010)\w+", text)):
        place = escape.start()  # Python's own error: it carries no mark
    if "mapping values are not allowed" in description:
        return _stray_colon(text, place)
    if "but got ':'" in description and opening is not None and "\n" not in text[opening:place]:
        return _colon_in_text(place)
    if "found character '\\t'" in description:
        return _stray_tab(text, place)
    if "expected <block end>" in description and _words_before(text, place):
        return YamlSyntaxError(
            "Det står mer tekst etter at verdien er slutt.", _QUOTE_IT, place, _end_of_word(text, place)
        )
    for sentence in _SENTENCES:
        if match := re.search(sentence.pattern, description):
            start = opening if sentence.at_opening and opening is not None else place
            groups = match.groups() or ("",)
            return YamlSyntaxError(
                sentence.message.format(*groups), sentence.remedy.format(*groups), start, _end_of_word(text, start)
            )
    return YamlSyntaxError(_GENERAL, _GENERAL_REMEDY, place, _end_of_word(text, place))


def _offset(mark: object, text: str) -> int | None:
    """The offset of a mark; what lies past the last character (the end of the stream) is drawn back to it."""
    index = getattr(mark, "index", None)
    return min(index, max(0, len(text.rstrip()) - 1)) if isinstance(index, int) else None


def _line_before(text: str, offset: int) -> str:
    return text[text.rfind("\n", 0, offset) + 1 : offset]


def _words_before(text: str, offset: int) -> bool:
    """Whether something other than list marks stands before an offset on its line."""
    return _line_before(text, offset).strip(" -") != "" and text[offset] not in "]},"


def _end_of_word(text: str, start: int) -> int:
    match = re.compile(r"\S+").match(text, start)
    return match.end() if match else start + 1


def _colon_in_text(place: int) -> YamlSyntaxError:
    return YamlSyntaxError("Teksten inneholder et kolon fulgt av mellomrom.", _QUOTE_IT, place, place + 1)


def _stray_tab(text: str, place: int) -> YamlSyntaxError:
    if _line_before(text, place).strip():
        return YamlSyntaxError("Linjen inneholder en tabulator.", "Bytt den ut med mellomrom.", place, place + 1)
    return YamlSyntaxError(
        "Linjen er rykket inn med tabulator.", "Bruk mellomrom til innrykk, to for hvert nivå.", place, place + 1
    )


def _stray_colon(text: str, place: int) -> YamlSyntaxError:
    before = _line_before(text, place)
    if re.match(r"[ ]*(?:- +)*[^\s:\[{][^:]*:\s", before):
        return _colon_in_text(place)
    start = place - len(before.lstrip(" -"))
    return YamlSyntaxError(
        "Nøkkelen kan ikke stå her.",
        "Kontroller innrykket, og at nøkkelen på linjen over har kolon og mellomrom foran verdien.",
        start, place,
    )  # fmt: skip
