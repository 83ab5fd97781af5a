"""A whole batch: planned, built by a crew, counted, and told in a report beside the packages."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from ..package.stock import ENGLISH, Stock, read_stock
from ..writers.html import write_html
from .building import BuildCase, Job, Outcome, with_shared_key
from .crew import Crew
from .planning import Plan, plan, read_with
from .records import write_in_one_step
from .sources import CaseFile
from .summary import Summary, Tally, summary_bytes
from .summary_page import SummaryPage

REPORT = "batch-report"


class Hearer(Protocol):
    """Whoever is told how a batch goes on."""

    def read(self, done: int, of: int) -> None:
        """How many cases are read, of how many that have to be."""

    def planned(self, plan: Plan) -> None:
        """What is to be done, and the names of other children that were found."""

    def came(self, outcome: Outcome, tally: Tally) -> None:
        """What came of one case, and how far the batch is."""


Build = Callable[[Sequence[BuildCase]], Generator[Outcome]]


@dataclass(slots=True)
class Batch:
    """One run over ``sources``. ``build`` may hand cases to other machines; by default the crew builds them here."""

    sources: Sequence[CaseFile]
    job: Job
    jobs: int
    elsewhere: Build | None = None
    crew: Crew = field(init=False)

    def __post_init__(self) -> None:
        self.job = with_shared_key(self.job)
        self.crew = Crew(self.jobs, partial(read_stock, brand=self.job.brand))

    def run(self, hearer: Hearer) -> Summary:
        """Build what is to be built; the report is written at the end. Raises InputFault, OSError.

        Stopped at any moment, what is in place is whole, and the next run goes on from there.
        """
        began = time.monotonic()
        tally = Tally(self.sources, self.job.today)
        planned = plan(self.sources, self.job, read_with(self.crew, self.job, hearer.read))
        hearer.planned(planned)
        for outcome in planned.done:
            tally.add(outcome)
            hearer.came(outcome, tally)
        if planned.to_build:
            with closing(self._built(planned.to_build)) as outcomes:
                for outcome in outcomes:
                    tally.add(outcome)
                    hearer.came(outcome, tally)
        summary = tally.summary(planned.alike, time.monotonic() - began, self.crew.peak)
        self._report(summary)
        return summary

    def _built(self, tasks: Sequence[BuildCase]) -> Generator[Outcome]:
        return self.elsewhere(tasks) if self.elsewhere else self.crew.carry_out(tasks, self.job.limits)

    def _report(self, summary: Summary) -> None:
        out = self.job.out
        write_in_one_step(out / f"{REPORT}.json", summary_bytes(summary))
        write_in_one_step(out / f"{REPORT}.html", _page(summary, read_stock(brand=self.job.brand), self.job))


def _page(summary: Summary, stock: Stock, job: Job) -> bytes:
    catalogue = stock.catalogues[ENGLISH]
    page = SummaryPage(catalogue, stock.library.brand, catalogue.day(job.today))
    return write_html(page.document(summary))
