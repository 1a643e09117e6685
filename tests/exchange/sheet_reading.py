"""Tables as frameworks, in one line each."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from competency_app.domain.framework import Framework, Texts
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.sheets.reading import Look, look
from tests.exchange.editing import loaded
from tests.exchange.workbooks import Rows, workbook


@dataclass(frozen=True)
class Read:
    """What a table became, through the strict loader."""

    seen: Look
    framework: Framework
    texts: Texts

    @property
    def layout(self) -> str:
        assert self.seen.found is not None
        return self.seen.found.mapping.layout.value

    @property
    def uses(self) -> list[str]:
        assert self.seen.found is not None
        return [str(use) for use in self.seen.found.mapping.uses]

    @property
    def codes(self) -> list[str]:
        """Codes of the findings."""
        return [one.code for one in self.seen.reading.findings]

    @property
    def tree(self) -> list[str]:
        """Each node as its code and title, two dots further in for each step."""
        depths: dict[str | None, int] = {None: -1}
        lines = []
        for node in self.framework.nodes:
            depths[node.key] = depths[node.parent] + 1
            lines.append(".." * depths[node.key] + f"{node.code} {self.texts.title_of(node.key)}")
        return lines

    @property
    def labels(self) -> list[str]:
        scale = self.framework.asking_scale
        return [self.texts.level(scale.key, level.key).label for level in scale.levels]

    def levels(self, code: str) -> dict[str, str]:
        (node,) = (one for one in self.framework.nodes if one.code == code)
        return self.texts.node(node.key).levels


def csv_bytes(rows: Sequence[Sequence[object]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(encoding)


def seen(data: bytes, name: str = "grid.xlsx", options: Mapping[str, str] | None = None) -> Look:
    return look(Incoming(data, name, "en", options=options or {}))


def read(data: bytes, name: str = "grid.xlsx", options: Mapping[str, str] | None = None) -> Read:
    found = seen(data, name, options)
    framework, texts = loaded(found.reading)
    return Read(found, framework, texts)


def read_rows(rows: Rows, **options: str) -> Read:
    """As a workbook of one sheet."""
    return read(workbook({"Sheet1": rows}), options={key.replace("__", "."): value for key, value in options.items()})


def read_csv(rows: Sequence[Sequence[object]], **options: str) -> Read:
    return read(csv_bytes(rows), "grid.csv", {key.replace("__", "."): value for key, value in options.items()})
