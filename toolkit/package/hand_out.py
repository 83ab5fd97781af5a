"""In which order papers are handed out: who comes first, and what each of them gets first. Data, in one place."""

from __future__ import annotations

from ..case.disclosure import STEP_OF, Recipient
from ..case.schema import Reader

READERS = (
    Reader.CHILD,
    Reader.CARER,
    Reader.PARENT,
    Reader.INVITEE,
    Reader.PARTNER,
    Reader.PRACTITIONER,
)

# The order of the road; each reader meets only some of these.
DOCUMENTS = (
    "childrens-guide",
    "teens-guide",
    "road-map-poster",
    "my-views",
    "parents-guide",
    "carers-guide",
    "commitment-prompts",
    "invitation",
    "outline-process",
    "sharing-guidance",
    "full-process",
    "minute-guide-social-worker",
    "minute-guide-supervising-social-worker",
    "minute-guide-team-manager",
    "minute-guide-head-of-service",
    "minute-guide-business-support",
    "minute-guide-reviewing-officer",
    "minute-guide-health",
    "minute-guide-education",
    "minute-guide-fostering",
    "minute-guide-residential",
    "flow-chart",
    "key-dates",
    "matching-meeting",
    "recommendation",
    "decision-letter",
    "what-happened",
    "parents-letter",
    "commitment-letter",
    "card",
    "certificate",
    "carers-commitment",
    "visit-record",
    "celebration-plan",
    "memory-page",
)
OCCASIONS = tuple(STEP_OF)


def place_in_hand_out(document: str, recipient: Recipient) -> tuple[int, int, int, int, str]:
    """A key to sort by: whose it is, then what. A document that is not listed comes last of its reader's."""
    known = document in DOCUMENTS
    return (
        READERS.index(recipient.reader),
        recipient.index or 0,
        DOCUMENTS.index(document) if known else len(DOCUMENTS),
        OCCASIONS.index(recipient.occasion) if recipient.occasion else 0,
        document,
    )
