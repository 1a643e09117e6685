"""Builds the program: application, theme, language, context, window. Only here the running application is looked up."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from competency_app import i18n, preferences
from competency_app.changes import Changes
from ui import errors, fonts, icons, pages, single_window
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.tasks import InlineTasks, Tasks
from ui.theme import Theme, text_scale

# Loaded in the background after the first paint; together they would triple the time to the window.
HEAVY = (
    "competency_app.actions.profiles",
    "competency_app.actions.picturing",
    "babel.dates",
    "ui.pages.home_page",
    "ui.pages.question_page",
    "ui.charts",
)


# Day before month in English; in Arabic the digits that the rest of the program has.
_QT_LOCALES = {"en": "en_GB", "ar": "ar_AE", "zh": "zh_CN"}
_QT_WORDS = "words of Qt"
_QT_LANGUAGES = {"zh": "zh_CN"}


@dataclass(frozen=True, slots=True)
class Program:
    """The parts that live as long as the program."""

    app: QApplication
    ctx: UiContext
    window: MainWindow


def main() -> int:
    """Open the window and run until it closes."""
    if sys.platform.startswith("linux") and not _has_display():
        sys.stderr.write(
            i18n._("There is no display. Use a command instead, such as: competency-app tour --out FOLDER") + "\n"
        )
        return 1
    os.umask(0o077)
    app = application(sys.argv)
    lock = single_window.be_the_first()
    if lock is None and single_window.raise_first():
        return 0
    program = build(app)
    settings = QSettings("competency-app", "window")
    program.window.restore_place(settings)
    program.window.show()
    after_first_paint(program.window, lambda: warm_up(program))
    code = app.exec()
    program.window.save_place(settings)
    shut_down(program)
    return code


def application(arguments: Sequence[str]) -> QApplication:
    """Return the application in the one style that takes our colours everywhere.

    The style is an argument, because `setStyle` would return an object, and that costs 14 ms at the start.
    """
    return QApplication([*arguments, "-style", "Fusion"])


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def build(app: QApplication, *, tasks: Tasks | InlineTasks | None = None) -> Program:
    """Everything but the event loop, so that tests and the self-test can drive it."""
    app.setApplicationName("Competency")
    app.setQuitOnLastWindowClosed(True)
    chosen = preferences.load()
    speak(app, chosen.language or system_language())
    fonts.load_first()
    theme = Theme(app, chosen.theme, chosen.text_size)
    ctx = UiContext(
        theme,
        chosen,
        tasks=tasks or Tasks(),
        clock=lambda: datetime.now(UTC),
        save_preferences=preferences.save,
    )
    window = MainWindow(ctx, pages.factories())
    errors.install(window.show_problem)
    ctx.workspace_changed.connect(lambda: _on_workspace(ctx, window))
    ctx.preferences_changed.connect(lambda: _on_preferences(app, ctx, window))
    ctx.hub.changed.connect(lambda changes: _on_changes(changes, ctx, window))
    theme.resized.connect(lambda: _keep_text_size(ctx))
    window.go("start" if chosen.first_run_done else "welcome")
    return Program(app, ctx, window)


def speak(app: QApplication, language: str) -> None:
    """Use a language for everything the window says, and its direction for how it lies."""
    i18n.set_language(language)
    if language.startswith("zh"):
        fonts.load_chinese()
    rtl = i18n.direction(language) == "rtl"
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale(_QT_LOCALES.get(language.partition("-")[0], language)))


def speak_for_qt(app: QApplication, language: str) -> None:
    """Let Qt's own words follow: menus of text fields, file and print dialogs. They can wait for the first paint."""
    for old in app.findChildren(QTranslator, _QT_WORDS):
        app.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_QT_WORDS)
    name = f"qtbase_{_QT_LANGUAGES.get(language, language)}"
    if words.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)


def system_language() -> str:
    """The system's language where the program speaks it, else English."""
    language = QLocale.system().name().partition("_")[0]
    return language if language in i18n.SHIPPED else "en"


def _on_workspace(ctx: UiContext, window: MainWindow) -> None:
    window.forget()
    if ctx.has_workspace:
        from competency_app.actions import profiles

        window.set_profile_name(profiles.owner(ctx.workspace).name)


def _on_preferences(app: QApplication, ctx: UiContext, window: MainWindow) -> None:
    wanted = ctx.preferences.language or system_language()
    if wanted != i18n.language():
        speak(app, wanted)
        speak_for_qt(app, wanted)
        # Later, because the control that asked for it is rebuilt with the window.
        QTimer.singleShot(0, window, window.rebuild)


def _on_changes(changes: Changes, ctx: UiContext, window: MainWindow) -> None:
    if changes.owner and ctx.has_workspace:
        from competency_app.actions import profiles

        window.set_profile_name(profiles.owner(ctx.workspace).name)


def _keep_text_size(ctx: UiContext) -> None:
    """Whichever way the text size was changed, the next start begins with it."""
    if ctx.preferences.text_size != text_scale():
        ctx.set_preferences(replace(ctx.preferences, text_size=text_scale()))


class _FirstPaint(QObject):
    """Calls a function once, right after the window was painted for the first time."""

    def __init__(self, window: QObject, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False


def after_first_paint(window: QObject, act: Callable[[], object]) -> None:
    """Call *act* when the person already sees the window."""
    _FirstPaint(window, act)


def warm_up(program: Program) -> None:
    """Begin what can wait for the first paint: log, second start, idle lock, backups; then load what is heavy."""
    from competency_app import logs
    from ui.components.caretaker import Caretaker
    from ui.components.idle import Idle

    gc.enable()
    logs.start()
    speak_for_qt(program.app, i18n.language())
    fonts.load_rest()
    program.window.setWindowIcon(icons.application_icon())
    single_window.listen(program.app, lambda: _come_forward(program.window))
    Idle(program.ctx, program.window)
    Caretaker(program.ctx, program.window)
    threading.Thread(target=_import_heavy, name="warm-up", daemon=True).start()


def _import_heavy() -> None:
    for module in HEAVY:
        importlib.import_module(module)


def _come_forward(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def shut_down(program: Program) -> None:
    """Finish running work, close the profile and its backup, and give the hooks back."""
    from ui.components import session

    program.ctx.tasks.close()
    session.leave(program.ctx)
    errors.uninstall()
