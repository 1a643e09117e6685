"""Moodle's competency framework CSV as a framework package.

One row is the framework, the others are competencies that name their parent. What Moodle itself would lose in
silence (rows whose parent is missing, circles, cut identifiers) is kept, mended and reported.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from competency_app.domain.framework_file import Asking, FrameworkFile, Link, Source, TextFile
from competency_app.domain.packages import Finding, Package, Reading
from competency_app.exchange.building import (
    MEDIAN_RULE,
    UNNAMED_FRAMEWORK,
    Words,
    framework_id_of,
    minutes_for,
    packed,
    version_of,
)
from competency_app.exchange.delimited import Text, unguarded
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, at_most, refusal, warning
from competency_app.exchange.moodle.layout import Layout, Row, foreign_header, read_rows
from competency_app.exchange.moodle.nodes import NodeReader, is_html, without_letter
from competency_app.exchange.moodle.scale import Scales
from competency_app.i18n import _, named


def read_moodle(text: Text, layout: Layout, incoming: Incoming, findings: list[Finding]) -> Reading:
    """The table as a package with findings, or a refusal; never raises. The same bytes give the same package."""
    try:
        package = _package(read_rows(text.text, layout, incoming, findings), incoming, findings)
    except RefusedError as problem:
        return refusal(problem, at_most(findings, incoming.limits.findings))
    remark = foreign_header(layout)
    found = at_most([*findings, remark] if remark else findings, incoming.limits.findings)
    return Reading(package, found, "moodle", text.choices)


def _package(rows: Sequence[Row], incoming: Incoming, findings: list[Finding]) -> Package:
    words = Words(incoming.limits, findings)
    top = _framework_row(rows, findings)
    place = str(top.line)
    name = words.title(plain_text(unguarded(top["name"])), place) or UNNAMED_FRAMEWORK
    scales = Scales(findings)
    scale = scales.of_framework(top["scale_values"], top["scale_configuration"], place)
    reader = NodeReader(top, scale, scales, incoming.limits, findings)
    reader.read([row for row in rows if row is not top])
    description = words.described(top["description"], place, is_html=is_html(top))
    asks_for_levels = all(reader.texts[node.key].levels for node in reader.nodes if node.assessable)
    framework_id = framework_id_of(incoming, without_letter(top["ident"]) or name)
    file = FrameworkFile(
        format="competency-framework",
        format_version=1,
        id=framework_id,
        version=version_of(incoming),
        default_language=incoming.language,
        languages=(incoming.language,),
        scales=tuple(one.scale for one in scales.all),
        nodes=tuple(reader.nodes),
        asking=Asking.CHOOSE_LEVEL if asks_for_levels else Asking.FREQUENCY,
        asking_scale=scale.scale.key,
        minutes=minutes_for(reader.nodes),
        source=Source(title=name),
        rules=(MEDIAN_RULE,),
        crosswalk=_links(reader.related, framework_id),
        attributes={"moodle": _kept(top, description)},
    )
    text = TextFile(
        language=incoming.language,
        title=name,
        description=description,
        status="unofficial",
        scales={one.scale.key: one.words for one in scales.all},
        nodes=reader.texts,
    )
    return packed(file, text)


def _framework_row(rows: Sequence[Row], findings: list[Finding]) -> Row:
    """The row that is the framework; a stand-in when there is none."""
    tops = [row for row in rows if row.is_framework]
    if len(tops) > 1:
        message = _("The file holds {count} frameworks (lines {lines}). Save each as a file of its own.")
        lines = named(*(str(row.line) for row in tops[:10]))
        raise RefusedError("several_frameworks", message.format(count=len(tops), lines=lines), str(tops[1].line))
    if tops:
        if not tops[0]["name"]:
            message, done = _("The framework has no name."), _("It is called “Framework” for now.")
            findings.append(warning("no_name", str(tops[0].line), message, done))
        return tops[0]
    message = _("No line says that it is the framework.")
    findings.append(warning("no_framework_row", "", message, _("It is called “Framework” for now.")))
    return Row(1, {})


def _links(related: Sequence[tuple[str, str]], framework_id: str) -> tuple[Link, ...]:
    return tuple(Link(from_node=key, to_framework=framework_id, to=other, source="Moodle") for key, other in related)


def _kept(top: Row, description: str) -> Mapping[str, Any]:
    """What the framework does not say itself, so that the file can be written again."""
    kept = {"idnumber": top["ident"], "taxonomy": top["taxonomy"]}
    if top["description"] != description:
        kept["description"] = top["description"]
    return {key: value for key, value in kept.items() if value}
