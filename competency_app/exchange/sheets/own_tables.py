"""A framework as the sheets of the program’s own workbook: everything it holds, one kind of thing a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from competency_app.domain.framework_file import FrameworkFile, Node, NodeText, TextFile
from competency_app.exchange.outgoing import Outgoing
from competency_app.exchange.sheets import own_words, words
from competency_app.exchange.sheets.mapping import Role
from competency_app.exchange.sheets.own_build import SEPARATOR
from competency_app.exchange.sheets.own_words import in_language

_STRUCTURE = (Role.KEY, Role.PARENT, Role.CODE, Role.KIND, Role.ASSESSABLE, Role.SCALE, Role.STAGE, Role.FIRST_LOOK)
_WORDS = (Role.TITLE, Role.SHORT, Role.TEXT, Role.QUESTION, Role.EXAMPLE)
_DATA = (Role.TITLE_STATUS, Role.TEXT_STATUS, Role.IDS, Role.ATTRIBUTES)
# These columns are there even when nothing is in them: somebody may want to fill them.
_ALWAYS = frozenset({Role.KEY, Role.PARENT, Role.CODE, Role.KIND, Role.ASSESSABLE, Role.TITLE, Role.TEXT})
_FREE_FACTS = frozenset({"title", "full_title", "description", "licence", "source_title", "source_publisher",
                         "source_licence", "source_statement"})  # fmt: skip
_FREE_COLUMNS = frozenset({"label", "description", "term", "meaning", "title", "full_title", "credit", "source"})


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet to be: its kind, the language of its texts (empty for the first), headings and rows.

    `free` are the columns of text that somebody wrote, as opposed to codes, numbers and data.
    """

    kind: str
    language: str
    rows: tuple[tuple[str, ...], ...]
    free: frozenset[int] = frozenset()

    def name(self, language: str) -> str:
        """What the sheet is called in a language."""
        name = in_language(own_words.SHEETS[self.kind], language)
        return f"{name} {self.language}" if self.language else name


def own_tables(outgoing: Outgoing) -> tuple[OwnTable, ...]:
    """Every sheet, in the order in which somebody reads them."""
    file, language = outgoing.framework.file, outgoing.language
    # The default language first, then as listed: the order of a package's files is nobody's intention.
    order = dict.fromkeys((file.default_language, *file.languages, *sorted(outgoing.texts)))
    texts = {name: outgoing.texts[name] for name in order if name in outgoing.texts}
    found = [
        _facts(file, texts[file.default_language], language),
        _levels(file, texts, language),
        _competences(outgoing),
        *(_translation(outgoing, text) for name, text in texts.items() if name != file.default_language),
        listed("languages", _languages(file, texts), language),
        listed("glossary", _terms(texts), language),
        listed("rules", [_fields(rule) for rule in file.rules], language),
        listed("related", [_fields(link) for link in file.crosswalk], language),
    ]
    return tuple(table for table in found if len(table.rows) > 1)


def fact_table(facts: Mapping[str, str], language: str) -> OwnTable:
    """The sheet that says what the framework is; by its first row the program knows its own files."""
    rows = [(own_words.FORMAT, own_words.FORMAT_VERSION)]
    rows += [(in_language(own_words.FACTS[key], language), value) for key, value in facts.items() if value]
    # Facts of both kinds share the column; a text that looks like a formula is always one somebody wrote.
    return OwnTable("framework", "", tuple(rows), frozenset({1}))


def listed(kind: str, rows: Sequence[Mapping[str, str]], language: str) -> OwnTable:
    """A smaller sheet with the columns that have something in them."""
    keys = list(dict.fromkeys(key for row in rows for key, value in row.items() if value))
    order = [key for key in own_words.COLUMNS if key in {one.partition(" [")[0] for one in keys}]
    keys.sort(key=lambda key: (key.partition(" [")[2], order.index(key.partition(" [")[0])))
    heads = tuple(_head(key, language) for key in keys)
    free = frozenset(at for at, key in enumerate(keys) if key.partition(" [")[0] in _FREE_COLUMNS)
    return OwnTable(kind, "", (heads, *(tuple(row.get(key, "") for key in keys) for row in rows)), free)


def _head(key: str, language: str) -> str:
    front, bracket, rest = key.partition(" [")
    return f"{in_language(own_words.COLUMNS[front], language)}{bracket}{rest}"


def _facts(file: FrameworkFile, text: TextFile, language: str) -> OwnTable:
    source = {f"source_{key}": str(value) for key, value in _fields(file.source).items()}
    facts = {
        "title": text.title,
        "full_title": text.full_title,
        "description": text.description,
        "language": file.default_language,
        "id": file.id,
        "version": file.version,
        "licence": file.licence,
        "minutes": str(file.minutes),
        "asking": file.asking.value,
        "asking_scale": file.asking_scale,
        "precision": _json(msgspec.to_builtins(file.precision)) if file.precision else "",
        "attributes": _json(file.attributes) if file.attributes else "",
    }
    return fact_table({key: value for key in own_words.FACTS if (value := (facts | source).get(key, ""))}, language)


def _levels(file: FrameworkFile, texts: Mapping[str, TextFile], language: str) -> OwnTable:
    rows = []
    for scale in file.scales:
        for level in scale.levels:
            row = {
                "scale": scale.key,
                "level": level.key,
                "group": level.group or "",
                "value": "" if level.value is None else repr(level.value),
                "pass": _yes(level.is_pass, language),
                "default": _yes(level.is_default, language),
            }
            for name, text in texts.items():
                said = text.scales.get(scale.key, {}).get(level.key)
                suffix = "" if name == file.default_language else f" [{name}]"
                if said is not None:
                    row |= {f"label{suffix}": said.label, f"description{suffix}": said.description}
                    row[f"status{suffix}"] = "" if said.status == "own" else said.status
            rows.append(row)
    return listed("levels", rows, language)


