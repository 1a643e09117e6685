"""The supplement as a framework package: areas, competences, and below each competence its statements and outcomes.

Competences are answered; statements and outcomes are there to be read. The outcomes of a level, as a list, are what a
teacher reads while choosing it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from competency_app.domain.framework_file import Asking, FrameworkFile, Node, NodeText, Source, Term, TextFile
from competency_app.domain.packages import Finding, Package, Reading, Severity
from competency_app.domain.strict_json import lazy
from competency_app.exchange.building import MEDIAN_RULE, Words, minutes_for, packed
from competency_app.exchange.digcomp3 import supplement as kinds
from competency_app.exchange.digcomp3.levels import CHOICE, SCALE, Levels
from competency_app.exchange.digcomp3.supplement import OWN, Entry, Said, Supplement, level_name
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, at_most, refusal, warning
from competency_app.exchange.naming import Keys, cut, printable, slug
from competency_app.exchange.tree import Item, arrange
from competency_app.i18n import _, ngettext

_TITLE = "DigComp 3.0"
_LANGUAGE = "en"
_LEAVES = (kinds.STATEMENT, kinds.OUTCOME)
_WORDS = {kinds.AREA: "area", kinds.COMPETENCE: "competence", kinds.STATEMENT: "statement", kinds.OUTCOME: "outcome"}
_SOURCE = Source(
    title="DigComp 3.0: European Digital Competence Framework",
    publisher="European Commission, Joint Research Centre",
    year=2025,
    identifier="JRC144121",
    licence="CC BY 4.0",
    statement="DigComp 3.0 data supplement, European Union, Joint Research Centre, 2025 (JRC144121), CC BY 4.0. "
    "Arranged for this application; not endorsed by the European Commission.",
)
_UNPLACED_TITLE = "Without a place in the framework"  # part of a package, so never translated
_COUNTED = {
    kinds.AREA: lazy("Areas: {found} in the file, {published} in the publication."),
    kinds.COMPETENCE: lazy("Competences: {found} in the file, {published} in the publication."),
    kinds.LEVEL: lazy("Levels: {found} in the file, {published} in the publication."),
    kinds.STATEMENT: lazy("Competence statements: {found} in the file, {published} in the publication."),
    kinds.OUTCOME: lazy("Learning outcomes: {found} in the file, {published} in the publication."),
    kinds.TERM: lazy("Terms explained: {found} in the file, {published} in the publication."),
}
_CHARACTERS_A_MINUTE = 1200
_MOST_LANGUAGES = 30


def read_supplement(supplement: Supplement, incoming: Incoming, findings: list[Finding]) -> Reading:
    """The supplement as a package with findings, or a refusal; never raises."""
    try:
        levels = Levels(supplement.levels, incoming.options.get(CHOICE, ""), findings)
        package = _Builder(supplement, levels, incoming, findings).package()
    except RefusedError as problem:
        return refusal(problem, at_most(findings, incoming.limits.findings))
    found = at_most([*findings, *_counted(supplement)], incoming.limits.findings)
    return Reading(package, found, "digcomp3", levels.choices)


def _counted(supplement: Supplement) -> Sequence[Finding]:
    """A remark for each kind of which the file holds more or less than what was published."""
    counts = supplement.counts()
    return [
        Finding(Severity.INFO, "other_counts", "", _(_COUNTED[kind]).format(found=counts[kind], published=published))
        for kind, published in kinds.PUBLISHED.items()
        if counts[kind] != published
    ]


class _Builder:
    def __init__(self, supplement: Supplement, levels: Levels, incoming: Incoming, findings: list[Finding]) -> None:
        self._supplement = supplement
        self._levels = levels
        self._incoming = incoming
        self._findings = findings
        self._fit = Words(incoming.limits, findings)
        self._translations = self._usable_languages()
        is_named = incoming.language not in {"und", *self._translations}
        self._language = incoming.language if is_named else _LANGUAGE
        self._nodes: list[Node] = []
        self._entries: dict[str, Entry] = {}  # by key of the node
        self._outcomes: dict[str, list[Entry]] = {}  # by key of the competence

    def package(self) -> Package:
        """All files; the same content gives the same ones, whether it came as JSON or as a workbook."""
        self._place()
        self._check_levels()
        translations = [one for one in self._translations if one != self._language]
        texts = [self._text(OWN, self._language), *(self._text(language, language) for language in translations)]
        count = len(self._levels.steps)
        file = FrameworkFile(
            format="competency-framework",
            format_version=1,
            id=self._incoming.framework_id or f"digcomp-3.0-{count}-levels",
            version=self._version(),
            default_language=self._language,
            languages=(self._language, *translations),
            scales=(self._levels.scale,),
            nodes=tuple(self._nodes),
            asking=Asking.CHOOSE_LEVEL,
            asking_scale=SCALE,
            minutes=self._minutes(),
            source=_SOURCE,
            licence="CC BY 4.0",
            rules=(MEDIAN_RULE,),
            attributes={"digcomp": {"levels": self._levels.mapping()}},
        )
        return packed(file, *texts)

    def _usable_languages(self) -> tuple[str, ...]:
        languages = self._supplement.languages()
        if len(languages) > _MOST_LANGUAGES:
            message = _("The file has texts in {count} languages; at most {limit} are read.")
            message = message.format(count=len(languages), limit=_MOST_LANGUAGES)
            self._findings.append(warning("too_many_languages", "", message, _("The others were left out.")))
        return languages[:_MOST_LANGUAGES]

    def _place(self) -> None:
        """Nodes in tree order, statements and outcomes below their competence."""
        entries = self._supplement.entries
        items = [Item(one.ident, one.parent, printable(one.code) or "?", one.place) for one in entries]
        keys = Keys()
        placed_keys: list[str] = []
        for placed in arrange(items, self._incoming.limits, self._findings):
            parent = None if placed.parent is None else placed_keys[placed.parent]
            if placed.item is None:
                placed_keys.append(keys.free("unplaced"))
                self._nodes.append(Node(key=placed_keys[-1], code="?", kind="area"))
                continue
            entry = entries[placed.item]
            key = keys.free(slug(entry.code) or _WORDS[entry.kind])
            placed_keys.append(key)
            self._entries[key] = entry
            self._nodes.append(self._node(entry, key, parent))
            if entry.kind == kinds.OUTCOME and parent is not None:
                self._outcomes.setdefault(parent, []).append(entry)
        if not any(node.assessable for node in self._nodes):
            raise RefusedError("nothing_to_answer", _("The supplement has no competences that could be answered."))

    def _node(self, entry: Entry, key: str, parent: str | None) -> Node:
        attributes: dict[str, Any] = dict(sorted(entry.attributes.items()))
        if entry.level:
            attributes["level"] = slug(entry.level)
        assessable = entry.kind == kinds.COMPETENCE
        return Node(
            key=key,
            code=entry.code[:40],
            kind=_WORDS[entry.kind],
            parent=parent,
            assessable=assessable,
            scale=SCALE if assessable else None,
            attributes=attributes,
            ids={"digcomp": entry.ident} if entry.ident else {},
        )

    def _check_levels(self) -> None:
        """Levels that nobody knows, and competences without outcomes for a level."""
        known = {step.four for step in self._levels.steps}
        strange = [one for one in self._entries.values() if one.level and level_name(one.level) not in known]
        if strange:
            message = ngettext(
                "One entry names the level “{level}”, which is not there.",
                "{count} entries name levels that are not there, the first is “{level}”.",
                len(strange),
            ).format(count=len(strange), level=printable(strange[0].level))
            done = _("They are in the tree, but in no description of a level.")
            self._findings.append(warning("unknown_level", strange[0].place, message, done))
        for node in self._nodes:
            there = {level_name(one.level) for one in self._outcomes.get(node.key, ())}
            if node.assessable and not known <= there:
                message = _("Competence {code} has no outcomes for some levels.").format(code=printable(node.code))
                done = _("Only the general description of the level is shown there.")
                self._findings.append(warning("no_outcomes", self._entries[node.key].place, message, done))

    # -- words

    def _text(self, said: str, language: str) -> TextFile:
        """The words of a language: *said* is its key in the texts of the supplement."""
        nodes = {}
        for node in self._nodes:
            text = self._node_text(node, said)
            if said == OWN or text != NodeText(title_status="unofficial", status="unofficial"):
                nodes[node.key] = text
        terms = [(term.get(said) or _own(term), meaning.get(said, "")) for term, meaning in self._supplement.glossary]
        return TextFile(
            language=language,
            title=_TITLE,
            full_title=_SOURCE.title if said == OWN else "",
            status="unofficial",
            scales={SCALE: self._levels.words(said)},
            nodes=nodes,
            glossary=tuple(Term(*pair) for pair in terms if all(pair)),
        )

    def _node_text(self, node: Node, said: str) -> NodeText:
        entry = self._entries.get(node.key)
        if entry is None:
            return NodeText(title=_UNPLACED_TITLE if said == OWN else "")
        statement = self._fit.shortened(entry.description.get(said, ""), self._incoming.limits.description, entry.place)
        name = entry.name.get(said, "")
        if entry.kind in _LEAVES and not name:
            name = cut(statement, self._incoming.limits.title)
        title = self._fit.title_or(name, statement, entry.place, entry.code) if said == OWN else name
        return NodeText(
            title=self._fit.title(title, entry.place),
            title_status="unofficial",
            status="unofficial",
            statement="" if statement == title else statement,
            levels=self._descriptors(node, said) if node.assessable else {},
        )

    def _descriptors(self, node: Node, said: str) -> dict[str, str]:
        """What a teacher reads per level: the outcomes as a list, below the sentence that tells twins apart."""
        descriptors = {}
        shared = {step.four for step in self._levels.steps}
        for step in self._levels.steps:
            outcomes = [
                text
                for one in self._outcomes.get(node.key, ())
                if level_name(one.level) == step.four and (text := one.description.get(said))
            ]
            general = step.description.get(said, "")
            first = [general] if general and (len(self._levels.steps) > len(shared) or not outcomes) else []
            lines = [*first, *(f"• {text}" for text in outcomes)]
            if lines and (outcomes or said == OWN):
                whole = "\n".join(lines)
                place = self._entries[node.key].place
                descriptors[step.key] = self._fit.shortened(whole, self._incoming.limits.description, place)
        return descriptors

    def _minutes(self) -> int:
        """Half of the outcomes at the pace of careful reading: people stop near their own level."""
        characters = sum(len(_own(one.description)) for outcomes in self._outcomes.values() for one in outcomes)
        return max(minutes_for(self._nodes), round(characters / 2 / _CHARACTERS_A_MINUTE))

    def _version(self) -> str:
        """The beginning of a hash over the content in the language of the file; translations do not change it."""
        content = {
            "entries": sorted(map(_canonical, self._supplement.entries)),
            "levels": [[row.eight, row.six, *map(_own, _texts_of(row))] for row in self._supplement.levels],
            "glossary": sorted([_own(term), _own(meaning)] for term, meaning in self._supplement.glossary),
        }
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()[:8]


def _canonical(one: Entry) -> list[str]:
    kept = [part for pair in sorted(one.attributes.items()) for part in pair]
    return [one.ident, one.parent, _own(one.name), _own(one.description), one.level, *kept]


def _texts_of(row: Any) -> tuple[Said, ...]:
    return (row.four, row.four_description, row.eight_description, row.purpose)


def _own(text: Mapping[str, str]) -> str:
    return text.get(OWN, "")
