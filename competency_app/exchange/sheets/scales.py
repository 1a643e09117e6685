"""The levels of a sheet as a scale; one of our own, labelled so, where it has none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from competency_app.domain.framework_file import Level, LevelText, Scale
from competency_app.exchange.naming import cut
from competency_app.exchange.sheets import words

KEY = "levels"
OWN_NOTE = "The scale is the program’s own; the file names no levels."
MOST_LEVELS = 20
_LONGEST_LABEL = 100
_SHORT = re.compile(r"[A-Za-z]?\d{1,2}|[A-Z]{1,3}")
_CODED = re.compile(
    r"(?P<code>[A-Z]\d|\d{1,2})\s*(?:[-–—:=.)]\s*|\s)(?P<label>\S.*)|(?P<label2>.*\S)\s*[(\[](?P<code2>[A-Z]\d|\d{1,2})[)\]]",
    re.DOTALL,
)
_NUMBERED = re.compile(r"[^\W\d]+\s?(?P<number>\d{1,2})")
# Never the words of the window: they become part of a package, in the language of its texts.
_OWN: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("Not yet", "I have not done this so far."),
        ("With support", "I do this when somebody helps me or I can look it up."),
        ("On my own", "I do this by myself in my everyday work."),
        ("Guiding others", "I show others how and adapt it to new situations."),
    ),
    "fr": (
        ("Pas encore", "Je ne l’ai pas fait jusqu’ici."),
        ("Avec de l’aide", "Je le fais quand on m’aide ou quand je peux me renseigner."),
        ("En autonomie", "Je le fais seul ou seule dans mon travail quotidien."),
        ("En guidant les autres", "Je montre à d’autres comment faire et je l’adapte à de nouvelles situations."),
    ),
    "es": (
        ("Todavía no", "Hasta ahora no lo he hecho."),
        ("Con apoyo", "Lo hago cuando alguien me ayuda o puedo consultarlo."),
        ("De forma autónoma", "Lo hago por mi cuenta en mi trabajo diario."),
        ("Guiando a otras personas", "Enseño a otras personas cómo hacerlo y lo adapto a situaciones nuevas."),
    ),
    "ru": (
        ("Пока нет", "До сих пор я этого не делал(а)."),
        ("С поддержкой", "Я делаю это, когда мне помогают или когда могу свериться с подсказкой."),
        ("Самостоятельно", "Я делаю это сам(а) в повседневной работе."),
        ("Помогая другим", "Я показываю другим, как это делать, и приспосабливаю это к новым условиям."),
    ),
    "zh": (
        ("尚未开始", "到目前为止我还没有这样做过。"),
        ("需要支持", "有人帮助或可以查阅资料时，我能做到。"),
        ("独立完成", "我在日常工作中能独立做到。"),
        ("指导他人", "我能教别人怎样做，并根据新的情况加以调整。"),
    ),
    "ar": (
        ("ليس بعد", "لم أفعل ذلك حتى الآن."),
        ("بمساعدة", "أفعل ذلك حين يساعدني أحد أو حين أستطيع الرجوع إلى مرجع."),
        ("بمفردي", "أفعل ذلك بنفسي في عملي اليومي."),
        ("مرشدا للآخرين", "أبين للآخرين كيف يفعلون ذلك وأكيفه مع مواقف جديدة."),
    ),
}


@dataclass(frozen=True, slots=True)
class SheetScale:
    """A scale with its words, and the level each heading of the sheet stands for."""

    scale: Scale
    texts: dict[str, LevelText]
    keys: dict[str, str]
    is_ours: bool = False


def own_scale(language: str) -> SheetScale:
    """Four levels of the program, in the language of the texts, in English where it has none."""
    named = _OWN.get(language.partition("-")[0], _OWN["en"])
    texts = {str(at): LevelText(label, description) for at, (label, description) in enumerate(named, start=1)}
    return SheetScale(Scale(KEY, tuple(map(Level, texts))), texts, {}, is_ours=True)


def sheet_scale(labels: Sequence[str]) -> SheetScale:
    """The levels named by headings or cells, lowest first."""
    keys: dict[str, str] = {}
    texts: dict[str, LevelText] = {}
    for at, label in enumerate(labels, start=1):
        key, shown = _key_and_label(label, at)
        key = key if key.isascii() else str(int(key)) if key.isdecimal() else str(at)
        if key in texts:
            key = str(at) if str(at) not in texts else f"L{at}"
        keys[label] = key
        texts[key] = LevelText(cut(shown, _LONGEST_LABEL), status="unofficial")
    return SheetScale(Scale(KEY, tuple(map(Level, texts))), texts, keys)


def ordered(labels: Iterable[str]) -> tuple[str, ...]:
    """Lowest first: as in the sheet, turned round where every heading stands below the one before it."""
    listed = tuple(dict.fromkeys(labels))
    ranks = [words.level_rank(label) for label in listed]
    known = [rank for rank in ranks if rank is not None]
    falls = len(known) == len(listed) > 1 and all(after < before for before, after in pairwise(known))
    return listed[::-1] if falls else listed


def _key_and_label(label: str, position: int) -> tuple[str, str]:
    """`A1 – Newcomer` as `A1` and `Newcomer`; `Level 3` as `3`; a word gets its position."""
    if _SHORT.fullmatch(label):
        return label, label
    match = _CODED.fullmatch(label)
    if match:
        return match["code"] or match["code2"], match["label"] or match["label2"]
    number = _NUMBERED.fullmatch(label)
    return (number["number"] if number else str(position)), label
