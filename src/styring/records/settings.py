"""styring.yaml: the settings of a records repository, with every threshold of the rule catalogue."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    NonNegativeInt,
    PositiveInt,
    Strict,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from styring.records.base import YEARS, Bool, Date, Line, Model
from styring.records.terms import terms_of
from styring.records.vocabulary import AgencyForm, Language, Profile

_MOST = 10_000  # far above every threshold, far below where dates end
Count = Annotated[NonNegativeInt, Strict(), Field(le=_MOST)]
AtLeastOne = Annotated[PositiveInt, Strict(), Field(le=_MOST)]
AtLeastTwo = Annotated[int, Strict(), Field(ge=2, le=_MOST)]
Percent = Annotated[int, Strict(), Field(ge=0, le=100)]
_EVERY_YEARS_DAY = r"((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
_YEAR_BEFORE = " året før"
MonthDay = Annotated[str, StringConstraints(pattern=f"^{_EVERY_YEARS_DAY}({_YEAR_BEFORE})?$")]
"""A day of every year, or of the year before the one that something applies to."""


def _regular_expression(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError):
        raise PydanticCustomError("pattern_form", "not a regular expression", {"input": value}) from None
    return value


Pattern = Annotated[str, AfterValidator(_regular_expression)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[A-Za-z0-9][A-Za-z0-9._~:/?@!$&'()*+,;=%\[\]-]*$")]
"""An address without a fragment, letters outside ASCII written as RFC 3986 has them: %C3%B8, xn--."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Limits(Model):
    """terskler: the numbers that rules compare with. «ad» = working days."""

    max_esm: Count = Field(4, alias="maks_esm", description="Etatsstyringsmøter i året (ESM01).")
    purpose_min_characters: Count = Field(15, alias="formål_min_tegn", description="Korteste formål, i tegn (ESM02).")
    convening_lead: Count = Field(
        10, alias="innkalling_ad", description="Arbeidsdager fra innkalling til møte (ESM03, DIA07)."
    )
    input_lead: Count = Field(
        2, alias="innspill_ad", description="Arbeidsdager fra innspillsfrist til innkalling, i utkast til møter."
    )
    main_weight_share: Percent = Field(
        50, alias="hovedvekt_andel", description="Minste andel mål, resultater og risiko i prosent (ESM08)."
    )
    detail_share: Percent = Field(
        33, alias="detalj_andel", description="Største andel innsatsfaktorer og enkeltsaker i prosent (ESM09)."
    )
    clarification_lead: Count = Field(
        1, alias="avklaring_ad", description="Arbeidsdager fra politisk avklaring til møte (ESM10)."
    )
    papers_lead: Count = Field(5, alias="papirer_ad", description="Arbeidsdager fra sakspapirer til møte (ESM13).")
    draft: Count = Field(10, alias="utkast_ad", description="Arbeidsdager fra møte til utkast (ESM14, OSM05, REF09).")
    milestone_days: Count = Field(
        30, alias="milepæl_dager", description="Dager fra passert milepæl til oppdragsstyringsmøte (OSM03)."
    )
    osm_per_milestone: Count = Field(
        2, alias="osm_per_milepæl", description="Oppdragsstyringsmøter mellom to milepæler (OSM03)."
    )
    same_reason_meetings: AtLeastTwo = Field(
        3,
        alias="like_begrunnelser",
        description="Oppdragsstyringsmøter med samme begrunnelse for offentligheten som gir advarsel (OSM06).",
    )
    contact_min_days: Count = Field(28, alias="kontakt_min_dager", description="Dager mellom kontaktmøter (KON01).")
    contact_agenda_lead: Count = Field(
        1, alias="kontaktagenda_ad", description="Arbeidsdager fra saksliste til kontaktmøte (KON03)."
    )
    strategic_meetings: AtLeastOne = Field(
        3,
        alias="strategisk_møter",
        description="Kontaktmøter på rad som det skal være minst én strategisk sak på (KON07).",
    )
    summary: Count = Field(
        5, alias="oppsummering_ad", description="Arbeidsdager fra møte til oppsummering (KON05, FAG02)."
    )
    letter_deadline: MonthDay = Field(
        "01-31",
        alias="frist_tildelingsbrev",
        description="Siste dag for tildelingsbrevet, som «MM-DD» eller «MM-DD året før» (BRV01).",
    )
    requirement_growth: Percent = Field(
        10, alias="krav_vekst", description="Vekst i antall styringskrav som gir advarsel, i prosent (BRV04)."
    )
    activity_share: Percent = Field(
        50, alias="aktivitetskrav_andel", description="Største andel aktivitetskrav i prosent (BRV05)."
    )
    parameter_swap_share: Percent = Field(
        50,
        alias="parameterbytte_andel",
        description="Største andel styringsparametre som byttes ut fra året før, i prosent (BRV07).",
    )
    project_marks: AtLeastOne = Field(
        3,
        alias="prosjektkjennetegn",
        description="Kjennetegn på et prosjekt, av fire, som krever oppdragsbrev (BRV08).",
    )
    milestone_slack: Count = Field(
        14, alias="milepæl_slingring", description="Dager etter milepælens frist før status må være satt (BRV09)."
    )
    max_words_item: Count = Field(150, alias="maks_ord_sak", description="Ord i omtalen av en sak (REF04).")
    max_words: Count = Field(1200, alias="maks_ord", description="Ord i hele referatet (REF04).")
    comment_time: Count = Field(5, alias="kommentar_ad", description="Arbeidsdager til kommentering (REF08, REF09).")
    finalising: Count = Field(
        5, alias="endelig_ad", description="Arbeidsdager fra kommentarfrist til endelig referat (REF09)."
    )
    take_up_meetings: AtLeastOne = Field(
        2,
        alias="oppfølging_møter",
        description="Etatsstyringsmøter før et åpent oppfølgingspunkt må være tatt opp igjen (REF12).",
    )
    filing: Count = Field(5, alias="arkiv_ad", description="Arbeidsdager til arkivering (ARK01).")
    publishing: Count = Field(10, alias="publiser_ad", description="Arbeidsdager til publisering (ARK05).")
    signal: Count = Field(
        10, alias="signal_ad", description="Arbeidsdager til et signal er skriftliggjort (DIA01, DIA08)."
    )
    charter_months: Count = Field(
        24, alias="plakat_md", description="Måneder mellom gjennomganger av samarbeidsplakaten (DIA04)."
    )
    political_months: Count = Field(
        24, alias="politisk_md", description="Måneder mellom møter med politisk ledelse (DIA05)."
    )
    risk_days: Count = Field(
        30, alias="risiko_dager", description="Dager fra en risiko oppdages til den løftes (DIA06)."
    )
    raised_meetings: AtLeastOne = Field(
        3,
        alias="innmeldt_møter",
        description="Etatsstyringsmøter på rad som virksomheten skal ha meldt inn minst én sak til (DIA06).",
    )
    move_notice: Count = Field(5, alias="flytting_ad", description="Arbeidsdagers varsel når et møte flyttes (DIA07).")
    informal_factor: AtLeastOne = Field(
        3, alias="uformell_faktor", description="Uformelle møter per formelt møte (DIA09)."
    )
    risk_months: Count = Field(
        12, alias="risiko_md", description="Måneder mellom risikovurderinger av virksomheten (DIA09)."
    )
    exemption_notice_days: Count = Field(
        30, alias="unntak_varsel_dager", description="Dager før et unntak går ut, at det varsles (DIA10)."
    )
    update: Count = Field(2, alias="ajour_ad", description="Arbeidsdager fra møtet til det er ført ajour (DIA11).")

    def letter_due(self, year: int) -> date:
        """The last day for the tildelingsbrev of a year; it may lie in the year before."""
        day = self.letter_deadline.removesuffix(_YEAR_BEFORE)
        return date.fromisoformat(f"{year - (day != self.letter_deadline):04}-{day}")


