"""Why a document cannot be had in braille: a sentence with its remedy."""

from __future__ import annotations

HOW_TO_GET_IT = (
    "braille is made by liblouis, which is not on this machine. Install it (Debian, Ubuntu: "
    "sudo apt-get install liblouis-bin), then build again."
)


class NotInBraille(Exception):
    """That format alone is refused; ``fact`` names where it comes from, empty where no fact is the cause."""

    def __init__(self, why: str, fact: str = "") -> None:
        self.fact = fact
        super().__init__(why)


class BrailleNotThere(NotInBraille):
    """liblouis, or a table of it, is not on this machine; the sentence says how to get it."""

    def __init__(self) -> None:
        super().__init__(HOW_TO_GET_IT)


class NoAnswer(NotInBraille):
    """liblouis is there and did not come to an end, or not with a line for each line."""

    def __init__(self) -> None:
        super().__init__(
            "braille is made by liblouis, which gave no answer for this document. Build again; if it "
            "stays so, tell us which document it is, without its words."
        )


class NoBrailleSign(NotInBraille):
    """There is no sign for ``character``; ``fact`` names where it stands, or is empty for wording."""

    def __init__(self, character: str, fact: str) -> None:
        self.character = character
        place = f"the fact {fact}" if fact else "the wording"
        why = (
            f"{place} holds a character that English braille has no sign for (U+{ord(character):04X}). "
            "Write it in Latin letters too, then build again."
        )
        super().__init__(why, fact)
