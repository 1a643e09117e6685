"""A framework as Moodle's competency framework CSV.

Moodle compares identifiers as numbers where they look like some, so every ID number begins with a letter: the
framework's id stands before our keys and is taken off again by the reader.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from competency_app.domain.framework import Framework, Node
from competency_app.domain.framework_file import NodeText, Scale
from competency_app.domain.packages import Finding
from competency_app.exchange.building import split_code
from competency_app.exchange.delimited import guarded, unguarded
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.html_writing import as_html, definition_list
from competency_app.exchange.losses import language_notes, lost, note, without_place
from competency_app.exchange.moodle.layout import HEADERS
from competency_app.exchange.moodle.nodes import KINDS, LONGEST, TERMS, WHOLE, prefix_of, with_letter
from competency_app.exchange.moodle.rules import NO_RULE, rule_cells
from competency_app.exchange.moodle.scale import configuration_of, value_of
from competency_app.exchange.naming import cut, one_line
from competency_app.exchange.outgoing import Outgoing, Written, depth_first, kept_of
from competency_app.i18n import _, ngettext

_WORDS = {word: term for term, word in KINDS.items()}
_HTML = "1"


def write_moodle(outgoing: Outgoing) -> Written:
    """The file and what Moodle has no place for."""
    writer = _Writer(outgoing)
    buffer = io.StringIO()
    lines = csv.writer(buffer, lineterminator="\n")
    lines.writerow(HEADERS.values())
    lines.writerows([row.get(column, "") for column in HEADERS] for row in writer.rows())
    kept = {"levels"} if outgoing.with_levels else set()
    findings = (*language_notes(outgoing), *without_place(outgoing, kept), *writer.remarks())
    return Written(buffer.getvalue().encode(), findings)


class _Writer:
    def __init__(self, outgoing: Outgoing) -> None:
        self._out = outgoing
        self._framework = outgoing.framework
        self._kept = kept_of(self._framework.file.attributes, "moodle")
        self._placed = _without_whole(self._framework)
        self._ident = _letter_first(self._kept.get("idnumber"), self._framework.id)
        self._idents = self._all_idents()
        self._values = {scale.key: self._values_of(scale) for scale in self._framework.file.scales}
        self._shortened: list[Node] = []

    def rows(self) -> Iterator[Mapping[str, str]]:
        """The framework, then every competency below its parent."""
        yield self._framework_row()
        related: dict[str, list[str]] = {}
        for link in self._framework.file.crosswalk:
            if link.to_framework == self._framework.id and link.to in self._idents:
                related.setdefault(link.from_node, []).append(self._idents[link.to].replace(",", "%2C"))
        children: dict[str | None, set[str]] = {}
        for node, _depth in self._placed:
            children.setdefault(node.parent, set()).add(node.ids.get("moodle", ""))
        exported = {node.ids.get("moodle", ""): at for at, (node, _depth) in enumerate(self._placed, start=1)}
        for at, (node, _depth) in enumerate(self._placed, start=1):
            rule = kept_of(node.attributes, "moodle").get("rule")
            kind, outcome, config = rule_cells(rule, exported, children.get(node.key, set())) if rule else NO_RULE
            yield {
                **self._words(node),
                **self._own_scale(node),
                "parent": self._idents.get(node.parent or "", ""),
                "ident": self._idents[node.key],
                "rule_type": kind,
                "rule_outcome": outcome,
                "rule_config": config,
                "related": ",".join(related.get(node.key, ())),
                "exported_id": str(at),
            }

    def remarks(self) -> Iterator[Finding]:
        """What the person should know about names, scales and kinds; asked for after the rows."""
        if self._shortened:
            message = ngettext(
                "One name was shortened to {limit} characters: {code}.",
                "{count} names were shortened to {limit} characters, the first is {code}.",
                len(self._shortened),
            )
            count, code = len(self._shortened), self._shortened[0].code
            done = _("Where an entry has no other text, its whole name is its description.")
            yield lost("name_shortened", message.format(limit=LONGEST, count=count, code=code), done=done)
        yield from self._scale_remarks()
        read_back = [KINDS.get(term, term) for term in self._taxonomy()]
        strange = sum(node.kind != read_back[depth] for node, depth in self._placed)
        if strange:
            message = ngettext(
                "Moodle has a word of its own for the kind of one entry.",
                "Moodle has words of its own for the kinds of {count} entries.",
                strange,
            )
            yield lost("kinds", message.format(count=strange))
        parents = {node.parent for node, _depth in self._placed}
        if any(not node.assessable and node.key not in parents for node, _depth in self._placed):
            message = _("Entries that are only there to be read can be rated in Moodle like all others.")
            yield note("all_assessable", message)

    # -- one row

    def _framework_row(self) -> Mapping[str, str]:
        words, scale = self._out.words, self._framework.asking_scale
        description = words.wanted.description or words.default.description
        kept = self._kept.get("description")
        same = isinstance(kept, str) and plain_text(kept) == description
        return {
            "ident": self._ident,
            "name": guarded(cut(words.title, LONGEST)),
            "description": str(kept) if same else as_html(description),
            "description_format": _HTML,
            "scale_values": self._values[scale.key],
            "scale_configuration": configuration_of(scale.levels),
            "is_framework": "1",
            "taxonomy": ",".join(self._taxonomy()),
        }

    def _words(self, node: Node) -> Mapping[str, str]:
        text = self._out.words.node(node.key)
        kept = kept_of(node.attributes, "moodle")
        name = _name(node, text.title, kept.get("shortname"))
        said = text.statement or text.question
        if len(name) > LONGEST:
            self._shortened.append(node)
            said = said or text.title
        description, description_format = _description(said, text.title, kept)
        levels = self._levels(node, text) if self._out.with_levels else ""
        if levels and description_format != _HTML:
            description, description_format = as_html(said), _HTML
        return {
            "name": guarded(cut(name, LONGEST)),
            "description": description + levels,
            "description_format": description_format,
        }

    def _levels(self, node: Node, text: NodeText) -> str:
        """The descriptors as a definition list, which the reader takes out again."""
        scale, label = self._framework.scale_of(node.key), self._out.words.level
        return definition_list(
            (value_of(level.key, label(scale.key, level.key).label), text.levels[level.key])
            for level in scale.levels
            if text.levels.get(level.key)
        )

    def _own_scale(self, node: Node) -> Mapping[str, str]:
        """Cells of a scale that differs from the framework's."""
        if not node.assessable or node.scale in {None, self._framework.file.asking_scale}:
            return {}
        scale = self._framework.scale_of(node.key)
        return {"scale_values": self._values[scale.key], "scale_configuration": configuration_of(scale.levels)}

    # -- the whole

    def _all_idents(self) -> dict[str, str]:
        """ID numbers by key: those Moodle gave where they are safe, else ours."""
        taken: set[str] = set()
        idents: dict[str, str] = {}
        prefix = prefix_of(self._ident)
        for node, _depth in self._placed:
            foreign = node.ids.get("moodle", "")
            ident = foreign if foreign[:1].isalpha() and len(foreign) <= LONGEST else prefix + node.key
            idents[node.key] = prefix + node.key if ident in taken else ident
            taken.add(idents[node.key])
        return idents

    def _values_of(self, scale: Scale) -> str:
        label = self._out.words.level
        return ",".join(value_of(level.key, label(scale.key, level.key).label) for level in scale.levels)

    def _taxonomy(self) -> list[str]:
        """Moodle's word for each depth: that of the most frequent kind there."""
        kinds: dict[int, Counter[str]] = {}
        for node, depth in self._placed:
            term = _WORDS.get(node.kind, node.kind)
            kinds.setdefault(depth, Counter())[term if term in TERMS else "competency"] += 1
        return [kinds[depth].most_common(1)[0][0] for depth in sorted(kinds)]

    def _used_scales(self) -> list[Scale]:
        used = {node.scale for node, _depth in self._placed if node.assessable} | {self._framework.file.asking_scale}
        return [scale for scale in self._framework.file.scales if scale.key in used]

    def _scale_remarks(self) -> Iterator[Finding]:
        scales = self._used_scales()
        label = self._out.words.level
        if any("," in label(scale.key, level.key).label for scale in scales for level in scale.levels):
            message = _("Names of levels cannot hold commas in Moodle.")
            yield lost("comma_in_level", message, done=_("Semicolons stand in."))
        if not all(any(level.is_pass for level in scale.levels) for scale in scales):
            message = _("Moodle wants to know from which level on a competence counts as reached.")
            yield note("pass_assumed", message, done=_("The framework does not say; the highest level was marked."))
        values = [self._values[scale.key] for scale in scales]
        if len(set(values)) < len(values):
            message = _("Two scales have the same names of levels; Moodle makes one scale of them.")
            yield lost("scales_alike", message)


