"""A recognised sheet as a framework package."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from competency_app.domain.framework_file import Asking, FrameworkFile, NodeText, Source, TextFile
from competency_app.domain.packages import Finding, Package, Severity
from competency_app.exchange.building import MEDIAN_RULE, framework_id_of, minutes_for, packed
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, warning
from competency_app.exchange.naming import slug
from competency_app.exchange.sheets import codes, own_build, scales, words
from competency_app.exchange.sheets.entries import Entry, Sheet, entries, level_label
from competency_app.exchange.sheets.facts import Beside, beside, language_of, title_of
from competency_app.exchange.sheets.mapping import Layout, Role, SheetMapping
from competency_app.exchange.sheets.nodes import NodeBuilder, loose_group
from competency_app.exchange.sheets.own_sheets import OwnSheets
from competency_app.exchange.sheets.recognise import Recognised, own_uses, upper_sheet
from competency_app.exchange.sheets.rows_of_levels import folded
from competency_app.exchange.sheets.scales import SheetScale
from competency_app.exchange.sheets.table import Book, Table
from competency_app.exchange.tree import Item, Placed, arrange
from competency_app.i18n import _, named, ngettext

_VERSION = re.compile(r"[A-Za-z0-9._+-]{1,32}")
_FEWEST_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Made:
    """A package with what the sheet's own words were taken for."""

    package: Package
    scale: SheetScale


def build(book: Book, found: Recognised, own: OwnSheets | None, incoming: Incoming, findings: list[Finding]) -> Made:
    """The package; RefusedError when nothing in the sheet could be answered."""
    # Codes in our own files are as somebody wants them, until another program has changed them.
    is_touched = own is None or codes.is_touched(found.table, found.mapping)
    table = codes.mended(found.table, found.mapping, findings) if is_touched else found.table
    aside = beside(book, found.mapping)
    above = upper_sheet(book, found) if found.mapping.layout is Layout.LINKED and not aside.links else None
    upper = Sheet(codes.mended(above.table, above.mapping, findings), above.mapping) if above else None
    sheet = Sheet(table, found.mapping, aside.links, upper)
    rows = entries(sheet, findings)
    rows, labels = folded(rows, sheet.mapping)
    if not rows:
        raise _nothing(table)
    facts = own.facts if own else aside.facts
    language = language_of(sheet, facts, incoming.language)
    heads = [level_label(sheet.heads[at]) for at in sheet.mapping.columns(Role.LEVEL, None, None)]
    theirs = own_build.own_scales(own, _named(sheet, heads), findings) if own else None
    scale = theirs[1] if theirs else _scale(sheet, heads, labels, language, findings)
    title = title_of(sheet, facts, incoming.name, is_alone=len(book.tables) == 1)
    if own is None:
        rows = _with_group(rows, title, findings)
    placed = (own and _as_listed(rows)) or arrange([_item(row) for row in rows], incoming.limits, findings)
    if len(placed) > incoming.limits.nodes:
        message = _("The file has more than {limit} entries, more than any framework needs.")
        raise RefusedError("too_many_entries", message.format(limit=incoming.limits.nodes))
    builder = NodeBuilder(scale.keys, language, incoming.limits, findings, is_own=own is not None)
    builder.build(rows, placed)
    if not any(node.assessable for node in builder.nodes):
        raise _nothing(table)
    if own is not None:
        _add_translations(builder, own, book)
    file = _file(builder, scale, facts, title, incoming)
    texts = _texts(builder, scale, aside, facts, title)
    if own is not None:
        file = own_build.completed(file, own, theirs[0] if theirs else file.scales, findings)
        texts = own_build.completed_texts(texts, own, language)
    return Made(packed(file, *texts.values()), scale)


def _named(sheet: Sheet, heads: Sequence[str]) -> tuple[str, ...]:
    """Every level a heading or a cell of the sheet names."""
    steps = [words.next_level(sheet.heads[at]) or "" for at in sheet.mapping.columns(Role.NEXT, None, None)]
    at = sheet.mapping.first(Role.STAGE)
    stages = [sheet.table.rows[row][at] for row in sheet.rows] if at is not None else []
    return tuple(dict.fromkeys(one for one in (*heads, *steps, *stages) if one))


def _add_translations(builder: NodeBuilder, own: OwnSheets, book: Book) -> None:
    """The words of the further languages, each on a sheet of its own."""
    known = {node.key for node in builder.nodes}
    for language, at in own.translations.items():
        table = book.tables[at]
        sheet = Sheet(table, SheetMapping(at, 0, Layout.LIST, own_uses(table.rows[0])))
        for row in sheet.rows:
            entry = sheet.entry(row, "")
            if entry.text(Role.KEY) in known:
                words_here = builder.words(entry, "", "")
                builder.texts.setdefault(language, {})[entry.text(Role.KEY)] = words_here


def _nothing(table: Table) -> RefusedError:
    message = _("No row could be read as a competence. Choose another sheet, or say which column holds the titles.")
    return RefusedError("nothing_to_answer", message, table.name)


