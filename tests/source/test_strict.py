from __future__ import annotations

import pytest

from styring.source import parse

QUOTE_IT = "Sett hele teksten i anførselstegn. Inneholder den anførselstegn selv, bruk enkle ('…') ytterst."
INDENT = "Nøkler på samme nivå skal ha like mange mellomrom foran seg. Bruk to mellomrom for hvert nivå."
TABS = "Bruk mellomrom til innrykk, to for hvert nivå."
FILL_IN = "Fyll ut filen, eller slett den."
CLOSE_QUOTE = (
    "Sett det samme tegnet der teksten slutter. Er det en apostrof i teksten, sett doble anførselstegn ytterst."
)
SEPARATE = "Skill leddene med komma. Tekst som inneholder anførselstegn eller klammer, skal selv i anførselstegn."
ANOTHER_LEVEL = "Kontroller innrykket, og at nøkkelen på linjen over har kolon og mellomrom foran verdien."
NEXT_LINE = "Begynn teksten på neste linje, rykket inn. Er tegnet en del av teksten, sett hele teksten i anførselstegn."
PASTED = "Slett tegnet, eller skriv linjen på nytt. Slike tegn følger ofte med når tekst limes inn."
STAR = "Er «*» en del av teksten, sett hele teksten i anførselstegn. Ellers gjenta innholdet her."
ANCHOR = "Er «&» en del av teksten, sett hele teksten i anførselstegn. Ellers slett ankeret."
TAG = "Er «!» en del av teksten, sett hele teksten i anførselstegn. Ellers slett merkingen."
ONE_EACH = "Del innholdet på én fil per dokument, eller slett skillelinjen («---» eller «...»)."
KEEP_ONE = "Behold den ene og slett den andre, eller slå dem sammen."
CODE = "Skriv tegnet selv, eller sett teksten i enkle anførselstegn ('…')."
ESCAPED = "Slett tegnet (det er skrevet med omvendt skråstrek)."
WORD = "Skriv nøkkelen som et enkelt ord. Er klammene en del av teksten, sett teksten i anførselstegn."
COLON = "Skriv «nøkkel: verdi», med mellomrom etter kolon. Hører linjen til teksten over, rykk den inn."
POINT = "Rykk punktet inn under nøkkelen sin. Er streken en del av en tekst, sett hele teksten i anførselstegn."
BELOW = "Begynn listen på neste linje. Er streken en del av teksten, sett hele teksten i anførselstegn."
NO_MARK = "Er «?» en del av teksten, sett hele teksten i anførselstegn. Ellers skriv «nøkkel: verdi»."
SINGLE = "Sett teksten i enkle anførselstegn ('…') i stedet, eller skriv omvendt skråstrek to ganger."
CLOSE_LIST = "Sett «]» der gruppen eller listen slutter. Tekst som inneholder klammer, skal i anførselstegn."
CLOSE_GROUP = "Sett «}» der gruppen eller listen slutter. Tekst som inneholder klammer, skal i anførselstegn."
BOTH_SIDES = (
    "Velg hva som skal stå av de to utgavene, og slett linjene som begynner med «<<<<<<<», «=======» og «>>>>>>>»."
)
DROP = "Slett tegnet, eller sett hele teksten i anførselstegn."


def said(text: str) -> list[str]:
    """The problems of a text as ``line:column:length code message | remedy``."""
    return [
        f"{at.line}:{at.column}:{at.length} {problem.code} {problem.finding.message} | {problem.finding.remedy}"
        for problem in parse(text).problems
        if (at := problem.position) is not None
    ]


