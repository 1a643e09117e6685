"""A workbook to fill in: the program’s own sheets with two example rows, which can be added as they are."""

from competency_app.exchange.sheets import own_words, scales
from competency_app.exchange.sheets.mapping import Role
from competency_app.exchange.sheets.own_files import read_me, workbook_of
from competency_app.exchange.sheets.own_tables import OwnTable, fact_table, level_head, listed
from competency_app.exchange.sheets.own_words import in_language
from competency_app.i18n import translator

_FIRST_VERSION = "1"
_COLUMNS = (Role.CODE, Role.TITLE, Role.TEXT, Role.EXAMPLE)


def template(language: str) -> bytes:
    """The workbook in a language, the same bytes every time."""
    tables = (_framework(language), _levels(language), _competences(language))
    return workbook_of(tables, (*read_me(language), *_hints(language)), language)


def _framework(language: str) -> OwnTable:
    tr = translator(language).gettext
    facts = {
        "title": tr("Framework of our school"),
        "description": tr("What we want to be able to do with digital tools."),
        "language": language,
        "version": _FIRST_VERSION,
        "source_publisher": tr("Our school"),
        "licence": tr("For use in our school"),
    }
    return fact_table(facts, language)


def _levels(language: str) -> OwnTable:
    named = scales.own_scale(language).texts
    rows = [{"level": key, "label": text.label, "description": text.description} for key, text in named.items()]
    return listed("levels", rows, language)


def _competences(language: str) -> OwnTable:
    levels = [level_head(key, text.label) for key, text in scales.own_scale(language).texts.items()]
    heads = (
        in_language(own_words.AREA, language),
        *(in_language(own_words.HEADS[role], language) for role in _COLUMNS),
        *levels,
    )
    rows = (_first_example(language), _second_example(language))
    return OwnTable("competences", "", (heads, *rows), frozenset(range(len(heads))) - {1})


def _first_example(language: str) -> tuple[str, ...]:
    tr = translator(language).gettext
    return (
        tr("Teaching with digital tools"),
        "1.1",
        tr("Choosing a tool for a lesson"),
        tr("I find tools that suit the aim of a lesson and the class."),
        tr("For a debate I choose a board on which everybody can write at once."),
        tr("My lessons use the tools that happen to be open."),
        tr("A colleague or a list of ideas helps me find a tool."),
        tr("I compare two or three tools and choose by the aim of the lesson."),
        tr("Colleagues ask me which tool suits, and we try it out together."),
    )


def _second_example(language: str) -> tuple[str, ...]:
    tr = translator(language).gettext
    return (
        tr("Teaching with digital tools"),
        "1.2",
        tr("Looking back on a lesson with a tool"),
        tr("I find out whether a tool helped the class to learn."),
        tr("After the lesson I ask three short questions about the board."),
        tr("After the lesson I do not ask what the tool was good for."),
        tr("With a ready-made form I ask the class now and then."),
        tr("I regularly compare what the class learned with and without the tool."),
        tr("We look at such results as a team and agree what to change."),
    )


def _hints(language: str) -> tuple[str, ...]:
    tr = translator(language).gettext
    return (
        tr("The two rows there are examples. Write over them."),
        tr("Rows with the same area belong together. Codes such as 1.1 are best typed into cells of text."),
    )
