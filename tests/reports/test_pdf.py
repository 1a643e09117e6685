"""The files: text comes out again, in order and once; hostile text is printed, nothing is read or fetched."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reportlab import rl_config

import competency_app.reports
from competency_app.i18n import translator
from competency_app.reports.blocks import Footer, Report, Row, Rows, Table, Words
from competency_app.reports.document import pdf
from competency_app.reports.html import page
from competency_app.reports.plan import plan_report
from competency_app.reports.profile import profile_report
from competency_app.reports.progress import progress_report
from competency_app.reports.styles import Look
from tests.reports import sample_content as sample

EN = translator("en")
LOOKS = [Look(), Look("Letter"), Look(grey=True), Look(large=True), Look("Letter", grey=True, large=True)]
REPORTS = {
    "profile": profile_report(sample.profile(), EN),
    "plan": plan_report(sample.plan(), EN),
    "progress": progress_report(sample.progress(), EN),
}
HOSTILE = (
    '<img src="/etc/passwd"/>',
    '<img src="\\\\host\\share\\x.png"/>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="javascript:alert(1)">x</a>',
    "<b>never closed",
    '<font color="nonsense">x</font>',
    '<onDraw name="x" label="y"/>',
    "<para><unknown/></para>",
    "</p></td></table><script>alert(1)</script>",
    "&lt;&amp;&#0; &nbsp;",
    "a\x00b\x07c\ud800d",
    "{page} {missing}",
    "%s %(x)s",
    "\u202eevil\u202c \u2067open",
    "\\x41 (unbalanced ) ( parenthesis",
)
ARABIC = "معظم الإجابات بين \u2066A2\u2069 و\u2066B1\u2069 في إطار (DigCompEdu 2.1)، والباقي بعد في 3 مجالات [4.2]."


def extracted(content: bytes) -> str:
    """All text as pdfium reads it, in Unicode's compatibility form."""
    document = pypdfium2.PdfDocument(content)
    found = "\n".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    return unicodedata.normalize("NFKC", found)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    found = [one.get_textpage().get_text_range() for one in document]
    document.close()
    return found


def arabic_page(words: str) -> bytes:
    """A page in Arabic only, as a translated report is."""
    footer = Footer("تقييم ذاتي", "صفحة", ("أساس التقييم",))
    return pdf(replace(of_blocks(Words(words), language="ar"), footer=footer), Look(language="ar"))


def of_blocks(*blocks: object, language: str = "en") -> Report:
    return replace(REPORTS["profile"], blocks=blocks, language=language)  # type: ignore[arg-type]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_competence_has_its_level_on_paper(look: Look) -> None:
    found = " ".join(extracted(pdf(REPORTS["profile"], look)).split())
    for one in sample.ITEMS:
        level = one.level or one.words
        assert re.search(rf"{re.escape(one.code)} {re.escape(one.title)} {re.escape(level)}", found), one.code


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("kind", REPORTS)
def test_every_page_says_what_it_is_and_where_it_comes_from(kind: str, look: Look) -> None:
    found = pages(pdf(REPORTS[kind], look))
    for number, content in enumerate(found, start=1):
        words = " ".join(content.split())
        assert "Self-assessment, not a certificate" in words
        assert f"Page {number} of {len(found)}" in words
        assert "rule “middle of chosen levels” 1.0" in words
        assert "3f2a 91c4 0b7e" in words
        assert "adapted; not endorsed" in words


@pytest.mark.parametrize("kind", REPORTS)
def test_the_same_content_gives_the_same_bytes(kind: str) -> None:
    assert pdf(REPORTS[kind], Look()) == pdf(REPORTS[kind], Look())


def test_the_file_names_itself_and_its_fonts_are_inside() -> None:
    content = pdf(REPORTS["plan"], Look())
    document = pypdfium2.PdfDocument(content)
    facts = document.get_metadata_dict()
    outline = [one.get_title() for one in document.get_toc()]
    document.close()
    assert facts["Title"] == "Development plan · Owl 27"
    assert facts["Author"] == "Competency 0.1"
    assert "Goal 1: 3.4 Self-regulated learning" in outline
    assert b"/Lang (en)" in content
    assert content.count(b"/FontFile2") == content.count(b"/Type /FontDescriptor") > 1
    assert b"/Helvetica" not in content


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    document = pypdfium2.PdfDocument(pdf(REPORTS["profile"], Look(paper)))  # type: ignore[arg-type]
    assert tuple(round(length) for length in document[0].get_size()) == size
    document.close()


def test_a_goal_never_breaks_across_pages() -> None:
    goals = tuple(replace(one, title=f"Goal title {n}") for n, one in enumerate(sample.GOALS * 2))
    found = pages(pdf(plan_report(sample.plan(goals=goals), EN), Look()))
    for number in range(4):
        (mine,) = [one for one in found if f"Goal title {number}" in one]
        assert mine.count("Why this") == mine.count("End review") == mine.count("Goal title")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_it_stands(hostile: str) -> None:
    goal = replace(sample.GOALS[0], title=hostile, next_text=hostile)
    report = plan_report(sample.plan(goals=(goal,), lead=hostile, people=((hostile, hostile),)), EN)
    content = pdf(report, Look())
    visible = re.sub(r"[\x00-\x1f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", "", hostile)
    if "evil" not in hostile:
        assert "".join(visible.split()) in "".join(extracted(content).split())
    assert b"/URI" not in content
    assert b"/Subtype /Image" not in content
    assert "root:" not in extracted(content)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_html_twin_escapes_everything(hostile: str) -> None:
    goal = replace(sample.GOALS[0], title=hostile, next_text=hostile)
    markup = page(plan_report(sample.plan(goals=(goal,), lead=hostile), EN), Look())
    assert "<script" not in markup
    assert "<img" not in markup
    assert "javascript:alert" not in re.sub(r"&lt;.*?&gt;", "", markup)
    markup.encode()


