"""The words that tell names from other capitalised words. Keys are casefolded and NFC-normalised."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

_LISTS = Path(__file__).parents[1] / "data" / "navn"
"""Where the package's lists lie. The import of importlib.resources takes longer than reading them all."""

_TITLE_ENDINGS = tuple(
    """
    adjunkt advokat agent aktivist aktor amanuensis ambassadør analytikar analytiker arkitekt arkivar artist
    assistent betjent biskop byråd direktør dirigent dommar dommer dosent ekspert elektrikar elektriker filosof
    forfattar forfatter formann forskar forsker forsvarar forsvarer forvaltar forvalter fotograf fullmektig
    fylkesmann førar fører general gitarist gründer historikar historiker ingeniør inspektør journalist
    jurist kandidat kaptein kommandør komponist konsulent kontakt kontrollør koordinator kunstnar kunstner leder
    lege leiar lektor lensmann lærar lærer løytnant medarbeidar medarbeider medlem megler meister meklar mester
    minister musikar musiker oberst ombud ombudsmann pedagog politikar politiker praktikant president prest
    professor psykolog redaktør regissør rektor representant revisor rådgiver rådgjevar rådmann saksbehandlar
    saksbehandler sanger sekretær sersjant sjef sjåfør songar sosiolog spelar spiller statsråd stipendiat
    stortingsmann student styrar styrer sykepleier sysselmann talskvinne talsmann talsperson terapeut tillitsvald
    tillitsvalgt trenar trener verneombod vikar økonom
    """.split()
)

_TITLES = frozenset(
    """
    baron dr dr. dronning emir enkefru fr. frk frk. fru fürst grev greve herr hr hr. imam keisar keiser kollega kong
    kronprins kronprinsesse lord madame major mr mr. mrs mrs. ms. mullah p.v.a. pater pave prins prinsesse prof.
    profet pva pva. rabbiner referent sir sjeik sultan søster tsar
    """.split()
)

_RELATIONS = frozenset(
    """
    barnebarnet bestefar bestefaren bestemor bestemora bestemoren broderen bror broren datter dattera datteren
    dotter dottera ektefelle ektefellen ektemann ektemannen enka enke enkemannen enken etterfølger etterfølgeren
    etterfølgjaren far faren farfar farmor fetter fetteren foreldrene forgjengaren forgjenger forgjengeren forlovede
    hustru hustruen kamerat kameraten kjærasten kjæreste kjæresten kollegaen kompis kompisen kona kone kusina kusine
    kusinen lagkamerat lagkameraten mamma mannen mor mora moren morfar mormor nabo naboen navnebror nevø nevøen
    niese niesen onkel onkelen pappa samboer samboeren sambuar sambuaren son sonen stedatter stefar stemor stesønn
    svigerdatter svigerfar svigermor svigersønn syster systera sønn sønnen søsken søster søstera søsteren tanta
    tante tanten tvilling tvillingen ven venen venn vennen venninna venninne venninnen vikaren
    """.split()
)

STREETS = frozenset(
    """
    alle allé bakke bakken bro bru brygge gata gate gt minne park parken passasje plass plassen stadion sti stien
    terrasse torg torget tunnel veg vegen vei veien
    """.split()
)
"""What follows a name in the genitive when the whole is a place."""

_INSTITUTIONS = frozenset(
    """
    academy airport akademi akademiet akershus aktivitetshus albergo alliansen arena art athletic avenue avis bakeri
    bank banken barnehage barnehager bedrift bergverk bibliotek blad bofellesskap boligbyggelag boligsameie
    borettslag botiltak bridge brigade brygge bryggeri building bukta bydelshus camping castle cathedral center
    central centre city club college company consulting corp corporation council county cup dagblad dalen distrikt
    eiendom eldresenter elektro engineering entertainment entreprenør fabrikk fabrikker fc festival fjord fk
    flerbrukshall fond fondet forbund forening foreningen foretak forlag fotball foundation fritidsklubb
    fritidssenter frivilligsentral fylke fylkeskommune galleri galleries gallery garage gjestgiveri golf group
    gruppe gruppen hall hallen hamn havn health helse helsehus helsestasjon hill holding hospital hotel hotell
    idrettsforening idrettslag idrettspark inc industri industrier institute institution institutt international
    invest island journal kafe kafé kino kiosk kirke kirkegård klinikk klubb kolleg kommune konsern kraftverk
    kulturhus kulturkirke kulturskole kunstforening kunsthall kyrkje laboratories legat legesenter lensmannsdistrikt
    lensmannskontor ltd mall marina market media mekaniske memorial menighet mills minde minnefond mission mountain
    museet museum musikkforening musikkorps nasjonalpark news nærmiljøsenter oil omsorgssenter open opera orchestra
    orkester oy palace park partiet partners party pharma photo plc politidistrikt pris prisen production
    productions prosti protokollen quartet records rederi research resort ressurssenter restaurant revy road salong
    sanatorium school security seniorsenter senter senteret servicesenter shipping sjukeheim sjukehus skole
    skolekorps skule skulelag sogn sokn solutions sparebank sparebanken stadion stasjon station stiftelse stiftelsen
    street studio studios sykehjem sykehus systemer systems teater teatret teknologi television theatre tidende
    tidning times tingrett tower transport trust trykkeri tv ungdomshus ungdomslag ungdomsskole union united
    universitet universitetet universitetssykehus university utvalget valley velforening verksted verlag
    vidaregåande videregående village vinforlag voksenopplæring weekly
    """.split()
)

