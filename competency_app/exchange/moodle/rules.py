"""Moodle's completion rules of a competency: kept with the node, and written again with the identifiers of the file.

In the file a rule names the children by the database id of the export; here they are named by their ID number.
"""

import json
from collections.abc import Mapping
from typing import Any

from competency_app.domain import strict_json
from competency_app.domain.packages import Finding
from competency_app.exchange.limits import warning
from competency_app.exchange.moodle.layout import Row
from competency_app.i18n import _

_ALL = r"core_competency\competency_rule_all"
_POINTS = r"core_competency\competency_rule_points"
_OUTCOMES = ("0", "1", "2", "3")
NO_RULE = ("", "0", "null")


def kept_rule(row: Row, idents: Mapping[str, str], findings: list[Finding]) -> dict[str, Any]:
    """The rule of a row as attributes, empty without one; *idents* are ID numbers by exported id."""
    kind = row["rule_type"]
    if not kind:
        return {}
    rule: dict[str, Any] = {"type": kind, "outcome": row["rule_outcome"] or "0"}
    if kind == _POINTS:
        rule |= _points(row["rule_config"], idents)
    if kind not in {_ALL, _POINTS} or rule["outcome"] not in _OUTCOMES or (kind == _POINTS and "points" not in rule):
        message = _("“{name}” has a completion rule that Moodle does not know.").format(name=row.shown)
        findings.append(warning("unknown_rule", str(row.line), message, _("The rule was left out.")))
        return {}
    return rule


def _points(config: str, idents: Mapping[str, str]) -> dict[str, Any]:
    try:
        parsed = strict_json.parse(config.encode()).value
    except strict_json.JsonError:
        return {}
    if not isinstance(parsed, dict) or not isinstance(parsed.get("base"), dict):
        return {}
    children = []
    for child in parsed.get("competencies") or ():
        ident = idents.get(str(child.get("id", ""))) if isinstance(child, dict) else None
        if ident is not None:
            children.append([ident, _number(child.get("points")), int(bool(_number(child.get("required"))))])
    return {"points": _number(parsed["base"].get("points")), "children": children}


def _number(value: object) -> int:
    """A count of points; what is none counts as zero."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value[:6])
    return value if isinstance(value, int) and 0 <= value < 1_000_000 else 0  # noqa: PLR2004


def rule_cells(rule: object, exported: Mapping[str, int], children: set[str]) -> tuple[str, str, str]:
    """Type, outcome and configuration for a row; *exported* are row numbers by ID number, *children* its own ones."""
    if not isinstance(rule, dict) or rule.get("type") not in {_ALL, _POINTS} or rule.get("outcome") not in _OUTCOMES:
        return NO_RULE
    if rule["type"] == _ALL:
        return _ALL, rule["outcome"], "null"
    listed = rule.get("children")
    competencies = [
        {"id": exported[child[0]], "points": _number(child[1]), "required": _number(child[2])}
        for child in (listed if isinstance(listed, list) else ())
        if _is_child(child) and child[0] in children
    ]
    config = {"base": {"points": _number(rule.get("points"))}, "competencies": competencies}
    return _POINTS, rule["outcome"], json.dumps(config, separators=(",", ":"))


def _is_child(child: object) -> bool:
    return isinstance(child, list) and len(child) == len(("ident", "points", "required")) and isinstance(child[0], str)
