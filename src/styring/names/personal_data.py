"""What in a text points at a private person besides a name: e-mail, telephone, numbers that name people, addresses."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from styring.diagnostics import Severity
from styring.names.addresses import find_addresses, may_hold_address
from styring.names.check_digits import is_account_number, is_birth_number, is_d_number, is_iban
from styring.names.hits import Hit
from styring.names.known import Known
from styring.names.outline import may_hold_mailbox, may_hold_number, outline_of
from styring.names.patterns import pattern

EMAIL = "en e-postadresse"
TELEPHONE = "et telefonnummer"
BIRTH_NUMBER = "et fødselsnummer"
D_NUMBER = "et D-nummer"
ACCOUNT = "et kontonummer"

_IN_IDENTIFYING_NUMBER = 11
"""So many digits an account number, a fødselsnummer and a D-nummer have."""

NATIONAL_NUMBERS = frozenset((BIRTH_NUMBER, D_NUMBER))
"""The evidence of what is never repeated, not even in a message."""

_SPACE = "[ \xa0\u2009\u202f]"
_SEPARATOR = r"(?:[ \xa0\u2009\u202f][-–][ \xa0\u2009\u202f]|[ \xa0\u2009\u202f.–-])"
_APART = rf"(?<![\w/=+§#-])(?<![0-9][.,:])(?<![0-9]{_SPACE})"
_ENDED = rf"(?![\w/@-]|[.,:]?[0-9]|{_SPACE}[0-9])"
"""Around a number that is not a part of a longer one, of a reference («202600123-5») or of an address on the net."""

# An e-mail address has no more than 64 characters before its @ (RFC 5321), which keeps the search linear.
_AT = rf"(?:@|{_SPACE}?[(\[](?:at|alfakrøll|krøllalfa)[)\]]{_SPACE}?)"
_EMAIL = pattern(rf"(?<![\w.+-])(?P<box>[\w.+-]{{1,64}}){_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}})+", re.IGNORECASE)
_SHARED_BOXES = frozenset(
    "arkiv e-post epost firmapost info ikkesvar ikke-svar kontakt no-reply noreply post postmottak presse".split()
)
"""What stands before the @ of a mailbox that belongs to no person."""

_INTERNATIONAL = pattern(rf"(?<![\w+])\(?(?:\+|00)47\)?{_SEPARATOR}?(?:[0-9]{_SEPARATOR}?){{7}}[0-9]{_ENDED}")
_ABROAD = pattern(rf"(?<![\w+])\+[1-9](?:{_SEPARATOR}?\(?[0-9]\)?){{8,13}}{_ENDED}")
_GROUPED = pattern(
    rf"{_APART}(?:[2-9][0-9](?:{_SPACE}[0-9]{{2}}){{3}}|[2-9][0-9]{{2}}{_SPACE}[0-9]{{2}}{_SPACE}[0-9]{{3}}"
    rf"|[2-9][0-9](?:\.[0-9]{{2}}){{3}}|[2-9][0-9](?:-[0-9]{{2}}){{3}}){_ENDED}"
)
_TWO_HALVES = pattern(rf"{_APART}[49][0-9]{{3}}{_SPACE}[0-9]{{4}}{_ENDED}")
_EIGHT_DIGITS = pattern(rf"{_APART}[2-9][0-9]{{7}}{_ENDED}")
_ANY_GROUPS = pattern(rf"{_APART}[2-9](?:{_SEPARATOR}?[0-9]){{7}}{_ENDED}")
_ELEVEN_DIGITS = pattern(
    rf"(?<![0-9])[0-9]{{2}}{_SEPARATOR}?[0-9]{{2}}{_SEPARATOR}?[0-9]{{2}}{_SEPARATOR}?[0-9]{{3}}{_SPACE}?[0-9]{{2}}(?![0-9])"
)
_ACCOUNT = pattern(
    rf"{_APART}(?:[0-9]{{4}}(?P<separator>[.\xa0 \u2009\u202f-]?)[0-9]{{2}}(?P=separator)[0-9]{{5}}){_ENDED}"
)
_IBAN = pattern(
    rf"(?<!\w)NO([0-9]{{2}}){_SPACE}?([0-9]{{4}}{_SPACE}?[0-9]{{4}}{_SPACE}?[0-9]{{3}}){_ENDED}", re.IGNORECASE
)

_TELEPHONE_BEFORE = pattern(
    r"\b(?:tlf|telefon|mobil|mob\b|ring|sms\b|vipps|tel\b|nås på)\w*\W{0,3}(?:nr|nummer)?\W{0,3}\Z", re.IGNORECASE
)
_AMOUNT_BEFORE = pattern(r"\b(?:kr|nok)\W{0,2}\Z", re.IGNORECASE)
_REFERENCE_BEFORE = pattern(r"(?:nr|\wnummer\w*|\b(?:sak|ref|id|konto))\W{0,2}\Z", re.IGNORECASE)
_ACCOUNT_BEFORE = pattern(r"\b(?:bank)?(?:konto|kto)\w*\W{0,3}(?:nr|nummer|er)?\W{0,3}\Z", re.IGNORECASE)
_UNIT_AFTER = pattern(
    r"\s?(?:%|(?:kr|nok|kroner|mill|mrd|million|millioner|milliard|milliarder|tusen|prosent)\b)", re.IGNORECASE
)
_THOUSANDS = pattern(rf"\+?[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+")
_CHECKSUM = pattern(r"[0-9a-fA-F]{32,}")
"""A fingerprint or a commit, in which eleven digits may stand together by chance."""

_CLUE = pattern(r"[0-9@(\[]")
"""In all personal data, and told of a sentence sooner than what its outline holds."""


def find_personal_data(text: str, known: Known) -> tuple[Hit, ...]:
    """What identifies a private person, in order and without overlap; ``tillatte_uttrykk`` are left out.

    A number is a telephone number if it is written like one, or has eight digits and nothing says that it is an
    amount, a date or a reference; then it is only a warning. A fødselsnummer, D-nummer or account number is told by its
    check digits. Mailboxes of no person («postmottak@») are not counted.
    """
    if not _CLUE().search(text):
        return ()
    composed = unicodedata.normalize("NFC", text)
    hits = _without_overlap(_candidates(composed, known))
    return tuple(hit for hit in hits if not known.excepts(composed, hit.start, hit.end))


def may_hold_personal_data(text: str) -> bool:
    """Whether it is worth the while to look for personal data in a text, or in any of several with line breaks between.

    This takes a tenth of the time of looking, so that most records are done with at once.
    """
    composed = unicodedata.normalize("NFC", text)
    outline = outline_of(composed)
    return may_hold_mailbox(outline) or may_hold_number(outline) or may_hold_address(composed, outline)


def _without_overlap(candidates: Iterable[Hit]) -> list[Hit]:
    """The hits in order of the text; of those that share a character, the first one given."""
    kept: list[Hit] = []
    for hit in candidates:
        at = bisect_left(kept, hit.start, key=lambda other: other.start)
        after_last = at == 0 or kept[at - 1].end <= hit.start
        if after_last and (at == len(kept) or hit.end <= kept[at].start):
            kept.insert(at, hit)
    return kept


def _candidates(text: str, known: Known) -> Iterator[Hit]:
    """All that looks like personal data, the strongest evidence first."""
    outline = outline_of(text)
    if may_hold_mailbox(outline):
        for match in _EMAIL().finditer(text):
            if not _is_shared(match["box"].casefold()):
                yield _hit(match, EMAIL)
    if may_hold_number(outline):
        yield from _identifying_numbers(text)
        yield from _telephones(text)
    if may_hold_address(text, outline):
        yield from find_addresses(text, known)


def _is_shared(box: str) -> bool:
    """Whether a mailbox belongs to no person, nor to a unit by itself («postmottak», «arkiv.nord»)."""
    return box in _SHARED_BOXES or box.partition(".")[0] in _SHARED_BOXES


def _identifying_numbers(text: str) -> Iterator[Hit]:
    if len(_digits(text)) < _IN_IDENTIFYING_NUMBER:
        return
    checksums = [match.span() for match in _CHECKSUM().finditer(text)]
    for match in _IBAN().finditer(text):
        if is_iban(match[1], _digits(match[2])):
            yield _hit(match, ACCOUNT)
    for match in _ACCOUNT().finditer(text):
        if is_account_number(_digits(match[0])):
            if _stands_before(match, _ACCOUNT_BEFORE) or match["separator"] == ".":
                yield _hit(match, ACCOUNT)
            elif match["separator"] and not is_birth_number(_digits(match[0])):
                yield _hit(match, ACCOUNT, Severity.WARNING)
    for match in _ELEVEN_DIGITS().finditer(text):
        digits = _digits(match[0])
        if is_birth_number(digits) and not any(start < match.start() < end for start, end in checksums):
            yield _hit(match, D_NUMBER if is_d_number(digits) else BIRTH_NUMBER)


def _telephones(text: str) -> Iterator[Hit]:
    for match in _ANY_GROUPS().finditer(text):
        if _stands_before(match, _TELEPHONE_BEFORE) and not _is_amount(match):
            yield _hit(match, TELEPHONE)
    for written in (_INTERNATIONAL, _ABROAD, _GROUPED):
        for match in written().finditer(text):
            if not (_is_amount(match) or (written is _ABROAD and _THOUSANDS().fullmatch(match[0]))):
                yield _hit(match, TELEPHONE)
    for match in (*_TWO_HALVES().finditer(text), *_EIGHT_DIGITS().finditer(text)):
        if not (_is_amount(match) or _is_date(_digits(match[0])) or _stands_before(match, _REFERENCE_BEFORE)):
            yield _hit(match, TELEPHONE, Severity.WARNING)


def _hit(match: re.Match[str], evidence: str, level: Severity = Severity.ERROR) -> Hit:
    return Hit(match.start(), match.end(), match[0], level, evidence)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _stands_before(match: re.Match[str], words: Callable[[], re.Pattern[str]]) -> bool:
    return words().search(match.string, max(0, match.start() - 30), match.start()) is not None


def _is_amount(match: re.Match[str]) -> bool:
    return _stands_before(match, _AMOUNT_BEFORE) or _UNIT_AFTER().match(match.string, match.end()) is not None


def _is_date(digits: str) -> bool:
    """Whether eight digits are a day as YYYYMMDD or DDMMYYYY."""
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        if 1900 <= int(year) < 2100:
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                continue
            return True
    return False
