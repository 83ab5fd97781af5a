"""Each defence: what it holds, how it is switched off, and the tests of which at least one must then fail.

A defence is switched off where it stands, by putting in its place what a hurried change might leave there. Nothing else is
touched, so a test that fails has seen this and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Defence:
    """``holds``: the promise, in a sentence; ``tests``: pytest's names of the tests that watch it."""

    holds: str
    switch_off: Callable[[], None]
    tests: tuple[str, ...]


def loaded(name: str) -> Any:
    """A module of the toolkit, of which any part may be replaced."""
    return import_module(name)


def _label_bypassed() -> None:
    """One fact is told to everybody, whatever its label says."""
    disclosure = loaded("toolkit.case.disclosure")

    may_see = disclosure.may_see

    def may_see_more(case: Any, recipient: Any, path: str) -> bool:
        return path == "home.address" or may_see(case, recipient, path)

    disclosure.may_see = may_see_more


def _withholding_bypassed() -> None:
    """What a case withholds is told all the same, for one fact."""
    disclosure = loaded("toolkit.case.disclosure")

    rules_out = disclosure._rules_out
    disclosure._rules_out = lambda rule, recipient, path: (
        not path.startswith("carers") and rules_out(rule, recipient, path)
    )


def _sharing_widened() -> None:
    """A parent's share gives what no label allows."""
    disclosure = loaded("toolkit.case.disclosure")

    may_see = disclosure.may_see
    disclosure.may_see = lambda case, recipient, path: (
        disclosure._is_shared(case, recipient, path) or may_see(case, recipient, path)
    )


def _parents_together() -> None:
    disclosure = loaded("toolkit.case.disclosure")

    disclosure._is_theirs = lambda recipient, path: True


def _names_apart() -> None:
    """A withheld name no longer takes along what the person is called."""
    disclosure = loaded("toolkit.case.disclosure")

    def settle(case: Any, recipient: Any, path: str, part: Any, entry: Any, secrets: Any) -> None:
        if entry["known_as"] is not disclosure.WITHHELD:
            entry["known_as"] = part.known_as or part.name.split()[0]

    disclosure._settle_names = settle
    disclosure._goes_with_a_withheld_name = lambda case, recipient, path: False


def _shared_context() -> None:
    """What was filled in for one child is kept for the next."""
    filling = loaded("toolkit.compose.filling").Filling

    value, kept = filling.value, dict[str, Any]()

    def value_from_memory(self: Any, name: str) -> Any:
        if name not in kept:
            kept[name] = value(self, name)
        return kept[name]

    filling.value = value_from_memory


def _open_fetcher() -> None:
    """The engine may fetch what it likes, as it does by itself."""
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    fetcher = loaded("toolkit.writers.pdf").AssetFetcher

    fetch = fetcher.fetch

    def fetch_anything(self: Any, url: str, headers: Any = None) -> Any:
        return fetch(self, url, headers) if url.startswith("asset:") else URLFetcher.fetch(self, url, headers)

    fetcher.fetch = fetch_anything


def _warnings_unheard() -> None:
    """What the engine complains of stops no build."""
    from contextlib import nullcontext

    pdf = loaded("toolkit.writers.pdf")

    pdf.complaints_raised = nullcontext


def _tree_unsearched() -> None:
    building = loaded("toolkit.package.building")

    building.leaked = lambda document, secrets, catalogue: None


def _files_unsearched() -> None:
    """A finished file is put into the package as it is."""
    gate = loaded("toolkit.package.release").Gate
    gate.withheld_in = lambda self, file, view: None


def _office_unasked() -> None:
    """Neither of the two looks at what is kept from practitioners is taken."""
    building = loaded("toolkit.package.building")
    print_run = loaded("toolkit.package.print_run")

    print_run.kept_from_office = lambda *asked: None
    building._Making._is_kept_from_office = lambda *asked: False


def _manifest_first() -> None:
    """The manifest is written before the files that it names."""
    building = loaded("toolkit.package.building")

    make = building._Making.make

    def make_after_manifest(self: Any, wanted: Any, out: Path, name: str, progress: Any) -> None:
        write_whole = building.write_whole
        kept: list[tuple[Path, bytes]] = []

        def write_last(path: Path, content: bytes) -> None:
            if path.name != building.MANIFEST:
                kept.append((path, content))
                return
            write_whole(path, content)
            for one in kept:
                write_whole(*one)

        building.write_whole = write_last
        try:
            make(self, wanted, out, name, progress)
        finally:
            building.write_whole = write_whole

    building._Making.make = make_after_manifest


def _written_in_place() -> None:
    """Files are written where the older package lies, one after the other."""
    from contextlib import contextmanager

    building = loaded("toolkit.package.building")

    @contextmanager
    def in_place(out: Path, name: str) -> Any:
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        yield folder

    building.whole_folder = in_place


def _markup_let_through() -> None:
    """A value's characters are put into the page as they are."""
    from jinja2 import Environment

    html = loaded("toolkit.writers.html")

    made = html._environment.__wrapped__

    def without_escaping() -> Environment:
        environment: Environment = made()
        environment.autoescape = False
        return environment

    html._environment = without_escaping


