#!/usr/bin/env python3
"""The one task runner: `python3 dev.py TASK`. Standard library only; sets up everything its task needs.

setup     make .venv, install the locked packages, make the fonts, check Qt's system libraries
run       open the program; with no display, make the tour into tour-output/ instead
test      every check CI runs: `check`, then pytest (further arguments go to pytest)
check     style, lint, types and import contracts
format    put the code into shape
messages  collect texts, update and compile the translations
lock      resolve the dependencies again into requirements/ (`lock --upgrade` for newer versions)
screens   pictures of every page into screens/
bench     measure the budgets into bench.json
bundle    the program as one folder under dist/
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = VENV / "ready-for"
# What is installed and made depends on these; when none has changed, set-up is over at once.
INPUTS = ("requirements/dev.txt", "pyproject.toml", "resources/packaging/make_fonts.py")
FONTS = ROOT / "resources" / "fonts"
OLDEST = (3, 11)

COMPILE = "uv pip compile --universal --generate-hashes --no-header --python-version 3.11 --quiet"
PYTEST = "pytest --numprocesses=auto --dist=worksteal" + (" --color=yes" if sys.stdout.isatty() else "")
CHECKS = ("ruff format --check .", "ruff check .", "mypy", "lint-imports")
SCREENS = "pytest tests/gui/test_screens.py -q --screens-dir=screens"
BENCH = "pytest tests/bench --benchmark-json=bench.json"
BUNDLE = "PyInstaller --noconfirm --distpath dist --workpath build resources/packaging/competency-app.spec"

# What Qt's wheel expects from a Linux system and, last, what the tests read PDF with; Debian's package beside each.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libcups.so.2": "libcups2",
}
PDF_READER = ("pdftotext", "poppler-utils")
WINDOW_PROBE = "from PySide6.QtWidgets import QApplication; from PySide6 import QtPrintSupport; QApplication([])"


def main(arguments: Sequence[str]) -> int:
    """Run one task and return the exit code."""
    tasks: dict[str, Callable[[Sequence[str]], int]] = {
        "setup": lambda _rest: say("Ready. Open the program with: python3 dev.py run"),
        "run": run,
        "test": test,
        "check": lambda _rest: check(),
        "format": lambda _rest: module("ruff check --fix-only --quiet .") or module("ruff format ."),
        "messages": lambda _rest: script("resources/packaging/make_messages.py"),
        "lock": lock,
        "screens": lambda rest: module(SCREENS, *rest),
        "bench": lambda rest: module(BENCH, *rest),
        "bundle": lambda _rest: module(BUNDLE),
    }
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] not in tasks:
        say(__doc__)
        return 0 if arguments and arguments[0] in ("help", "-h", "--help") else 2
    os.chdir(ROOT)
    return set_up() or tasks[arguments[0]](arguments[1:])


# ------------------------------------------------------------------------------------------------------ set-up


def set_up() -> int:
    """Bring `.venv`, fonts and system libraries into the state the files ask for."""
    wanted = fingerprint()
    if PYTHON.is_file() and FONTS.is_dir() and READY.is_file() and READY.read_text("utf-8") == wanted:
        return 0
    started = time.perf_counter()
    steps = (make_environment, install_packages, make_fonts, check_libraries, check_window)
    for step in steps:
        if code := step():
            return code
    READY.write_text(wanted, "utf-8")
    return say(f"Set up in {time.perf_counter() - started:.0f} s.")


def fingerprint() -> str:
    """Return a hash of everything the set-up depends on."""
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_environment() -> int:
    """Make `.venv`, anew where it does not run."""
    if PYTHON.is_file() and captured([str(PYTHON), "-m", "pip", "--version"]).returncode == 0:
        return 0
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if code := install_system_packages([package], "Python's venv module is not complete."):
            return code
    say("Making .venv ...")
    shutil.rmtree(VENV, ignore_errors=True)
    return command([sys.executable, "-m", "venv", str(VENV)])


def install_packages() -> int:
    """Install exactly the locked files, then this program so that edits count at once."""
    say("Installing packages ...")
    pip = "pip install --quiet --disable-pip-version-check"
    return module(f"{pip} --require-hashes -r requirements/dev.txt") or module(
        f"{pip} --no-deps --no-build-isolation --editable ."
    )


def make_fonts() -> int:
    """Make the fonts the window and the PDF share."""
    say("Making fonts ...")
    return script("resources/packaging/make_fonts.py")


def check_libraries() -> int:
    """Look for the system's libraries on Linux; a missing one is only fatal if Qt then cannot start."""
    if not sys.platform.startswith("linux"):
        return 0
    missing = [package for library, package in LIBRARIES.items() if not can_load(library)]
    if shutil.which(PDF_READER[0]) is None:
        missing.append(PDF_READER[1])
    if missing and install_system_packages(missing, "Some system libraries are missing."):
        say("Going on without them.")
    return 0


