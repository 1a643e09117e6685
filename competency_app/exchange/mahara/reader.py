"""Mahara SmartEvidence `.matrix` files as framework packages.

A standard becomes an area, an element a competence, the four evidence statuses the one scale. The format has no
identifier, version or language: they come from the name, the file's hash and the caller.
"""

from collections.abc import Mapping
from typing import Any

from competency_app.domain.framework_file import (
    Asking,
    FrameworkFile,
    Level,
    LevelText,
    Scale,
    Source,
    TextFile,
)
from competency_app.domain.packages import Finding, Package, Reading
from competency_app.exchange.building import (
    MEDIAN_RULE,
    UNNAMED_FRAMEWORK,
    framework_id_of,
    minutes_for,
    packed,
    version_of,
)
from competency_app.exchange.html_text import plain_text
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.limits import RefusedError, at_most, refusal, warning
from competency_app.exchange.mahara.layout import read_layout
from competency_app.exchange.mahara.nodes import NodeWriter
from competency_app.exchange.mahara.statuses import BEGUN, COMPLETED, INCOMPLETE, PARTIAL, STATUSES
from competency_app.exchange.mahara.tree import build
from competency_app.exchange.naming import printable
from competency_app.i18n import _, named

# The words stand in where a file has none. They become part of a package, so they stay as they are whatever language
# the window speaks.
_WORDS = {BEGUN: "Begun", INCOMPLETE: "Not there yet", PARTIAL: "Partly there", COMPLETED: "There"}
_SCALE = "status"


def is_matrix(parsed: object) -> bool:
    """Whether a JSON value is, or was meant to be, such a framework."""
    return isinstance(parsed, dict) and isinstance(parsed.get("framework"), dict)


def read_matrix(parsed: Any, incoming: Incoming, findings: list[Finding]) -> Reading:
    """The file as a package with findings, or a refusal; never raises. The same bytes give the same package."""
    try:
        package = _package(dict(parsed["framework"]), incoming, findings)
    except RefusedError as problem:
        return refusal(problem, at_most(findings, incoming.limits.findings))
    return Reading(package, at_most(findings, incoming.limits.findings), "matrix")


def _package(raw: Mapping[str, Any], incoming: Incoming, findings: list[Finding]) -> Package:
    limits, language = incoming.limits, incoming.language
    name = _name_of(raw, findings)
    standards, elements = read_layout(raw, limits, findings)
    writer = NodeWriter(limits, findings)
    for area in build(standards, elements, limits, findings):
        writer.write_area(area)
    title = writer.words.shortened(name, limits.title, "/framework/name")
    description = raw.get("description")
    description = description if isinstance(description, str) else ""
    file = FrameworkFile(
        format="competency-framework",
        format_version=1,
        id=framework_id_of(incoming, name),
        version=version_of(incoming),
        default_language=language,
        languages=(language,),
        scales=(Scale(_SCALE, tuple(Level(key, is_pass=key == COMPLETED) for key in STATUSES)),),
        nodes=tuple(writer.nodes),
        asking=Asking.FREQUENCY,
        asking_scale=_SCALE,
        minutes=minutes_for(writer.nodes),
        source=Source(title=title),
        rules=(MEDIAN_RULE,),
        attributes={"mahara": {key: value for key, value in raw.items() if not key.startswith("standard")}},
    )
    text = TextFile(
        language=language,
        title=title,
        description=writer.words.described(description, "/framework/description"),
        status="unofficial",
        scales={_SCALE: _status_texts(raw, findings)},
        nodes=writer.texts,
    )
    return packed(file, text)


def _name_of(raw: Mapping[str, Any], findings: list[Finding]) -> str:
    name = raw.get("name")
    if isinstance(name, str) and name.strip():
        return plain_text(name).replace("\n", " ")
    message = _("The framework has no name.")
    findings.append(warning("no_name", "/framework/name", message, _("It is called “Framework” for now.")))
    return UNNAMED_FRAMEWORK


def _status_texts(raw: Mapping[str, Any], findings: list[Finding]) -> dict[str, LevelText]:
    """Labels of the four statuses by key, whatever their order in the file."""
    labels: dict[str, str] = {}
    place = "/framework/evidencestatuses"
    for key, label in _status_pairs(raw.get("evidencestatuses", raw.get("choices"))):
        if key in STATUSES and isinstance(label, str) and label.strip() and key not in labels:
            labels[key] = plain_text(label).replace("\n", " ")[:100]
        else:
            message = _("“{name}” is not one of the four evidence statuses with a label.")
            findings.append(
                warning("unknown_status", place, message.format(name=printable(key)), _("It was left out."))
            )
    missing = [key for key in STATUSES if key not in labels]
    if missing:
        message = _("The file has no label for: {names}.").format(names=named(*missing))
        findings.append(warning("missing_status", place, message, _("A neutral English word stands in.")))
    return {key: LevelText(label=labels.get(key, word), status="unofficial") for key, word in _WORDS.items()}


def _status_pairs(listed: object) -> list[tuple[str, object]]:
    entries = listed if isinstance(listed, list) else [listed]
    return [pair for entry in entries if isinstance(entry, dict) for pair in entry.items()]