class RuleLevel(StrEnum):
    """What ``regler`` may set a rule to."""

    AV = "av"
    MERKNAD = "merknad"
    ADVARSEL = "advarsel"
    FEIL = "feil"


class Colours(Model):
    """Colours of the documents."""

    main: Colour = Field("#1f3a5f", alias="hoved", description='Hovedfargen, for eksempel "#1f3a5f".')
    accent: Colour = Field("#5b7f95", alias="aksent", description="Farge på linjer og rammer.")


class DocumentSettings(Model):
    """How the documents look."""

    colours: Colours = Field(Colours(), alias="farger", description="Fargene i dokumentene.")
    logo: str | None = Field(None, alias="logo", description="Sti til logoen (SVG eller PNG), regnet fra rotmappen.")
    logo_text: Line | None = Field(None, alias="logo_tekst", description="Alternativ tekst til logoen.")
    font: Line | None = Field(
        None, alias="skrift", description="Navnet på skriften, når den ikke er den som følger med."
    )
    font_folder: str | None = Field(None, alias="skriftmappe", description="Mappen som skriftfilene ligger i.")


class ArchiveProfile(StrEnum):
    """Which arkivmelding the archive takes."""

    FIKS_ARKIV_V1 = "fiks-arkiv-v1"
    EFORMIDLING = "eformidling"


