"""Hypothesis strategies: plain data, and YAML texts in every style that a person may use."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from styring.source import Plain

SPELLINGS = """
0 1 -1 +5 12 012 0123 -012 00 0o14 0o9 0x1F 0xG 0b1 1_000 1__0 1_ _0 1.0 0.5 -0.5 +1.5 .5 -.5 5. 0. 1e5 1E+5 1.5e-3
1e400 1_0.5 0_1 00.5 -0 -0.0 .inf -.inf +.inf .Inf .INF .nan .NaN inf nan 999999999999999999 1000000000000000000
-1000000000000000000 12345678901234567890 10:30 09:00 1:2:3 2026-03-12 2026-03-12T09:00 2026-13-40 12.5.26 1,5 5kr 0037
no No NO on off yes y n true True TRUE tRUE false False FALSE null Null NULL nUll ~ = - . + e5 1e -- +- a-b a:b a#b
http://a.no/b?c=d&e=f o-2026-01 2025-11-20-esm#op2 æøå Čáhci ŋáŧŧ 🚲 <> << x<<y <b> a*b 5% ½
!x &a *a @a `a %a |x >x ?x ?
""".split()
"""Unquoted scalars that some program or version of YAML reads in its own way."""

_LETTERS = "aeiouæøåÆØÅčđŋšŧž bcdefgh.,;()–«»!?§%&*@#'\"-:/\\=<>|~^_0123456789🚲é"

words = st.text("abcdefæøåčŋ0123456789-", min_size=1, max_size=8)
lines = st.text(_LETTERS, max_size=40).map(lambda text: unicodedata.normalize("NFC", text))
texts = st.one_of(
    words,
    lines,
    st.sampled_from(SPELLINGS),
    st.lists(lines, max_size=5).map("\n".join),
    st.lists(words, min_size=10, max_size=60).map(" ".join),
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20).map(
        lambda text: unicodedata.normalize("NFC", text)
    ),
)
keys = st.one_of(words, words, lines.filter(bool), st.sampled_from(SPELLINGS))
numbers = st.one_of(
    st.integers(-(10**18) + 1, 10**18 - 1), st.floats(allow_nan=False, allow_infinity=False), st.integers(-9, 9)
)
scalars: st.SearchStrategy[Plain] = st.one_of(st.none(), st.booleans(), numbers, texts)
values: st.SearchStrategy[Plain] = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)
mappings: st.SearchStrategy[dict[str, Plain]] = st.dictionaries(keys, values, max_size=6)

_plain_words = st.one_of(words, st.sampled_from(SPELLINGS), st.lists(words, min_size=2, max_size=8).map(" ".join))
_comments = st.sampled_from(
    ["", "", "", "", "  # merknad", " # a: b, [c] «d»", " # styring: tillat ESM13 – grunn", "   "]
)
_unique_keys = st.lists(st.text("abcæøå", min_size=1, max_size=4), min_size=1, max_size=4, unique=True)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A YAML text as people write them: mostly right, in mixed styles, with odd scalars, sometimes with mistakes."""
    lines = draw(_block_mapping(0, 3))
    text = "\n".join(lines)
    return text + draw(st.sampled_from(["\n", "\n", "", "\n\n", "\n# slutt\n"]))


soups = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "\n",
                "\n",
                "\n  ",
                "\n    ",
                " ",
                "  ",
                ": ",
                ":",
                "- ",
                "-",
                "{",
                "}",
                "[",
                "]",
                ", ",
                ",",
                "'",
                '"',
                "#",
                " # ",
                "|\n",
                ">-\n",
                "|+\n  ",
                "? ",
                "a",
                "b: ",
                "æ",
                "'x'",
                '"y"',
                "''",
                "\\",
                "&a ",
                "*a",
                "!t ",
                "<<",
                "---",
                "...",
                "\t",
                "0",
                "1",
                ".",
                "12",
                "~",
                "%",
                "@",
                "…",
                "\n\n",
                "a: ",
                "- a: ",
                "{a: 1}",
                "[1, 2]",
                "\n- ",
                "x y z",
            ]
        ),
        st.sampled_from(SPELLINGS),
    ),
    max_size=25,
).map("".join)
"""Pieces of YAML in no order at all."""


@st.composite
def _block_mapping(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    for key in draw(_unique_keys):
        lines.extend(draw(_interludes(indent)))
        written = draw(st.sampled_from([key, key, key, f"'{key}'", f'"{key}"']))
        inline, below = draw(_value(indent, depth, in_list=False))
        lines.append(
            " " * indent + written + ":" + inline + draw(_comments) * (not inline.lstrip().startswith(("|", ">")))
        )
        lines.extend(below)
    return lines


@st.composite
def _block_sequence(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines.extend(draw(_interludes(indent)))
        if depth > 0 and draw(st.booleans()):  # a mapping that begins behind the dash
            step = draw(st.integers(1, 3))
            mapping = draw(_block_mapping(indent + 1 + step, depth - 1))
            if not mapping[0].lstrip().startswith("#") and mapping[0].strip():
                mapping[0] = " " * indent + "-" + " " * step + mapping[0].lstrip()
            else:
                mapping.insert(0, " " * indent + "-")
            lines.extend(mapping)
        else:
            inline, below = draw(_value(indent, depth, in_list=True))
            lines.append(" " * indent + "-" + inline)
            lines.extend(below)
    return lines


@st.composite
def _interludes(draw: st.DrawFn, indent: int) -> list[str]:
    kind = draw(st.integers(0, 9))
    return {0: [""], 1: [" " * indent + "# merknad: a"], 2: ["# helt til venstre"]}.get(kind, [])


@st.composite
def _value(draw: st.DrawFn, indent: int, depth: int, *, in_list: bool) -> tuple[str, list[str]]:
    """What stands behind ``key:`` or ``-``, and the lines below."""
    inner = indent + draw(st.integers(1, 4))
    kind = draw(st.sampled_from(["plain", "quoted", "flow", "block", "folded", "literal", "lines", "nothing"]))
    if kind == "block" and depth > 0:
        if draw(st.booleans()):
            return "", draw(_block_mapping(inner, depth - 1))
        return "", draw(_block_sequence(indent if not in_list and draw(st.booleans()) else inner, depth - 1))
    if kind in ("folded", "literal"):
        return draw(_block_scalar("|" if kind == "literal" else ">", inner))
    if kind == "lines":
        return draw(_several_lines(inner))
    on_one_line = {"plain": _plain_words, "quoted": _quoted(), "flow": _flow(depth)}
    return (" " * draw(st.integers(1, 3)) + draw(on_one_line[kind]), []) if kind in on_one_line else ("", [])


@st.composite
def _block_scalar(draw: st.DrawFn, style: str, indent: int) -> tuple[str, list[str]]:
    header = " " + style + draw(st.sampled_from(["", "-", "+"])) + draw(st.sampled_from(["", "", "  # ikke tekst"]))
    content = draw(st.lists(st.one_of(lines.map(str.rstrip), st.just(""), words), min_size=1, max_size=5))
    return header, [" " * indent + line if line else "" for line in content]


@st.composite
def _several_lines(draw: st.DrawFn, indent: int) -> tuple[str, list[str]]:
    quote = draw(st.sampled_from(["", "'", '"']))
    first, *middle, last = draw(st.lists(words, min_size=2, max_size=4))
    below = [*draw(st.sampled_from([[], [""]])), *(" " * indent + line for line in (*middle, last + quote))]
    return f" {quote}{first}", below


@st.composite
def _quoted(draw: st.DrawFn) -> str:
    text = draw(lines)
    if draw(st.booleans()):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", draw(st.sampled_from(["\\\\", "", "\\n", "\\u00e5"]))).replace('"', '\\"') + '"'


@st.composite
def _flow(draw: st.DrawFn, depth: int) -> str:
    space = draw(st.sampled_from(["", " "]))
    if depth <= 0:
        return draw(st.one_of(_plain_words, _quoted()))
    if draw(st.booleans()):
        items = draw(st.lists(_flow(depth - 2), max_size=3))
        return "[" + space + ", ".join(items) + draw(st.sampled_from(["", "", ","])) * bool(items) + space + "]"
    keys = draw(_unique_keys)
    return "{" + space + ", ".join(f"{key}: {draw(_flow(depth - 2))}" for key in keys) + space + "}"
