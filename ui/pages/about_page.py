"""About: version, licences, where the frameworks and the fonts come from."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtWidgets import QWidget

from competency_app import __version__
from competency_app.i18n import _
from ui.components.item_list import Item, ItemList
from ui.components.section import Section
from ui.components.stack import Stack
from ui.context import UiContext
from ui.navigation import Page
from ui.sorting import by_words
from ui.widgets.buttons import secondary
from ui.widgets.frame import BottomBar, PageHeader

# (distribution, licence by its SPDX name); a test holds this list beside the project's dependencies.
LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0-only"),
    ("pyqtgraph", "MIT"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("sqlcipher3", "Zlib"),
    ("msgspec", "BSD-3-Clause"),
    ("reportlab", "BSD-3-Clause"),
    ("rl_accel", "BSD-3-Clause"),
    ("uharfbuzz", "Apache-2.0"),
    ("python-bidi", "LGPL-3.0-only"),
    ("pypdfium2", "Apache-2.0 OR BSD-3-Clause"),
    ("numpy", "BSD-3-Clause"),
    ("scipy", "BSD-3-Clause"),
    ("platformdirs", "MIT"),
    ("click", "BSD-3-Clause"),
    ("babel", "BSD-3-Clause"),
    ("openpyxl", "MIT"),
    ("defusedxml", "PSF-2.0"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("charset-normalizer", "MIT"),
)
FONTS = (("FiraGO", "OFL-1.1"), ("Noto Sans SC", "OFL-1.1"))


class AboutPage(Page):
    """Read only; also before a profile is open."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.has_frame = ctx.has_workspace
        self._back = secondary(_("Back"))
        self._back.setObjectName("about.back")
        self._back.clicked.connect(ctx.back)

    def place(self) -> tuple[str, str]:
        """About is a place of its own."""
        return _("About this program"), ""

    def body(self) -> QWidget:
        """Program, frameworks, fonts, libraries."""
        stack = Stack()
        stack.add(PageHeader(_("Competency"), _("Version {version}").format(version=__version__)))
        own = Section(
            _("This program"),
            _("Free software under the MIT licence. It needs no account and no network, and sends nothing anywhere."),
        )
        stack.add(own)
        frameworks = Section(_("Frameworks"))
        frameworks.stack.add(ItemList(_framework_items(self.ctx)), above=16)
        stack.add(frameworks, above=16)
        fonts = Section(_("Fonts"))
        fonts.stack.add(ItemList([Item(name, name, licence) for name, licence in FONTS]), above=16)
        stack.add(fonts, above=16)
        libraries = Section(_("Libraries"))
        libraries.stack.add(
            ItemList([Item(name, _with_version(name), licence) for name, licence in LIBRARIES]), above=16
        )
        stack.add(libraries, above=16)
        return stack

    def bottom_bar(self) -> BottomBar:
        """The way back."""
        return BottomBar([self._back])

    def first_focus(self) -> QWidget | None:
        """There is nothing else to press."""
        return self._back


def _framework_items(ctx: UiContext) -> list[Item]:
    from competency_app.actions import frameworks

    workspace, items = ctx.workspace if ctx.has_workspace else None, []
    for info in by_words(frameworks.frameworks(workspace), lambda one: one.title, ctx.tr.language):
        framework = frameworks.find(workspace, info.id, info.version)
        texts = frameworks.texts(workspace, framework, ctx.tr.language)
        items.append(Item(info.id, info.title, framework.credit_line(texts)))
    return items


def _with_version(name: str) -> str:
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        # A one-folder program carries the libraries without their descriptions.
        return name


def create(ctx: UiContext) -> Page:
    """The page for the route "about"."""
    return AboutPage(ctx)