class FiledAs(StrEnum):
    """What a document is to the archive."""

    BREV = "brev"
    INNKALLING = "innkalling"
    REFERAT = "referat"
    OPPSUMMERING = "oppsummering"
    VEDLEGG = "vedlegg"


class CaseScope(StrEnum):
    """What the documents of one case (sak) in the archive have in common."""

    AR = "år"
    VIRKSOMHET = "virksomhet"


_CASE_TITLES = {
    CaseScope.AR: "Styringsdialog med {virksomhet} {år}",
    CaseScope.VIRKSOMHET: "Styringsdialog med {virksomhet}",
}
_BRACES = re.compile(r"\{(\w*)\}|[{}]")


class CaseSettings(Model):
    """Which case (sak) a document is filed in, when its record does not say so itself."""

    scope: CaseScope = Field(
        CaseScope.AR, alias="per", description="Om hver virksomhet har én sak i året (år) eller én i alt (virksomhet)."
    )
    title: Line | None = Field(
        None, alias="tittel", description="Sakens tittel. {virksomhet}, {kode} og {år} fylles inn."
    )
    numbers: dict[str, str] = Field(
        {},
        alias="saksnumre",
        description="Saksnummeret i anførselstegn per virksomhet og år (bre/2026), eller per virksomhet (bre).",
    )
    case_owner: Line = Field(
        "Saksansvarlig", alias="saksansvarlig", description="Rollen som er saksansvarlig, aldri et navn."
    )

    @model_validator(mode="after")
    def _title_can_be_filled_in(self) -> Self:
        known = {"virksomhet", "kode"} | ({"år"} if self.scope is CaseScope.AR else set())
        unknown = [found[0] for found in _BRACES.finditer(self.title or "") if found[1] not in known]
        if unknown:
            raise PydanticCustomError("case_title", "nothing to fill in", {"input": unknown[0]})
        return self

    @property
    def title_pattern(self) -> str:
        """The title with what is to be filled in."""
        return self.title or _CASE_TITLES[self.scope]


class ArchiveSettings(Model):
    """How documents are filed."""

    profile: ArchiveProfile = Field(
        ArchiveProfile.FIKS_ARKIV_V1, alias="profil", description="Profilen arkivet tar imot."
    )
    codes: dict[str, dict[str, str]] = Field({}, alias="koder", description="Arkivets koder per kodeliste.")
    entry_types: dict[AgencyForm, str] = Field(
        {}, alias="journalposttype", description="Journalposttypen per form for virksomhet."
    )
    document_types: dict[FiledAs, str] = Field(
        {}, alias="dokumenttyper", description="Dokumenttypen for brev, innkalling, referat, oppsummering og vedlegg."
    )
    restrictions: dict[str, str] = Field(
        {},
        alias="tilgangsrestriksjoner",
        description="Koden for tilgangsrestriksjon per hjemmel, regnet etter hvordan hjemmelen begynner: «offl. § 23».",
    )
    case: CaseSettings = Field(CaseSettings(), alias="saksmappe", description="Saken dokumentene arkiveres i.")
    xsd: str | None = Field(None, alias="xsd", description="Mappen med arkivets egne skjemaer.")
    case_number_pattern: Pattern = Field(
        r"\d{9}|\d{2,4}/\d+", alias="saksnummer_mønster", description="Mønsteret et saksnummer følger."
    )
    journal_entry_pattern: Pattern = Field(
        r".+-\d+", alias="journalpost_mønster", description="Mønsteret en journalpost følger."
    )


