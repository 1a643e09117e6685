"""Pages to a PDF file: the footer of every page, the running head, metadata, bookmarks and the painting of marks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from competency_app.reports import fonts, text
from competency_app.reports.blocks import Footer, Report
from competency_app.reports.layout import Placed, paginate, pieces
from competency_app.reports.marks import Box, Dot, Drawing, Mark, Path, Rule, Words, shifted
from competency_app.reports.pieces import rule
from competency_app.reports.styles import FOOTER_FROM_EDGE, MARGIN, POINT, TEXT_WIDTH, Look
from competency_app.reports.text import lines, one_line

_ABOVE_FOOTER = 14.0


def pdf(report: Report, look: Look) -> bytes:
    """The report as a PDF file; the same content gives the same bytes."""
    width, height = look.page
    footer_height = _footer(report.footer, 1, 1, look).height
    footer_top = height - FOOTER_FROM_EDGE - footer_height
    room = min(height - MARGIN, footer_top - _ABOVE_FOOTER) - MARGIN
    pages = paginate([piece for block in report.blocks for piece in pieces(block, look)], room)
    out = BytesIO()
    canvas = _canvas(out, report, look)
    brush = Brush(canvas, round((width - TEXT_WIDTH) / 2), height, look.is_rtl)
    depth = -1
    for number, page in enumerate(pages, start=1):
        canvas.scale(1 / POINT, 1 / POINT)
        if number > 1 and not _starts_title(page):
            brush.paint(_running(report.running, look), 0, MARGIN - 40)
        for placed in page:
            brush.paint(placed.piece.marks, 0, MARGIN + placed.y)
        brush.paint(_footer(report.footer, number, len(pages), look).marks, 0, footer_top)
        depth = _bookmarks(canvas, page, (number, height), depth)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawing_pdf(drawing: Drawing, look: Look, margin: float = 16.0) -> bytes:
    """One drawing on a page of its own size, for a picture file."""
    from reportlab.pdfgen.canvas import Canvas

    width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
    out = BytesIO()
    name = fonts.font("FiraGO-Regular").fontName
    canvas = Canvas(out, pagesize=(width / POINT, height / POINT), invariant=1, initialFontName=name)
    canvas.scale(1 / POINT, 1 / POINT)
    Brush(canvas, margin, height, look.is_rtl, drawing.width).paint(drawing.marks, 0, margin)
    canvas.save()
    return out.getvalue()


def _canvas(out: BytesIO, report: Report, look: Look) -> Any:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # Nothing of ours names a file or an address; should a mark-up parser ever be reached, it may fetch nothing.
    rl_config.trustedSchemes, rl_config.trustedHosts = [], None
    # Streams as they are: text wrapping of binary data only makes files larger and writing slower.
    rl_config.useA85 = 0
    width, height = look.page
    size = (width / POINT, height / POINT)
    canvas = Canvas(
        out, pagesize=size, invariant=1, lang=report.language, initialFontName=fonts.font("FiraGO-Regular").fontName
    )
    canvas.setTitle(text.plain(report.title))
    canvas.setAuthor(report.author)
    canvas.setCreator(report.author)
    canvas.setSubject(text.plain(report.footer.promise))
    return canvas


def _running(words: str, look: Look) -> tuple[Mark, ...]:
    """The head of every page but the first: one line and a thin rule."""
    style = look.secondary
    line = lines(words, style, TEXT_WIDTH, look.language)[0]
    return (Words(0, style.ascent, line, style, look.palette.text2), rule(style.leading + 6, look))


def _footer(footer: Footer, page: int, pages: int, look: Look) -> Drawing:
    style, palette = look.secondary, look.palette
    marks: list[Mark] = [rule(0.5, look)]
    y = 9.0
    count = one_line(footer.page.format(page=page, pages=pages), style, look.language)
    marks.append(Words(TEXT_WIDTH, y + style.ascent, count, style, palette.text, "end"))
    for line in lines(footer.promise, style, TEXT_WIDTH - 120 * look.scale, look.language):
        marks.append(Words(0, y + style.ascent, line, style, palette.text))
        y += style.leading
    for words in footer.lines:
        for line in lines(words, style, TEXT_WIDTH, look.language):
            marks.append(Words(0, y + style.ascent, line, style, palette.text2))
            y += style.leading
    return Drawing(TEXT_WIDTH, y, tuple(marks))


def _starts_title(page: list[Placed]) -> bool:
    """Whether a page begins with a title block, which needs no head above it."""
    return bool(page) and page[0].piece.bookmark is not None and page[0].piece.bookmark[1] == 0


def _bookmarks(canvas: Any, page: list[Placed], place: tuple[int, float], depth: int) -> int:
    """Outline entries of a page; none is more than one below the entry before it, as the format asks."""
    number, height = place
    for index, placed in enumerate(page):
        if placed.piece.bookmark is None:
            continue
        title, wanted = placed.piece.bookmark
        depth = min(wanted, depth + 1)
        key = f"p{number}-{index}"
        canvas.bookmarkHorizontal(key, 0, (height - MARGIN - placed.y) / POINT, fit="XYZ")
        canvas.addOutlineEntry(text.plain(title), key, depth, closed=False)
    return depth


class Brush:
    """Paints marks on a canvas scaled to px: turns y over, mirrors x for right-to-left."""

    def __init__(self, canvas: Any, left: float, page_height: float, is_rtl: bool, width: float = TEXT_WIDTH) -> None:
        self._canvas, self._left, self._height = canvas, left, page_height
        self._width, self._is_rtl = width, is_rtl
        self._colours: dict[str, Any] = {}

    def paint(self, marks: tuple[Mark, ...], dx: float, dy: float) -> None:
        """Paint the marks moved by (dx, dy) from the top of the text's reading start."""
        for mark in shifted(marks, dx, dy):
            match mark:
                case Words():
                    self._words(mark)
                case Rule():
                    self._rule(mark)
                case Box():
                    self._box(mark)
                case Dot():
                    self._pen(mark.fill, mark.stroke, mark.line)
                    place = (self._x(mark.x), self._height - mark.y, mark.radius)
                    self._canvas.circle(*place, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))
                case Path():
                    self._path(mark)

    def _x(self, x: float) -> float:
        return self._left + (self._width - x if self._is_rtl else x)

    def _words(self, mark: Words) -> None:
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        if self._is_rtl:
            share = 1 - share
        self._canvas.setFillColor(self._colour(mark.colour))
        x = self._x(mark.x) - share * mark.line.width
        text.draw(self._canvas, mark.line, mark.style, x, self._height - mark.y)

    def _rule(self, mark: Rule) -> None:
        self._pen(None, mark.colour, mark.width)
        if mark.dash:
            self._canvas.setDash(*mark.dash)
        self._canvas.line(self._x(mark.x1), self._height - mark.y1, self._x(mark.x2), self._height - mark.y2)
        if mark.dash:
            self._canvas.setDash()

    def _box(self, mark: Box) -> None:
        self._pen(mark.fill, mark.stroke, mark.line)
        left = self._x(mark.x + mark.width) if self._is_rtl else self._x(mark.x)
        kinds = {"stroke": int(mark.stroke is not None), "fill": int(mark.fill is not None)}
        place = (left, self._height - mark.y - mark.height, mark.width, mark.height)
        if mark.radius:
            self._canvas.roundRect(*place, min(mark.radius, mark.width / 2, mark.height / 2), **kinds)
        else:
            self._canvas.rect(*place, **kinds)

    def _path(self, mark: Path) -> None:
        self._pen(mark.fill, mark.stroke, mark.line)
        path = self._canvas.beginPath()
        for index, (x, y) in enumerate(mark.points):
            (path.lineTo if index else path.moveTo)(self._x(x), self._height - y)
        if mark.closed:
            path.close()
        self._canvas.drawPath(path, stroke=int(mark.stroke is not None), fill=int(mark.fill is not None))

    def _pen(self, fill: str | None, stroke: str | None, width: float) -> None:
        if fill is not None:
            self._canvas.setFillColor(self._colour(fill))
        if stroke is not None:
            self._canvas.setStrokeColor(self._colour(stroke))
            self._canvas.setLineWidth(width)

    def _colour(self, code: str) -> Any:
        if code not in self._colours:
            from reportlab.lib.colors import HexColor

            self._colours[code] = HexColor(code)
        return self._colours[code]
