from dataclasses import replace

import pytest

from competency_app.domain.packages import Finding
from competency_app.exchange.limits import LIMITS, Limits, RefusedError
from competency_app.exchange.tree import Item, arrange

Pairs = list[tuple[str, str]]


def _arranged(pairs: Pairs, limits: Limits = LIMITS) -> tuple[list[str], list[tuple[str, str]]]:
    """The tree as indented lines, and (code, place) of the findings."""
    findings: list[Finding] = []
    items = [Item(ident, parent, ident, str(at)) for at, (ident, parent) in enumerate(pairs)]
    placed = arrange(items, limits, findings)
    for one in placed:
        assert one.parent is None or placed[one.parent].depth == one.depth - 1
    lines = [" " * one.depth + ("?" if one.item is None else pairs[one.item][0]) for one in placed]
    return lines, [(one.code, one.place) for one in findings]


@pytest.mark.parametrize(
    ("pairs", "lines", "findings"),
    [
        ([("a", ""), ("b", "a"), ("c", ""), ("d", "a")], ["a", " b", " d", "c"], []),
        ([("b", "a"), ("a", "")], ["a", " b"], []),
        ([("a", ""), ("b", "x"), ("c", "b")], ["a", "?", " b", "  c"], [("unknown_parent", "1")]),
        ([("a", "a"), ("b", "a")], ["a", " b"], [("cycle", "0")]),
        ([("a", "c"), ("b", "a"), ("c", "b")], ["c", " a", "  b"], [("cycle", "2")]),
        ([("a", ""), ("a", ""), ("b", "a")], ["a", " b", "a"], [("repeated_key", "1")]),
        ([("", ""), ("", ""), ("b", "")], ["", "", "b"], []),
    ],
)
def test_a_tree(pairs: Pairs, lines: list[str], findings: list[tuple[str, str]]) -> None:
    assert _arranged(pairs) == (lines, findings)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_depth_has_a_limit(is_reversed: bool) -> None:
    chain = [(str(at), str(at - 1) if at else "") for at in range(5)]
    pairs = chain[::-1] if is_reversed else chain
    assert len(_arranged(pairs, replace(LIMITS, tree_depth=5))[0]) == 5
    with pytest.raises(RefusedError) as problem:
        _arranged(pairs, replace(LIMITS, tree_depth=4))
    assert problem.value.finding.code == "tree_too_deep"


def test_a_large_flat_list_and_a_long_circle_are_quick() -> None:
    assert len(_arranged([(str(at), "") for at in range(20_000)])[0]) == 20_000
    with pytest.raises(RefusedError):
        _arranged([(str(at), str((at + 1) % 20_000)) for at in range(20_000)])
