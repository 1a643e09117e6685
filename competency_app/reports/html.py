"""The structured twin of a report: one self-contained page for screen readers, search and small screens.

It is made from the same blocks as the pages. Every text is escaped, and the page may load nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import singledispatch
from html import escape

from competency_app.domain.figures import TableFigure
from competency_app.i18n import direction
from competency_app.reports import blocks as b
from competency_app.reports.drawings import drawing
from competency_app.reports.styles import Look
from competency_app.reports.svg import svg

_STYLE = """
:root{color-scheme:light}
body{font:1rem/1.5 FiraGO,"Fira Sans","Noto Sans","Noto Sans SC",system-ui,sans-serif;color:#1b2430;background:#fff;
max-width:42rem;margin:2rem auto;padding:0 1rem}
header.title{border-top:2px solid #1b2430;border-bottom:1px solid #1b2430;padding:1rem 0;margin:2rem 0}
h1{font-size:1.7rem;font-weight:400;margin:0}h2{font-size:1.1rem;margin:2rem 0 .25rem}h3{font-size:1rem}
p{margin:.4rem 0}.lead{font-size:1.15rem}
.quiet,.small,th,footer{color:#54606f}.small,footer{font-size:.875rem}
table{border-collapse:collapse;width:100%;margin:.25rem 0}
th,td{text-align:start;vertical-align:top;border-top:1px solid #d5dbe3;padding:.3rem .5rem .3rem 0;font-weight:400}
td.level{text-align:end;white-space:nowrap}figure{margin:1rem 0;overflow-x:auto}svg{max-width:100%;height:auto}
ul{margin:0;padding-inline-start:1.2rem}.fields th{width:9rem}
footer{border-top:1px solid #d5dbe3;margin-top:3rem;padding-top:.5rem}summary{cursor:pointer}
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(report: b.Report, look: Look) -> str:
    """The whole page."""
    side = direction(report.language)
    body = "\n".join(markup(block, look) for block in report.blocks)
    foot = "".join(f"<p>{_text(line)}</p>" for line in (report.footer.promise, *report.footer.lines))
    return (
        f'<!doctype html>\n<html lang="{escape(report.language)}" dir="{side}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="{_text(report.author)}">\n<title>{_text(report.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    """Escaped, without control characters, line breaks kept."""
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cc", "Cs"))
    return escape(kept).replace("\n", "<br>")


def _lang(language: str) -> str:
    """Attributes for words in another language than the page, so that they are read aloud and run as they should."""
    return f' lang="{escape(language)}" dir="{direction(language)}"' if language else ""


@singledispatch
def markup(block: object, _look: Look) -> str:
    """The block as HTML."""
    raise TypeError(type(block))


@markup.register
def _title(block: b.TitleBlock, _look: Look) -> str:
    corner = " · ".join(block.corner)
    lines = "".join(f'<p class="quiet">{_text(line)}</p>' for line in (block.subtitle, corner) if line)
    return f'<header class="title"><h1>{_text(block.title)}</h1>{lines}</header>'


@markup.register
def _lead(block: b.Lead, _look: Look) -> str:
    return f'<p class="lead">{_text(block.text)}</p>'


@markup.register
def _heading(block: b.Heading, _look: Look) -> str:
    return f"<h2>{_text(block.text)}</h2>"


@markup.register
def _words(block: b.Words, _look: Look) -> str:
    name = "small" if block.small else "quiet" if block.quiet else ""
    text = _text(block.text)
    if block.language and block.quoted:
        quoted = _text(block.quoted)
        text = text.replace(quoted, f"<span{_lang(block.language)}>{quoted}</span>", 1)
    return f'<p class="{name}">{text}</p>' if name else f"<p>{text}</p>"


@markup.register
def _levels(block: b.Levels, _look: Look) -> str:
    return _items(block.items)


@markup.register
def _side_by_side(block: b.SideBySide, _look: Look) -> str:
    return "".join(f"<h2>{_text(title)}</h2>{_items(items)}" for title, items in (block.first, block.second))


def _items(items: tuple[b.LevelItem, ...]) -> str:
    rows = (
        f'<tr><td>{_text(one.code)}</td><th scope="row"{_lang(one.language)}>{_text(one.title)}</th>'
        f'<td class="level">{_text(one.level or one.words)}</td></tr>'
        for one in items
    )
    return f"<table>{''.join(rows)}</table>"


@markup.register
def _chart(block: b.Chart, look: Look) -> str:
    """The picture with its sentence, and the same as a table."""
    figure = block.figure
    picture = svg(drawing(figure, replace(look, large=False)), f"{figure.title} {figure.summary}", is_rtl=look.is_rtl)
    twin = _twin(block.twin) if block.twin is not None else ""
    return f"<figure>{picture}</figure>{twin}"


def _twin(table: TableFigure) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    grid = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{_text(table.title)}</summary>{grid}</details>"


@markup.register
def _legend(block: b.Legend, look: Look) -> str:
    from competency_app.reports.drawings import legend

    words = ", ".join(words for _, words in block.entries)
    return f"<figure>{svg(legend(block.entries, replace(look, large=False)), words, is_rtl=look.is_rtl)}</figure>"


@markup.register
def _goal_head(block: b.GoalHead, _look: Look) -> str:
    steps = f" {block.arrow} ".join(filter(None, (block.before, block.after)))
    return f'<h2>{_text(block.title)}</h2><p class="quiet">{_text(steps)}</p>'


@markup.register
def _rows(block: b.Rows, _look: Look) -> str:
    rows = "".join(f'<tr><th scope="row">{_text(row.label)}</th><td>{_row(row)}</td></tr>' for row in block.rows)
    return f'<table class="fields">{rows}</table>'


def _row(row: b.Row) -> str:
    if not row.ticks:
        return _text(row.text)
    items = "".join(f"<li>{'☑' if done else '☐'} {_text(text)}</li>" for text, done in row.ticks)
    return f"<ul>{items}</ul>"


@markup.register
def _table(block: b.Table, _look: Look) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if any(block.columns) else ''}<tbody>{rows}</tbody></table>"


@markup.register
def _write_lines(block: b.WriteLines, _look: Look) -> str:
    rows = "".join(f'<tr><th scope="row">{_text(label)}</th><td></td></tr>' for label in block.labels)
    return f'<table class="fields">{rows}</table>'


@markup.register
def _keep(block: b.Keep, look: Look) -> str:
    return f"<section>{''.join(markup(one, look) for one in block.blocks)}</section>"


@markup.register
def _gap(_block: b.Gap, _look: Look) -> str:
    return ""


@markup.register
def _new_page(_block: b.NewPage, _look: Look) -> str:
    return ""
