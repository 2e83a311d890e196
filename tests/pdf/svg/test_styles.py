from __future__ import annotations

import pytest
from lxml import etree

from brochure.pdf.svg.styles import MAX_MATCHES, Styles, declarations
from brochure.pdf.svg.values import RefusedError


def properties(sheet: str, element: str, count: int = 1) -> dict[str, str]:
    return Styles([sheet], count).properties(etree.fromstring(element))


def fill(sheet: str, element: str = '<path class="st0 big" id="p" fill="black"/>') -> str:
    return properties(sheet, element)["fill"]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("", "black"),
        (".st0{fill:#123456;}", "#123456"),
        (".st1{fill:red}", "black"),
        ("path{fill:red} rect{fill:blue}", "red"),
        ("rect, .st0 {fill:red}", "red"),
        ("*{fill:red}", "red"),
        ("#p{fill:red} .st0.big{fill:blue} path{fill:green}", "red"),
        (".st0.big{fill:blue} .st0{fill:green}", "blue"),
        ("path.st0{fill:blue} .st0{fill:green}", "blue"),
        (".st0{fill:blue} .big{fill:green}", "green"),
        (".st0{fill:blue!important} #p{fill:green}", "blue"),
        ("/* .st0{fill:red} */ .st0 { fill : blue ; }", "blue"),
        ("<![CDATA[", "black"),
        ('@charset "utf-8"; @font-face{src:url(x)} .st0{fill:red}', "red"),
    ],
)
def test_rules_apply_by_their_rank(sheet: str, expected: str) -> None:
    assert fill(sheet) == expected


def test_an_own_style_wins_over_rules_and_loses_to_important_ones() -> None:
    element = '<path class="a" style="fill: red; stroke:blue"/>'
    found = properties(".a{fill:green; stroke:green!important}", element)
    assert (found["fill"], found["stroke"]) == ("red", "green")


@pytest.mark.parametrize(
    "sheet", ["g > .st0{fill:red}", "path:hover{}", "[id]{fill:red}", "a b{}", "p:nth-child(2n){}"]
)
def test_other_selectors_are_refused(sheet: str) -> None:
    with pytest.raises(RefusedError, match="the selector"):
        fill(sheet)


@pytest.mark.parametrize("rule", ['@import url("http://example.com/x.css");', "@supports (a:b){}", "@media print{}"])
def test_rules_that_load_or_choose_are_refused(rule: str) -> None:
    with pytest.raises(RefusedError, match="the rule @"):
        fill(rule)


def test_the_number_of_rules_for_elements_is_limited() -> None:
    with pytest.raises(RefusedError, match="too much"):
        properties(".a{fill:red}" * 2, "<path/>", MAX_MATCHES)


def test_sizes_of_styles_are_limited() -> None:
    with pytest.raises(RefusedError, match="more than 262,144 characters"):
        properties("/" * 262_145, "<path/>")
    for attributes in (f'style="{" " * 10_001}"', " ".join(f'a{n}="1"' for n in range(101))):
        with pytest.raises(RefusedError, match="too many attributes"):
            properties("", f"<path {attributes}/>")


def test_numbers_without_end_are_refused() -> None:
    with pytest.raises(RefusedError, match="makes no sense"):
        fill(f".st0{{stroke-width:{'9' * 5000}}}")
    with pytest.raises(RefusedError, match="makes no sense"):
        fill("", f'<path style="stroke-width:{"9" * 5000}"/>')


def test_declarations_keep_what_strings_contain() -> None:
    assert declarations('font-family:"a;b:c"; FILL: Red !important') == ({"font-family": '"a;b:c"'}, {"fill": "Red"})