COMPANY_FORMS = frozenset(
    """
    ab ag ans as asa ba bv co corp da gmbh hf iks inc kf llc llp ltd nuf oy plc sa sarl se sf
    """.split()
)
"""What follows the name of a firm."""

_BEFORE_THINGS = frozenset(
    """
    aksjonen avisa avisen avisene bandet barnehagen bukta bydel bydelen byen fartøyet fergen ferja festivalen
    firmaet fjellet fjorden fondet foreningen forlaget fylket garden gruppa gruppen gruva gruven gården hotell
    hotellet hurtigruteskipet kafé kaféen kirka kirken kirkja klubben kongen konsernet kvartalet linja linjen
    magasinet merkevaren ms museet møterom møterommet nettavisen nettstedet orkanen orkesteret plattforma
    plattformen prisen programmet prosjektet rederiet restaurant restauranten riggen rom rommet sal salen sankt
    selskapet senteret serien skip skipet skolen skulen skuta st st. statuen stedet stiftelsen stormen sykehjemmet
    sykehuset systemet teater tidsskriftet togstasjonen trikken tunnelen uværet vannet varemerket vatnet verket
    villa villaen øya øyen
    """.split()
)

_THING_ENDINGS = tuple(
    """
    akademiet aksjonane aksjonen aksjonene alliansen anlegget arbeidet arenaen avdelinga avdelingen avisa avisen
    avtala avtalen banen banken beredskapen biblioteket bladet brua budsjettet bydelen bygg bygget byråden dagane
    dagene departementet desken direktoratet distriktet erklæringa erklæringen etaten etatene fabrikken fakultetet
    familien feltet fergen ferja festivalen fondet forbundet foreininga foreningen foretaket forliket forskrifta
    forskriften forsvaret fylket gata gaten gjengen gruppa gruppen hallen heimen hjemmet huset instituttet kanalen
    kirka kirken klinikken klubben komiteen kommisjonen kommunane kommune kommunen kommunene konferansen kongressen
    konsernet kontoret kretsen kulturen kvartalet kyrkja laget linja linjen lista listen lova loven lovene magasinet
    markedet marknaden meldinga meldingen modellen museet møtene møtet nemnda nettet nytt ombudet opera operaen
    ordninga ordningen orkesteret pakka pakken parken partiet planane planen planene plassen plattformen politiet
    portalen posten prisen programmet prosessen prosjektet prøva prøven rapporten reformen regionen registeret
    regjeringa regjeringen revisjonen ruta ruten rådet saka saken sambandet samfunnet sekretariatet seksjonen
    sektoren selskapet senteret serien skipet skolen skolene skulen stadion stasjonen statuen stiftelsen stiftinga
    strategien styret systemet teamet teateret teatret tenesta testen tidende tidningen tilsynet tiltaket tinget
    tingretten tjenesten tomta torget traktaten tunnelen undersøkelsen universitetet utgreiinga utredningen valet
    valget vegen veien veka verket verksemda vesenet virksomheten
    """.split()
)

_NOUN_ENDINGS = tuple(
    """
    ansatt ansatte ansvar ansvaret apene arane arbeid arbeider arbeidet avdeling bare brev breva brevene brevet bruk
    bruken budsjett budsjetter dene dialog dialogar dialogen dialoger dige eggene elane eleg elege elig elsa elsar else
    elsene elser endring endringer eres eringa eringen eringer erlig etane etar etene ettar fagleg faglege faglig
    fordringer forslag forslaga forslagene forslaget fulle grunnlag grunnlaget heit heita heten heter ingane ingar
    ingene innhold isere isering isert iske ismen istisk iteten iteter kostnad kostnadar kostnader krav kravene kravet
    ktane ktene ledere lederen lederne leiar leiaren lige linger loven lover lsane løse løsning løsninger løysing
    meldinger messig messige måla målene målet møta møte møtene møter nivå nivået nsane nsene ntane ntene områda
    områder oppdrag oppdraget oppfølging oppfølginga oppfølgingen oppgave oppgaven oppgaver oppgåver opplæring ordning
    ordninger periode perioden perioder plan planar planer plikt plikten plikter politikk politikken program programma
    programmer prosess prosessar prosesser prosjekt prosjekta prosjekter punkt punkta punkter rapport rapportar
    rapporten rapportene rapporter rar rer rutinar rutine rutinene rutiner råde rådet serte sjon sjonane sjonar sjonen
    sjonene sjoner skap skaper skapet ssane ssene standard stane stilling styring styringa styringen system systema
    systemene systemer tenesta teneste tenestene tenester tering tert terte tet tilbod tilbodet tilbud tilbudet tilsette
    tiltak tiltaka tiltakene tiltaket tjeneste tjenesten tjenestene tjenester tning ttane ttene ttes ttte utgift
    utgifter utval utvalg utvikling utviklinga utviklingen verksemd verksemda verksemder verktøy virksomhet vurdering
    økonomi økonomien ørane øret
    """.split()
)
"""What ordinary words of some length end in, and no name."""

