"""The bytes of a foreign file as JSON, mended where only one reading is possible."""

from typing import Any

from competency_app.domain import strict_json
from competency_app.domain.packages import Finding
from competency_app.exchange.limits import Limits, RefusedError, warning
from competency_app.exchange.naming import printable
from competency_app.i18n import _, ngettext


def read_json(data: bytes, limits: Limits) -> tuple[Any, list[Finding]]:
    """The parsed file and what had to be mended; RefusedError when it cannot be read."""
    try:
        parsed, findings = _parsed(data, limits)
    except strict_json.JsonError as problem:
        message = _(problem.template).format(**problem.fields)
        raise RefusedError(problem.code, message, problem.place) from problem
    for name, line in parsed.repeated:
        message = _("Line {line}: the name “{name}” appears twice in one entry.")
        message = message.format(line=line, name=printable(name))
        findings.append(warning("repeated_name", str(line), message, _("The last one counts.")))
    if parsed.unwanted:
        count = len(parsed.unwanted)
        message = ngettext(
            "One text contains unseen characters such as controls or marks of direction.",
            "{count} texts contain unseen characters such as controls or marks of direction.",
            count,
        )
        done = _("They were taken out.")
        findings.append(warning("unwanted_character", parsed.unwanted[0], message.format(count=count), done))
    return (_cleaned(parsed.value) if parsed.unwanted else parsed.value), findings


def _parsed(data: bytes, limits: Limits) -> tuple[strict_json.Parsed, list[Finding]]:
    size, depth = limits.file_bytes, limits.json_depth
    try:
        return strict_json.parse(data, max_bytes=size, max_depth=depth), []
    except strict_json.JsonError as problem:
        if problem.code != "control_character":
            raise
        parsed = strict_json.parse(data, strict=False, max_bytes=size, max_depth=depth)
        message = _(problem.template).format(**problem.fields)
        done = _("The text was read on across the line.")
        return parsed, [warning("control_character", problem.place, message, done)]


def _cleaned(value: Any) -> Any:
    """Without unwanted characters; the depth was limited while parsing."""
    if isinstance(value, str):
        return strict_json.UNWANTED.sub("", value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {strict_json.UNWANTED.sub("", name): _cleaned(one) for name, one in value.items()}
    return value
