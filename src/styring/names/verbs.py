"""Verbs that tell that the capitalised word beside them is somebody."""

from __future__ import annotations

SAYS = frozenset(
    """
    advarer advarte anslo anslår antar antok argumenterer argumenterte avkrefta avkreftar avkrefter avkreftet
    avslutta avsluttar avslutter avsluttet avviser avviste bedyra bedyret beklaga beklagar beklager beklaget
    bekrefta bekreftar bekrefter bekreftet bemerker bemerket beretta berettet betonar betoner betonte demonstrerer
    erkjenner erkjente erklærer erklærte fastheld fastheldt fastholder fastholdt fastslo fastslår flirer foreslo
    foreslår foreslåtte forklarar forklarer forklarte forsikra forsikrar forsikrer forsikret fortalde fortalte
    fortel forteller fortsatte fortset fortsette fortsetter framheld framheldt framheva framhevar framhever
    framhevet fremhever fremhevet fremholder fremholdt føreslo føreslår føyer gliser gløtta grunngav grunngir
    grunngjev held hevda hevdar hevder hevdet humrer innrømma innrømmar innrømmer innrømmet innskyter innvende
    innvender innvendte ironiserer jubla jublar jubler jublet klaga klagar klager klaget kommenterer kommenterte
    konkluderer konkluderte konstaterer konstaterte kontra kontrar kontrer kontret kviskra kyter legg legger ler
    lo lova lovar lover lovet lurte lær meddeler meddelte meiner meinte melde melder meldte mener mente mumler
    mumlet nemnde nemner nevner nevnte noterer noterte nyanserer nyanserte oppfordra oppfordrar oppfordrer
    oppfordret oppklarer opplyser opplyste oppmoda oppmodar oppsummerer oppsummerte orienterer orienterte parerer
    peika peikar peiker peikte peker pekte poengterer poengterte presiserer presiserte påpeika påpeikar påpeikte
    påpeker påpekte påstod påstår redegjorde redegjør reflekterer repliserer repliserte ropar roper ropte røpar
    røper sa seier sier skreiv skrev skriv skriver skrøyt smilar smiler smilte spekulerer spurde spurte spøkar
    spøker spøkte spør stadfesta stadfestar stadfester stadfestet sukkar sukker sukket supplerer supplerte svara
    svarar svarer svarte synes synest syns syntes tenker tenkjer tenkte tilbakeviser tilbakeviste tilføyde
    tilføyer tilføyet tilrådde tilrår trodde tror trudde trur tykkjer understreka understrekar understreker
    understreket undrar undrast undrer utbryt utbryter utbrøt utdjupa utdjupar utdyper utdypet uttala uttalar
    uttaler uttalte uttrykkjer uttrykte vedgikk vedgjekk vedgår vitna vitnar vitner vitnet vurderer vurderte ytra
    ytrar ytrer ytret åtvara åtvarar
    """.split()
)
"""Verbs of saying and thinking in both written forms, as they stand before who speaks («sier Hagen»)."""
_SAID_OF_THINGS_TOO = frozenset("held legg legger synes synest syns".split())
DID = SAYS - _SAID_OF_THINGS_TOO | frozenset(
    """
        avklara avklarte avla ba bad ber bistod bistår deltar delte deltek deltok etterlyste etterspurte
        foredro ga gav gikk gjekk gjennomgikk gjennomgjekk godkjende godkjente hadde har henvendte henviste hilste
        informerer informerte innleda innledet innleidde inviterte la leda ledet leidde lova mottek mottok
        møtte oppdaterte overtar overtek overtok rapporterer rapporterte redegjer ringde ringte sende sendte
        stilte støtta støttet takka takket tiltrer tiltrådte tok undertegna undertegnet utarbeida utarbeidet
        ville viste ynskjer ønska ønsker ønsket ønskjer
        """.split()
)
"""What somebody does in a meeting and in running text, as it stands behind a name («Hagen orienterte»)."""

SPEAKS = frozenset(
    """
    bemerka bemerket fortalde fortalte fortel forteller innvende innvendte kommenterer kommenterte meiner meinte mener
    mente orienterer orienterte poengterte presiserte påpeika påpeikte påpekte redegjorde repliserte ringer ringjer
    ringte sa seier sier skreiv skrev skriv skriver spurde spurte spør svara svarar svarer svarte takka takket trur tror
    understreka understreket undrast uttala uttalte
    """.split()
)
"""Those of them that tell a person from a word at the beginning of a sentence («Haugen svarte»)."""

BEGIN_TO_ACT = frozenset(
    """
    ba bad ber fulgte følgde følger følgjer fører gikk gjekk går hadde har la lagar lager legg legger møter sender
    sendte skriv skriver stilte tar tek tok viser viste
    """.split()
)
"""What begins what only people do («Hagen ber om ordet»)."""
