"""Norwegian text from a small vocabulary, in so many combinations that hardly any two sentences are the same."""

from __future__ import annotations

from random import Random

_WHO = (
    "Etaten|Virksomheten|Avdelingen|Ledergruppen|Driftsavdelingen|Økonomiseksjonen|Prosjektgruppen|Arbeidsgruppen|"
    "Styringsgruppen|Internrevisjonen|Partene|Begge parter|Brukerrådet|Kundesenteret|Fagmiljøet|Driftsenhetene"
).split("|")
_DO = (
    "følger opp|vurderer|har kartlagt|har gått gjennom|prioriterer|arbeider med|ser nærmere på|har fått oversikt over|"
    "vil redusere|har forbedret|har lagt om|vil måle|har beskrevet|rapporterer om|har bedt om en plan for|drøfter|"
    "har satt av midler til|melder om framgang for|er bekymret for|har lært av|vil samordne|har styrket arbeidet med"
).split("|")
_WHICH = (
    "de største|de viktigste|de nye|de eldste|de planlagte|de gjenstående|de mest brukte|de mest kostbare|flere av|"
    "alle|noen av|de felles|de mindre|de prioriterte"
).split("|")
_WHAT = (
    "avvikene|kostnadene|kontraktene|rutinene|tiltakene|byggene|lokalene|tjenestene|køene|klagene|anskaffelsene|"
    "investeringene|målingene|rapportene|planene|anleggene|systemene|avtalene|risikoene|oppgavene|sakene|fristene|"
    "leveransene|prøvene|skadene|prosjektene|kontrollene|søknadene|tilskuddene|vedtakene"
).split("|")
_WHERE = (
    "i driften|på renhold|innen beredskap|i sentrum|i hele kommunen|for barn og unge|for eldre|i vinterdriften|"
    "på vedlikehold|i første halvår|i andre halvår|langs turveiene|i bydelene|for digitale tjenester|på innkjøp|"
    "i arbeidet med klima|for frivillige lag|innen folkehelse|på sykefravær|i publikumstjenesten|ved badeplassene|"
    "i parkene|for næringslivet|innen kompetanse"
).split("|")
_SO = (
    "så brukerne får svar tidligere|uten at utgiftene øker|innenfor rammen for året|før neste tertial|"
    "så ansvaret blir tydelig|selv om etterspørselen vokser|og tar erfaringene med i neste plan|"
    "så ventetiden går ned|før sommeren|etter råd fra revisjonen|sammen med brukerne|"
    "i takt med at nye systemer tas i bruk|så kvaliteten blir jevnere|med færre innleide|"
    "fordi behovet har endret seg|og kommer tilbake til dette i neste møte"
).split("|")
_UNITS = "enheter|anlegg|avtaler|tjenester|tiltak|kontrakter|saker|steder".split("|")
_FIELD = (
    "Park|Renholds|Vei|Havne|Kultur|Idretts|Bolig|Klima|Vann|Energi|Skole|Helse|Brann|Byggesaks|Museums|Natur|Trafikk|"
    "Mat|Folkehelse|Innkjøps|Arkiv|Kart|Kulturverns|Fritids"
).split("|")
_SECOND = (
    "anleggs|beredskaps|drifts|forvaltnings|miljø|omsorgs|opplærings|plan|rekreasjons|service|tilsyns|utviklings|"
    "velferds|vedlikeholds|byfornyelses|formidlings|eiendoms|kontroll|nærings|rådgivnings|transport|smitteverns|"
    "målings|støtte"
).split("|")
_AREA = ("", " nord", " sør", " øst", " vest")
_CONSONANTS, _VOWELS = "bdfgklmnprstv", "aeiou"


class Words:
    """Text by chance; the same text for the same chance."""

    def __init__(self, chance: Random) -> None:
        self._draw = chance.random

    def pick(self, of: list[str]) -> str:
        """One of them."""
        return of[int(self._draw() * len(of))]

    def number(self, low: int, high: int) -> int:
        """A whole number from ``low`` up to and including ``high``."""
        return low + int(self._draw() * (high - low + 1))

    def sentence(self) -> str:
        """A sentence of ten to twenty words."""
        pick, number = self.pick, self.number
        said = f"{pick(_WHO)} {pick(_DO)} {pick(_WHICH)} {pick(_WHAT)} {pick(_WHERE)}"
        match number(0, 3):
            case 0:
                part = number(2, 40)
                return f"{said}, og det gjelder {part} av {part + number(1, 60)} {pick(_UNITS)}."
            case 1:
                return f"{said}, {pick(_SO)}."
            case 2:
                return f"{said} {pick(_WHERE)}, og andelen er {number(11, 98)} prosent."
            case _:
                return f"{said} innen {number(3, 30)} uker, {pick(_SO)}."

    def text(self, sentences: int) -> Text:
        """A paragraph."""
        return Text(self.sentence() for _ in range(sentences))

    def task(self) -> str:
        """What somebody is to do."""
        return f"Legge fram en plan for {self.pick(_WHAT)} {self.pick(_WHERE)}, {self.pick(_SO)}."

    def title(self) -> str:
        """A heading."""
        return f"{self.pick(_WHAT).capitalize()} {self.pick(_WHERE)}"

    def goal(self) -> str:
        """What is to be reached."""
        return f"{self.pick(_WHAT).capitalize()} {self.pick(_WHERE)} holder god kvalitet"

    def share(self) -> str:
        """What is measured in percent."""
        return f"Andel av {self.pick(_WHAT)} {self.pick(_WHERE)} som er i orden"


class Text(tuple[str, ...]):
    """The sentences of a paragraph."""

    __slots__ = ()


def agency_name(number: int) -> str:
    """A name that no other agency has."""
    rest, first = divmod(number, len(_FIELD))
    area, second = divmod(rest, len(_SECOND))
    kind = f"{_FIELD[first]}- og {_SECOND[second]}etaten"
    return kind + (_AREA[area] if area < len(_AREA) else f" {area}")


def department_name(number: int) -> str:
    """A name that no other department has."""
    rest, first = divmod(number, len(_SECOND))
    of = _SECOND[first].removesuffix("s")
    return f"Byrådsavdeling for {of} og {_FIELD[(first + rest) % len(_FIELD)].lower().removesuffix('s')}" + (
        f" {rest + 1}" if rest else ""
    )


def agency_code(number: int) -> str:
    """Four letters, a code of no other agency, no department and no device of Windows."""
    code = ""
    for letters in (_VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS):
        number, place = divmod(number, len(letters))
        code = letters[place] + code
    return code if not number else f"{code}{number}"


def department_code(number: int) -> str:
    """Three letters, like ``aba``."""
    code = ""
    for letters in (_VOWELS, _CONSONANTS, _VOWELS):
        number, place = divmod(number, len(letters))
        code = letters[place] + code
    return code if not number else f"{code}{number}"
