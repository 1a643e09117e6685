"""How a draft begins: from nothing, as a copy of another framework, or as the next version of one's own."""

from collections.abc import Mapping
from functools import reduce

from competency_app.domain.carrying import FROM_FINGERPRINT, FROM_VERSION, without_carrying
from competency_app.domain.draft_facts import set_credit
from competency_app.domain.draft_scale import Labels, Template
from competency_app.domain.draft_tree import Fresh, add_after, in_order, new_key
from competency_app.domain.draft_words import set_whole
from competency_app.domain.drafts import Draft, DraftFile, DraftText
from competency_app.domain.framework import Framework
from competency_app.domain.framework_file import LevelText, Scale, TextFile
from competency_app.domain.scoring import MEDIAN

FIRST_VERSION = "1.0"


def blank(framework_id: str, language: str, template: Template, labels: Labels, *, fresh: Fresh = new_key) -> Draft:
    """One area without a title, on a ready-made scale."""
    file = DraftFile(
        format="competency-framework",
        format_version=1,
        id=framework_id,
        version=FIRST_VERSION,
        default_language=language,
        languages=(language,),
        scales=(Scale(template.scale, template.levels),),
        nodes=(),
        asking=template.asking,
        asking_scale=template.scale,
        rules=(MEDIAN,),
    )
    words = {level.key: LevelText(label=label) for level, label in zip(template.levels, labels[language], strict=True)}
    text = DraftText(language=language, title="", scales={template.scale: words})
    draft, _key = add_after(Draft(file, {language: text}), None, fresh=fresh)
    return draft


def adapted(
    framework: Framework,
    texts: Mapping[str, TextFile],
    framework_id: str,
    titles: Mapping[str, str],
    credits_: Mapping[str, str],
) -> Draft:
    """A copy under an id of its own; *titles* and credit lines, both by language, say that it is one.

    Source, licence and the status of each title stay. What speaks of the original as a whole does not: how exact its
    answers are, thresholds of points, what it corresponds to elsewhere.
    """
    file = framework.file
    rules = tuple(rule for rule in file.rules if rule.kind != "points-with-bands")
    copy = _of(framework, texts).with_file(
        id=framework_id,
        version=FIRST_VERSION,
        rules=rules or (MEDIAN,),
        precision=None,
        crosswalk=(),
        attributes=without_carrying(file.attributes),
    )
    copy = reduce(lambda one, title: set_whole(one, title[0], "title", title[1]), titles.items(), copy)
    return reduce(lambda one, said: set_credit(one, *said), credits_.items(), copy)


def following(framework: Framework, texts: Mapping[str, TextFile], version: str) -> Draft:
    """The next version of a framework, alike at first."""
    came_from = {FROM_VERSION: framework.version, FROM_FINGERPRINT: framework.fingerprint}
    return _of(framework, texts).with_file(
        version=version,
        attributes={**without_carrying(framework.file.attributes), **came_from},
    )


def _of(framework: Framework, texts: Mapping[str, TextFile]) -> Draft:
    """Branch by branch, and with the languages whose words are there."""
    default = framework.file.default_language
    languages = (default, *sorted(texts.keys() - {default}))
    return Draft(framework.file, dict(texts)).with_file(
        nodes=tuple(in_order(framework.file.nodes)), languages=languages
    )
