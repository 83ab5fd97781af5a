"""Markdown with ``{{ placeholders }}`` in, patterns out: parsed once, filled for every child afterwards.

A value never passes through here, so it can never become markup. Authors may use paragraphs, bullets, numbers,
bold, emphasis, links, words of another language and line breaks; HTML, pictures and headings are faults that name the
block to use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .vocabulary import PRONOUNS, Vocabulary

# ---------------------------------------------------------------- what comes out


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A fact to be said. ``verb`` follows a pronoun; ``capital``: it begins with a capital letter."""

    fact: str
    form: Literal["plain", "possessive"] = "plain"
    verb: str | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Bold:
    content: Line


@dataclass(frozen=True, slots=True)
class Slanted:
    content: Line


@dataclass(frozen=True, slots=True)
class LinkTo:
    """``address`` is wording, or a placeholder for a fact that is an address."""

    address: str | Placeholder
    content: Line


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the guide's; ``language`` is its tag, such as ``pl``."""

    language: str
    content: Line


@dataclass(frozen=True, slots=True)
class NewLine:
    pass


Part = Words | Placeholder | Bold | Slanted | LinkTo | Foreign | NewLine
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Para:
    content: Line


@dataclass(frozen=True, slots=True)
class Points:
    kind: Literal["bullet", "number"]
    items: tuple[tuple[MarkdownBlock, ...], ...]


MarkdownBlock = Para | Points


class MarkdownFault(ValueError):
    """``faults``: how many lines down from the first, and the sentence."""

    def __init__(self, faults: list[tuple[int, str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(sentence for _, sentence in faults))


# ---------------------------------------------------------------- placeholders

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)(?:(['’]s)|\s+([a-z]+(?:['’]t)?))?\s*\}\}")
OPENING = "{{"
LANGUAGE = "lang:"  # what stands where a link has its address, before the tag
OTHER_LINK = (
    "a link should begin with https://, mailto: or tel:. "
    "Words of another language are written like [Dzień dobry](lang:pl)."
)
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _placeholder_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(OPENING, state.pos):
        return False
    found = PLACEHOLDER.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("placeholder", "", 0)
        token.content = found.group(0)
        token.meta = {"groups": found.groups()}
    state.pos = found.end()
    return True


def _made(groups: Sequence[str | None]) -> Placeholder:
    name, possessive, verb = groups
    assert name is not None
    last = name.rpartition(".")[2]
    capital = last[:1].isupper()
    if capital:
        name = name[: len(name) - len(last)] + last[0].lower() + last[1:]
    return Placeholder(
        name, "possessive" if possessive else "plain", verb.replace("’", "'") if verb else None, capital
    )


def _fault_in(placeholder: Placeholder, vocabulary: Vocabulary) -> str | None:
    if placeholder.fact in PRONOUNS:
        if placeholder.verb is None:
            return None
        if placeholder.fact != "they":
            return f"a verb can follow “they” only, not “{placeholder.fact}”."
        if placeholder.verb in vocabulary.verbs:
            return None
        return f"the verb “{placeholder.verb}” is not in the catalogue. Add it under verbs, or use another."
    if placeholder.verb is not None:
        return (
            f"“{placeholder.verb}” cannot stand inside this placeholder. Write it after the closing braces."
        )
    return vocabulary.fault_in_fact(placeholder.fact)


# ---------------------------------------------------------------- parsing


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"typographer": True, "quotes": "“”‘’"})
    parser.enable(
        [
            "list",
            "emphasis",
            "link",
            "newline",
            "escape",
            "replacements",
            "smartquotes",
            "heading",
            "image",
            "html_inline",
            "html_block",
            "entity",
        ]
    )
    parser.options["html"] = True  # only to be recognised, and refused
    parser.inline.ruler.before("emphasis", "placeholder", _placeholder_rule)
    return parser


def parse_blocks(text: str, vocabulary: Vocabulary) -> tuple[MarkdownBlock, ...]:
    """The paragraphs and lists of ``text``; raises MarkdownFault with every fault."""
    faults: list[tuple[int, str]] = []
    tokens = _parser().parse(text)
    blocks = tuple(_blocks(iter(tokens), None, vocabulary, faults))
    if faults:
        raise MarkdownFault(faults)
    return blocks