@pytest.mark.parametrize("block", [Words("x" * 50_000), Rows((Row("label", "stone " * 8000),)),
                                   Table(("", ""), (("row\n" * 400, "b"),), (0.5, 0.5))])  # fmt: skip
def test_what_is_taller_than_a_page_goes_on_on_the_next(block: object) -> None:
    found = pages(pdf(of_blocks(block), Look()))
    assert len(found) > 3
    text = "".join(found)
    assert text.count("x") >= 50_000 or text.count("stone") == 8000 or text.count("row") == 400


def test_nothing_runs_over_the_edge_of_the_paper() -> None:
    for kind, report in REPORTS.items():
        for look in LOOKS:
            document = pypdfium2.PdfDocument(pdf(report, look))
            for one in document:
                width, height = one.get_size()
                for thing in one.get_objects():
                    left, bottom, right, top = thing.get_bounds()
                    assert min(left, width - right) > 50, (kind, look)
                    assert min(bottom, height - top) > 15, (kind, look)
            document.close()


def test_no_report_reaches_a_parser_of_markup() -> None:
    folder = Path(competency_app.reports.__file__).parent
    assert not [one.name for one in folder.glob("*.py") if "platypus" in one.read_text("utf-8")]
    pdf(REPORTS["plan"], Look())
    assert rl_config.trustedSchemes == []
    assert rl_config.trustedHosts is None


def test_chinese_text_comes_out_in_order() -> None:
    sentence = "大多数回答介于A2与B1之间（DigCompEdu 2.1）。"
    content = pdf(of_blocks(Words(sentence), language="zh"), Look(language="zh"))
    assert unicodedata.normalize("NFKC", sentence) in extracted(content)


def test_arabic_words_come_out_in_order_and_once() -> None:
    found = extracted(arabic_page(ARABIC))
    letters = re.findall(r"[\u0621-\u064a]+", unicodedata.normalize("NFKC", ARABIC))
    assert re.findall(r"[\u0621-\u064a]+", found)[: len(letters)] == letters
    # pdfium turns letters and digits of a code around in a right-to-left line; nothing may be lost or doubled.
    characters = Counter(char for char in found if char.isascii() and char.isalnum())
    wanted = Counter(char for char in ARABIC if char.isascii() and char.isalnum())
    assert characters == wanted


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not installed")
def test_poppler_reads_arabic_with_codes_brackets_and_names_in_order(tmp_path: Path) -> None:
    file = tmp_path / "arabic.pdf"
    file.write_bytes(arabic_page(ARABIC))
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    plain = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", " ", unicodedata.normalize("NFKC", read))
    wanted = re.sub(r"[\u2066-\u2069]", "", ARABIC)
    # Poppler joins a short word to the code after it, so spaces are left out of the comparison.
    first = "".join(re.findall(r"\w", plain.split("\n")[0]))
    assert first == "".join(re.findall(r"\w", wanted))


def test_arabic_is_found_as_people_type_it() -> None:
    """Vowel signs are outlines, letters before a tail and full stops keep their characters."""
    words = "أهلًا وسهلًا، أجبتُ أولًا عن التاريخ في مستوى."
    found = extracted(arabic_page(words))
    assert without_signs(words) in " ".join(found.split())
    assert "\ue000" not in found


def without_signs(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x064B, 0x0653)))


def test_arabic_pages_are_mirrored() -> None:
    document = pypdfium2.PdfDocument(pdf(of_blocks(Words("ابج"), language="ar"), Look(language="ar")))
    text = document[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    document.close()
    assert max(box[2] for box in boxes[:3]) > 500


def test_a_chart_longer_than_a_page_repeats_its_head() -> None:
    rows = tuple((one.code, 2, 3) for one in sample.ITEMS) * 2
    report = progress_report(sample.progress(everything=sample.dumbbell(rows)), EN)
    found = [one.count("March to") for one in pages(pdf(report, Look()))]
    assert sum(found) == 3
    assert max(found) == 1


def test_a_framework_without_levels_in_words_or_bands_is_fine() -> None:
    bare = sample.profile(scale=(), trail=(), reading=(), twin=None, strip=None, strengths=(), closer_look=())
    assert "All competences" in extracted(pdf(profile_report(bare, EN), Look()))


def test_a_quick_first_look_says_so() -> None:
    quick = profile_report(sample.profile(first_look=True, strip=None), EN)
    found = extracted(pdf(quick, Look()))
    assert "quick first look" in found
    assert "Not enough answers yet" not in found


def test_parts_left_out_are_not_printed() -> None:
    only = profile_report(sample.profile(), EN, frozenset({"competences"}))
    found = extracted(pdf(only, Look()))
    assert "All competences" in found
    for left_out in ("Comes easily now", "We start with the new system", "How this is worked out"):
        assert left_out not in found


def test_looking_back_is_kept_apart_and_said_so() -> None:
    found = extracted(pdf(REPORTS["progress"], Look()))
    assert "Kept apart and not counted above" in found


def test_html_twin_has_the_same_levels_language_and_pictures() -> None:
    markup = page(REPORTS["profile"], Look())
    assert '<html lang="en" dir="ltr">' in markup
    for one in sample.ITEMS:
        assert f'<th scope="row">{one.title}</th><td class="level">{one.level or one.words}</td>' in markup
    assert markup.count("<svg") == 2
    assert "Self-assessment, not a certificate" in markup
