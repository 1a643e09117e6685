"""The good `.matrix` of the fixtures, whole or with one thing changed."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from competency_app.catalog import loader
from competency_app.domain.framework import Framework, Texts
from competency_app.domain.packages import Reading
from competency_app.exchange.incoming import Incoming
from competency_app.exchange.reading import read_file

MATRIX = Path(__file__).parents[1] / "fixtures" / "matrix"
GOOD = (MATRIX / "good.matrix").read_bytes()
Edit = Callable[[Any], object]


def edited(edit: Edit) -> bytes:
    """The good file after an edit of what stands under `framework`."""
    whole = copy.deepcopy(json.loads(GOOD))
    edit(whole["framework"])
    return json.dumps(whole).encode()


def loaded(reading: Reading) -> tuple[Framework, Texts]:
    """The framework a reader produced, through the strict loader: readers must never write what it refuses."""
    assert reading.package is not None
    framework, texts = loader.load(reading.package)
    default = texts[framework.file.default_language]
    return framework, Texts(default, default)


def read(data: bytes) -> tuple[Framework, Texts, list[str]]:
    reading = read_file(Incoming(data, language="en"))
    return *loaded(reading), [finding.code for finding in reading.findings]


def placed(framework: Framework) -> dict[str, str | None]:
    """Parent of every node by key."""
    return {node.key: node.parent for node in framework.nodes}