def _without_whole(framework: Framework) -> Sequence[tuple[Node, int]]:
    """Nodes with their depth, without the area a reader made to hold a flat list."""
    placed = list(depth_first(framework))
    whole = {node.key for node, depth in placed if depth == 0 and kept_of(node.attributes, "moodle").get(WHOLE) is True}
    return [
        (node, depth - 1 if framework.area_of(node.key).key in whole else depth)
        for node, depth in placed
        if node.key not in whole
    ]


def _letter_first(foreign: object, own: str) -> str:
    """The framework's ID number: the one Moodle gave, else our id, with a letter before it where it has none."""
    if isinstance(foreign, str) and foreign[:1].isalpha() and len(foreign) <= LONGEST:
        return foreign
    return with_letter(own)


def _name(node: Node, title: str, kept: object) -> str:
    """The name as the file had it while it still says the same; else code and title where both come back."""
    if isinstance(kept, str) and split_code(one_line(plain_text(unguarded(kept))), node.key)[1] == title:
        return unguarded(kept)
    coded = f"{node.code} {title}"
    return coded if len(coded) <= LONGEST and split_code(coded, node.key) == (node.code, title) else title


def _description(words: str, title: str, kept: Mapping[str, object]) -> tuple[str, str]:
    """The description as the file had it while it still says the same, else as HTML; and its format."""
    original, its_format = kept.get("description"), str(kept.get("description_format", _HTML))
    if isinstance(original, str) and its_format in {"0", _HTML, "2", "4"}:
        said = plain_text(original) if its_format in {"0", _HTML} else original.strip()
        if said in {words, title}:
            return original, its_format
    return as_html(words), _HTML
