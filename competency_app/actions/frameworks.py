"""Frameworks at hand, and how one from a file joins them: preview first, then add, remove, check, hand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from competency_app import logs
from competency_app.catalog import library, linter, loader
from competency_app.catalog.fingerprint import text_hash
from competency_app.changes import Changes
from competency_app.domain.completeness import Completeness, of_languages
from competency_app.domain.packages import Choice, Finding, Options, Package, Reading, Severity
from competency_app.errors import KnownError
from competency_app.exchange.outgoing import Outgoing
from competency_app.exchange.package_zip import members
from competency_app.exchange.reading import read_framework
from competency_app.exchange.writing import FORMATS, FileFormat, write
from competency_app.files import make_folder, write_atomically
from competency_app.i18n import _, named, native_name, translator
from competency_app.i18n import language as interface_language
from competency_app.store import frameworks as store
from competency_app.store import plans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from competency_app.domain.framework import Asking, Framework, Texts
    from competency_app.domain.plans import Goal
    from competency_app.workspace import Workspace

# The files of a package as they are, into a folder; every other format is one file.
FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Counts:
    """How large a framework is; `competences` counts what can be answered."""

    areas: int
    competences: int
    levels: int


@dataclass(frozen=True, slots=True)
class FrameworkInfo:
    """One framework as a list shows it; `minutes` for everything, 0 when unknown."""

    id: str
    version: str
    fingerprint: str
    title: str
    counts: Counts
    languages: tuple[str, ...]
    minutes: int
    shipped: bool
    asking: Asking


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A node of the preview, parents first; `depth` 0 for areas."""

    key: str
    parent: str | None
    depth: int
    code: str
    title: str
    kind: str
    assessable: bool


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring; nothing is stored yet. Without a framework it was refused, the findings say why."""

    path: Path
    language: str
    reading: Reading
    framework: Framework | None = None
    texts: Texts | None = None
    counts: Counts | None = None
    rows: tuple[TreeRow, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Errors first."""
        return tuple(sorted(self.reading.findings, key=lambda one: list(Severity).index(one.severity)))

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the reader can do in more than one way, with what it did."""
        return self.reading.choices

    @property
    def needs_language(self) -> bool:
        """Whether nobody has said yet which language the words are in."""
        return self.framework is not None and self.framework.file.default_language == "und"


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, and a sentence for each thing their format has no place for."""

    paths: tuple[Path, ...]
    lost: tuple[Finding, ...] = ()


def frameworks(ws: Workspace | None = None) -> tuple[FrameworkInfo, ...]:
    """The newest version of each framework, of the program alone or of an open profile too, by id."""
    found = ws.frameworks() if ws else tuple(one.framework for one in library.shipped().values())
    return tuple(info(ws, framework) for framework in found)


def completeness(ws: Workspace | None, framework: Framework) -> tuple[Completeness, ...]:
    """How much of a framework each language has, default language first."""
    texts = loaded(ws, framework).texts
    return of_languages(framework.file, texts, text_hash(texts[framework.file.default_language]))


def find(ws: Workspace | None, framework_id: str, version: str | None = None) -> Framework:
    """A framework by id; KnownError "unknown_framework"."""
    return ws.framework(framework_id, version) if ws else _shipped(framework_id, version).framework


def texts(ws: Workspace | None, framework: Framework, language: str) -> Texts:
    """The words of a framework in a language, or in its default language where they are missing."""
    return ws.texts(framework, language) if ws else _shipped(framework.id, framework.version).words(language)


def preview(
    path: Path, *, language: str = "und", framework_id: str | None = None, options: Options | None = None
) -> ImportPreview:
    """Read a file without storing anything; a refusal is an answer, never an error.

    `language` and `framework_id` serve formats that have neither; with an id the file becomes a version of a
    framework already known. `options` answers what the reader offered in `choices` the first time.
    """
    return previewed(path, language, read_framework(path, language, framework_id=framework_id, options=options))


def previewed(path: Path, language: str, reading: Reading) -> ImportPreview:
    """What a reading would bring, after the strict loader has seen it."""
    reading, found = _loaded_from(reading)
    if found is None:
        for finding in reading.findings:
            if finding.severity is Severity.ERROR:
                logs.refused(finding.code, "framework file")
        return ImportPreview(path, language, reading)
    framework, words = found.framework, found.words(language)
    return ImportPreview(path, language, reading, framework, words, counts(framework), tree(framework, words))