@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        ("", "1:1:1 SKJ01", "Filen er tom.", FILL_IN),
        ("  \n", "1:1:1 SKJ01", "Filen er tom.", FILL_IN),
        ("# c\n", "1:1:1 SKJ01", "Filen inneholder bare kommentarer.", FILL_IN),
        ("null\n", "1:1:1 SKJ01", "Filen er tom.", FILL_IN),
        ("---\n", "1:1:1 SKJ01", "Filen er tom.", FILL_IN),
        ("tekst: Merk: dette", "1:12:1 SKJ02", "Teksten inneholder et kolon fulgt av mellomrom.", QUOTE_IT),
        ("- tekst: Merk: dette", "1:14:1 SKJ02", "Teksten inneholder et kolon fulgt av mellomrom.", QUOTE_IT),
        ("a: {b: c: d}", "1:9:1 SKJ02", "Teksten inneholder et kolon fulgt av mellomrom.", QUOTE_IT),
        (
            "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> gren\n",
            "2:1:12 SKJ02",
            "Filen har merker etter en konflikt i git.",
            BOTH_SIDES,
        ),
        (
            "a: |-\n  Avsnitt.\n<<<<<<< HEAD\n  B.\n||||||| felles\n=======\n  C.\n>>>>>>> gren\n",
            "3:1:12 SKJ02",
            "Filen har merker etter en konflikt i git.",
            BOTH_SIDES,
        ),
        ("a: |-\n  <<<<<<< HEAD\nb: [1", "3:4:2 SKJ02", "Klammen her blir ikke avsluttet.", CLOSE_LIST),
        ("a:\n  b: 1\n c: 2", "3:2:2 SKJ02", "Innrykket stemmer ikke med linjene over.", INDENT),
        ("  a: 1\nb: 2\n", "2:1:2 SKJ02", "Innrykket stemmer ikke med linjene over.", INDENT),
        ("a: 'x\nb: 1", "1:4:2 SKJ02", "Anførselstegnet her blir ikke avsluttet.", CLOSE_QUOTE),
        ('a: "x\n---\n', "1:4:2 SKJ02", "Anførselstegnet her blir ikke avsluttet.", CLOSE_QUOTE),
        ("a: [b\nc: 1", "1:4:2 SKJ02", "Klammen her blir ikke avsluttet.", CLOSE_LIST),
        ("a: {b: 1, c: 2", "1:4:3 SKJ02", "Klammen her blir ikke avsluttet.", CLOSE_GROUP),
        (
            "b: [1,\n",
            "1:6:1 SKJ02",
            "Filen slutter midt i en liste eller gruppe.",
            "Sett «]» eller «}» der den slutter.",
        ),
        ("a: {a: [b, b: c}", "1:16:1 SKJ02", "Her mangler det komma eller «]».", SEPARATE),
        ("a: {x: 'y' z}", "1:12:2 SKJ02", "Her mangler det komma eller «}».", SEPARATE),
        ("a: @b", "1:4:2 SKJ02", "En tekst kan ikke begynne med «@».", QUOTE_IT),
        ("a: %b", "1:4:2 SKJ02", "En tekst kan ikke begynne med «%».", QUOTE_IT),
        ('a: "Sitat" sa han', "1:12:2 SKJ02", "Det står mer tekst etter at verdien er slutt.", QUOTE_IT),
        ("a: {b}c", "1:7:1 SKJ02", "Det står mer tekst etter at verdien er slutt.", QUOTE_IT),
        (
            "a: **fet** tekst",
            "1:4:7 SKJ02",
            "«**fet**» leses som en henvisning til et anker, som ikke kan brukes.",
            STAR,
        ),
        ("a: *b", "1:4:2 SKJ02", "«*b» leses som en henvisning til et anker, som ikke kan brukes.", STAR),
        ("*a : b", "1:1:2 SKJ02", "«*a» leses som en henvisning til et anker, som ikke kan brukes.", STAR),
        ("a: &x 1", "1:4:2 SKJ02", "«&x» leses som et anker, som ikke kan brukes.", ANCHOR),
        ("a: & b", "1:4:1 SKJ02", "En tekst kan ikke begynne med «*» eller «&».", QUOTE_IT),
        ("a: !x", "1:4:2 SKJ02", "«!x» leses som en typemerking, som ikke kan brukes.", TAG),
        ("a: ! x", "1:4:1 SKJ02", "«!» leses som en typemerking, som ikke kan brukes.", TAG),
        (
            "a: !!python/object:os.system [x]",
            "1:4:25 SKJ02",
            "«!!python/object:os.system» leses som en typemerking, som ikke kan brukes.",
            TAG,
        ),
        ("\ta: 1", "1:1:1 SKJ02", "Linjen er rykket inn med tabulator.", TABS),
        ("a:\n\tb: 1", "2:1:1 SKJ02", "Linjen er rykket inn med tabulator.", TABS),
        ("a: {\n\tb: 1}\n", "2:1:1 SKJ02", "Linjen er rykket inn med tabulator.", TABS),
        ("a: x\ty", "1:5:1 SKJ02", "Linjen inneholder en tabulator.", "Bytt den ut med mellomrom."),
        ("a:\t1", "1:3:1 SKJ02", "Linjen inneholder en tabulator.", "Bytt den ut med mellomrom."),
        ("a: 1\nb\nc: 2", "2:1:1 SKJ02", "Linjen mangler kolon etter nøkkelen.", COLON),
        ("type:møte\na: 1", "2:1:1 SKJ02", "Nøkkelen kan ikke stå her.", ANOTHER_LEVEL),
        ("a: b\n  c: d", "2:3:1 SKJ02", "Nøkkelen kan ikke stå her.", ANOTHER_LEVEL),
        ("a: 1\n- b", "2:1:1 SKJ02", "Listepunktet hører ikke til noen nøkkel.", POINT),
        ("a: - b", "1:4:1 SKJ02", "Et listepunkt («- ») kan ikke begynne på linjen til nøkkelen.", BELOW),
        ("a:\n  - b\n - c", "3:2:1 SKJ02", "Innrykket stemmer ikke med linjene over.", INDENT),
        ("a: ]", "1:4:1 SKJ02", "En verdi kan ikke begynne med «]».", DROP),
        ("a: {b: 1}}", "1:10:1 SKJ02", "«}» står her uten at noe er åpnet.", DROP),
        ("a: ? b", "1:4:1 SKJ02", "En tekst kan ikke begynne med spørsmålstegn og mellomrom.", QUOTE_IT),
        ("? a\n: b", "1:1:1 SKJ02", "«?» foran en nøkkel kan ikke brukes.", NO_MARK),
        ("[a]: b", "1:1:3 SKJ02", "En liste eller gruppe kan ikke være nøkkel.", WORD),
        (": a", "1:1:1 SKJ02", "Nøkkelen foran kolon mangler.", "Skriv nøkkelen foran kolon."),
        (
            "1: a",
            "1:1:1 SKJ02",
            "Nøkkelen «1» er ikke tekst.",
            "Skriv nøkkelen som et ord, eller sett den i anførselstegn: '1'.",
        ),
        (
            "true: a",
            "1:1:4 SKJ02",
            "Nøkkelen «true» er ikke tekst.",
            "Skriv nøkkelen som et ord, eller sett den i anførselstegn: 'true'.",
        ),
        ("<<: {a: 1}", "1:1:2 SKJ02", "Sammenslåing med «<<» kan ikke brukes.", "Gjenta nøklene som trengs, her."),
        ("a: {<<: b}", "1:5:2 SKJ02", "Sammenslåing med «<<» kan ikke brukes.", "Gjenta nøklene som trengs, her."),
        ('a: "C:\\mappe"', "1:8:6 SKJ02", "Omvendt skråstrek foran «m» betyr ingenting i doble anførselstegn.", SINGLE),
        ('a: "\\x4"', "1:7:2 SKJ02", "Tegnkoden etter omvendt skråstrek er ikke gyldig.", CODE),
        ('b: 1\na: "\\UFFFFFFFF"', "2:5:11 SKJ02", "Tegnkoden etter omvendt skråstrek er ikke gyldig.", CODE),
        (
            'a: "\\ud800"',
            "1:4:8 SKJ02",
            "Teksten inneholder et skjult tegn som ikke hører hjemme her (U+D800, styretegn).",
            ESCAPED,
        ),
        (
            'a: "\\0"',
            "1:4:4 SKJ02",
            "Teksten inneholder et skjult tegn som ikke hører hjemme her (U+0000, styretegn).",
            ESCAPED,
        ),
        ("a: |x\n b", "1:4:2 SKJ02", "Etter «|» og «>» kan det ikke stå tekst på samme linje.", NEXT_LINE),
        ("a: > tekst\n b", "1:4:1 SKJ02", "Etter «|» og «>» kan det ikke stå tekst på samme linje.", NEXT_LINE),
        ("a: |\n    \n  x\n", "3:3:1 SKJ02", "Innrykket stemmer ikke med linjene over.", INDENT),
        ("---\na: 1\n---\nb: 2", "3:1:3 SKJ02", "Filen inneholder flere dokumenter.", ONE_EACH),
        ("a: 1\n...\nb: 1", "3:1:3 SKJ02", "Filen inneholder flere dokumenter.", ONE_EACH),
        ("%FOO\n---\na: 1", "1:1:4 SKJ02", "Linjer som begynner med «%» kan ikke brukes.", "Slett linjen."),
        ("%YAML 1.1\n---\na: 1", "1:1:9 SKJ02", "Linjer som begynner med «%» kan ikke brukes.", "Slett linjen."),
        ("%YAML 2.0\n---\na: 1", "1:1:5 SKJ02", "Linjer som begynner med «%» kan ikke brukes.", "Slett linjen."),
        (
            "a: \x0bb",
            "1:4:1 SKJ02",
            "Linjen inneholder et skjult tegn som ikke hører hjemme her (U+000B, linjeskift fra Word).",
            PASTED,
        ),
        (
            "a: b\u2028c",
            "1:5:1 SKJ02",
            "Linjen inneholder et skjult tegn som ikke hører hjemme her (U+2028, linjeskift fra Word).",
            PASTED,
        ),
        (
            "a: x\ufeff",
            "1:5:1 SKJ02",
            "Linjen inneholder et skjult tegn som ikke hører hjemme her (U+FEFF, BOM).",
            PASTED,
        ),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "4:3:1 SKJ03", "Nøkkelen «c» står også på linje 3.", KEEP_ONE),
        ("blå: 1\nblå: 2\n", "2:1:3 SKJ03", "Nøkkelen «blå» står også på linje 1.", KEEP_ONE),
    ],
)
def test_what_a_record_may_not_contain(text: str, place: str, message: str, remedy: str) -> None:
    assert said(text) == [f"{place} {message} | {remedy}"]
    assert parse(text).data is None


