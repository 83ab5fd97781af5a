"""What a batch must know of every case before it builds one: whose it is, who is kin, and which names stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..case.schema import Case
from ..errors import Fault, InputFault
from ..reading.digests import digest_of
from .crew import Tell
from .keys import hidden_name
from .names import Names, names_of
from .sources import CaseFile

CASES_A_TASK = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """One case as it was read, or the faults that stop it. ``digest`` is of its bytes, empty where there are none.

    ``picture`` is the hidden name of the child's picture, empty without one. ``names`` are left out where nobody asks.
    """

    source: CaseFile
    digest: str
    reference: str = ""
    siblings: tuple[str, ...] = ()
    picture: str = ""
    names: Names | None = field(default=None, repr=False)
    faults: tuple[Fault, ...] = ()


def read_one(source: CaseFile, today: date) -> Reading:
    """The reading of a case."""
    digest = ""
    try:
        content = source.content()
        digest = digest_of(content)
        case = source.read(content, today)
    except InputFault as fault:
        return Reading(source, digest, faults=fault.faults)
    return reading_of(source, digest, case)


def reading_of(source: CaseFile, digest: str, case: Case) -> Reading:
    return Reading(source, digest, case.reference, case.siblings, picture_of(case), names_of(case))


def picture_of(case: Case) -> str:
    """The hidden name of the child's picture, empty without one."""
    return hidden_name(case.views.picture) if case.views.picture else ""


@dataclass(frozen=True, slots=True)
class ReadCases:
    """A task: read some cases."""

    sources: Sequence[CaseFile]
    today: date

    def carry_out(self, tell: Tell, without: Mapping[int, str]) -> list[Reading]:
        found = []
        for number, source in enumerate(self.sources):
            tell(number)
            found.append(_unreadable(source) if number in without else read_one(source, self.today))
        return found

    def gave_up(self, why: str) -> list[Reading]:
        return list(map(_unreadable, self.sources))


def _unreadable(source: CaseFile) -> Reading:
    told = "this case cannot be read in the time and memory that there is for one. Make it shorter."
    return Reading(source, "", faults=(Fault(str(source.path), source.line or 1, "", told),))


def reading_tasks(sources: Sequence[CaseFile], today: date) -> Iterator[ReadCases]:
    """Tasks for all of ``sources``, some cases each."""
    for first in range(0, len(sources), CASES_A_TASK):
        yield ReadCases(sources[first : first + CASES_A_TASK], today)


def same_reference(readings: Sequence[Reading]) -> Iterator[Fault]:
    """A fault for each case whose reference another one has already: one would overwrite the other."""
    seen: set[str] = set()
    for read in readings:
        if not read.reference:
            continue  # its own faults are told in its turn
        folded = read.reference.casefold()
        if folded in seen:
            message = "another case of this batch has this reference already. Give each case its own."
            yield Fault(str(read.source.path), read.source.line or 1, "reference", message)
        seen.add(folded)
