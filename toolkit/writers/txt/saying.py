"""A line's words as they are said: telephone numbers digit by digit, addresses in words, initials as letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from ...document import nodes
from ...document.nodes import Inline, Inlines

FIGURES_OF_A_PHONE = re.compile(r"[\d +()-]{7,}")
EMAIL = r"(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
WEB = r"(?P<web>https?://[^\s<>()“”]*[\w/])"
# A group of digits is taken whole: a long number that is no telephone's would else be parted in every way there is.
DIGITS = r"[ -]?\(?\d++\)?"
PHONE = rf"(?P<phone>(?<![\w.+-])\(?(?:\+|0)(?:\d++\)?(?:{DIGITS})*|\)?(?:{DIGITS})+)(?![\w-]))"
TIME = r"(?P<time>\b\d{1,2}(?:[.:]\d\d)?[ap]m\b)"
ACROSS = r"(?P<across> × )"
SAID_OTHERWISE = re.compile("|".join((EMAIL, WEB, PHONE, TIME, ACROSS)))
SIGNS_OF_ADDRESSES = {
    "@": "said_at",
    ".": "said_dot",
    "/": "said_slash",
    "-": "said_hyphen",
    "_": "said_underscore",
    "+": "said_plus",
}
SIGN = re.compile("|".join(map(re.escape, SIGNS_OF_ADDRESSES)))
INITIALS = re.compile(r"(?<![\w-])[A-Z]{2,5}(?![\w-])")  # a reference, LH-2026-0147, is read as it stands
SPELT = re.compile(
    r"[B-DF-HJ-NP-TV-XZ]+"
)  # in a value, capitals with a vowel may be a word that somebody shouts
LEAST_DIGITS = 7
LONGEST_GROUP = 6  # digits that are said in one breath
SPACES = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class Saying:
    """Puts lines into words with ``labels``; keeps in ``addresses`` each address that was said, as it is written, once."""

    labels: Mapping[str, str]
    addresses: dict[str, None] = field(default_factory=dict)

    def line(self, content: Inlines) -> str:
        """The line's words; a break inside it is a new line."""
        said = SPACES.sub(" ", "".join(self._said(content)))
        return "\n".join(line.strip() for line in said.split("\n") if line.strip())

    def _said(self, content: Inlines) -> Iterator[str]:
        for node in content:
            yield from self._inline(node)

    def _inline(self, node: Inline) -> Iterator[str]:
        match node:
            case nodes.Text():
                yield self._text(node)
            case nodes.Link():
                yield from self._link(node)
            case nodes.Strong(content=content) | nodes.Emphasis(content=content):
                yield from self._said(content)
            case nodes.InLanguage(content=content):
                yield from self._said(content)
            case nodes.Blank(label=label):
                yield f"({label[:1].lower()}{label[1:]})"
            case nodes.Break():
                yield "\n"
            case _:
                assert_never(node)

    def _text(self, node: nodes.Text) -> str:
        if node.figures and FIGURES_OF_A_PHONE.fullmatch(node.text):
            return self._phone(node.text)
        said = SAID_OTHERWISE.sub(self._otherwise, node.text)
        return INITIALS.sub(lambda found: _spelt(found[0], node.fact is not None), said)

    def _link(self, link: nodes.Link) -> Iterator[str]:
        """A link's words; its address, where they are other words, is among the addresses at the end."""
        yield from self._said(link.content)
        if link.address.startswith("http"):
            self.addresses[link.address] = None

    def _otherwise(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "email" | "web":
                return self._address(found[0])
            case "phone":
                return self._phone(found[0])
            case "time":
                return f"{found[0][:-2].replace('.', ':')} {found[0][-2:]}"
            case _:
                return f" {self.labels['said_across']} "

    def _address(self, address: str) -> str:
        self.addresses[address] = None
        spoken = re.sub(r"^https?://", "", address)
        said = SIGN.sub(lambda found: f" {self.labels[SIGNS_OF_ADDRESSES[found[0]]]} ", spoken)
        return SPACES.sub(" ", said).strip()

    def _phone(self, number: str) -> str:
        """``01632 960001`` as ``0 1 6 3 2, 9 6 0 0 0 1``; a number of few digits is no telephone's and stays."""
        if sum(map(str.isdigit, number)) < LEAST_DIGITS:
            return number
        groups = [" ".join(part) for group in re.findall(r"\d+", number) for part in _breaths(group)]
        plus = f"{self.labels['said_plus']} " if "+" in number else ""
        return plus + ", ".join(groups)


def _breaths(group: str) -> Iterator[str]:
    """A group of digits as it is; a long one in threes after the first five."""
    if len(group) <= LONGEST_GROUP:
        yield group
        return
    yield group[:5]
    rest = group[5:]
    while rest:
        size = 3 if len(rest) > 4 or len(rest) == 3 else len(rest)
        yield rest[:size]
        rest = rest[size:]


def _spelt(capitals: str, is_value: bool) -> str:
    if is_value and not SPELT.fullmatch(capitals):
        return capitals
    return " ".join(capitals)
