"""Colours, sizes and type of the window; the only module that writes a colour or a font size."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from competency_app.i18n import language

FAMILIES: Final = ["FiraGO", "Noto Sans SC"]
SECONDARY: Final = 13
BODY: Final = 15
CARD_TITLE: Final = 18
PAGE_TITLE: Final = 24
START_TITLE: Final = 32
LINES: Final = {SECONDARY: 20, BODY: 24, CARD_TITLE: 28, PAGE_TITLE: 32, START_TITLE: 40}
TEXT_SCALES: Final = (100, 125, 150, 200)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme, by the names of the look specification."""

    name: str
    bg: str
    surface: str
    hover: str
    border: str
    control: str
    text: str
    text2: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_surface: str
    focus: str
    notice: str
    notice_surface: str
    problem: str
    problem_surface: str
    band: str
    band_line: str
    wobble: str
    before: str
    levels: tuple[str, ...] = ("#eaf2fb", "#bcd7ee", "#86b7dd", "#4d8fc4", "#1f65a3", "#0b3c6f")
    level_labels: tuple[str, ...] = ("#1b2430", "#1b2430", "#1b2430", "#0b1420", "#ffffff", "#ffffff")
    cell_line: str = "#4d8fc4"
    hidden_line: str = "#a3adb8"
    hidden_fill: str = "#f6f7f9"
    hidden_outline: str = "#717d8c"


LIGHT: Final = Tokens(
    name="light",
    bg="#f6f7f9",
    surface="#ffffff",
    hover="#f0f3f7",
    border="#d5dbe3",
    control="#717d8c",
    text="#1b2430",
    text2="#54606f",
    disabled="#929ca8",
    accent="#1f65a3",
    accent_hover="#195485",
    on_accent="#ffffff",
    accent_surface="#eaf2fb",
    focus="#0b3c6f",
    notice="#8a5a00",
    notice_surface="#fff6e0",
    problem="#a12622",
    problem_surface="#fdecea",
    band="#dce9f6",
    band_line="#4d8fc4",
    wobble="#e7ebf0",
    before="#54606f",
)

DARK: Final = Tokens(
    name="dark",
    bg="#12171d",
    surface="#1a2129",
    hover="#222b35",
    border="#323d49",
    control="#7d8a98",
    text="#e7ecf2",
    text2="#a9b4c0",
    disabled="#6b7682",
    accent="#8fc1ee",
    accent_hover="#abd1f4",
    on_accent="#12171d",
    accent_surface="#1d3247",
    focus="#cfe6fb",
    notice="#f0c36a",
    notice_surface="#332810",
    problem="#f3a8a3",
    problem_surface="#3a1c1c",
    band="#24405c",
    band_line="#5b93c7",
    wobble="#27303a",
    before="#a9b4c0",
)

# Stands in where the platform has no contrast palette of its own (offscreen pictures and tests).
CONTRAST: Final = Tokens(
    name="contrast",
    bg="#000000",
    surface="#000000",
    hover="#1a1a1a",
    border="#ffffff",
    control="#ffffff",
    text="#ffffff",
    text2="#ffffff",
    disabled="#a0a0a0",
    accent="#ffff00",
    accent_hover="#ffff99",
    on_accent="#000000",
    accent_surface="#000000",
    focus="#ffff00",
    notice="#ffffff",
    notice_surface="#000000",
    problem="#ffffff",
    problem_surface="#000000",
    band="#333333",
    band_line="#ffffff",
    wobble="#333333",
    before="#ffffff",
)


def from_palette(palette: QPalette) -> Tokens:
    """Tokens made of the system's own colours only, for the contrast theme."""

    def role(name: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active) -> str:
        return palette.color(group, name).name()

    roles = QPalette.ColorRole
    window, base, text = role(roles.Window), role(roles.Base), role(roles.WindowText)
    strong, on_strong = role(roles.Highlight), role(roles.HighlightedText)
    return Tokens(
        name="contrast",
        bg=window,
        surface=base,
        hover=base,
        border=text,
        control=text,
        text=text,
        text2=text,
        disabled=role(roles.WindowText, QPalette.ColorGroup.Disabled),
        accent=strong,
        accent_hover=strong,
        on_accent=on_strong,
        accent_surface=base,
        focus=strong,
        notice=text,
        notice_surface=base,
        problem=text,
        problem_surface=base,
        band=base,
        band_line=text,
        wobble=base,
        before=text,
    )


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette for *tokens*, with its Disabled group."""
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: tokens.bg,
        roles.Base: tokens.surface,
        roles.Button: tokens.surface,
        roles.AlternateBase: tokens.hover,
        roles.Mid: tokens.border,
        roles.Dark: tokens.control,
        roles.WindowText: tokens.text,
        roles.Text: tokens.text,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.on_accent,
        roles.PlaceholderText: tokens.text2,
        roles.Highlight: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.ToolTipBase: tokens.surface,
        roles.ToolTipText: tokens.text,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.border,
        roles.Shadow: tokens.control,
    }
    result = QPalette()
    for role, value in pairs.items():
        result.setColor(role, QColor(value))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return result


class _State:
    """What the window is drawn with now; one per process, changed only by `Theme`."""

    tokens: Tokens = LIGHT
    scale: int = 100


def tokens() -> Tokens:
    """The colours of the theme now in use; read them while painting, never keep them."""
    return _State.tokens


def color(value: str) -> QColor:
    """A token as QColor."""
    return QColor(value)


def text_scale() -> int:
    """The text size setting in per cent."""
    return _State.scale


def px(measure: float) -> int:
    """A measure of the look specification at the text size now set, rounded once."""
    return int(measure * _State.scale / 100 + 0.5)


def font(size: int = BODY, *, bold: bool = False, figures: bool = False) -> QFont:
    """The program's font at *size* (px at 100 %); *figures* makes digits equally wide for columns."""
    result = QFont(FAMILIES)
    # Arabic letters are small for their size.
    result.setPixelSize(px(14 if size == SECONDARY and language() == "ar" else size))
    result.setBold(bold)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def line_height(size: int) -> int:
    """Height of one line of text of *size*, at the text size now set."""
    return px(LINES[size])


