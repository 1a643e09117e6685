"""The table twin of every chart: the same figures in words."""

from math import ceil, floor

from competency_app.domain.figures import (
    Axis,
    DumbbellFigure,
    DumbbellRow,
    Figure,
    LoadFigure,
    StripFigure,
    StripRow,
    TableFigure,
    WheelFigure,
)
from competency_app.i18n import Translator
from competency_app.wording.changes import verdict_words
from competency_app.wording.names import code, level_range, rounded, sentence


def table(figure: Figure, tr: Translator) -> TableFigure:
    """The table of a figure."""
    if isinstance(figure, StripFigure):
        return _areas(figure, tr) if figure.middle_words else _competences(figure, tr)
    if isinstance(figure, DumbbellFigure):
        return _changes(figure, tr)
    if isinstance(figure, LoadFigure):
        return _weeks(figure, tr)
    return _wheel(figure, tr)


def _label(axis: Axis, position: int, tr: Translator) -> str:
    return code(axis.levels[position - 1][1], tr)


def _between(axis: Axis, low: float, high: float, tr: Translator) -> str:
    first = max(1, min(floor(low), len(axis.levels)))
    last = max(1, min(ceil(high), len(axis.levels)))
    return level_range((_label(axis, first, tr), _label(axis, last, tr)), tr)


def _areas(figure: StripFigure, tr: Translator) -> TableFigure:
    columns = [tr.gettext("No."), tr.gettext("Area"), figure.dots_head, sentence(figure.middle_words)]
    if figure.has_bands:
        columns.append(tr.gettext("Likely range"))
    return TableFigure(
        title=figure.title,
        columns=(*columns, figure.count_head),
        rows=tuple(_area(figure, row, tr) for row in figure.rows),
    )


def _area(figure: StripFigure, row: StripRow, tr: Translator) -> tuple[str, ...]:
    axis = figure.axis
    dots = tr.named(*[_label(axis, dot, tr) for dot in row.dots])
    middle = _between(axis, row.middle, row.middle, tr) if row.middle is not None else ""
    cells = [row.code, row.title, row.missing or dots, middle]
    if figure.has_bands:
        has_band = row.low is not None and row.high is not None
        cells.append(_nearest(axis, row.low or 0, row.high or 0, tr) if has_band else "")
    return (*cells, row.count)


def _nearest(axis: Axis, low: float, high: float, tr: Translator) -> str:
    """A band in whole levels: decimals would claim more than a few answers can tell."""
    return level_range((_label(axis, floor(low + 0.5), tr), _label(axis, floor(high + 0.5), tr)), tr)


def _competences(figure: StripFigure, tr: Translator) -> TableFigure:
    return TableFigure(
        title=figure.title,
        columns=(tr.gettext("No."), tr.gettext("Competence"), figure.count_head),
        rows=tuple((row.code, row.title, row.count or row.missing) for row in figure.rows),
    )


def _changes(figure: DumbbellFigure, tr: Translator) -> TableFigure:
    columns = [tr.gettext("No."), tr.gettext("Competence"), figure.before_label, figure.after_label]
    if figure.look_back_words:
        columns.append(tr.gettext("Looking back"))
    return TableFigure(
        title=figure.title,
        columns=(*columns, tr.gettext("Change")),
        rows=tuple(_change(figure, row, tr) for group in figure.groups for row in group.rows),
    )


def _change(figure: DumbbellFigure, row: DumbbellRow, tr: Translator) -> tuple[str, ...]:
    cells = [row.code, row.title, _label(figure.axis, row.before, tr), _label(figure.axis, row.after, tr)]
    if figure.look_back_words:
        cells.append(_label(figure.axis, row.look_back, tr) if row.look_back is not None else "")
    if figure.wobble is None:
        return (*cells, row.words)
    verdict = ("higher" if row.after > row.before else "lower") if row.is_clear else "none"
    return (*cells, verdict_words(verdict, tr))


def _weeks(figure: LoadFigure, tr: Translator) -> TableFigure:
    return TableFigure(
        title=figure.title,
        columns=(tr.gettext("Week of"), *figure.goals, tr.gettext("Together")),
        rows=tuple(
            (
                bar.label,
                *(bar.note or rounded(hours, tr) for hours in bar.hours),
                bar.note or rounded(sum(bar.hours), tr),
            )
            for bar in figure.bars
        ),
    )


def _wheel(figure: WheelFigure, tr: Translator) -> TableFigure:
    return TableFigure(
        title=figure.title,
        columns=(tr.gettext("Area"), *(name for name, _values in figure.series)),
        rows=tuple(
            (spoke, *(_spoke(figure.axis, values[number], tr) for _name, values in figure.series))
            for number, spoke in enumerate(figure.spokes)
        ),
    )


def _spoke(axis: Axis, value: float | None, tr: Translator) -> str:
    return tr.gettext("Not enough answers yet") if value is None else _between(axis, value, value, tr)
