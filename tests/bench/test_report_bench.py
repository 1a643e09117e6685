"""Budgets of the paper: a personal plan of six pages in 250 ms warm, Arabic and Chinese within twice of English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from competency_app.actions import profiles, reporting, sample_story
from competency_app.actions.reporting import ReportOrder
from competency_app.i18n import SHIPPED, translator
from competency_app.reports import pages
from competency_app.reports.blocks import Report
from competency_app.reports.content import PARTS
from competency_app.reports.document import pdf
from competency_app.reports.profile import profile_report
from competency_app.reports.styles import Look
from tests.reports import sample_content as sample

BUDGET_SECONDS = 0.25
MOST_TIMES_ENGLISH = 2.0
TODAY = date(2026, 11, 12)
WORDS = {
    "en": ("Self-regulated learning", "Learners look back on their own work once a week and plan a next step. "),
    "ar": ("التعلم الذاتي المنظم", "ينظر المتعلمون في عملهم مرة في الأسبوع ويخططون للخطوة التالية (DigCompEdu 2.1). "),
    "zh": ("自主学习与反思能力", "学习者每周回顾一次自己的作业，并计划下一步（DigCompEdu 2.1）。"),
}


@pytest.mark.parametrize("language", SHIPPED)
def test_a_real_profile_with_its_plan(benchmark: Any, tmp_path: Path, language: str) -> None:
    """The tour's teacher with all 33 indicators of JY/T 0646: from the answers to the bytes of the file."""
    path, clock = tmp_path / "one.competency", sample_story.clock_at(TODAY)
    workspace = profiles.create_at(path, "Wren", language=language, clock=clock)
    story = sample_story.tell(workspace, clock, "jyt-0646", translator(language), today=TODAY)
    order = ReportOrder("profile", story.second, before_id=story.first, language=language)
    content = benchmark(lambda: reporting.pdf_bytes(workspace, order))
    workspace.close(keep_backup=False)
    benchmark.extra_info["pages"] = pages.count(content)
    assert benchmark.stats.stats.median <= BUDGET_SECONDS


def six_pages(language: str) -> Report:
    """A profile with a plan of three goals, every field filled in the language."""
    title, sentence = WORDS[language]
    tr = translator(language)
    long = sentence * 3
    one = sample.goal(1, why=long, different=long, see=long, when=sentence, i_will=sentence, helper=sentence)
    planned = replace(sample.GOALS[0], goal=one, title=title, next_text=long)
    plan = sample.plan(goals=(planned,) * 3, lead="", strip=None)
    items = tuple(replace(item, title=title) for item in sample.ITEMS)
    profile = sample.profile(lead=long, competences=items, trail=(long,) * 8)
    return profile_report(profile, tr, PARTS, plan)


def warm_seconds(languages: Sequence[str]) -> dict[str, float]:
    """The fastest of ten documents in each language, made in turn so that all of them meet the same machine."""
    reports = {language: six_pages(language) for language in languages}
    best = dict.fromkeys(reports, inf)
    for _ in range(10):
        for language, report in reports.items():
            start = perf_counter()
            pdf(report, Look(language=language))
            best[language] = min(best[language], perf_counter() - start)
    return best


def test_a_plan_of_six_pages(benchmark: Any) -> None:
    report = six_pages("en")
    content = benchmark(lambda: pdf(report, Look()))
    assert pages.count(content) >= 6
    assert benchmark.stats.stats.median <= BUDGET_SECONDS


def test_arabic_and_chinese_take_at_most_twice_as_long(benchmark: Any) -> None:
    best = benchmark.pedantic(warm_seconds, (tuple(WORDS),), rounds=1)
    for language in ("ar", "zh"):
        benchmark.extra_info[f"{language}_to_english"] = round(best[language] / best["en"], 2)
        assert best[language] <= MOST_TIMES_ENGLISH * best["en"], language