class Theme(QObject):
    """Applies colours and text size to the application and follows the system while told to."""

    changing = Signal()  # Qt is about to dress every widget there is: what is not needed may go first
    changed = Signal()
    resized = Signal()

    def __init__(self, app: QApplication, choice: str = "system", scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        _State.scale = scale
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._apply()

    @property
    def app(self) -> QApplication:
        """The application it dresses."""
        return self._app

    @property
    def choice(self) -> str:
        """One of system, light, dark, contrast."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to *choice*: system, light, dark or contrast."""
        if choice != self._choice:
            self._choice = choice
            self._apply()
            self.changed.emit()

    def set_text_scale(self, percent: int) -> None:
        """Set the text size to *percent* (100 to 200); the window rebuilds itself on `resized`."""
        percent = min(max(percent, TEXT_SCALES[0]), TEXT_SCALES[-1])
        if percent != _State.scale:
            _State.scale = percent
            self._apply()
            self.resized.emit()

    def step_text_scale(self, direction: int) -> None:
        """Go to the next larger (+1) or smaller (-1) text size, or back to 100 % (0)."""
        if direction == 0:
            self.set_text_scale(TEXT_SCALES[0])
        elif direction > 0:
            self.set_text_scale(next((s for s in TEXT_SCALES if s > _State.scale), TEXT_SCALES[-1]))
        else:
            self.set_text_scale(next((s for s in reversed(TEXT_SCALES) if s < _State.scale), TEXT_SCALES[0]))

    def _follow(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self.changing.emit()
        _State.tokens = self._tokens()
        self._app.setPalette(palette(_State.tokens))
        self._app.setFont(font())
        self._app.setStyleSheet(style_sheet(_State.tokens))

    def _tokens(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        if self._choice == "contrast" or (self._choice == "system" and _wants_contrast()):
            return self._contrast()
        if self._choice == "dark":
            return DARK
        if self._choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark:
            return DARK
        return LIGHT

    def _contrast(self) -> Tokens:
        if QGuiApplication.platformName() == "offscreen":
            return CONTRAST
        self._app.setPalette(QPalette())  # an empty palette lets the system's own through
        return from_palette(self._app.palette())


def _wants_contrast() -> bool:
    accessibility = QGuiApplication.styleHints().accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


def style_sheet(t: Tokens) -> str:
    """The few rules that a palette cannot say: outlines of inputs, menus, tooltips, scroll bars."""
    inner = px(12) - 1
    return f"""
    * {{ outline: none; }}
    QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{
        border: 1px solid {t.control}; border-radius: {px(6)}px; background: {t.surface}; color: {t.text};
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit {{ padding: 0 {inner - 2}px; }}
    QComboBox {{ padding: 0 {inner}px; }}
    QAbstractSpinBox {{ padding: 0 {inner - 2}px; }}
    QPlainTextEdit {{ padding: {px(3)}px {px(7)}px; }}
    QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {{ border-color: {t.text}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
        background: {t.bg}; border-color: {t.border}; color: {t.disabled}; }}
    *[wrong="true"] {{ border: 2px solid {t.problem}; }}
    QAbstractSpinBox > QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; background: transparent; width: {px(36)}px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
        border: 0; background: transparent; width: {px(36)}px; }}
    QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{ image: none; width: 0; height: 0; }}
    QComboBox QAbstractItemView {{ border: 1px solid {t.border}; background: {t.surface}; padding: {px(4)}px 0; }}
    QComboBox QAbstractItemView::item {{ min-height: {px(36)}px; padding: 0 {px(12)}px; color: {t.text}; border: 0; }}
    QComboBox QAbstractItemView::item:selected {{ background: {t.accent_surface}; color: {t.text}; }}
    QWidget#qt_calendar_navigationbar {{ background: {t.surface}; }}
    QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: 0; padding: {px(4)}px; }}
    QCalendarWidget QToolButton:hover {{ background: {t.hover}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: {px(8)}px 0; }}
    QMenu::item {{ padding: {px(8)}px {px(32)}px {px(8)}px {px(12)}px; color: {t.text}; }}
    QMenu::item:selected {{ background: {t.accent_surface}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    QMenu::separator {{ height: 1px; background: {t.border}; margin: {px(4)}px 0; }}
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
        padding: {px(8)}px {px(12)}px; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.control}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
