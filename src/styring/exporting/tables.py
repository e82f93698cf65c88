"""The tables: what one row of each is, and where in the records the rows come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from styring.exporting.columns import Column, Type, ascii_name, column_of_values, columns_of, group_in, key_of
from styring.records.base import Kind, Model
from styring.records.kinds import MODELS, YEARLY
from styring.records.vocabulary import RequirementKind

AGENCY = "virksomhet"
DEPARTMENT = "avdeling"
YEAR = "aar"

COMMON = (
    Column("post", Type.TEXT, "Posten som raden er hentet fra, med hele identiteten: bre/letters/2026-01-15-tb."),
    Column("post_id", Type.TEXT, "Postens id. Et referat har samme id som møtet."),
    Column("posttype", Type.TEXT, "Mappen posten ligger i, for eksempel letters."),
    Column("fil", Type.TEXT, "Filen, regnet fra mappen med styring.yaml."),
    Column("sti", Type.TEXT, "Hvor i filen raden er hentet fra, for eksempel krav[0]. Tom for hele posten."),
    Column(
        "dokument_offentlig",
        Type.BOOLEAN,
        "true når dokumentet som posten blir til, er endelig og vurdert som offentlig.",
    ),
    Column("skjermet", Type.BOOLEAN, "true når raden ligger i noe som er skjermet."),
)
"""What every table begins with: the trace back to the record, and whether the public may see it."""

_PARTITIONS = {
    AGENCY: Column(AGENCY, Type.TEXT, "Koden til virksomheten."),
    DEPARTMENT: Column(DEPARTMENT, Type.TEXT, "Koden til byrådsavdelingen som har årshjulet."),
    YEAR: Column(YEAR, Type.INTEGER, "Året i mappen posten ligger i. For brev er det året brevet gjelder."),
}
_SINGULAR = {
    "krav": "krav",
    "merkelapper": "merkelapp",
    "milepæler": "milepæl",
    "oppfølgingspunkter": "oppfølgingspunkt",
    "saker": "sak",
    "saksliste": "sak",
    "samarbeidsvirksomheter": "samarbeidsvirksomhet",
}
_NAMED_BY = {"id": "id", "number": "nr"}
"""What tells the groups of a list from one another: the field and its key."""


@dataclass(frozen=True, eq=False)
class Source:
    """A place in a kind of record where each group, or each plain value of a list, is a row.

    Attributes:
        kind: the kind of record.
        path: the fields that lead there; the record itself is the row where there are none.
        fixed: values that the place itself tells, by column.
    """

    kind: Kind
    path: tuple[str, ...] = ()
    fixed: Mapping[str, StrEnum] = field(default_factory=dict)

    @cached_property
    def models(self) -> tuple[type[Model], ...]:
        """The models of the record and of the groups on the path; a list of plain values at its end has none."""
        found: list[type[Model]] = [MODELS[self.kind]]
        for attribute in self.path:
            if inner := group_in(found[-1], attribute):
                found.append(inner)
        return tuple(found)

    @cached_property
    def is_of_values(self) -> bool:
        """Whether a row is a plain value of a list."""
        return len(self.models) == len(self.path)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys that lead there, as the records spell them."""
        return tuple(key_of(model, attribute) for model, attribute in zip(self.models, self.path, strict=False))

    @cached_property
    def parents(self) -> tuple[tuple[int, Column], ...]:
        """The columns that tell which group around it a row belongs to, with the group's place on the path."""
        found = []
        around = self.models[1:] if self.is_of_values else self.models[1:-1]
        for i, (model, key) in enumerate(zip(around, self.keys, strict=False), start=1):
            for attribute, own_key in _NAMED_BY.items():
                if attribute in model.model_fields:
                    column = next(each for each in columns_of(model) if each.attributes == (attribute,))
                    name = ascii_name(_SINGULAR[key], own_key)
                    told = f"Punktet under {key} som raden hører til. {column.meaning}"
                    way = ".".join((*self.keys[:i], own_key))
                    found.append((i, replace(column, name=name, meaning=told, key=way)))
        return tuple(found)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the row's own group, or of its plain value."""
        model = self.models[-1]
        if not self.is_of_values:
            return columns_of(model)
        key = self.keys[-1]
        return (column_of_values(model, self.path[-1], ascii_name(_SINGULAR.get(key, key))),)


@dataclass(frozen=True, eq=False)
class Table:
    """A table.

    Attributes:
        name: its name, and the name of its folder.
        meaning: what one row is, in Norwegian.
        sources: where the rows come from.
    """

    name: str
    meaning: str
    sources: tuple[Source, ...]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the files: the common ones, those of the groups around the row, then the row's own."""
        return (*COMMON, *self._own.values())

    @cached_property
    def partitions(self) -> tuple[Column, ...]:
        """The columns that the folders tell, outermost first."""
        match self.sources[0].kind:
            case Kind.DEPARTMENT:
                names: tuple[str, ...] = ()
            case Kind.CALENDAR:
                names = (DEPARTMENT, YEAR)
            case kind:
                names = (AGENCY, YEAR) if kind in YEARLY else (AGENCY,)
        return tuple(_PARTITIONS[name] for name in names)

    @cached_property
    def _own(self) -> Mapping[str, Column]:
        found: dict[str, Column] = {}
        for source in self.sources:
            for column in _with_whole_keys(source):
                earlier = found.setdefault(column.name, column)
                if earlier.key != column.key:
                    found[column.name] = replace(earlier, key=f"{earlier.key}, {column.key}")
        return found


