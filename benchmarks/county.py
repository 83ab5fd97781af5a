"""Invented cases for a whole county: ``invented_cases(count, seed)`` gives as many, each as a case file has it.

Names come from many languages, homes are of every kind, children are of every age and at every step of the road; some have
said much and some nothing. Nobody in them is real. The same seed gives the same cases, and one case never depends on how
many there are. Nothing here knows the toolkit: the cases are plain data, as YAML or JSON has it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

TODAY: Final = date(2026, 3, 20)
TEAMS: Final = 60  # social workers with a Team Manager each; a child has one of these teams
DECIDERS: Final = 2

Data = dict[str, Any]

FIRST: Final = (
    "Amira", "Tomasz", "Ngozi", "Siôn", "Zoë", "Chidi", "Yusuf", "Maja", "Kwame", "Anjali", "Rhys", "Eilidh", "Lan",
    "Mateo", "Ioana", "Dilan", "Saoirse", "Oluwaseun", "Farah", "Jakub", "Ayesha", "Elif", "Bronwen", "Haruto", "Inês",
    "Kofi", "Leïla", "Nia", "Omar", "Priya", "Rosalind", "Søren", "Thandiwe", "Uma", "Václav", "Wren", "Xiu", "Željka",
    "Alfie", "Bo", "Caitlin", "Jo", "Maximilian", "Ella-Mae", "Jean-Luc", "Aleksandra", "Muhammad", "Grace", "Ivy",
)  # fmt: skip
LAST: Final = (
    "Hussain-Kelly", "Kowalczyk", "Okonkwo", "ap Gwilym", "Ó Briain", "Nguyễn", "Şahin", "Novák", "Mensah", "Iyer",
    "MacLeod", "Popescu", "Oyelaran", "Begum", "Wiśniewska", "de Souza", "Li", "Smith", "Brathwaite", "Fernandes",
    "Abdi", "Ødegaard", "Petrović", "Featherstonehaugh", "Khan", "Jones", "Adeyemi-Clarke", "Ito", "Suleiman", "Wood",
)  # fmt: skip
CALLED: Final = ("mum", "dad", "mama", "daddy", "tata", "mam", "ammi")
ROLES: Final = (
    "teacher",
    "brother",
    "sister",
    "grandparent",
    "friend",
    "football coach",
    "auntie",
    "youth worker",
)
INTERESTS: Final = (
    "football", "baking", "drawing", "gaming", "reading", "swimming", "trains", "dancing", "space", "animals", "music",
    "walking in the woods", "beetles",
)  # fmt: skip
PLACES: Final = (
    "Brook Street Community Centre", "the library", "Larkshire House, room 4", "home", "the café at Beacon Hill",
    "the large room above the swimming baths in Little Sawley", "school",
)  # fmt: skip
STREETS: Final = (
    "Larch Lane",
    "Marsh View",
    "Station Road",
    "Old Quay",
    "Mill Hill",
    "Saint Bride’s Crescent",
)
TOWNS: Final = (("Little Sawley", "LX11 5TB"), ("Garstow", "LX3 0AA"), ("Port Ferring", "LX20 1ZZ"))
SAYINGS: Final = (
    "I want this to be my home because everybody shouts at the telly together.",
    "I like it here.",
    "I want to stay with my sister. I want to keep my school, and my room, and the cat. Nobody asks me to leave the table "
    "when I am cross, and that is how I know.",
    "It is quiet, and I can read.\n\nPlease may we keep the swing?",
)  # fmt: skip
WORRIES: Final = (
    "Will I still see my brother?",
    "What if they move house?",
    "Who comes to the meeting?",
    "Can I keep my name?",
)
ASKS: Final = (
    "A lock on my door.",
    "To go to the same school.",
    "To see my nan every month, and to ring her on Sundays.",
)
ANSWERS: Final = (
    "Yes. My decision does not change that.",
    "I read this twice, and it made me think. Your social worker will sit down with you and plan how it can be done, and "
    "we look at it again together after the summer.",
    "Nobody will move you without asking you first.",
)  # fmt: skip
PROMISES: Final = (
    "You have been part of our family since you were small.\n\n- We will be at every match we can get to.\n- Your room is "
    "your room, for as long as you want it.",
    "We are glad that you are here, and we would like you to stay.",
)  # fmt: skip
LOOKS: Final[dict[str, tuple[Any, ...]]] = {
    "skin": ("very-light", "light", "light-brown", "medium-brown", "brown", "dark-brown", "deep-brown"),
    "hair": (
        "short",
        "wavy",
        "curly-short",
        "afro",
        "bob",
        "long",
        "braids",
        "cornrows",
        "ponytail",
        "bun",
        "fade",
    ),
    "hair_colour": ("black", "dark-brown", "brown", "ginger", "blonde", "grey"),
    "clothes": ("red", "orange", "yellow", "green", "blue", "purple", "pink", "grey"),
}
STAGES: Final = ("day one", "meeting planned", "meeting held", "decided", "visited", "celebrated")
VARIANTS: Final = ("standard",) * 6 + ("easy-read", "large-print", "dyslexia-friendly", "high-contrast")


def invented_cases(count: int, seed: int = 1) -> Iterator[Data]:
    """``count`` cases, whose references are in order."""
    for number in range(count):
        yield invented_case(number, seed)


def invented_case(number: int, seed: int = 1) -> Data:
    """One case, by its number and nothing else."""
    dice = random.Random(f"{seed}/{number}")
    stage = dice.choice(STAGES)
    born = TODAY - timedelta(days=dice.randint(365 * 2, 365 * 17 + 200))
    kind = dice.choices(("fostering", "kinship", "residential"), (6, 3, 2))[0]
    family = dice.choice(LAST)
    case: Data = {
        "schema": 1,
        "reference": f"LH-2026-{number + 1:05d}",
        "child": _child(dice, family, born),
        "home": _home(dice, kind, born),
        "carers": _carers(dice, kind),
        "team": _team(number, seed),
    }
    if stage == "day one" and dice.random() < 0.6:
        return case
    case["parents"] = [_parent(dice, family) for _ in range(dice.choice((0, 1, 1, 2)))]
    case["people"] = [_person(dice) for _ in range(dice.choice((0, 1, 2, 3)))]
    case["steps"] = _steps(dice, stage)
    case["views"] = _views(dice)
    _answer(dice, case)
    if dice.random() < 0.2:
        case["withhold"] = [{"fact": "home.address", "from": ["parent"]}]
    return case


def child_alike(number: int, seed: int = 1) -> Data:
    """A case that tells as much as every other of these: children of eight to twelve whose home was agreed to.

    Names, days, places, words and looks are each child's own. What an engine gains on papers of one shape is seen on these;
    on ``invented_cases``, what it gains in a county.
    """
    dice = random.Random(f"{seed}/alike/{number}")
    born = TODAY - timedelta(days=dice.randint(365 * 8, 365 * 12 + 300))
    name, carer = _name(dice), dice.choice(LAST)
    team = _team(number, seed)
    case: Data = {
        "schema": 1,
        "reference": f"LH-2026-{number + 1:05d}",
        "child": {
            "name": name,
            "known_as": name.split(" ")[0],
            "born": born.isoformat(),
            "pronouns": dice.choice(("she/her", "he/him", "they/them")),
            "interests": dice.sample(INTERESTS, 2),
            "looks": _looks(dice),
        },
        "home": _home_told(dice),
        "carers": [
            {"name": (one := _name(dice, carer)), "known_as": one.split(" ")[0], "looks": _looks(dice)}
        ],
        "parents": [
            {"name": (one := _name(dice)), "known_as": one.split(" ")[0], "relation": dice.choice(CALLED)}
        ],
        "people": [],
        "team": team,
        "steps": _steps(dice, "visited"),
        "views": {
            "how": "letter",
            "words": dice.choice(SAYINGS[:3]),
            "worries": dice.sample(WORRIES, 1),
            "asks": [],
        },
    }
    case["steps"]["ratification"]["outcome"] = "agreed"
    _answer(dice, case)
    return case


def _home_told(dice: random.Random) -> Data:
    town, code = dice.choice(TOWNS)
    since = TODAY - timedelta(days=dice.randint(800, 1800))
    return {
        "kind": "fostering",
        "since": since.isoformat(),
        "address": [f"{dice.randint(1, 199)} {dice.choice(STREETS)}", town, code],
    }


def _name(dice: random.Random, family: str | None = None) -> str:
    return f"{dice.choice(FIRST)} {family or dice.choice(LAST)}"


def _some(dice: random.Random, likely: float, make: Any) -> Any:
    return make() if dice.random() < likely else None


def _told(**facts: Any) -> Data:
    """What is known of some facts."""
    return {name.rstrip("_"): value for name, value in facts.items() if value is not None}


def _looks(dice: random.Random) -> Data:
    return {name: dice.choice(choices) for name, choices in LOOKS.items()}


def _child(dice: random.Random, family: str, born: date) -> Data:
    name = _name(dice, family)
    return _told(
        name=name,
        known_as=_some(dice, 0.5, lambda: name.split(" ")[0]),
        born=born.isoformat(),
        pronouns=dice.choice(("she/her", "he/him", "they/them")),
        variant=dice.choice(VARIANTS),
        interests=dice.sample(INTERESTS, dice.randint(0, 3)),
        looks=_some(dice, 0.5, lambda: _looks(dice)),
    )


def _home(dice: random.Random, kind: str, born: date) -> Data:
    town, code = dice.choice(TOWNS)
    since = born + timedelta(days=dice.randint(30, (TODAY - born).days - 30))
    return _told(
        kind=kind,
        since=_some(dice, 0.8, since.isoformat),
        address=_some(dice, 0.7, lambda: [f"{dice.randint(1, 199)} {dice.choice(STREETS)}", town, code]),
    )


def _carers(dice: random.Random, kind: str) -> list[Data]:
    if kind == "residential":
        return [{"name": f"The team at {dice.choice(STREETS)}", "known_as": "the team"}]
    family = dice.choice(LAST)
    return [
        _told(
            name=(name := _name(dice, family)),
            known_as=_some(dice, 0.5, lambda name=name: name.split(" ")[0]),
            variant=dice.choice(VARIANTS),
            commitment=_some(dice, 0.4, lambda: dice.choice(PROMISES)),
            looks=_some(dice, 0.4, lambda: _looks(dice)),
        )
        for _ in range(dice.choice((1, 2)))
    ]


def _parent(dice: random.Random, family: str) -> Data:
    return {"name": _name(dice, family), "relation": dice.choice(CALLED), "variant": dice.choice(VARIANTS)}


def _person(dice: random.Random) -> Data:
    occasions = ("matching-meeting", "commitment-visit", "celebration")
    return {
        "name": dice.choice(FIRST),
        "role": dice.choice(ROLES),
        "invite_to": sorted(dice.sample(occasions, dice.randint(0, 2))),
    }


def _worker(dice: random.Random) -> Data:
    name = _name(dice)
    number = dice.randint(0, 999)
    return {"name": name, "phone": f"01632 960{number:03d}", "email": f"worker.{number}@example.org"}


def _team(number: int, seed: int) -> Data:
    dice = random.Random(f"{seed}/team/{number % TEAMS}")
    decider = random.Random(f"{seed}/decider/{number % DECIDERS}")
    return {
        "social_worker": {**_worker(dice), "looks": _looks(dice)},
        "supervising_social_worker": _worker(dice),
        "team_manager": _worker(dice),
        "head_of_service": {"name": _name(decider)},
        "independent_reviewing_officer": _worker(dice),
    }


def _steps(dice: random.Random, stage: str) -> Data:
    reached = STAGES.index(stage)
    meeting = TODAY + timedelta(days=dice.randint(-60, -20) if reached >= 2 else dice.randint(2, 40))
    steps: Data = {}
    if reached >= 1:
        steps["matching_meeting"] = {**_when(dice, meeting), "place": dice.choice(PLACES)}
    if reached >= 2:
        steps["matching_meeting"]["recommendation"] = "progress"
    if reached >= 3:
        decided = meeting + timedelta(days=dice.randint(3, 15))
        steps["ratification"] = {
            "date": decided.isoformat(),
            "outcome": dice.choice(("agreed",) * 8 + ("not-agreed",)),
        }
        visit = decided + timedelta(days=dice.randint(2, 30))
        steps["commitment_visit"] = {**_when(dice, visit), "place": dice.choice(PLACES)}
        if steps["ratification"]["outcome"] == "agreed" and reached >= 5:
            steps["celebration"] = _celebration(dice, visit)
    return steps


def _when(dice: random.Random, day: date) -> Data:
    return {
        "date": day.isoformat(),
        "time": f"{dice.randint(9, 17)}:{dice.choice(('00', '15', '30'))}".rjust(5, "0"),
    }


def _celebration(dice: random.Random, visit: date) -> Data:
    return {
        "date": (visit + timedelta(days=dice.randint(5, 40))).isoformat(),
        "idea": dice.choice(
            ("a bowling party", "a picnic by the sea", "pizza at home with everybody I like")
        ),
        "contribution": "60.00",
        "with": [dice.choice(FIRST) for _ in range(dice.randint(0, 3))],
    }


def _views(dice: random.Random) -> Data:
    return _told(
        how=_some(dice, 0.7, lambda: dice.choice(("letter", "poem", "video", "in-person", "someone-else"))),
        words=_some(dice, 0.6, lambda: dice.choice(SAYINGS)),
        worries=dice.sample(WORRIES, dice.randint(0, 2)),
        asks=dice.sample(ASKS, dice.randint(0, 2)),
    )


def _answer(dice: random.Random, case: Data) -> None:
    """An answer to each thing that the child said, where there is a decision."""
    decision, views = case["steps"].get("ratification"), case["views"]
    if decision is None:
        return
    said = [f"views.{name}.{index}" for name in ("worries", "asks") for index in range(len(views[name]))]
    paths = [*(["views.words"] if "words" in views else []), *said]
    decision["answers"] = [{"to": path, "words": dice.choice(ANSWERS)} for path in paths]