def add(ws: Workspace, found: ImportPreview) -> Changes:
    """Keep a previewed framework in the profile; of one that is here already, the languages that differ.

    KnownError "bad_framework" when it was refused, "same_version" when other content has its id and version.
    """
    if found.framework is None or found.reading.package is None:
        raise KnownError("bad_framework", _("This file cannot be used; nothing was stored.") + _first_error(found))
    framework, package = found.framework, found.reading.package
    title = found.texts.title if found.texts else framework.id
    if _is_there(ws, framework):
        return _add_languages(ws, framework, package, title)
    with ws.begin() as session:
        store.put(session, framework.id, framework.version, framework.fingerprint, package)
    return Changes(
        frameworks=frozenset({framework.id}),
        undo=lambda later: remove(later, framework.id, framework.version),
        said=_("{title} is ready to use.").format(title=title),
    )


def new_languages(ws: Workspace, found: ImportPreview) -> tuple[str, ...]:
    """Languages of a previewed framework that is here already, whose words are not here or are others."""
    if found.framework is None or found.reading.package is None or not is_here(ws, found.framework):
        return ()
    return tuple(_other_words(ws, found.framework, found.reading.package))


def _add_languages(ws: Workspace, framework: Framework, package: Package, title: str) -> Changes:
    others = _other_words(ws, framework, package)
    if not others:
        return Changes(said=_("{title} is here already, in the same words.").format(title=title))
    said = _("{title} was here already; its words in {languages} were taken over.")
    names = translator(interface_language()).join([native_name(language) for language in others])
    return replace(put_words(ws, framework, others), said=said.format(title=title, languages=names))


def _other_words(ws: Workspace, framework: Framework, package: Package) -> dict[str, bytes]:
    known, own = ws.package(framework).texts, framework.file.default_language
    return {code: words for code, words in package.texts.items() if code != own and known.get(code) != words}


def put_words(ws: Workspace, framework: Framework, words: Mapping[str, bytes | None]) -> Changes:
    """Keep the owner's own words of a framework, by language; None takes them out. One transaction, undoable."""
    identity = (framework.id, framework.version, framework.fingerprint)
    with ws.begin() as session:
        before = {code: store.put_translation(session, identity, code, content) for code, content in words.items()}
    ws.forget_words(identity)
    return Changes(frameworks=frozenset({framework.id}), undo=lambda later: put_words(later, framework, before))


def remove(ws: Workspace, framework_id: str, version: str) -> Changes:
    """Take an imported framework out of the profile, with the translations brought along for it.

    KnownError "framework_in_use" when a round or a goal needs it, "framework_shipped" when it belongs to the program.
    """
    if (framework_id, version) in library.shipped():
        raise KnownError("framework_shipped", _("This framework is part of the program and stays."))
    title = ws.texts(ws.framework(framework_id, version), interface_language()).title
    with ws.begin() as session:
        _must_have_no_goal(plans.goals(session), framework_id, version)
        removed = store.remove(session, framework_id, version)
    for identity in removed.translations:
        ws.forget_words(identity)
    return Changes(
        frameworks=frozenset({framework_id}),
        undo=lambda later: _put_back(later, removed, framework_id, version),
        said=_("{title} was taken out.").format(title=title),
    )


def _must_have_no_goal(goals: Sequence[Goal], framework_id: str, version: str) -> None:
    """Rounds are guarded by the store; a goal outlives the round it came from."""
    if any((goal.framework_id, goal.framework_version) == (framework_id, version) for goal in goals):
        message = _(
            "A goal in this profile uses this framework, so it was kept. Remove the goal first if you need neither."
        )
        raise KnownError("framework_in_use", message)


def check(path: Path) -> tuple[Finding, ...]:
    """Everything an author should know about a framework file or folder: reading, structure, wording."""
    reading, found = _loaded_from(read_framework(path))
    if found is None:
        return reading.findings
    return (*reading.findings, *linter.check(found.framework, found.texts))


def formats() -> tuple[FileFormat, ...]:
    """Formats a framework can be written in as one file, in the order in which they are offered."""
    return tuple(FORMATS.values())


