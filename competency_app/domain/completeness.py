"""How much of a framework is there in a language, and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from competency_app.domain.framework_file import FrameworkFile, TextFile
from competency_app.domain.text_places import KINDS, NODE, NODE_TABLES, SCALE, WHOLE, Place, places


@dataclass(frozen=True, slots=True)
class Completeness:
    """Texts there and missing in one language; `is_older` when it translates words that have changed since.

    A translation that does not say what it translates is not called older: nobody knows.
    """

    language: str
    total: int
    missing: tuple[Place, ...]
    is_older: bool = False

    @property
    def filled(self) -> int:
        return self.total - len(self.missing)

    @property
    def percent(self) -> int:
        """Rounded down: 100 means whole."""
        return self.filled * 100 // self.total if self.total else 100


def of_languages(
    file: FrameworkFile, texts: Mapping[str, TextFile], current_hash: str = ""
) -> tuple[Completeness, ...]:
    """Every language, default first, then as the framework lists them, then any other.

    A listed language whose words are not there has nothing of it. `current_hash` is that of the default language.
    """
    default = texts[file.default_language]
    wanted = expected(file, default)
    order = dict.fromkeys((file.default_language, *file.languages, *sorted(texts)))
    return tuple(_compared(file, default, wanted, language, texts.get(language), current_hash) for language in order)


def of_language(
    file: FrameworkFile, default: TextFile, language: str, text: TextFile | None, current_hash: str = ""
) -> Completeness:
    """Compare a language with the default one; that itself with what the structure cannot do without."""
    return _compared(file, default, expected(file, default), language, text, current_hash)


def _compared(
    file: FrameworkFile,
    default: TextFile,
    wanted: Mapping[Place, str],
    language: str,
    text: TextFile | None,
    current_hash: str,
) -> Completeness:
    if text is default:
        wanted = dict.fromkeys((*_needed(file), *wanted), "")
    there = places(text) if text else {}
    is_older = text is not None and text is not default and text.hash not in {"", current_hash}
    return Completeness(language, len(wanted), tuple(place for place in wanted if place not in there), is_older)


def expected(file: FrameworkFile, default: TextFile) -> dict[Place, str]:
    """The texts a translation should have, with the words of the default language, nodes as they stand in the tree.

    Words of unknown nodes, scales and levels are left out.
    """
    nodes = {node.key: at for at, node in enumerate(file.nodes)}
    scales = {scale.key: {level.key for level in scale.levels} for scale in file.scales}
    levels = set().union(*scales.values())

    def belongs(place: Place) -> bool:
        if place.kind == NODE:
            table, _dot, level = place.field.partition(".")
            return place.key in nodes and (table not in NODE_TABLES or level in levels)
        if place.kind == SCALE:
            return place.field.rsplit(".", 1)[0] in scales.get(place.key, ())
        return True

    found = {place: words for place, words in places(default).items() if belongs(place)}
    return dict(sorted(found.items(), key=lambda one: (KINDS.index(one[0].kind), nodes.get(one[0].key, 0))))


def _needed(file: FrameworkFile) -> Iterator[Place]:
    """A title for everything that is shown, and a label for every level."""
    yield Place(WHOLE, "", "title")
    for scale in file.scales:
        for level in scale.levels:
            yield Place(SCALE, scale.key, f"{level.key}.label")
    for node in file.nodes:
        yield Place(NODE, node.key, "title")
