"""Collect the program's texts into `competency.pot`, bring every `.po` up to date and compile it to `.mo`.

The files carry no dates and no line numbers, so they change only when a text does. `dev.py messages` runs it.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "competency.pot"
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy": None}
FIXED_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def extracted() -> Catalog:
    """Return every text of the two packages, with the files it stands in."""
    catalog = _catalog()
    for path in sorted([*ROOT.glob("competency_app/**/*.py"), *ROOT.glob("ui/**/*.py")]):
        place = path.relative_to(ROOT).as_posix()
        for _, message, comments, context in extract_from_file("python", path, KEYWORDS, ["L10N:"]):
            catalog.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    return catalog


def template_bytes(catalog: Catalog) -> bytes:
    """Return the catalogue as a template or translation file."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, sort_output=True, include_lineno=False, width=100, ignore_obsolete=True)
    return buffer.getvalue()


def compiled_bytes(catalog: Catalog) -> bytes:
    """Return the catalogue in the form gettext reads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def translations() -> Iterator[tuple[str, Path]]:
    """Yield each language with its `.po` file."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/competency.po")):
        yield path.parents[1].name, path


def read(path: Path, language: str | None = None) -> Catalog:
    """Return the catalogue in a file."""
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def main() -> int:
    """Write all files."""
    template = extracted()
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template_bytes(template))
    sys.stdout.write(f"{len(template)} texts\n")
    for language, path in translations():
        catalog = read(path, language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        path.write_bytes(template_bytes(catalog))
        path.with_suffix(".mo").write_bytes(compiled_bytes(catalog))
        done = sum(1 for message in catalog if message.id and message.string)
        sys.stdout.write(f"  {language}: {done} of {len(catalog)} translated\n")
    return 0


def _catalog() -> Catalog:
    return Catalog(
        project="competency-app",
        version="1",
        header_comment="# Every text of competency-app outside the frameworks. Made by `dev.py messages`.",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        fuzzy=False,
        creation_date=FIXED_DATE,
        revision_date=FIXED_DATE,
        charset="utf-8",
    )


if __name__ == "__main__":
    sys.exit(main())