_SHORTEST_NOUN = 8


def is_title(word: str) -> bool:
    """Whether a word is a title or an occupation that a name may follow («direktør», «seksjonssjef», «pva.»)."""
    key = word.casefold()
    return key in _TITLES or key.endswith(_TITLE_ENDINGS)


def is_relation(word: str) -> bool:
    """Whether a word says how somebody is related to the person named behind it («samboeren», «kollegaen»)."""
    return word.casefold() in _RELATIONS


def is_institution(key: str) -> bool:
    """Whether a word within or after a name makes it the name of an institution («skole», «sykehjem»)."""
    return key in _INSTITUTIONS or key.endswith(("skole", "skule", "barnehage", "sykehjem", "sjukeheim", "senter"))


def is_thing(key: str) -> bool:
    """Whether a word has the ending of a place, a body, a law or another thing («Bymiljøetaten», «Klimaplanen»)."""
    return len(key) > 6 and key.endswith(_THING_ENDINGS) and key not in family_names()


def is_noun(key: str) -> bool:
    """Whether a word ends like an ordinary word («Styringsdialogen», «Hovedutfordringer») and like no name."""
    return len(key) >= _SHORTEST_NOUN and key.endswith(_NOUN_ENDINGS)


def names_a_thing(word: str) -> bool:
    """Whether a word before a name says that it is the name of a room, a ship, a foundation or the like."""
    return word.casefold() in _BEFORE_THINGS


class WordList(Collection[str]):
    """The keys of a list that tools/make_name_lists.py has made: a header, an empty line, one key a line, sorted.

    Keys are read by their first letter when the first of them is asked for, as most texts need few of the letters.
    """

    def __init__(self, text: str) -> None:
        self._lines = text[text.index("\n\n") + 2 :]
        self._by_initial: dict[str, frozenset[str]] = {}

    def __contains__(self, key: object) -> bool:
        if not key or not isinstance(key, str):
            return False
        initial = key[:1]
        keys = self._by_initial.get(initial)
        if keys is None:
            keys = self._by_initial[initial] = self._beginning_with(initial)
        return key in keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines.split())

    def __len__(self) -> int:
        return len(self._lines.split())

    def _beginning_with(self, initial: str) -> frozenset[str]:
        everywhere = range(len(self._lines))
        first = bisect_left(everywhere, initial, key=self._initial_at)
        end = bisect_right(everywhere, initial, lo=first, key=self._initial_at)
        return frozenset(self._lines[first:end].split())

    def _initial_at(self, offset: int) -> str:
        """The first letter of the line that an offset lies in."""
        return self._lines[self._lines.rfind("\n", 0, offset) + 1]


@lru_cache(maxsize=1)
def given_names() -> Collection[str]:
    """Given names, common in Norway or elsewhere; of a double name its parts."""
    return WordList(packaged("fornavn.txt"))


@lru_cache(maxsize=1)
def family_names() -> Collection[str]:
    """Family names, common in Norway or elsewhere; of a double name its parts."""
    return WordList(packaged("etternavn.txt"))


@lru_cache(maxsize=1)
def ambiguous_names() -> Collection[str]:
    """Names that are ordinary words or months too."""
    return WordList(packaged("tvetydige.txt"))


@lru_cache(maxsize=1)
def frequent_words() -> Collection[str]:
    """Frequent words of bokmål and nynorsk, inflected, without those that ``is_noun`` tells; some are names too."""
    return WordList(packaged("ord.txt"))


@lru_cache(maxsize=1)
def places() -> Collection[str]:
    """Places with a name of one word, in Norway and abroad; many of them are family names too."""
    return WordList(packaged("steder.txt"))


@lru_cache(maxsize=1)
def organisations() -> Collection[str]:
    """Organisations, firms, newspapers and products with a name of one word."""
    return WordList(packaged("virksomheter.txt"))


@lru_cache(maxsize=1)
def other_expressions() -> tuple[str, ...]:
    """Expressions that look like names of people and are names of something else."""
    return read_list(packaged("uttrykk.txt"))


def read_list(text: str) -> tuple[str, ...]:
    """The entries of a list: one a line, without empty lines and lines that begin with ``#``, NFC-normalised."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text.removeprefix("\ufeff")).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def packaged(name: str) -> str:
    """A file of the package's lists."""
    return (_LISTS / name).read_text(encoding="utf-8")