def export(
    ws: Workspace | None,
    framework_id: str,
    file_format: str,
    out: Path,
    *,
    version: str | None = None,
    language: str | None = None,
    with_levels: bool = False,
    statuses: Mapping[str, str] | None = None,
) -> Exported:
    """Write a framework as one file of a format, or its exact files into a folder made for them.

    `language` is for formats with room for one, the default language of the framework without it; `with_levels`
    for those that have descriptors only inside descriptions, `statuses` for Mahara: which of its four a level becomes.
    """
    framework = find(ws, framework_id, version)
    whole = loaded(ws, framework)
    if file_format == FOLDER:
        make_folder(out)
        files = members(whole.package).items()
        return Exported(tuple(write_atomically(out / name, content) for name, content in files))
    language = language or framework.file.default_language
    outgoing = Outgoing(framework, whole.texts, whole.package, language, with_levels, statuses or {})
    written = write(outgoing, file_format)
    return Exported((write_atomically(out, written.content),), written.lost)


def counts(framework: Framework) -> Counts:
    """Size of a framework."""
    return Counts(len(framework.areas), len(framework.assessable), len(framework.asking_scale.levels))


def tree(framework: Framework, words: Texts) -> tuple[TreeRow, ...]:
    """All nodes in display order."""
    depths: dict[str | None, int] = {None: -1}
    rows = []
    for node in framework.nodes:
        depths[node.key] = depths[node.parent] + 1
        title = words.title_of(node.key)
        rows.append(
            TreeRow(node.key, node.parent, depths[node.key], node.code, title, node.kind, assessable=node.assessable)
        )
    return tuple(rows)


def _loaded_from(reading: Reading) -> tuple[Reading, loader.LoadedFramework | None]:
    """What the reader and the loader say together."""
    if reading.package is None or reading.is_refused:
        return reading, None
    found, findings = loader.read(reading.package)
    return replace(reading, findings=(*reading.findings, *findings)), found


def info(ws: Workspace | None, framework: Framework) -> FrameworkInfo:
    """One framework as a list shows it."""
    shipped = library.shipped().get((framework.id, framework.version))
    return FrameworkInfo(
        framework.id,
        framework.version,
        framework.fingerprint,
        texts(ws, framework, interface_language()).title,
        counts(framework),
        tuple(dict.fromkeys((framework.file.default_language, *loaded(ws, framework).texts))),
        framework.file.minutes,
        shipped=shipped is not None and shipped.framework.fingerprint == framework.fingerprint,
        asking=framework.file.asking,
    )


def loaded(ws: Workspace | None, framework: Framework) -> loader.LoadedFramework:
    """A framework with the words of every language and its exact files."""
    return ws.loaded(framework) if ws else _shipped(framework.id, framework.version)


def _shipped(framework_id: str, version: str | None) -> loader.LoadedFramework:
    fitting = [
        one
        for (one_id, one_version), one in library.shipped().items()
        if one_id == framework_id and version in {None, one_version}
    ]
    if not fitting:
        known = named(*(sorted({one_id for one_id, _version in library.shipped()})))
        message = _("There is no framework “{id}”. Known are: {known}.").format(id=framework_id, known=known)
        raise KnownError("unknown_framework", message)
    return fitting[-1]


def is_here(ws: Workspace, framework: Framework) -> bool:
    """Whether exactly this version, words and all, is at hand."""
    return any(known.fingerprint == framework.fingerprint for known in _same_version(ws, framework))


def _is_there(ws: Workspace, framework: Framework) -> bool:
    """Whether exactly this framework is at hand; KnownError when its name is taken by another."""
    if is_here(ws, framework):
        return True
    if not _same_version(ws, framework):
        return False
    message = _(
        "A framework “{id}” with the version {version} is already here, with other content. Nothing was stored. "
        "Give the file a version of its own and try again."
    )
    raise KnownError("same_version", message.format(id=framework.id, version=framework.version))


def _same_version(ws: Workspace, framework: Framework) -> list[Framework]:
    return [known for known in ws.versions(framework.id) if known.version == framework.version]


def _put_back(ws: Workspace, removed: store.Removed, framework_id: str, version: str) -> Changes:
    with ws.begin() as session:
        store.put_back(session, removed)
    for identity in removed.translations:
        ws.forget_words(identity)
    return Changes(frameworks=frozenset({framework_id}), undo=lambda later: remove(later, framework_id, version))


def _first_error(found: ImportPreview) -> str:
    return " " + found.findings[0].message if found.findings else ""
