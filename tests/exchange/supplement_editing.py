"""The small supplement of the fixtures: as JSON, as the workbook with the same content, with one thing changed."""

import copy
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.packages import Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file
from tests.exchange.editing import loaded

DIGCOMP3 = Path(__file__).parents[1] / "fixtures" / "digcomp3"
GOOD = (DIGCOMP3 / "good.jsonld").read_bytes()
Graph = list[dict[str, Any]]
Edit = Callable[[Graph], object]
Sheets = dict[str, list[list[str]]]

_AREA = ["Competence area number", "Competence area name", "Competence area descriptor"]
_COMPETENCE = ["Competence number", "Competence name", "Competence descriptor"]


def graph(data: bytes = GOOD) -> Graph:
    entries: Graph = json.loads(data)["@graph"]
    return entries


def edited(edit: Edit) -> bytes:
    """The JSON file after an edit of its entries."""
    whole = copy.deepcopy(json.loads(GOOD))
    edit(whole["@graph"])
    return json.dumps(whole).encode()


def of_type(entries: Graph, kind: str) -> Graph:
    return [one for one in entries if one["@type"] == kind]


def put(ident: str, **changes: object) -> Edit:
    """An edit of the entry with an identifier."""

    def edit(entries: Graph) -> None:
        next(one for one in entries if one["@id"] == ident).update(changes)

    return edit


def sheets(entries: Graph) -> Sheets:
    """The six sheets with the content of the entries, laid out like the published workbook."""
    by_ident = {one["@id"]: one for one in entries}
    found: Sheets = {"ReadMe": [["Notes on the sheets"], ["Sheet Name", "Variables in sheet"]]}
    found["1 Competence Areas&Competences"] = [
        [*_AREA, *_COMPETENCE, "Competence name (nl)", "Competence descriptor (nl)", "Competence area name (nl)"],
        *(_competence_row(one, by_ident) for one in of_type(entries, "Competence")),
    ]
    found["2 Proficiency Levels"] = [
        ["Proficiency level name", "Four level proficiency level description", "Purpose", "Eight level mapping",
         "Six level mapping", "Eight level proficiency level description"],
        *([one["four_levels_name"] + " ", one["four_levels_description"], one["applies_to"],
           str(one["eight_levels_mapping"]), one["six_levels_mapping"], one["eight_levels_description"]]
          for one in of_type(entries, "ProficiencyLevel")),
    ]  # fmt: skip
    found["3 Competence Statements"] = [
        [*_AREA, *_COMPETENCE, "Competence statement ID", "Competence statement", "Proficiency level name", "AI label"],
        *([*_competence_row(by_ident[one["competence_id"]], by_ident)[:6], _code(one), one["description"], _level(one),
           one["ai_label"]] for one in of_type(entries, "CompetenceStatement")),
    ]  # fmt: skip
    found["4 Learning Outcomes"] = [
        [*_AREA[:2], *_COMPETENCE[:2], "Learning Outcome ID", "Learning Outcome", "Proficiency level",
         "Knowledge skill or attitude", "AI label", "Learning outcome (nl)"],
        *([*_competence_row(by_ident[one["competence_id"]], by_ident)[:2],
           *_competence_row(by_ident[one["competence_id"]], by_ident)[3:5], _code(one), one["description"], _level(one),
           one["type"], one["ai_label"], one.get("description_nl", "")] for one in of_type(entries, "LearningOutcome")),
    ]  # fmt: skip
    found["5 Glossary"] = [
        ["Term", "Explanation", "Explanation (nl)"],
        *([_code(one), one["explanation"], one.get("explanation_nl", "")] for one in of_type(entries, "Glossary")),
    ]
    return found


def workbook(found: Sheets) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in found.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell)
    return buffer.getvalue()


def answer(data: bytes, **options: str) -> Reading:
    return read_file(Incoming(data, "file", options=options))


def read(data: bytes, **options: str) -> tuple[Framework, Texts, list[tuple[str, str]]]:
    """Framework, words, and (code, place) of the findings but for the counts, which are those of the publication."""
    reading = answer(data, **options)
    assert reading.file_format == "digcomp3"
    found = [(one.code, one.place) for one in reading.findings if one.code not in {"other_counts", "stray_spaces"}]
    return *loaded(reading), found


def _competence_row(one: dict[str, Any], by_ident: dict[str, dict[str, Any]]) -> list[str]:
    area = by_ident[one["competence_area_id"]]
    own = [_code(area), area["name"], area["description"], _code(one), one["name"], one["description"]]
    return [*own, one.get("name_nl", ""), one.get("description_nl", ""), area.get("name_nl", "")]


def _code(one: dict[str, Any]) -> str:
    return str(one["@id"]).partition("/")[2]


def _level(one: dict[str, Any]) -> str:
    return str(one["four_levels_proficiency_name"]).partition("/")[2]
