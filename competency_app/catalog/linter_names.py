"""How findings name entries and levels: as people know them, never by keys where there are words."""

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_file import TextFile
from competency_app.wording import short_level


def title_of(framework: Framework, text: TextFile, key: str) -> str:
    """An entry's title, else its code."""
    words, node = text.nodes.get(key), framework.by_key.get(key)
    return (words.title if words is not None else "") or (node.code if node is not None else "") or key


def code_of(framework: Framework, text: TextFile, key: str) -> str:
    """An entry's code, else its title."""
    node = framework.by_key.get(key)
    return (node.code if node is not None else "") or title_of(framework, text, key)


def level_of(framework: Framework, text: TextFile, key: str, level: str) -> str:
    """A level of the scale an entry is answered on: its code, else its label."""
    if key not in framework.by_key:
        return level
    return short_level(Texts(text, text), framework.scale_of(key).key, level)
