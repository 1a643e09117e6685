"""A framework as a SmartEvidence `.matrix` of Mahara.

Top-level nodes become standards, everything below them elements. Mahara's importer reads `parentelementid`, its
exporter writes `parentid`: both are written, so that nobody loses the tree.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from competency_app.domain.framework import Node
from competency_app.domain.framework_file import NodeText
from competency_app.domain.packages import Finding
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.html_writing import as_html
from competency_app.exchange.losses import language_notes, lost, note, without_place
from competency_app.exchange.mahara.nodes import code_of, title_of
from competency_app.exchange.mahara.statuses import Statuses
from competency_app.exchange.naming import cut
from competency_app.exchange.outgoing import Outgoing, Written, depth_first, kept_of
from competency_app.i18n import _, ngettext
from competency_app.wording.names import short_level

_SHORT, _LONG = 100, 255  # of names in Mahara's database


def write_matrix(outgoing: Outgoing) -> Written:
    """The file and what Mahara has no place for."""
    writer = _Writer(outgoing)
    text = json.dumps({"framework": writer.framework()}, ensure_ascii=False, indent=2)
    kept = {"levels"} if outgoing.with_levels else set()
    findings = (*language_notes(outgoing), *without_place(outgoing, kept), *writer.remarks())
    return Written(text.encode() + b"\n", findings)


class _Writer:
    def __init__(self, outgoing: Outgoing) -> None:
        self._out = outgoing
        self._framework = outgoing.framework
        self._kept = kept_of(self._framework.file.attributes, "mahara")
        self._statuses = Statuses(outgoing)
        self._standards = self._standard_ids()
        self._elements: dict[str, str] = {}
        self._shortened: list[Node] = []
        self._doubled: list[Node] = []

    def framework(self) -> Mapping[str, Any]:
        """The whole content, standards and elements in display order."""
        words = self._out.words
        description = words.wanted.description or words.default.description
        institution = self._kept.get("institution")
        return {
            "institution": institution if isinstance(institution, str) and institution else "all",
            "name": cut(words.title, _LONG),
            "description": self._same(self._kept.get("description"), description),
            # A framework here is made for assessing oneself.
            "selfassess": self._kept.get("selfassess", True) is True,
            "evidencestatuses": [{key: label} for key, label in self._statuses.labels().items()],
            "standards": [self._standard(area) for area in self._framework.areas],
            "standardelements": list(self._all_elements()),
        }

    def remarks(self) -> Iterator[Finding]:
        """What the person should know about names and statuses; asked for after the content."""
        if self._shortened:
            message = ngettext(
                "One name was shortened, {code}: Mahara takes {short} characters in the map and {long} in the name.",
                "{count} names were shortened, the first is {code}: Mahara takes {short} characters in the map and "
                "{long} in the name.",
                len(self._shortened),
            )
            count, code = len(self._shortened), self._shortened[0].code
            done = _("Where an entry has no other text, its whole name is its description.")
            yield lost("name_shortened", message.format(count=count, code=code, short=_SHORT, long=_LONG), done=done)
        if self._doubled:
            message = _("Mahara takes answers only below a standard, so {code} is there as a standard and below it.")
            yield note("doubled", message.format(code=self._doubled[0].code))
        scales = {node.scale or self._framework.file.asking_scale for node in self._framework.assessable}
        if scales - {self._framework.file.asking_scale}:
            yield lost(
                "one_scale", _("Mahara has the same statuses for everything; scales of single entries are lost.")
            )
        yield from self._statuses.remarks()

    # -- entries

    def _standard(self, node: Node) -> Mapping[str, Any]:
        ident = self._standards[node.key]
        return {**self._words(node, str(ident)), "standardid": ident}

    def _all_elements(self) -> Iterator[Mapping[str, Any]]:
        parents = {node.parent for node in self._framework.nodes}
        taken: set[str] = set()
        for node, depth in depth_first(self._framework):
            if depth == 0:
                if not node.assessable or node.key in parents:
                    continue
                self._doubled.append(node)
            ident = node.ids.get("mahara", "") or node.key
            ident = node.key if ident in taken or depth == 0 else ident
            taken.add(ident)
            self._elements[node.key] = ident
            standard = self._standards[self._framework.area_of(node.key).key]
            entry = {**self._words(node, ident), "standardid": standard, "elementid": ident}
            if depth > 1:
                above = self._elements[node.parent or ""]
                entry |= {"parentelementid": above, "parentid": above}
            yield entry

    def _words(self, node: Node, ident: str) -> dict[str, Any]:
        text = self._out.words.node(node.key)
        name, shortname = self._names(node, text.title, ident)
        if len(name) > _LONG or len(shortname) > _SHORT:
            self._shortened.append(node)
        return {
            "shortname": cut(shortname, _SHORT),
            "name": cut(name, _LONG),
            "description": self._description(node, text, name),
        }

    def _names(self, node: Node, title: str, ident: str) -> tuple[str, str]:
        """Name and short name: as the file had them, with the code, or the title alone; whichever reads back."""
        kept, short = node.attributes.get("name"), node.attributes.get("shortname")
        coded = f"{node.code} - {title}"
        short = short if isinstance(short, str) and "mahara" in node.ids else None
        code = code_of(coded if short is None else short, ident)
        known = (kept, coded) if isinstance(kept, str) and short is not None else (coded,)
        if short is not None and title_of(title, code) == title and not isinstance(kept, str):
            known = (title,)
        name = next((one for one in known if title_of(one, code) == title), title)
        return name, name if short is None else short

    def _description(self, node: Node, text: NodeText, name: str) -> str:
        words = text.statement or text.question or (text.title if len(name) > _LONG else "")
        is_foreign = "mahara" in node.ids
        kept = node.attributes.get("description") if is_foreign else None
        if is_foreign and kept is None and not re.search(r"[<&\n]", words):
            description = words  # the file had it without mark-up
        else:
            description = self._same(kept, words or text.title) if words or kept else ""
        if not self._out.with_levels:
            return description
        scale = self._framework.scale_of(node.key)
        meanings = (
            f"• {short_level(self._out.words, scale.key, one.key)}: {' '.join(text.levels[one.key].split())}"
            for one in scale.levels
            if text.levels.get(one.key)
        )
        return description + as_html("\n".join(meanings))

    def _same(self, kept: object, words: str) -> str:
        """The text as the file had it while it still says the same, else as HTML."""
        return kept if isinstance(kept, str) and plain_text(kept) == words else as_html(words)

    def _standard_ids(self) -> dict[str, int]:
        """Numbers of the standards: those of the file they came from, else counted."""
        areas = self._framework.areas
        foreign = [area.ids.get("mahara", "") for area in areas]
        if len(set(foreign)) == len(areas) and all(one.isascii() and one.isdigit() and len(one) < 9 for one in foreign):  # noqa: PLR2004
            return {area.key: int(one) for area, one in zip(areas, foreign, strict=True)}
        return {area.key: at for at, area in enumerate(areas, start=1)}
