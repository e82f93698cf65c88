"""What the template engines say about a template, in Norwegian.

Neither engine has translations, so their English sentences are told anew, as :mod:`styring.cli.norwegian` does for the
command line. What stands in no table is quoted as the engine's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from styring.messages import listing, nearest, quoted

_Sentences: TypeAlias = Sequence[tuple[str, str | Callable[[re.Match[str]], str]]]

_TAGS = ("block", "call", "else", "elif", "extends", "filter", "for", "from", "if", "import", "include", "macro", "set")


def full_stop(clause: str) -> str:
    """The clause as the end of a sentence: with a full stop, unless it ends like one already."""
    return clause if clause.endswith((".", "?", "!", "…")) else f"{clause}."


def not_found(name: str, known: Iterable[str], kind: str = "") -> str:
    """«sed» finnes ikke; mente du «sted»?"""
    meant = nearest(name, known)
    return f"{kind}{quoted(name)} finnes ikke" + (f"; mente du {quoted(meant)}?" if meant else "")


def jinja(message: str, filters: Iterable[str] = (), tests: Iterable[str] = ()) -> str:
    """What Jinja says, as a clause without a full stop; the filters and tests that there are may be suggested."""
    unknown = re.fullmatch(r"No (filter|test) named '(.+?)'\.?.*", message, re.DOTALL)
    if unknown:
        kind, known = ("filteret ", filters) if unknown[1] == "filter" else ("testen ", tests)
        return not_found(unknown[2], known, kind)
    return _told(message, _JINJA, "Jinja")


def typst(message: str) -> str:
    """What Typst says, as a clause without a full stop."""
    return _told(message, _TYPST, "Typst")


def _told(message: str, sentences: _Sentences, engine: str) -> str:
    for english, norwegian in sentences:
        match = re.fullmatch(english, message, re.DOTALL)
        if match:
            return norwegian(match) if callable(norwegian) else match.expand(norwegian)
    return f"{engine} sier det slik, på engelsk: {quoted(message)}"


_TOKENS: Mapping[str, str] = {
    "begin of statement block": "begynnelsen på en setning",
    "end of statement block": "slutten på setningen",
    "begin of print statement": "begynnelsen på en verdi",
    "end of print statement": "slutten på verdien",
    "begin of comment": "begynnelsen på en kommentar",
    "end of comment": "slutten på kommentaren",
    "template data / text": "vanlig tekst",
    "end of template": "slutten på malen",
    "name": "et navn",
    "string": "en tekst i anførselstegn",
    "integer": "et helt tall",
    "float": "et tall",
}


def _token(name: str) -> str:
    return _TOKENS.get(name) or quoted(name)


def _tags(names: str) -> str:
    """«endfor» eller «else», from "'endfor' or 'else'"."""
    return listing(map(quoted, re.findall(r"'(.+?)'", names)), "eller")


def _unknown_tag(match: re.Match[str]) -> str:
    tag = match[1]
    if tag in _TAGS or tag.startswith("end"):
        return f"{quoted(tag)} kan ikke stå her"
    return not_found(tag, _TAGS, "setningen ")


def _misplaced_tag(match: re.Match[str]) -> str:
    return f"{quoted(match[3])} er ikke avsluttet med {_tags(match[2])} når {quoted(match[1])} kommer"


_WANTED = r"Jinja was looking for the following tags: (.+?)\. The innermost block that needs to be closed is '(.+?)'\."
_JINJA: _Sentences = (
    (r"Expected an expression, got '(.+)'", lambda m: f"det mangler en verdi foran {_token(m[1])}"),
    (r"expected token '(.+?)', got '(.+)'", lambda m: f"det skulle stått {_token(m[1])}, men det står {_token(m[2])}"),
    (r"unexpected end of template, expected '(.+?)'\.?", lambda m: f"malen slutter før {_token(m[1])}"),
    (r"unexpected '(.+?)', expected '(.+?)'", r"det skulle stått «\2», men det står «\1»"),
    (r"unexpected '(.+?)'", lambda m: f"{_token(m[1])} kan ikke stå her"),
    (r"unexpected char ['\"](.+?)['\"] at \d+", r"tegnet «\1» kan ikke stå her"),
    (r"Unexpected end of template\. " + _WANTED, lambda m: f"{quoted(m[2])} er ikke avsluttet med {_tags(m[1])}"),
    (r"Encountered unknown tag '(.+?)'\. " + _WANTED, _misplaced_tag),
    (r"Encountered unknown tag '(.+?)'\.?", _unknown_tag),
    (r"block '(.+?)' defined twice", r"blokken «\1» står to ganger"),
    (r"Missing end of comment tag", "en kommentar er ikke avsluttet"),
    (r"Missing end of raw directive", "«raw» er ikke avsluttet med «endraw»"),
    (r"tag name expected", "setningen er tom"),
    (r"expected name or number", "det mangler et navn etter punktumet"),
    (r"[Cc]an't assign to .*|cannot assign to .*", "det som står til venstre for «=», kan ikke få en verdi"),
    (r"Block names in Jinja .*", "navnet på en blokk kan bare ha bokstaver, sifre og understrek"),
    (r"'.+' object is not iterable|cannot unpack non-iterable .*", "verdien er ingen liste"),
    (r"(?:too many|not enough) values to unpack.*", "listen har ikke så mange verdier som det er navn til"),
    (r"'.+' object is not callable|.+ is not safely callable", "verdien kan ikke kalles med parenteser"),
    (r"macro '(.+?)' takes not more than \d+ argument\(s\)", r"makroen «\1» får for mange verdier"),
    (r"macro '(.+?)' takes no keyword argument '(.+?)'", r"makroen «\1» har ingen verdi som heter «\2»"),
    (r"division by zero|float division by zero|integer modulo by zero", "det deles på null"),
    (r"'.+' not supported between instances of .*", "verdier av ulikt slag kan ikke sammenlignes"),
    (r"(?:unsupported|bad) operand type.*", "det regnes med noe som ikke er tall"),
    (r"object of type '.+' has no len\(\)", "verdien er verken tekst eller liste og har ingen lengde"),
    (r"access to attribute '(.+?)' of .+ object is unsafe\.", r"«\1» er ikke tilgjengelig for maler"),
    (r"'.+' has no attribute '(.+?)'", r"«\1» finnes ikke"),
    (r"'(super|caller)' is undefined", r"«\1» finnes ikke her"),
)

_THINGS: Mapping[str, str] = {
    "alignment": "en plassering",
    "angle": "en vinkel",
    "argument list": "en liste i parentes",
    "array": "en liste",
    "auto": "auto",
    "block": "en blokk i klammer",
    "boolean": "true eller false",
    "colon": "et kolon",
    "color": "en farge",
    "comma": "et komma",
    "content": "innhold",
    "dictionary": "en ordbok",
    "expression": "et uttrykk",
    "float": "et tall",
    "fraction": "en andel (1fr)",
    "function": "en funksjon",
    "identifier": "et navn",
    "integer": "et helt tall",
    "length": "en lengde (10pt)",
    "line break": "et linjeskift",
    "none": "none",
    "pattern": "et navn",
    "ratio": "en prosent",
    "relative length": "en lengde (10pt)",
    "semicolon": "et semikolon",
    "string": "en tekst i anførselstegn",
    "stroke": "en strek",
    "type": "en type",
}


def _things(names: str) -> str:
    """«auto, en lengde (10pt) eller en andel (1fr)», from "auto, relative length, or fraction"."""
    words = re.split(r", or |, | or ", names)
    return listing((_THINGS.get(word) or quoted(word.strip('`"')) for word in words), "eller")


_CLOSERS = {"paren": ")", "bracket": "]", "brace": "}"}
_TYPST: _Sentences = (
    (r"unknown variable: (.+)", r"«\1» finnes ikke"),
    (r"unknown font family: (.+)", r"skriften «\1» finnes ikke"),
    (r"expected (.+), found (.+)", lambda m: f"det skulle stått {_things(m[1])}, men det står {_things(m[2])}"),
    (r"expected (.+)", lambda m: f"det mangler {_things(m[1])}"),
    (r"unclosed delimiter", "en parentes, klamme eller krøllparentes er ikke lukket"),
    (r"unclosed string", "en tekst i anførselstegn er ikke avsluttet"),
    (r"unclosed label", "«<» begynner et merke som ikke er avsluttet med «>»"),
    (r"unexpected closing (paren|bracket|brace)", lambda m: f"«{_CLOSERS[m[1]]}» lukker ingenting"),
    (r"unexpected argument: (.+)", r"funksjonen tar ikke imot «\1»"),
    (r"unexpected argument", "funksjonen får for mange verdier"),
    (r"unexpected (?:keyword )?`?(.+?)`?", lambda m: f"{_things(m[1])} kan ikke stå her"),
    (r"missing argument: (.+)", r"funksjonen mangler verdien «\1»"),
    (r"the character `(.+)` is not valid in code", r"tegnet «\1» kan ikke stå i kode"),
    (r"invalid number suffix: `(.+)`", r"enheten «\1» finnes ikke"),
    (r"cannot loop over .+", "det som skal gjentas, er ingen liste"),
    (
        r"cannot (?:add|subtract|multiply|divide|compare) (.+) (?:and|by|with|from) (.+)",
        lambda m: f"det går ikke å regne med {_things(m[1])} og {_things(m[2])}",
    ),
    (r"cannot divide by zero", "det deles på null"),
    (r"(?:module|type|element) `?.+?`? (?:does not contain|has no method|has no field) `(.+)`", r"«\1» finnes ikke"),
    (r"dictionary does not contain key \"(.+)\".*", r"nøkkelen «\1» finnes ikke"),
    (r"array index out of bounds .*", "listen er ikke så lang"),
    (r"label `<(.+)>` does not exist in the document", r"merket «\1» finnes ikke i dokumentet"),
    (r"file not found .*", "filen finnes ikke; en mal får ikke lese andre filer enn logoen"),
    (r"path `\"(.+?)\"` would escape the project root", r"«\1» ligger utenfor det en mal får lese"),
    (r"panicked with: (.+)", r"malen stanset seg selv med panic: «\1»"),
    (r"panicked", "malen stanset seg selv med panic"),
    (r"assertion failed: (.+)", r"malen stanset seg selv med assert: «\1»"),
    (r"assertion failed", "malen stanset seg selv med assert"),
    (r"maximum .+ depth exceeded", "malen kaller seg selv uten stans"),
    (r"condition is always true|loop seems to be infinite", "løkken stanser aldri"),
    (r"PDF.* error: skipped from heading level (\d) to (\d)", r"overskriftene hopper fra nivå \1 til nivå \2"),
    (r"PDF.* error: missing alt text", "et bilde eller en formel mangler tekst for dem som ikke ser (alt)"),
    (r"PDF.* error: missing document title", "dokumentet mangler tittel"),
)
