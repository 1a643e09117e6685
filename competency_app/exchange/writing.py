"""One way out for frameworks: every format a framework can be written in, by its key.

Writers are pure: the same framework gives the same bytes. Heavy libraries are imported where they are used.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from competency_app.domain.strict_json import lazy
from competency_app.exchange.mahara.export import write_matrix
from competency_app.exchange.moodle.export import write_moodle
from competency_app.exchange.outgoing import Outgoing, Written
from competency_app.exchange.package_zip import write_zip
from competency_app.exchange.sheets.own_files import write_text_table, write_workbook
from competency_app.i18n import _


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format by its key: the ending of its files, what it is called (untranslated), its writer.

    `every_language`: it takes all languages along, none has to be chosen; `folds_levels`: it has a place for
    descriptors of levels only inside descriptions, where they go when asked for.
    """

    key: str
    suffix: str
    words: str
    write: Callable[[Outgoing], Written]
    every_language: bool = False
    folds_levels: bool = False

    @property
    def title(self) -> str:
        """What it is called in the language of the window."""
        return _(self.words)


def _package(outgoing: Outgoing) -> Written:
    return Written(write_zip(outgoing.package))


# In the order in which they are offered.
_OFFERED = (
    FileFormat("package", ".framework.zip", lazy("Framework package"), _package, every_language=True),
    FileFormat("xlsx", ".xlsx", lazy("Workbook (XLSX)"), write_workbook, every_language=True),
    FileFormat("csv", ".csv", lazy("Table (CSV)"), write_text_table, every_language=True),
    FileFormat("moodle", ".csv", lazy("Moodle competency framework"), write_moodle, folds_levels=True),
    FileFormat("mahara", ".matrix", lazy("Mahara SmartEvidence framework"), write_matrix, folds_levels=True),
)
FORMATS: Mapping[str, FileFormat] = MappingProxyType({one.key: one for one in _OFFERED})


def write(outgoing: Outgoing, file_format: str) -> Written:
    """The framework as a file of the format; KeyError for a format that is not in `FORMATS`."""
    return FORMATS[file_format].write(outgoing)
