"""How much a file from elsewhere may ask for, and how readers report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from competency_app.domain.packages import Finding, Reading, Severity
from competency_app.i18n import _, ngettext

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts, steps of nesting and characters; tests read with smaller ones."""

    file_bytes: int = 64 * _MIB
    # The largest framework known has 1,045 entries in 8,841 cells; ten times that still reads in a second or two.
    nodes: int = 10_000
    cells: int = 2_000_000
    # What is carried along stands some steps deeper in the program's own file, and that may be 64 steps deep.
    json_depth: int = 48
    tree_depth: int = 64
    title: int = 255
    description: int = 20_000
    findings: int = 200
    members: int = 64
    member_bytes: int = 64 * _MIB
    total_bytes: int = 512 * _MIB
    ratio: int = 200
    # Workbooks: cells of all sheets together, columns of one, empty rows after which a sheet has ended.
    workbook_cells: int = 100_000
    columns: int = 256
    empty_rows: int = 100
    workbook_members: int = 1_000
    workbook_bytes: int = 256 * _MIB
    workbook_ratio: int = 100

    def for_workbooks(self) -> "Limits":
        """What an archive that is a workbook may hold: more parts, fewer bytes; XML packs better than it is large."""
        return replace(self, members=self.workbook_members, total_bytes=self.workbook_bytes, ratio=10_000)


LIMITS = Limits()


class RefusedError(Exception):
    """A reader gives up; it never leaves `exchange`."""

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(code)
        self.finding = Finding(Severity.ERROR, code, place, message, _("Nothing was read from the file."))


def what_can_be_read() -> str:
    """The sentence that follows when a file is of another kind."""
    return _(
        "The program reads framework packages (a folder with framework.json, or .framework.zip), tables of "
        "competences (.xlsx, .csv), competency frameworks of Moodle (.csv), SmartEvidence frameworks of Mahara "
        "(.matrix) and the data supplement of DigComp 3.0 (.jsonld, .xlsx)."
    )


def warning(code: str, place: str, message: str, done: str = "") -> Finding:
    """Something a reader repaired or left out."""
    return Finding(Severity.WARNING, code, place, message, done)


def refusal(problem: RefusedError, findings: Iterable[Finding] = ()) -> Reading:
    """The answer of a reader that had to give up; the reason comes first."""
    return Reading(None, (problem.finding, *findings))


def at_most(findings: list[Finding], limit: int) -> tuple[Finding, ...]:
    """The first findings and, when there are more, how many."""
    left = len(findings) - limit
    if left <= 0:
        return tuple(findings)
    message = ngettext("One more finding like these.", "{count} more findings like these.", left)
    return (*findings[:limit], Finding(Severity.INFO, "more_findings", "", message.format(count=left)))
