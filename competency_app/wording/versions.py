"""What changed between two versions of a framework, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from competency_app.domain.framework import Framework, Texts
from competency_app.domain.framework_diff import FrameworkDiff, Moved
from competency_app.domain.text_places import SCALE
from competency_app.i18n import Translator
from competency_app.wording.names import foreign, level_name, titled


@dataclass(frozen=True, slots=True)
class Version:
    """A framework version with the words it is spoken of in."""

    framework: Framework
    texts: Texts


@dataclass(frozen=True, slots=True)
class DiffGroup:
    """One kind of change: how many there are, and a line for each."""

    heading: str
    lines: tuple[str, ...]


def diff_groups(found: FrameworkDiff, old: Version, new: Version, tr: Translator) -> tuple[DiffGroup, ...]:
    """Every kind of change that happened, most weighty first."""
    groups = (
        (tr.gettext("Added: {count}"), [_named(new, key, tr) for key in found.added]),
        (tr.gettext("Removed: {count}"), [_named(old, key, tr) for key in found.removed]),
        (tr.gettext("Other levels or descriptors: {count}"), list(_relevelled(found, new, tr))),
        (tr.gettext("Moved: {count}"), [_moved(one, new, tr) for one in found.moved]),
        (tr.gettext("Other words: {count}"), list(_reworded(found, new, tr))),
        (tr.gettext("Beside the entries: {count}"), [_general(name, tr) for name in found.general]),
    )
    return tuple(
        DiffGroup(heading.format(count=tr.number(len(lines))), tuple(lines)) for heading, lines in groups if lines
    )


def diff_sentence(found: FrameworkDiff, version: str, tr: Translator) -> str:
    """The line above the groups: what is compared, and whether words could be."""
    version = foreign(version, tr)
    if found.is_empty:
        return tr.gettext("Nothing differs from version {version}.").format(version=version)
    if found.language is None:
        line = tr.gettext("Compared with version {version}. The two have no language in common, so words are left out.")
    else:
        line = tr.gettext("Compared with version {version}.")
    return line.format(version=version)


def _named(version: Version, key: str, tr: Translator) -> str:
    return titled(version.framework, version.texts, key, tr)


def _moved(one: Moved, new: Version, tr: Translator) -> str:
    name = _named(new, one.key, tr)
    if one.is_order:
        return tr.gettext("{name}: at another place among its neighbours").format(name=name)
    if one.new_parent is None:
        return tr.gettext("{name}: now at the top").format(name=name)
    return tr.gettext("{name}: now in {parent}").format(name=name, parent=_named(new, one.new_parent, tr))


def _reworded(found: FrameworkDiff, new: Version, tr: Translator) -> Iterator[str]:
    for one in found.reworded:
        yield _with_fields(new, one.key, one.fields, tr)


def _relevelled(found: FrameworkDiff, new: Version, tr: Translator) -> Iterator[str]:
    for one in found.relevelled:
        yield _with_fields(new, one.key, one.parts, tr)


def _with_fields(version: Version, key: str, fields: tuple[str, ...], tr: Translator) -> str:
    names = tr.join([_field(version, key, field, tr) for field in fields])
    return tr.gettext("{name}: {fields}").format(name=_named(version, key, tr), fields=names)


def _field(version: Version, key: str, field: str, tr: Translator) -> str:
    table, dot, level = field.partition(".")
    if not dot:
        return _field_names(tr).get(field, field)
    name = level_name(version.texts, version.framework.scale_of(key).key, level, tr)
    line = tr.gettext("descriptor of {level}") if table == "levels" else tr.gettext("advice from {level}")
    return line.format(level=name)


def _field_names(tr: Translator) -> Mapping[str, str]:
    return {
        "code": tr.gettext("code"),
        "kind": tr.gettext("kind of entry"),
        "title": tr.gettext("title"),
        "short": tr.gettext("short title"),
        "statement": tr.gettext("statement"),
        "question": tr.gettext("question"),
        "example": tr.gettext("example"),
        "assessable": tr.gettext("whether it is asked"),
        "scale": tr.gettext("levels to choose from"),
        "stage": tr.gettext("stage"),
    }


def _general(name: str, tr: Translator) -> str:
    kind, _colon, _scale = name.partition(":")
    names = {
        "asking": tr.gettext("The way of asking"),
        "asking_scale": tr.gettext("The scale it asks with"),
        "scales": tr.gettext("Scales and the values of their levels"),
        SCALE: tr.gettext("Names or descriptions of levels"),
        "rules": tr.gettext("Rules for summaries"),
        "precision": tr.gettext("Figures on precision"),
        "short_form": tr.gettext("Questions of the short form"),
        "minutes": tr.gettext("Minutes it takes"),
        "source": tr.gettext("Source"),
        "licence": tr.gettext("Licence"),
        "crosswalk": tr.gettext("Links to other frameworks"),
        "default_language": tr.gettext("The language it is written in"),
        "title": tr.gettext("Title of the framework"),
        "full_title": tr.gettext("Full title of the framework"),
        "description": tr.gettext("Description of the framework"),
        "credit": tr.gettext("Credit line"),
        "glossary": tr.gettext("List of words"),
    }
    return names.get(kind, name)
