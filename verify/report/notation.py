"""Statements of laws as HTML or as plain Unicode.

A statement is Unicode mathematics in which `a_{i}` and `x^{2}` mean a subscript and a superscript.
"""

import html
import re
from collections.abc import Iterator

_SUPERSCRIPTS = dict(zip("0123456789+-=()nijTx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵀˣ", strict=True))
_SUBSCRIPTS = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)

_RAISED = {letter: plain for plain, letter in _SUPERSCRIPTS.items()}
_LOWERED = {letter: plain for plain, letter in _SUBSCRIPTS.items()}
_RAISED_RUN = re.compile(f"[{''.join(_RAISED)}]+")
_LOWERED_RUN = re.compile(f"[{''.join(_LOWERED)}]+")
_MINUS = re.compile(r"(?<![^\W_])-(?=\S)|(?<= )-(?= )")
_WORDS = "an as at be by do if in is it ln no of on or to up we KL EM"
_UPRIGHT_PAIRS = frozenset(_WORDS.split())
_UPRIGHT_LETTERS = frozenset("ΣΠΓ")

_TOKEN = re.compile(
    r"(?P<script>[_^])(?:(?P<brace>\{)|(?P<single>\w(?!\w)))"
    r"|(?P<name>[^\W\d_][^\W_]*(?:_[^\W\d_]\w+)*)"
    r"|(?P<other>.)",
    re.DOTALL,
)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Pairs (kind, text): kind is "_", "^", "name" or "other"; braces are matched."""
    position = 0
    while match := _TOKEN.match(text, position):
        position = match.end()
        kind = match["script"]
        if kind is None:
            yield match.lastgroup or "other", match.group()
        elif match["single"]:
            yield kind, match["single"]
        else:
            end = _closing_brace(text, position)
            yield kind, text[position:end]
            position = end + 1


def _closing_brace(text: str, start: int) -> int:
    """Index of the brace that closes the one before `start`, or the end of the text."""
    depth = 1
    for index in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[index], 0)
        if depth == 0:
            return index
    return len(text)


def to_html(statement: str) -> str:
    """HTML of a statement: variables in italics, words and digits upright."""
    marked = _RAISED_RUN.sub(lambda run: f"^{{{_spelled(run.group(), _RAISED)}}}", statement)
    marked = _LOWERED_RUN.sub(lambda run: f"_{{{_spelled(run.group(), _LOWERED)}}}", marked)
    return _html(_MINUS.sub("−", marked).replace("'", "′"))


def _html(marked: str) -> str:
    """HTML of a statement whose scripts are all written with `_` and `^`."""
    parts: list[str] = []
    for kind, text in _tokens(marked):
        if kind == "_":
            parts.append(f"<sub>{_html(text)}</sub>")
        elif kind == "^":
            parts.append(f"<sup>{text if text == 'T' else _html(text)}</sup>")
        elif kind == "name" and text == "inf":
            parts.append("∞")
        elif kind == "name" and _is_variable(text):
            parts.append(f"<i>{html.escape(text)}</i>")
        else:
            parts.append(html.escape(text))
    return "".join(parts)


def _spelled(run: str, letters: dict[str, str]) -> str:
    """A run of Unicode scripts in plain letters."""
    return "".join(letters[letter] for letter in run)


def _is_variable(name: str) -> bool:
    """One letter, or a product of two: x, Λ, LL, dx; never a function or a word."""
    if len(name) == 1:
        return name not in _UPRIGHT_LETTERS
    return len(name) == 2 and name.isalpha() and name not in _UPRIGHT_PAIRS


def to_plain(statement: str) -> str:
    """One line of Unicode; a script without Unicode letters stays as `_{...}` or `^{...}`."""
    parts: list[str] = []
    for kind, text in _tokens(statement):
        if kind not in "_^":
            parts.append(text)
            continue
        letters = _SUBSCRIPTS if kind == "_" else _SUPERSCRIPTS
        if all(letter in letters for letter in text):
            parts.append("".join(letters[letter] for letter in text))
        else:
            parts.append(f"{kind}{text}" if len(text) == 1 else f"{kind}{{{to_plain(text)}}}")
    return "".join(parts)


def title(law: str) -> str:
    """The sentence that a law's name is."""
    return law.replace("_", " ")
