"""Rules of the code that no general tool checks. Import contracts live in pyproject.toml; `dev.py check` runs them."""

import ast
import fnmatch
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("competency_app", "ui")
LONGEST_FILE, LONGEST_FUNCTION = 400, 50
# What the first paint waits for must not wait for these.
HEAVY = {"alembic", "babel", "numpy", "pyqtgraph", "reportlab", "scipy", "sqlalchemy", "uharfbuzz"}
START_PATH = ("competency_app.i18n", "competency_app.preferences", "competency_app.profile_list", "ui.app")

Find = Callable[[ast.AST], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is not to be found where; `allowed` are the files whose job it is, `bad` is code that breaks the rule."""

    name: str
    find: Find
    bad: str
    inside: tuple[str, ...] = PRODUCT
    allowed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name

    def breaches(self, tree: ast.AST) -> list[int]:
        """Return the lines that break the rule."""
        return [getattr(node, "lineno", 0) for node in ast.walk(tree) if self.find(node)]


def names(*wanted: str) -> Find:
    """Find a name, an attribute or an import of one of these."""
    return lambda node: (
        (isinstance(node, ast.Name) and node.id in wanted)
        or (isinstance(node, ast.Attribute) and node.attr in wanted)
        or (isinstance(node, ast.alias) and node.name in wanted)
    )


def calls(*wanted: str, on: tuple[str, ...] | None = None) -> Find:
    """Find a call of one of these functions or methods; `on` limits it to these objects."""

    def find(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or _called(node) not in wanted:
            return False
        return on is None or (isinstance(node.func, ast.Attribute) and _last_name(node.func.value) in on)

    return find


def colour(node: ast.AST) -> bool:
    """Find a colour written as text."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    digits = node.value.removeprefix("#")
    return (
        node.value.startswith("#") and len(digits) in (3, 6, 8) and all(c in "0123456789abcdefABCDEF" for c in digits)
    )


def hidden_text(node: ast.AST) -> bool:
    """Find a text for translation inside an f-string, where the collector of texts does not see it."""
    wanted = ("_", "gettext", "ngettext", "pgettext")
    return isinstance(node, ast.JoinedStr) and any(
        isinstance(below, ast.Call) and _called(below) in wanted for below in ast.walk(node)
    )


def unchecked(call: str, harmless: tuple[str, ...]) -> Find:
    """Find a call whose first argument is neither literal text nor the result of a harmless function."""

    def find(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call) or _called(node) != call or not node.args:
            return False
        first = node.args[0]
        return not isinstance(first, ast.Constant) and not (isinstance(first, ast.Call) and _called(first) in harmless)

    return find


def _called(node: ast.Call) -> str:
    return _last_name(node.func)


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


RULES = [
    Rule(
        "the application object is handed on, not looked up",
        calls("instance", on=("QApplication", "QGuiApplication", "QCoreApplication")),
        "QApplication.instance().quit()",
        allowed=("ui/app.py",),
    ),
    Rule("the event loop is never run by hand", names("processEvents"), "app.processEvents()"),
    Rule(
        "a test waits for a signal or a condition, never for time",
        lambda node: calls("sleep")(node) or calls("wait", on=("qtbot",))(node),
        "time.sleep(1)\nqtbot.wait(5)",
        inside=("tests",),
        allowed=("tests/test_architecture.py",),
    ),
    Rule(
        "colours come from the tokens",
        colour,
        "QColor('#1f65a3')",
        allowed=("ui/theme*.py", "ui/themes/*", "competency_app/reports/styles.py"),
    ),
    Rule(
        "text is shown as plain text",
        names("setHtml", "insertHtml", "appendHtml", "setMarkdown", "RichText", "AutoText", "MarkdownText"),
        "label.setTextFormat(Qt.TextFormat.RichText)",
        inside=("ui",),
    ),
    Rule(
        "messages are shown in the page or in our own dialog",
        names("QMessageBox", "QErrorMessage"),
        "QMessageBox.warning(self, title, text)",
        inside=("ui",),
    ),
    Rule(
        "labels come from one module", names("QLabel"), "QLabel(name)", inside=("ui",), allowed=("ui/widgets/text.py",)
    ),
    Rule(
        # Qt guesses by the first letter: a code, a digit or an isolate there turns an Arabic line round.
        "painted text runs as the page does",
        names("LayoutDirectionAuto"),
        "painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)",
        inside=("ui",),
    ),
    Rule(
        # Qt reads a tooltip as rich text as soon as it looks like it, and then loads what it names.
        "a tooltip with somebody's text goes through `tooltip`",
        unchecked("setToolTip", ("_", "ngettext", "pgettext", "tooltip")),
        "button.setToolTip(name)",
        inside=("ui",),
    ),
    Rule(
        "ReportLab's mark-up is written in one module",
        names("Paragraph"),
        "Paragraph(note, style)",
        inside=("competency_app",),
        allowed=("competency_app/reports/text.py",),
    ),
    Rule(
        "SQL text is literal",
        unchecked("text", ()),
        "session.execute(text('SELECT ' + column))",
        inside=("competency_app/store",),
    ),
    Rule(
        "packaged files are found through one module",
        names("__file__", "_MEIPASS", "importlib.resources"),
        "Path(__file__).parent / 'icons'",
        # Alembic alone needs a real folder.
        allowed=("competency_app/data.py", "competency_app/store/migrate.py"),
    ),
    Rule("texts for translation stand outside f-strings", hidden_text, "f'{_(name)}'"),
]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_rule_is_kept(rule: Rule) -> None:
    found = []
    for path in sources(*rule.inside):
        place = path.relative_to(ROOT).as_posix()
        if not any(fnmatch.fnmatch(place, pattern) for pattern in rule.allowed):
            found += [f"{place}:{line}" for line in rule.breaches(tree_of(path))]
    assert not found, found


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_rule_notices_a_breach(rule: Rule) -> None:
    assert rule.breaches(ast.parse(rule.bad))


def test_files_are_short() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in _all_sources()}
    assert [f"{path.name}: {length}" for path, length in lengths.items() if length > LONGEST_FILE] == []


def test_functions_are_short() -> None:
    found = []
    for path in _all_sources():
        if "migrations" in path.parts:
            continue  # a migration lists tables and is never changed again
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{path.name}: {node.name} {length}")
    assert not found, found


def test_test_folders_are_no_packages() -> None:
    # A package tests/ui would hide the real `ui`, whatever pytest's import mode.
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("module", [m for m in START_PATH if (ROOT / f"{m.replace('.', '/')}.py").is_file()])
def test_start_path_loads_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(result.stdout.split())
    assert "competency_app" in loaded or "ui" in loaded
    assert loaded & HEAVY == set()


def _all_sources() -> list[Path]:
    return [*sources("competency_app", "ui", "resources", "tests"), ROOT / "dev.py"]