def _competences(outgoing: Outgoing) -> OwnTable:
    file = outgoing.framework.file
    text = outgoing.texts[file.default_language]
    rows = [
        _structure(node, file, outgoing.language) | _texts(text.nodes.get(node.key, NodeText())) for node in file.nodes
    ]
    return _with_columns(outgoing, rows, "", _ALWAYS)


def _translation(outgoing: Outgoing, text: TextFile) -> OwnTable:
    rows = [
        {Role.KEY: node.key} | _texts(text.nodes[node.key])
        for node in outgoing.framework.nodes
        if node.key in text.nodes
    ]
    return _with_columns(outgoing, rows, text.language, frozenset({Role.KEY, Role.TITLE}))


def _with_columns(
    outgoing: Outgoing, rows: Sequence[Mapping[object, str]], language: str, always: frozenset[Role]
) -> OwnTable:
    filled = {column for row in rows for column, value in row.items() if value}
    levels = [level.key for scale in outgoing.framework.file.scales for level in scale.levels]
    every = dict.fromkeys(levels)
    columns: list[object] = [role for role in (*_STRUCTURE, *_WORDS) if role in filled | always]
    columns += [(kind, key) for kind in (Role.LEVEL, Role.NEXT) for key in every if (kind, key) in filled]
    columns += [role for role in _DATA if role in filled]
    heads = tuple(_column_head(column, outgoing) for column in columns)
    free = frozenset(at for at, column in enumerate(columns) if column in _WORDS or isinstance(column, tuple))
    body = (tuple(row.get(column, "") for column in columns) for row in rows)
    return OwnTable("competences", language, (heads, *body), free)


def _column_head(column: object, outgoing: Outgoing) -> str:
    if isinstance(column, Role):
        return in_language(own_words.HEADS[column], outgoing.language)
    kind, key = column if isinstance(column, tuple) else (Role.LEVEL, "")
    level = level_head(key, _label(outgoing, key))
    return next_head(level, outgoing.language) if kind is Role.NEXT else level


def level_head(key: str, label: str) -> str:
    """The heading of a level's column: its key, and its name where that says more."""
    is_taken = words.plain(key) in {words.plain(one) for named in own_words.HEADS.values() for one in named.values()}
    return f"{key}{SEPARATOR}{label or key}" if is_taken or label not in {"", key} else key


def next_head(level: str, language: str) -> str:
    """The heading of the advice for going on from a level."""
    return f"{in_language(own_words.NEXT_STEP, language)}: {level}"


def _label(outgoing: Outgoing, key: str) -> str:
    default = outgoing.texts[outgoing.framework.file.default_language]
    return next((" ".join(scale[key].label.split()) for scale in default.scales.values() if key in scale), "")


def _structure(node: Node, file: FrameworkFile, language: str) -> dict[object, str]:
    return {
        Role.KEY: node.key,
        Role.PARENT: node.parent or "",
        Role.CODE: node.code,
        Role.KIND: node.kind,
        Role.ASSESSABLE: _yes(node.assessable, language),
        Role.SCALE: node.scale or "",
        Role.STAGE: node.stage or "",
        Role.FIRST_LOOK: _first_look(node, file, language),
        Role.IDS: _json(node.ids) if node.ids else "",
        Role.ATTRIBUTES: _json(node.attributes) if node.attributes else "",
    }


def _first_look(node: Node, file: FrameworkFile, language: str) -> str:
    """Yes, or the position where the short form has another order than the framework."""
    if node.key not in file.short_form:
        return ""
    in_order = tuple(one.key for one in file.nodes if one.key in set(file.short_form)) == file.short_form
    return _yes(True, language) if in_order else str(file.short_form.index(node.key) + 1)


def _texts(text: NodeText) -> dict[object, str]:
    found: dict[object, str] = {
        Role.TITLE: text.title,
        Role.SHORT: text.short,
        Role.TEXT: text.statement,
        Role.QUESTION: text.question,
        Role.EXAMPLE: text.example,
        Role.TITLE_STATUS: "" if text.title_status == "own" else text.title_status,
        Role.TEXT_STATUS: "" if text.status == "own" else text.status,
    }
    found |= {(Role.LEVEL, key): one for key, one in text.levels.items()}
    return found | {(Role.NEXT, key): one for key, one in text.next_steps.items()}


def _languages(file: FrameworkFile, texts: Mapping[str, TextFile]) -> list[dict[str, str]]:
    """One row each; what the sheet of the framework says of the default language is not said again."""
    rows = []
    for name in dict.fromkeys((*file.languages, *texts)):
        text = texts.get(name)
        row = {"language": name}
        if text is not None:
            is_default = name == file.default_language
            row |= {} if is_default else {"title": text.title, "full_title": text.full_title}
            row |= {} if is_default else {"description": text.description}
            row |= {"credit": text.credit}
            row |= {"status": "" if text.status == "own" else text.status, "hash": text.hash}
        rows.append(row)
    return rows


def _terms(texts: Mapping[str, TextFile]) -> list[dict[str, str]]:
    return [
        {"language": name, "term": entry.term, "meaning": entry.meaning}
        for name, text in texts.items()
        for entry in text.glossary
    ]


def _fields(value: msgspec.Struct) -> dict[str, str]:
    """A small structure as cells: texts as they are, data as JSON."""
    return {key: _cell(one) for key, one in msgspec.to_builtins(value).items()}


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else _json(value) if isinstance(value, dict | list) else str(value)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _yes(value: bool, language: str) -> str:
    return in_language(own_words.YES, language) if value else ""