@pytest.mark.parametrize("written", ["012", "00", "0o14", "0x1F", ".5", "5.", "1e5", ".inf", ".NaN", "-012"])
def test_a_number_that_programs_read_differently_stays_text(written: str) -> None:
    source = parse(f"a: [{written}]\n")
    assert source.data == {"a": [written]}
    assert [problem.finding.path for problem in source.problems] == [("a", 0)]
    assert said(f"a: [{written}]\n") == [
        f"1:5:{len(written)} SKJ05 Tallet «{written}» kan leses på flere måter. | "
        f'Er det et nummer, sett det i anførselstegn: "{written}". Er det et tall, skriv det som 12 eller 0.5.'
    ]


def test_a_number_with_too_many_digits_stays_text() -> None:
    assert said("a: 1000000000000000000\n") == [
        "1:4:19 SKJ05 Tallet «1000000000000000000» kan leses på flere måter. | "
        'Er det et nummer, sett det i anførselstegn: "1000000000000000000". Hele tall kan ha 18 sifre.'
    ]


def test_several_problems_come_in_the_order_of_the_text() -> None:
    assert [problem.code for problem in parse("a: 012\nb: &x 1\na: 2\nc: *x\n").problems] == [
        "SKJ05",
        "SKJ02",
        "SKJ03",
        "SKJ02",
    ]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (
            "a: 10:30\nb: no\nc: on\nd: 2026-03-12\ne: 2026-03-12T09:00\nf: 1_000\n",
            {"a": "10:30", "b": "no", "c": "on", "d": "2026-03-12", "e": "2026-03-12T09:00", "f": "1_000"},
        ),
        (
            "a: ~\nb:\nc: Null\nd: TRUE\ne: -0.5\nf: +5\n",
            {"a": None, "b": None, "c": None, "d": True, "e": -0.5, "f": 5},
        ),
        ("a: '012'\nb: \"1e5\"\n", {"a": "012", "b": "1e5"}),
        ("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": 1, "b": "x\ny\n"}),
        ("bla\u030a: bla\u030a\n", {"blå": "blå"}),
        ('a: "bla\\u030a"\n', {"a": "blå"}),
        ("---\na: 1\n...\n", {"a": 1}),
        ("a: |\n  x", {"a": "x\n"}),
        ("a: |\n  x\n  \ty\n", {"a": "x\n\ty\n"}),
    ],
)
def test_what_is_read(text: str, data: object) -> None:
    source = parse(text)
    assert (source.data, source.problems) == (data, ())