def _as_listed(rows: Sequence[Entry]) -> tuple[Placed, ...]:
    """The rows of our own file in their order, when every parent stands above; nothing otherwise."""
    known: dict[str, tuple[int, int]] = {}
    holding = {row.parent for row in rows}
    placed = []
    for at, row in enumerate(rows):
        if row.parent and row.parent not in known:
            return ()
        above, depth = known.get(row.parent, (None, -1))
        known[row.ident] = (at, depth + 1)
        placed.append(Placed(at, above, depth + 1, has_children=row.ident in holding))
    return tuple(placed)


def _item(entry: Entry) -> Item:
    return Item(entry.ident, entry.parent, entry.shown, entry.place)


def _scale(
    sheet: Sheet, heads: Sequence[str], labels: Sequence[str], language: str, findings: list[Finding]
) -> SheetScale:
    """The levels of the headings, else those named in the rows, else our own."""
    found = scales.ordered(heads)
    found = found if len(found) >= _FEWEST_LEVELS else scales.ordered(labels)
    if len(found) > scales.MOST_LEVELS:
        message = ngettext(
            "The sheet names {count} level; {most} are the most a scale can have.",
            "The sheet names {count} levels; {most} are the most a scale can have.",
            len(found),
        )
        message = message.format(count=len(found), most=scales.MOST_LEVELS)
        findings.append(warning("too_many_levels", sheet.table.name, message, _("The further ones were left out.")))
        found = found[: scales.MOST_LEVELS]
    if len(found) >= _FEWEST_LEVELS:
        return scales.sheet_scale(found)
    ours = scales.own_scale(language)
    message = _("The sheet names no levels.")
    done = _("The program’s own scale of four stands in: {levels}. It is marked as ours.")
    shown = named(*(text.label for text in ours.texts.values()))
    findings.append(Finding(Severity.INFO, "own_scale", sheet.table.name, message, done.format(levels=shown)))
    return ours


def _with_group(rows: list[Entry], title: str, findings: list[Finding]) -> list[Entry]:
    """Entries at the top that hold nothing get an area above them: one of all, or one of those without."""
    holding = {row.parent for row in rows}
    loose = [row for row in rows if not row.parent and row.ident not in holding and not row.is_upper]
    if not loose:
        return rows
    is_whole = len(loose) == len(rows)
    group = loose_group(title if is_whole else "")
    group.ident, group.place = "#loose", loose[0].place
    for row in loose:
        row.parent = group.ident
    if is_whole:
        return [group, *rows]
    message = ngettext(
        "“{name}” stands under no area.", "{count} entries stand under no area, the first is “{name}”.", len(loose)
    )
    message = message.format(name=loose[0].shown, count=len(loose))
    done = _("They were put into a group of their own at the end.")
    findings.append(warning("no_area", loose[0].place, message, done))
    return [*rows, group]


def _file(
    builder: NodeBuilder, scale: SheetScale, facts: Mapping[str, str], title: str, incoming: Incoming
) -> FrameworkFile:
    said = facts.get("version", "")
    # Another mapping of the same file is another framework.
    told = repr(sorted(incoming.options.items())).encode() if incoming.options else b""
    version = said if _VERSION.fullmatch(said) else hashlib.sha256(incoming.data + told).hexdigest()[:8]
    known = incoming if incoming.framework_id else replace(incoming, framework_id=slug(facts.get("id", "")) or None)
    attributes: dict[str, Any] = {"note": scales.OWN_NOTE} if scale.is_ours else {}
    return FrameworkFile(
        format="competency-framework",
        format_version=1,
        id=framework_id_of(known, title),
        version=version,
        default_language=builder.language,
        languages=(builder.language, *sorted(set(builder.texts) - {builder.language})),
        scales=(scale.scale,),
        nodes=tuple(builder.nodes),
        asking=Asking.CHOOSE_LEVEL,
        asking_scale=scale.scale.key,
        minutes=minutes_for(builder.nodes),
        source=Source(
            title=title, publisher=facts.get("source_publisher", ""), identifier=facts.get("source_identifier", "")
        ),
        licence=facts.get("licence", ""),
        short_form=builder.short_form,
        rules=(MEDIAN_RULE,),
        attributes=attributes,
    )


def _texts(
    builder: NodeBuilder, scale: SheetScale, aside: Beside, facts: Mapping[str, str], title: str
) -> dict[str, TextFile]:
    main = TextFile(
        language=builder.language,
        title=title,
        description=facts.get("description", ""),
        status="unofficial",
        scales={scale.scale.key: scale.texts},
        nodes=builder.texts.get(builder.language, {}),
        glossary=aside.glossary,
    )
    others = {language: words for language, words in builder.texts.items() if language != builder.language}
    return {builder.language: main} | {
        language: _translation(language, title, words) for language, words in others.items()
    }


def _translation(language: str, title: str, words: dict[str, NodeText]) -> TextFile:
    return TextFile(language=language, title=title, status="unofficial", nodes=words)
