"""Which facts and lists an author's words use: found once, for whoever must know it without composing anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from pydantic import BaseModel

from .blocks import Blocks, ForEach, PortraitsBlock, Quote, TableOf, Use
from .markdown import Placeholder
from .vocabulary import PRONOUNS

# Who we are, how long things take and what day it is: nobody can withhold these. Without pronouns a child is "they".
NEVER_WITHHELD = ("council.", "clock.", "today")
OTHER_WORDS = ("if_withheld", "otherwise")  # said where the block itself is not


@dataclass(frozen=True, slots=True)
class Used:
    """A fact, or a list by its name, that words use. ``has_other_words``: the block says others where it is withheld.

    ``when`` are the conditions of the blocks around it.
    """

    name: str
    has_other_words: bool
    when: tuple[str, ...] = ()


def facts_used(words: Any, shared: Mapping[str, Blocks]) -> frozenset[Used]:
    """Everything that ``words`` use; ``shared`` are the shared pieces of their language. Conditions use nothing."""
    return frozenset(used for used in _used(words, shared, Used("", False)) if _may_be_withheld(used.name))


def _may_be_withheld(name: str) -> bool:
    return not (name.startswith((*NEVER_WITHHELD, "one.")) or name in PRONOUNS)


def _used(part: Any, shared: Mapping[str, Blocks], around: Used) -> Iterator[Used]:
    match part:
        case Placeholder(fact=fact):
            yield replace(around, name=fact)
        case Use(use=name):
            yield from _used(shared[name], shared, _inside(part, around))
        case BaseModel():
            inside = _inside(part, around)
            yield from (replace(inside, name=name) for name in _named(part))
            for field in type(part).model_fields:
                yield from _used(getattr(part, field), shared, around if field in OTHER_WORDS else inside)
        case tuple() | list():
            for one in part:
                yield from _used(one, shared, around)
        case _ if is_dataclass(part) and not isinstance(part, type):
            for own in fields(part):
                yield from _used(getattr(part, own.name), shared, around)


def _inside(part: BaseModel, around: Used) -> Used:
    has_other_words = around.has_other_words or getattr(part, "if_withheld", None) is not None
    return Used("", has_other_words, (*around.when, *getattr(part, "when", ())))


def _named(block: BaseModel) -> Iterator[str]:
    """What a block uses by naming it, outside its words."""
    match block:
        case Quote(quote=fact):
            yield fact
        case ForEach(for_each=str(name)) | TableOf(for_each=str(name)):
            yield name
        case PortraitsBlock(portraits=names):
            yield from (name for name in names if name != "child")
