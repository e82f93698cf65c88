"""What all records share: the strict base class, and scalar types that accept just one spelling.

YAML 1.2 has no dates, so dates arrive as text and are parsed here; numbers and booleans are taken as YAML read them
and never guessed from text.
"""

from __future__ import annotations

import calendar
import enum
import re
from datetime import date, datetime
from typing import Annotated, NamedTuple, Self, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, PlainValidator, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

OSLO = ZoneInfo("Europe/Oslo")

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DATETIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})", re.ASCII)

YEARS = range(1900, 2201)
"""The years that a date may lie in: a wider span than any record needs, and room on both sides to count days."""


class Model(BaseModel):
    """An immutable part of a record. Unknown keys are errors; ``validation`` takes a key without a value for absent.

    The validator of a model is built when the first record needs it: a program that meets one record builds few.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _parse_date(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("date_form", "not a date as YYYY-MM-DD", {"input": str(value)})
    year, month, day = map(int, match.groups())
    if year not in YEARS:
        raise PydanticCustomError("year_unlikely", "no year of a record", {"first": YEARS[0], "last": YEARS[-1]})
    try:
        return date(year, month, day)
    except ValueError:
        days = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        context = {"input": value, "month": month, "year": year, "days": days}
        raise PydanticCustomError("date_unknown", "no such date", context) from None


def _parse_datetime(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    match = _DATETIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("datetime_form", "not a time as YYYY-MM-DDTHH:MM", {"input": str(value)})
    day = _parse_date(match[1])
    hour, minute = int(match[2]), int(match[3])
    if hour > 23 or minute > 59:
        raise PydanticCustomError("time_unknown", "no such time of day", {"input": value})
    local = datetime(day.year, day.month, day.day, hour, minute)
    if local.replace(tzinfo=OSLO).astimezone(ZoneInfo("UTC")).astimezone(OSLO).replace(tzinfo=None) != local:
        raise PydanticCustomError("time_skipped", "skipped by summer time", {"input": value})
    return local


def _parse_moment(value: object) -> date:
    return _parse_date(value) if isinstance(value, str) and _DATE.fullmatch(value) else _parse_datetime(value)


class TextUse(enum.Enum):
    """Marks text that reaches a rendered document, so that checks of names can find all of it."""

    PROSE = "CommonMark over several lines"
    LINE = "plain text on one line"


class Kind(enum.StrEnum):
    """Kinds of records; the value is the folder (or, for a single file, the stem) that holds them."""

    DEPARTMENT = "departments"
    CALENDAR = "calendars"
    AGENCY = "agency"
    CHARTER = "charter"
    ASSIGNMENT = "assignments"
    LETTER = "letters"
    MEETING = "meetings"
    MINUTES = "minutes"
    REPORT = "reports"
    SIGNAL = "signals"


class Identity(NamedTuple):
    """The whole identity of a record: the folder says the kind, the file's stem is the id.

    ``agency`` is the code of the dossier, or empty for a department or a calendar. The agency file and the charter
    are alone of their kind in a dossier, so their id equals the kind.
    """

    agency: str
    kind: Kind
    id: str

    def __str__(self) -> str:
        """For example ``bre/meetings/2026-03-12-esm``, ``bre/agency`` or ``departments/pbr``."""
        return f"{self.agency}/{self.local}" if self.agency else self.local

    @property
    def local(self) -> str:
        """The identity within the dossier, for example ``meetings/2026-03-12-esm``."""
        return self.id if self.id == self.kind else f"{self.kind}/{self.id}"


class Record(Model):
    """A whole file. It knows its identity and the year of its folder, which are not written inside the file."""

    # The two are kept where pydantic keeps private attributes, but not declared as such: rules ask for them more often
    # than for anything else, and pydantic's own way to them takes twenty times as long, and ten calls for every record.

    def identified(self, identity: Identity, year: int) -> Self:
        """The same record, now aware of its identity and of its folder's year (0 for a record without one)."""
        object.__setattr__(self, "__pydantic_private__", {"_identity": identity, "_year": year})
        return self

    @property
    def identity(self) -> Identity:
        """The whole identity."""
        identity: Identity = (self.__pydantic_private__ or {})["_identity"]
        return identity

    @property
    def id(self) -> str:
        """The file's stem."""
        return self.identity.id

    @property
    def year(self) -> int:
        """The year folder that the record lies in."""
        year: int = (self.__pydantic_private__ or {})["_year"]
        return year


class Target(enum.StrEnum):
    """What a reference points at; the key that holds it decides, so an id stands alone in the file."""

    DEPARTMENT = "byrådsavdeling"
    AGENCY = "virksomhet"
    ASSIGNMENT = "oppdrag"
    LETTER = "brev"
    MEETING = "møte"
    REPORT = "rapport"
    FOLLOW_UP = "oppfølgingspunkt"
    EVENT = "hendelse i årshjulet"
    AGENDA_ITEM = "sak på sakslisten"


Prose: TypeAlias = Annotated[str, TextUse.PROSE]
Line: TypeAlias = Annotated[str, TextUse.LINE]
Bool: TypeAlias = Annotated[bool, Strict()]
Int: TypeAlias = Annotated[int, Strict()]
Number: TypeAlias = Annotated[float, Strict()]
Date: TypeAlias = Annotated[
    date,
    PlainValidator(_parse_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
LocalDateTime: TypeAlias = Annotated[
    datetime,
    PlainValidator(_parse_datetime),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$"}),
]
"""A time in Norway, without offset."""

DateOrTime: TypeAlias = Annotated[
    date,
    PlainValidator(_parse_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2})?$"}),
]
"""A day, or a time in Norway; a ``datetime`` is a ``date`` too."""

DepartmentRef: TypeAlias = Annotated[str, Target.DEPARTMENT]
AgencyRef: TypeAlias = Annotated[str, Target.AGENCY]
AssignmentRef: TypeAlias = Annotated[str, Target.ASSIGNMENT]
LetterRef: TypeAlias = Annotated[str, Target.LETTER]
MeetingRef: TypeAlias = Annotated[str, Target.MEETING]
ReportRef: TypeAlias = Annotated[str, Target.REPORT]
FollowUpRef: TypeAlias = Annotated[str, Target.FOLLOW_UP]
EventRef: TypeAlias = Annotated[str, Target.EVENT]
AgendaItemRef: TypeAlias = Annotated[int, Strict(), Target.AGENDA_ITEM]