class SiteSettings(Model):
    """The static site."""

    address: WebAddress | None = Field(
        None, alias="adresse", description="Adressen nettstedet skal ha, med https:// foran."
    )


def _rule_level(value: Any) -> Any:
    # YAML 1.1 editors turn a bare «av» into nothing special, but «off» and «no» into false: take false for «av».
    return RuleLevel.AV if value is False else value


class Settings(Model):
    """styring.yaml."""

    organisation: Line = Field(
        min_length=1, alias="organisasjon", description="Navnet på kommunen, departementet eller etaten."
    )
    profile: Profile = Field(Profile.KOMMUNE, alias="profil", description="Om ordene er kommunens eller statens.")
    language: Language = Field(
        Language.NB, alias="målform", description="Målformen når ikke virksomheten har sin egen."
    )
    first_year: Annotated[int, Strict(), Field(ge=YEARS[0], le=YEARS[-1])] = Field(
        2019, alias="fra_år", description="Reglene ser ikke på noe eldre enn dette året."
    )
    git_checks_from: Date | None = Field(
        None, alias="git_kontroll_fra", description="Datoen git-reglene gjelder fra; uten den gjelder de ikke."
    )
    limits: Limits = Field(Limits(), alias="terskler", description="Tallene reglene måler mot.")
    rules: dict[str, Annotated[RuleLevel, BeforeValidator(_rule_level)]] = Field(
        {}, alias="regler", description="Nivået til enkeltregler: av, merknad, advarsel eller feil."
    )
    rules_address: WebAddress | None = Field(
        None,
        alias="regler_adresse",
        description="Nettadressen til siden med alle reglene, med https:// foran. Funnene lenker til den.",
    )
    allowed_expressions: tuple[str, ...] = Field(
        (), alias="tillatte_uttrykk", description="Uttrykk som ikke er personnavn, selv om de ligner."
    )
    name_lists: tuple[str, ...] = Field(
        (),
        alias="navnelister",
        description="Filer med egne navnelister, eller tabeller over navn fra Statistisk sentralbyrå.",
    )
    learned_names: Bool = Field(
        True,
        alias="maskinlært_navnesøk",
        description="false slår av den maskinlærte delen av navnesøket, som bare gir advarsler.",
    )
    show_participant_names: Bool = Field(
        False, alias="vis_deltakernavn", description="true viser deltakernes navn også i offentlige dokumenter."
    )
    allow_participant_names: Bool = Field(
        True, alias="tillat_deltakernavn", description="false forbyr navn på deltakere i postene."
    )
    document: DocumentSettings = Field(DocumentSettings(), alias="dokument", description="Utseendet på dokumentene.")
    archive: ArchiveSettings = Field(ArchiveSettings(), alias="arkiv", description="Arkiveringen.")
    site: SiteSettings = Field(SiteSettings(), alias="nettsted", description="Nettstedet av det som er offentlig.")

    @model_validator(mode="before")
    @classmethod
    def _limits_of_the_profile(cls, data: Any) -> Any:
        """A threshold that is not set is as the profile has it."""
        if not isinstance(data, dict) or data.get("profil") not in list(Profile):
            return data
        given = data.get("terskler")
        if not (given is None or isinstance(given, dict)):
            return data
        of_profile = terms_of(Profile(data["profil"])).limits
        set_here = {key: value for key, value in (given or {}).items() if value is not None or key not in of_profile}
        return {**data, "terskler": {**of_profile, **set_here}}