def _with_whole_keys(source: Source) -> Iterator[Column]:
    yield from (column for _, column in source.parents)
    for column in source.columns:
        yield replace(column, key=".".join((*source.keys, *filter(None, (column.key,)))))


def _table(name: str, meaning: str, kind: Kind, *path: str) -> Table:
    return Table(name, meaning, (Source(kind, path),))


TABLES: tuple[Table, ...] = (
    _table("byraadsavdelinger", "en byrådsavdeling", Kind.DEPARTMENT),
    _table("virksomheter", "en virksomhet", Kind.AGENCY),
    _table("tilhoerighet", "en periode der en virksomhet hører til en byrådsavdeling", Kind.AGENCY, "departments"),
    _table("unntak", "et avtalt unntak fra en regel", Kind.AGENCY, "exemptions"),
    _table("samarbeidsplakater", "en samarbeidsplakat", Kind.CHARTER),
    _table("samarbeidsplakater_utfylt_av", "en part som har fylt ut plakaten", Kind.CHARTER, "filled_in_by"),
    _table("aarshjul", "en hendelse i årshjulet", Kind.CALENDAR, "events"),
    _table("brev", "et brev", Kind.LETTER),
    Table(
        "krav",
        "et mål eller et krav i et brev; målene har type mål",
        (
            Source(Kind.LETTER, ("requirements",)),
            Source(Kind.LETTER, ("goals",), fixed={"type": RequirementKind.MAL}),
        ),
    ),
    _table("krav_maal", "et mål som et krav hører til", Kind.LETTER, "requirements", "goals"),
    _table("kapitler", "et kapittel med fritekst i et brev", Kind.LETTER, "chapters"),
    _table("brev_risikoer", "en risiko som et brev peker på", Kind.LETTER, "risk_assessment"),
    _table("brev_verbalvedtak", "et verbalvedtak i et brev", Kind.LETTER, "council_decisions"),
    _table("brev_rapportering", "en rapport som et brev ber om", Kind.LETTER, "reporting"),
    _table("brev_moeteplan", "et møte i møteplanen i et brev", Kind.LETTER, "meeting_plan"),
    _table("brev_oppdrag", "et oppdrag som et brev gjelder", Kind.LETTER, "assignments"),
    _table("oppdrag", "et oppdrag", Kind.ASSIGNMENT),
    _table("oppdrag_status", "en status som et oppdrag har hatt", Kind.ASSIGNMENT, "history"),
    _table("oppdrag_rapportering", "et rapporteringspunkt i et oppdrag", Kind.ASSIGNMENT, "reporting"),
    _table(
        "oppdrag_samarbeid", "en annen virksomhet som er med i et oppdrag", Kind.ASSIGNMENT, "partner_agencies"
    ),
    _table("milepaeler", "en milepæl i et oppdrag", Kind.ASSIGNMENT, "milestones"),
    _table("milepaeler_status", "en status som en milepæl har hatt", Kind.ASSIGNMENT, "milestones", "history"),
    _table("moeter", "et møte", Kind.MEETING),
    _table("moeter_felles_med", "en annen virksomhet som er med på et møte", Kind.MEETING, "joint_with"),
    _table("moeter_oppdrag", "et oppdrag som et møte gjelder", Kind.MEETING, "assignments"),
    _table("deltakere", "en deltaker på et møte utover møtelederen, bare som rolle", Kind.MEETING, "participants"),
    _table("innspill", "et innspill fra virksomheten til sakslisten", Kind.MEETING, "input", "received"),
    _table("saker", "en sak på sakslisten", Kind.MEETING, "agenda"),
    _table("saker_merkelapper", "en merkelapp på en sak", Kind.MEETING, "agenda", "labels"),
    _table("saker_oppdrag", "et oppdrag som en sak gjelder", Kind.MEETING, "agenda", "assignments"),
    _table(
        "saker_oppfoelgingspunkter",
        "et tidligere oppfølgingspunkt som tas opp i en sak",
        Kind.MEETING, "agenda", "follow_up_points",
    ),
    _table("sakspapirer", "et sakspapir", Kind.MEETING, "papers"),
    _table("referater", "et referat eller en oppsummering", Kind.MINUTES),
    _table("referater_saker", "en sak i et referat", Kind.MINUTES, "items"),
    _table("kommentarer", "en kommentar til et utkast til referat", Kind.MINUTES, "comments", "received"),
    Table(
        "rettelser",
        "en rettelse av et brev som er sendt, eller et referat som er endelig",
        (Source(Kind.LETTER, ("corrections",)), Source(Kind.MINUTES, ("corrections",))),
    ),
    _table("oppfoelgingspunkter", "et oppfølgingspunkt", Kind.MINUTES, "items", "follow_up"),
    Table(
        "styringssignaler",
        "et styringssignal, gitt i et møte (posttype minutes) eller utenom de formelle møtene (posttype signals)",
        (Source(Kind.MINUTES, ("items", "signals")), Source(Kind.SIGNAL)),
    ),
    _table("rapporter", "en rapport fra virksomheten", Kind.REPORT),
    _table("rapporter_resultater", "et rapportert resultat på et krav", Kind.REPORT, "results"),
    _table("rapporter_risikoer", "en risiko som en rapport melder", Kind.REPORT, "risk"),
)  # fmt: skip
"""All tables. Findings are none of them: they depend on the day that is looked from, and on the rules of a version."""
