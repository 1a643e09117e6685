"""What every test gets: a home of its own, English words, nothing of Qt."""

from collections.abc import Iterator

import pytest

from competency_app import i18n
from competency_app.paths import HOME_VARIABLE


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screens-dir=DIR` keeps the pictures that the screens test looks at."""
    parser.addoption("--screens-dir", default=None, help="folder for the pictures of all pages")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the data, preferences and logs of whoever runs it."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    i18n.set_language("en")
