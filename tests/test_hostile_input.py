"""Hostile input through the command line: answered with 0 or 2 and a sentence, and nothing is touched that is not its own.

Seeded samples of what ``make attack`` runs at length, and a test for each fault that was found so.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import unicodedata
import warnings
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFile

from attacks.hostile import addresses, fields, generated, listed, odd_pictures, payloads, pictures, yaml_files
from attacks.hostile.arguments import IN_PLACE_OF_A_CASE, OPTIONS
from attacks.hostile.judging import CANARY, broken
from attacks.hostile.running import DAY, Job, Workers
from attacks.outcome import Outcome
from cases import faults_in, put, read, smallest_data
from toolkit.brand.pictures import Refused, read_signature
from toolkit.case.bounds import MOST_LETTERS, MOST_LINES
from toolkit.case.reader import read_case_line, read_case_lines
from toolkit.case.schema import Case
from toolkit.document.looks import Looks
from toolkit.errors import Fault, InputFault
from toolkit.figures import draw_group
from toolkit.package.pictures import PictureRefused, read_case_picture
from toolkit.proof.extraction import text_of_ics
from toolkit.reading.source import MOST_BYTES

SEED = 7


def found(outcome: Outcome) -> tuple[str, ...]:
    assert outcome.tried
    return outcome.found


# ---------------------------------------------------------------- the attacks, in small


def test_a_sample_of_every_listed_family_is_answered_by_check(
    tmp_path: Path,
) -> None:
    chance = random.Random(SEED)
    small = [one for one in listed.files() if len(one.content) < 20_000]
    others = [*listed.names(), *listed.odd_shapes()]
    checked = [
        *chance.sample(small, 160),
        *chance.sample(list(listed.texts()), 60),
        *chance.sample(others, 40),
    ]
    assert found(listed.put_before(tmp_path, checked, [])) == ()


def test_hostile_text_comes_out_as_it_was_typed_and_is_never_run(tmp_path: Path) -> None:
    chosen = random.Random(SEED).sample(list(listed.texts()), 8)
    assert found(listed.put_before(tmp_path, [], chosen)) == ()


def test_odd_pictures_are_shown_without_what_they_hide_or_left_out_with_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    some = [one for one in odd_pictures.listed() if "million" not in one.name and "grow" not in one.name]
    harmed = odd_pictures.mutated(chance)
    chosen = [*chance.sample(some, 6), *(next(harmed) for _ in range(4))]
    assert found(pictures.put_before(tmp_path, chosen)) == ()


def test_generated_cases_brands_and_guides_are_answered(tmp_path: Path) -> None:
    inputs = generated.put_before(tmp_path, SEED, range(32), is_packaged=False)
    assert found(inputs) == ()


@pytest.mark.parametrize("verb", ["check", "package"])
def test_what_stands_where_a_case_should_is_answered_whatever_it_is(verb: str, tmp_path: Path) -> None:
    said = {}
    with Workers.at_work() as workers:
        for number, (name, (file, put_there)) in enumerate(IN_PLACE_OF_A_CASE.items()):
            place, out = tmp_path / str(number), tmp_path / "out"
            place.mkdir()
            put_there(place / file)
            more = () if verb == "check" else ("--out", str(out), "--documents", "card", "--formats", "txt")
            job = Job((verb, file, "--today", DAY, *more), place, (place, *DEVICES), (out,), deadline_s=60)
            said[name] = list(broken(workers.run(job)))
    assert {name: faults for name, faults in said.items() if faults} == {}


DEVICES = (Path("/dev/zero"), Path("/dev/null"))  # opened, looked at, and left


def test_whatever_is_typed_after_an_option_is_answered(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(yaml_files.SOUND, encoding="utf-8")
    said = {}
    with Workers.at_work() as workers:
        for option, value in random.Random(SEED).sample(OPTIONS, 24):
            verb = "check" if option in ("--today", "--brand") else "package"
            out = () if verb == "check" else ("--out", str(tmp_path / "out"))
            few: tuple[str, ...] = () if option == "--documents" or not out else ("--documents", "card")
            few += () if option == "--formats" or not out else ("--formats", "txt")
            arguments = (verb, "case.yaml", *out, *few, option, value)
            named = Path(value.replace("~", "")[:200]) if option == "--brand" else Path()
            reads = (tmp_path, *DEVICES, tmp_path / named)  # a brand is whatever file was named
            job = Job(arguments, tmp_path, reads, (tmp_path / "out",), deadline_s=60)
            said[option, value[:30]] = list(broken(workers.run(job)))
    assert {typed: faults for typed, faults in said.items() if faults} == {}


def test_the_walk_of_the_schema_forgets_no_field_and_the_whole_case_is_sound() -> None:
    paths = {field.path for field in fields.every_field()}
    assert {
        "carers.0.commitment",
        "withhold.0.from.0",
        "views.picture",
        "team.personal_adviser.phone",
    } <= paths
    assert set(Case.model_json_schema(by_alias=True)["properties"]) <= paths
    assert faults_in(json.dumps(fields.whole_case())) == ()
    assert len({one for family in payloads.FAMILIES.values() for one in family}) + len(addresses.EVERY) > 700


# ---------------------------------------------------------------- that the watching sees


def test_the_watch_sees_a_file_that_is_read_from_elsewhere_and_one_that_is_written(tmp_path: Path) -> None:
    place, out = tmp_path / "case", tmp_path / "out"
    place.mkdir()
    (place / "case.yaml").write_text(yaml_files.SOUND, encoding="utf-8")
    arguments = ("package", "case.yaml", "--out", str(out), "--documents", "my-views", "--formats", "txt")
    with Workers.at_work() as workers:
        both = workers.run(Job(arguments, place, (), ()))
        neither = workers.run(Job(arguments, place, (place,), (out,)))
    assert any("case.yaml" in event for event in both.seen)
    assert any("writing" in event and "manifest.json" in event for event in both.seen)
    assert neither.seen == () and neither.status == 0 and neither.opened > 2


def test_an_answer_that_breaks_a_promise_is_found(tmp_path: Path) -> None:
    from attacks.hostile.running import Answer

    (tmp_path / "left").touch()
    assert list(broken(Answer(-1, "hung"))) == ["it did not answer: hung"]
    assert len(list(broken(Answer(1, told="a.yaml:1: something.\n")))) == 1
    assert len(list(broken(Answer(2, told="")))) == 1
    assert len(list(broken(Answer(2, told="a.yaml:1: no.\n", seen=("socket.connect",)), (), tmp_path))) == 2
    assert len(list(broken(Answer(2, told=f"a.yaml:1: {CANARY}.\n")))) == 1
    assert len(list(broken(Answer(2, told="Something else happened\n")))) == 1
    assert len(list(broken(Answer(2, told="a.yaml:1: a\x1b[31m.\n")))) == 1


def test_a_worker_that_hangs_is_ended_and_another_takes_its_place(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with Workers.at_work() as workers:
        hung = workers.run(Job(("list",), tmp_path, (tmp_path,), deadline_s=0.0))
        answered = workers.run(Job(("list",), tmp_path, (tmp_path,)))
    assert (hung.escaped, answered.status, workers.replaced) == ("hung", 0, 1)


# ---------------------------------------------------------------- each fault that was found


def test_a_home_with_as_many_carers_as_a_case_may_have_is_drawn() -> None:
    most = Case.model_json_schema(by_alias=True)["properties"]["carers"]["maxItems"]
    assert draw_group((Looks(),) * (most + 1)).startswith("<svg")


def test_the_texts_of_a_case_have_a_bound_together_that_is_told_where_it_is_passed() -> None:
    words = "x" * 20_000
    case: Any = smallest_data(carers=[{"name": "A", "commitment": words} for _ in range(6)])
    assert faults_in(case) == ()
    answers = [{"to": "views.words", "words": words} for _ in range(MOST_LETTERS // 20_000)]
    (fault,) = [
        one
        for one in faults_in(put(case, "steps", {"ratification": {"answers": answers}}))
        if "texts of the case" in one.message
    ]
    assert (
        fault.path == "steps.ratification.answers.3.words"
    )  # six commitments, three answers, and names before it


def test_the_lines_of_a_case_have_a_bound_together() -> None:
    lines = "a\n" * (MOST_LINES + 1)
    (fault,) = faults_in(smallest_data(carers=[{"name": "A", "commitment": lines}]))
    assert fault.path == "carers.0.commitment"
    assert faults_in(smallest_data(carers=[{"name": "A", "commitment": "a\n" * 900}])) == ()


def test_half_a_character_is_told_with_a_remedy() -> None:
    (fault,) = faults_in(json.dumps(smallest_data(views={"words": "x\ud83dy"})))
    assert fault.path == "views.words" and "half a character" in fault.message


def test_a_line_that_is_too_long_for_a_case_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"x" * (5 * MOST_BYTES) + b'\n{"a": 1}\n' + b" " * (3 * MOST_BYTES))
    lines = list(read_case_lines(path))
    assert [number for number, _ in lines] == [1, 2, 3]
    assert max(len(line) for _, line in lines) == MOST_BYTES + 1
    with pytest.raises(InputFault, match="over 1 MiB"):
        read_case_line(lines[0][1], 1, "cases.jsonl", read(smallest_data()).child.born)


def test_a_fault_is_one_line_that_no_screen_obeys() -> None:
    told = str(Fault("a\x1b[31m\nb\u202e\udcff.yaml", 1, "", "é “x”."))
    assert told == "a\\x1b[31m\\nb\\u202e\\udcff.yaml:1: é “x”."


def test_a_backslash_before_an_n_in_a_calendar_is_no_new_line() -> None:
    assert text_of_ics(b"SUMMARY:a\\\\nb\\nc\\,\r\n") == "SUMMARY:a\\nb\nc,\r\n"


# ---------------------------------------------------------------- pictures


def dots(folder: Path, name: str = "drawing.png") -> Image.Image:
    return Image.open(io.BytesIO(read_case_picture(folder, name).data))


def test_a_drawing_on_clear_ground_stands_on_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tmp_path / "drawing.png")
    assert dots(tmp_path).getpixel((3, 3)) == (255, 255, 255)


def test_greys_of_sixteen_bits_keep_their_grey(tmp_path: Path) -> None:
    Image.new("I;16", (40, 40), 128 * 256).save(tmp_path / "drawing.png")
    assert dots(tmp_path).getpixel((3, 3)) == (128, 128, 128)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_upright_and_holds_nothing_but_its_dots(kind: str, tmp_path: Path) -> None:
    raw = odd_pictures.as_bytes(
        odd_pictures.drawing(), kind, exif=odd_pictures.exif(6), icc_profile=b"x" * 200
    )
    (tmp_path / "drawing.png").write_bytes(raw)
    picture = dots(tmp_path)
    assert picture.size == (48, 64)
    assert picture.info == {} and not picture.getexif()


def test_a_picture_is_found_in_either_form_of_its_name(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "Zoë.png")).write_bytes(odd_pictures.PNG)
    assert dots(tmp_path, "Zoë.png").size == (64, 48)


@pytest.mark.parametrize("picture", list(odd_pictures.in_its_place()), ids=lambda one: str(one.name))
def test_what_is_no_file_is_refused_without_waiting(picture: odd_pictures.OddPicture, tmp_path: Path) -> None:
    picture.put(tmp_path / picture.file)
    with pytest.raises(PictureRefused, match="no such picture"):
        read_case_picture(tmp_path, picture.file)


def test_what_a_decoder_remarks_on_is_told_to_nobody(tmp_path: Path) -> None:
    harmed = odd_pictures.as_bytes(odd_pictures.drawing(), "JPEG", exif=odd_pictures.exif(6)[:60])
    (tmp_path / "drawing.png").write_bytes(harmed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with contextlib.suppress(PictureRefused):
            read_case_picture(tmp_path, "drawing.png")
        with contextlib.suppress(Refused):
            read_signature(tmp_path / "drawing.png", 10)


@pytest.mark.parametrize("name", sorted(odd_pictures.REFUSED))
def test_a_picture_that_is_none_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / "drawing.png").write_bytes(odd_pictures.REFUSED[name])
    with pytest.raises(PictureRefused, match="without it"):
        read_case_picture(tmp_path, "drawing.png")


@pytest.mark.parametrize("made_up", [True, False])
def test_what_is_missing_is_not_made_up_in_a_process_that_has_made_a_pdf(
    made_up: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", made_up)  # WeasyPrint sets it when it is imported
    (tmp_path / "drawing.png").write_bytes(odd_pictures.REFUSED["dots that are not there"])
    with pytest.raises(PictureRefused, match="without it"):
        read_case_picture(tmp_path, "drawing.png")
    with pytest.raises(Refused, match="cannot be read"):
        read_signature(tmp_path / "drawing.png", 10)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is made_up