def check_window() -> int:
    """Start Qt once without a display."""
    result = captured([str(PYTHON), "-c", WINDOW_PROBE], QT_QPA_PLATFORM="offscreen")
    if result.returncode:
        return fail(f"Qt does not start on this system:\n{result.stderr.strip()}")
    return 0


def can_load(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str], problem: str) -> int:
    """Install Debian packages when root, else name the exact command; return an exit code."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        return fail(f"{problem} Please install what your system calls: {' '.join(packages)}")
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return fail(f"{problem} Please run:\n  sudo {shlex.join(install)}")
    say(f"{problem} Installing {' '.join(packages)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for line in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        if subprocess.run(line, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return fail(f"This did not work: {shlex.join(line)}")
    return 0


# ------------------------------------------------------------------------------------------------------- tasks


def run(rest: Sequence[str]) -> int:
    """Open the program, or make the tour where there is nothing to open it on."""
    if rest or has_display():
        return module("competency_app", *rest)
    say("There is no display here, so no window can open. Making the tour into tour-output/ instead.")
    return module("competency_app tour --out tour-output")


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(rest: Sequence[str]) -> int:
    """Run all checks, then all tests, and fail if one of them failed."""
    checked = check()
    return module(PYTEST, *rest) or checked


def check() -> int:
    """Run the checks one by one; show the output only of those that found something."""
    failures = 0
    for line in CHECKS:
        started = time.perf_counter()
        name, *options = shlex.split(line)
        result = captured([str(PYTHON.with_name(name)), *options])
        outcome = "found problems" if result.returncode else "ok"
        say(f"{line:24} {outcome}  {time.perf_counter() - started:.1f} s")
        if result.returncode:
            say(result.stdout + result.stderr)
            failures += 1
    return 1 if failures else 0


def lock(rest: Sequence[str]) -> int:
    """Write the hash-locked requirements; they may hold no address, so that any index can serve them."""
    for target, group in (("run", ""), ("dev", "--group dev")):
        written = f"requirements/{target}.txt"
        if code := module(f"{COMPILE} {group} pyproject.toml --output-file {written}", *rest):
            return code
        if "://" in (ROOT / written).read_text("utf-8"):
            return fail(f"{written} holds an address.")
    return 0


# -------------------------------------------------------------------------------------------------- small parts


def module(line: str, *rest: str) -> int:
    """Run a module of `.venv`."""
    return command([str(PYTHON), "-m", *shlex.split(line), *rest])


def script(path: str) -> int:
    """Run a script with `.venv`."""
    return command([str(PYTHON), path])


def command(arguments: list[str]) -> int:
    """Run a command in the foreground and return its exit code."""
    return subprocess.run(arguments, check=False).returncode


def captured(arguments: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints."""
    variables = {**os.environ, **environment}
    return subprocess.run(
        arguments, env=variables, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )


def say(text: str) -> int:
    """Print and report success."""
    print(text, flush=True)
    return 0


def fail(text: str) -> int:
    """Print to standard error and report failure."""
    print(text, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
