"""What the office may handle on paper: nothing that holds a value which the case withholds from practitioners.

A document was made for its own reader, so the last look for leaks passes by what that reader is called. Here every fact that
stands in it is asked for again, as a practitioner would be told it; then its words are searched as well. And what is
told without naming the fact (a sentence that stands there because of it, an age) shows where the document would be
another if its own reader were not told what practitioners are not.
"""

from __future__ import annotations

from ..case.disclosure import STEP_OF, DisclosedCase, Recipient
from ..case.facts import FACTS
from ..case.paths import covers
from ..case.schema import Case, Parent, Reader, Withheld
from ..case.sight import Missing, NotTold, Sight
from ..compose.leaks import NOT_FROM_THE_CASE, leaked
from ..document.nodes import Document
from ..document.walk import texts
from ..locale.catalogue import Catalogue


def kept_from_office(
    document: Document, recipient: Recipient, practitioner: DisclosedCase, catalogue: Catalogue
) -> str | None:
    """The path of a fact that stands in ``document`` and is withheld from practitioners, or None.

    ``recipient`` is whom the document was made for; ``catalogue`` is that of its language.
    """
    sight = Sight(practitioner)
    facts = {text.fact for text in texts(document) if text.fact}
    paths = sorted(path_of(fact, recipient) for fact in facts if not fact.startswith(NOT_FROM_THE_CASE))
    withheld = (path for path in paths if _is_withheld(path, sight))
    return next(withheld, None) or leaked(document, practitioner.secrets, catalogue)


def as_office_may_know(case: Case) -> Case | None:
    """``case`` with all that is withheld from practitioners withheld from every reader; None where that is nothing."""
    rules = [rule for rule in case.withhold if Reader.PRACTITIONER in rule.from_]
    if not rules:
        return None
    everyone = tuple(reader.value for reader in Reader)
    for_all = (rule.model_copy(update={"from_": everyone}) for rule in rules)
    parents = tuple(_sharing_less(parent, rules) for parent in case.parents)
    return case.model_copy(update={"withhold": (*case.withhold, *for_all), "parents": parents})


def _sharing_less(parent: Parent, rules: list[Withheld]) -> Parent:
    """``parent`` without a share in what the ``rules`` withhold."""
    kept = (
        fact
        for fact in parent.share
        if not any(covers(rule.fact, fact) or covers(fact, rule.fact) for rule in rules)
    )
    return parent.model_copy(update={"share": tuple(kept)})


def path_of(fact: str, recipient: Recipient) -> str:
    """The same fact as anybody else would call it: the reader's own name is that of an entry of the case."""
    group, _, name = fact.partition(".")
    if group == "reader" and recipient.person:
        return f"{recipient.person}.{name}"
    if group == "occasion" and recipient.occasion:
        return f"steps.{STEP_OF[recipient.occasion]}.{name}"
    return fact


def _is_withheld(path: str, sight: Sight) -> bool:
    try:
        if path in FACTS:
            FACTS[path].find(sight)
        else:
            sight.get(path)
    except NotTold as missing:
        return missing.why is Missing.WITHHELD
    return False