def parse_line(text: str, vocabulary: Vocabulary) -> Line:
    """``text`` as one line: a heading, a label, a cell; raises MarkdownFault."""
    faults: list[tuple[int, str]] = []
    tokens = _parser().parseInline(text.strip())
    line = _line(tokens[0].children or [], 0, vocabulary, faults)
    if faults:
        raise MarkdownFault(faults)
    return line


Faults = list[tuple[int, str]]


def _blocks(
    tokens: Iterator[Token], end: str | None, vocabulary: Vocabulary, faults: Faults
) -> Iterator[MarkdownBlock]:
    for token in tokens:
        below = token.map[0] if token.map else 0
        if token.type == end:
            return
        match token.type:
            case "paragraph_open":
                inline = next(tokens)
                yield Para(_line(inline.children or [], below, vocabulary, faults))
                next(tokens)
            case "bullet_list_open" | "ordered_list_open":
                kind: Literal["bullet", "number"] = "bullet" if token.type.startswith("bullet") else "number"
                items = _items(tokens, token.type.replace("open", "close"), vocabulary, faults)
                yield Points(kind, tuple(items))
            case "heading_open":
                faults.append((below, "a heading cannot stand inside text. Begin a section: “- heading: …”."))
            case "html_block":
                faults.append((below, "HTML is not used in guides. Use Markdown or a block."))


def _items(
    tokens: Iterator[Token], end: str, vocabulary: Vocabulary, faults: Faults
) -> Iterator[tuple[MarkdownBlock, ...]]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, "list_item_close", vocabulary, faults))


def _line(tokens: Sequence[Token], below: int, vocabulary: Vocabulary, faults: Faults) -> Line:
    stack: list[list[Part]] = [[]]
    addresses: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                _add_words(stack[-1], token.content)
                if OPENING in token.content or "}}" in token.content:
                    faults.append(
                        (below, "this placeholder cannot be read. Write it like {{ child.known_as }}.")
                    )
            case "placeholder":
                made = _made(token.meta["groups"])
                if fault := _fault_in(made, vocabulary):
                    faults.append((below, fault))
                stack[-1].append(made)
            case "strong_open" | "em_open":
                stack.append([])
            case "link_open":
                stack.append([])
                addresses.append(_address(token, below, faults))
            case "strong_close":
                stack[-2].append(Bold(tuple(stack.pop())))
            case "em_close":
                stack[-2].append(Slanted(tuple(stack.pop())))
            case "link_close":
                stack[-2].append(_linked(addresses.pop(), tuple(stack.pop())))
            case "softbreak":
                _add_words(stack[-1], " ")
                below += 1
            case "hardbreak":
                stack[-1].append(NewLine())
                below += 1
            case "image":
                faults.append((below, "a picture cannot stand inside text. Use the block “- picture: …”."))
            case _:
                faults.append((below, "HTML is not used in guides. Use Markdown or a block."))
    return tuple(stack[0])


def _add_words(parts: list[Part], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], Words):
        text = parts.pop().text + text  # type: ignore[union-attr]
    parts.append(Words(text))


def _linked(address: str, content: Line) -> LinkTo | Foreign:
    if address.startswith(LANGUAGE):
        return Foreign(address.removeprefix(LANGUAGE), content)
    return LinkTo(address, content)


def is_language(tag: str) -> bool:
    """Whether ``tag`` names a language: formed as BCP 47 has it, of a language that Unicode's tables know."""
    return bool(LANGUAGE_TAG.fullmatch(tag)) and tag.partition("-")[0] in Locale("en").languages


def _address(token: Token, below: int, faults: Faults) -> str:
    address = str(token.attrs.get("href", ""))
    if address.startswith(LANGUAGE):
        if not is_language(address.removeprefix(LANGUAGE)):
            faults.append((below, "this is not the tag of a language. Write it like [Dzień dobry](lang:pl)."))
        return address
    if not address.startswith(("https://", "http://", "mailto:", "tel:")):
        faults.append(
            (
                below,
                OTHER_LINK,
            )
        )
    return address