def _picture_as_it_is() -> None:
    """A child's picture goes into the documents as the file that it was, with all that a camera wrote into it."""
    from PIL import Image

    picture_data = loaded("toolkit.compose.blocks").CasePictureData
    building = loaded("toolkit.package.building")

    def read_as_it_is(folder: Path, name: str) -> Any:
        with Image.open(folder / name) as picture:
            width, height = picture.size
        return picture_data((folder / name).read_bytes(), width, height)

    building.read_case_picture = read_as_it_is


def _picture_from_anywhere() -> None:
    schema = loaded("toolkit.case.schema")

    schema.PICTURE_FILE = re.compile(r".{1,200}\.(png|jpg|jpeg)")


def _reordering_let_in() -> None:
    text = loaded("toolkit.case.text")

    text.REORDERING = frozenset()


def _controls_let_in() -> None:
    text = loaded("toolkit.case.text")

    text.UNPRINTABLE = frozenset()


def _second_name_wins() -> None:
    """Of two lines with one name the second silently wins."""
    builder = loaded("toolkit.reading.source")._Builder

    class Silent(list[Any]):
        def append(self, fault: Any) -> None:
            pass

    begin = builder.__init__

    def begin_silently(self: Any, file: str) -> None:
        begin(self, file)
        self.faults = Silent()

    builder.__init__ = begin_silently


def _deep_let_in() -> None:
    source = loaded("toolkit.reading.source")

    source.MOST_DEPTH = 10_000


def _any_reference() -> None:
    schema = loaded("toolkit.case.schema")

    schema.REFERENCE = re.compile(r".{1,60}", re.DOTALL)


def _value_told() -> None:
    """A message repeats what was typed."""
    source = loaded("toolkit.reading.source").Source

    fault = source.fault

    def fault_with_value(self: Any, path: Any, message: str, below: int | None = None) -> Any:
        here = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                here = None
        return fault(self, path, f"{message} It is {here!r}.", below)

    source.fault = fault_with_value


def _pictures_that_remember() -> None:
    """The drawings that documents share keep hold of the document that they were drawn in last."""
    from contextlib import nullcontext

    booklet = loaded("toolkit.writers.booklet")
    fillable = loaded("toolkit.writers.fillable")
    pdf = loaded("toolkit.writers.pdf")

    for writer in (booklet, fillable, pdf):
        writer.pictures_that_forget = nullcontext


def _words_of_errors_told() -> None:
    """A developer is shown what an error says, which may be somebody's words."""
    import traceback

    cli = loaded("toolkit.cli")
    errors = loaded("toolkit.errors")

    def told(error: BaseException) -> str:
        return "".join(traceback.format_exception(error))

    errors.where_it_happened = told
    cli.where_it_happened = told


def _siblings_one_sided() -> None:
    """That one case names the other is enough."""
    loaded("toolkit.case.siblings").names = lambda case, other: True


def _names_unlooked() -> None:
    for module in ("toolkit.batch.planning", "toolkit.batch.look_alikes"):
        loaded(module).look_alikes = lambda cases: iter(())


def _unbounded() -> None:
    """A case may hold as much text as anybody likes."""
    loaded("toolkit.case.reader").beyond_bounds = lambda data: iter(())


def _unlocked() -> None:
    """Nobody asks whether somebody else is building."""
    from contextlib import nullcontext

    loaded("toolkit.package.folder")._locked = lambda path: nullcontext()


def _reasons_lost() -> None:
    """What is left out is not told."""
    loaded("toolkit.package.report").Report.leave_out = lambda self, entry: None


DEFENCES: Mapping[str, Defence] = {
    "labels": Defence(
        "a fact is told only to the readers that its label names",
        _label_bypassed,
        ("tests/test_disclosure.py::test_every_value_in_a_view_is_one_that_a_label_allows",),
    ),
    "withhold": Defence(
        "what a case withholds is in no view of that reader",
        _withholding_bypassed,
        ("tests/test_disclosure.py::test_a_view_holds_what_the_label_allows_and_the_case_does_not_withhold",),
    ),
    "share": Defence(
        "a share gives back only what a rule took",
        _sharing_widened,
        ("tests/test_disclosure.py::test_a_share_gives_back_only_what_a_rule_took",),
    ),
    "own entry": Defence(
        "a parent sees no other parent, a guest no other guest",
        _parents_together,
        (
            "tests/test_disclosure.py::test_a_parent_never_sees_another_parent",
            "tests/test_disclosure.py::test_a_guest_sees_their_own_entry_and_their_own_occasion",
        ),
    ),
    "names": Defence(
        "a withheld name takes along every other word for that person",
        _names_apart,
        ("tests/test_disclosure.py::test_a_withheld_name_takes_every_other_word_for_them_along",),
    ),
    "context": Defence(
        "each child is filled in from a context of their own",
        _shared_context,
        ("tests/test_batch.py::test_no_package_holds_a_word_of_the_case_before_it_in_the_same_process",),
    ),
    "fetcher": Defence(
        "the engine can open the project's assets and nothing else",
        _open_fetcher,
        ("tests/test_pdf_writer.py::test_an_address_that_is_no_asset_is_refused",),
    ),
    "complaints": Defence(
        "what the engine warns of stops the build",
        _warnings_unheard,
        ("tests/test_pdf_writer.py::test_a_warning_of_the_engine_is_an_error",),
    ),
    "tree": Defence(
        "a document is searched for what is withheld from its reader before it is written",
        _tree_unsearched,
        (
            "tests/test_canaries.py::test_a_letter_that_names_the_withheld_street_stops_the_documents_that_show_it",
        ),
    ),
    "files": Defence(
        "every finished file is searched for what is withheld from its reader before it is released",
        _files_unsearched,
        ("tests/test_leaks_in_files.py::test_a_file_that_holds_what_is_withheld_is_not_put_in_place",),
    ),
    "office": Defence(
        "what is kept from practitioners is not in the office's print run",
        _office_unasked,
        ("tests/test_print_run.py::test_what_practitioners_must_not_be_told_is_not_in_the_run_in_any_byte",),
    ),
    "manifest last": Defence(
        "the manifest is written last, so that it never speaks of what is not there",
        _manifest_first,
        ("tests/test_package.py::test_the_manifest_is_written_last",),
    ),
    "whole or absent": Defence(
        "a package is put in place whole, or the older one stays",
        _written_in_place,
        ("tests/test_package.py::test_a_build_that_stops_leaves_the_older_package_and_nothing_else",),
    ),
    "escaping": Defence(
        "a value is never markup",
        _markup_let_through,
        ("tests/test_html_writer.py::test_text_comes_out_as_it_was_typed_and_stands_in_no_attribute",),
    ),
    "picture": Defence(
        "a child's picture is drawn anew, without what a camera hides in it",
        _picture_as_it_is,
        ("tests/test_canaries.py::test_what_a_camera_hides_in_a_childs_picture_is_in_no_file",),
    ),
    "picture's place": Defence(
        "a picture is found beside its case file alone",
        _picture_from_anywhere,
        ("tests/test_case_reader.py::test_what_is_not_right_is_one_fault_at_its_path",),
    ),
    "reordering": Defence(
        "marks that turn text round are refused",
        _reordering_let_in,
        ("tests/test_case_reader.py::test_every_mark_that_turns_text_round_is_refused",),
    ),
    "control characters": Defence(
        "characters that cannot be printed are refused",
        _controls_let_in,
        ("tests/test_case_reader.py::test_what_is_not_right_is_one_fault_at_its_path",),
    ),
    "one name once": Defence(
        "a second line of the same name is a fault",
        _second_name_wins,
        ("tests/test_reading.py::test_every_second_name_is_told_at_once",),
    ),
    "depth": Defence(
        "a file is nested no deeper than a case is",
        _deep_let_in,
        ("tests/test_reading.py::test_a_hostile_file_is_answered_with_faults",),
    ),
    "reference": Defence(
        "a reference can be the name of a folder, and of no other place",
        _any_reference,
        ("tests/test_case_reader.py::test_what_is_not_right_is_one_fault_at_its_path",),
    ),
    "messages": Defence(
        "a message names the field and never the value",
        _value_told,
        ("tests/test_case_reader.py::test_a_fault_never_tells_what_was_typed",),
    ),
    "memory": Defence(
        "nothing of a case stays in a cache of the process",
        _pictures_that_remember,
        ("tests/test_nothing_left_behind.py::test_no_drawing_remembers_the_document_it_was_drawn_in",),
    ),
    "tracebacks": Defence(
        "a developer is told where an error happened and not what it says",
        _words_of_errors_told,
        (
            "tests/test_nothing_left_behind.py::test_a_developer_is_told_where_it_happened_and_no_word_of_the_error",
        ),
    ),
    "siblings": Defence(
        "a brother or sister is spoken of only where both cases name each other",
        _siblings_one_sided,
        ("tests/test_siblings.py::test_a_case_that_is_not_named_in_turn_is_not_spoken_of",),
    ),
    "look-alikes": Defence(
        "a name of another case's child in free text is told to a person",
        _names_unlooked,
        ("tests/test_look_alikes.py::test_a_batch_of_lines_tells_the_line_of_the_case",),
    ),
    "bounds": Defence(
        "a case holds no more text than can be laid out",
        _unbounded,
        (
            "tests/test_hostile_input.py::test_the_texts_of_a_case_have_a_bound_together_that_is_told_where_it_is_passed",
        ),
    ),
    "lock": Defence(
        "one package is built by one at a time",
        _unlocked,
        ("tests/test_whole_or_absent.py::test_who_builds_what_is_being_built_is_told_to_wait",),
    ),
    "reasons": Defence(
        "whoever should get a document gets it, or a reason",
        _reasons_lost,
        ("tests/test_explain.py::test_nobody_is_forgotten_whatever_is_withheld_and_asked_for",),
    ),
}
