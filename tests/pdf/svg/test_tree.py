"""What of a file gets to svglib, as text."""

from __future__ import annotations

import pytest
from lxml import etree

from brochure.pdf.svg import source, tree
from brochure.pdf.svg.tree import reduced
from brochure.pdf.svg.values import RefusedError

from .sample import XMLNS, svg

FILL = 'fill="#000000" fill-opacity="1.0" fill-rule="nonzero"'


def content(text: str, attributes: str = 'viewBox="0 0 200 200"') -> str:
    """What is drawn, without the definitions."""
    root = reduced(svg(text, attributes)).root
    return "".join([etree.tostring(child, encoding="unicode") for child in root[1:]])


def attributes(text: str) -> dict[str, str]:
    """The attributes of the only shape."""
    (shape,) = (element for element in reduced(svg(text)).root.iter() if element.tag not in ("svg", "defs", "g"))
    return dict(shape.attrib)


def test_shapes_have_all_their_properties_and_nothing_else() -> None:
    assert content('<path d="M1 2h3" id="a" class="b" data-x="y" xlink:title="t"/>') == (
        '<path d="M1 2h3" fill="#000000" stroke="none" fill-opacity="1.0" fill-rule="nonzero"/>'
    )


def test_properties_are_inherited() -> None:
    found = attributes(
        '<g fill="red" stroke="currentColor" color="#00f" stroke-width="1in" fill-opacity=".5">'
        '<g fill="inherit"><rect width="9" height="9" stroke-dasharray="1mm 2" stroke-linejoin="round"/></g></g>'
    )
    assert found["fill"] == "#ff0000"
    assert found["fill-opacity"] == "0.5"
    assert (found["stroke"], found["stroke-width"], found["stroke-linejoin"]) == ("#0000ff", "96.0", "round")
    assert found["stroke-dasharray"].endswith(" 2.0")


def test_style_sheets_apply_wherever_they_stand() -> None:
    assert attributes('<circle class="a" r="5"/><defs><style>.a{fill:red}</style></defs>')["fill"] == "#ff0000"


@pytest.mark.parametrize(
    "text",
    [
        '<path d="M0 0h9" fill="none"/>',
        '<path d="M0 0h9" display="none"/>',
        '<g style="display:none"><path d="M0 0h9"/></g>',
        '<path d="M0 0h9" visibility="hidden"/>',
        '<path d="M0 0h9" opacity="0"/>',
        '<path d="M0 0h9" fill="transparent"/>',
        '<path/><path d=""/><circle r="0"/><rect width="9"/><ellipse rx="9" ry="0"/><polygon points="1 2"/>',
        "<defs><path d='M0 0h9'/></defs><symbol><path d='M0 0h9'/></symbol>",
        '<path xmlns="http://example.com/other" d="M0 0h9"/>',
        "<title>Cooks</title><desc>Cooks</desc><metadata><path d='M0 0h9'/></metadata>",
        '<text x="9" y="9">  </text>',
        '<path d="M0 0h9" requiredExtensions="http://example.com/"/>',
        '<path d="M0 0h9" systemLanguage="de"/>',
        '<clipPath id="c"/><path d="M0 0h9" clip-path="url(#c)"/>',
    ],
)
def test_what_is_invisible_is_left_out(text: str) -> None:
    assert content(text) == ""


def test_references_are_repeated_where_they_stand() -> None:
    assert content('<defs><path id="p" d="M0 0h9"/></defs><use href="#p" x="3" fill="red" transform="scale(2)"/>') == (
        '<g transform="matrix(2.0,0.0,0.0,2.0,0.0,0.0)"><g transform="matrix(1.0,0.0,0.0,1.0,3.0,0.0)">'
        '<path d="M0 0h9" fill="#ff0000" stroke="none" fill-opacity="1.0" fill-rule="nonzero"/></g></g>'
    )


def test_a_switch_draws_what_needs_no_extensions() -> None:
    shape = attributes(
        '<switch><foreignObject requiredExtensions="http://ns.adobe.com/"/><g systemLanguage="de"><circle r="1"/></g>'
        '<g><circle r="2"/></g><g><circle r="3"/></g></switch>'
    )
    assert shape["r"] == "2.0"


def test_opacity_of_a_shape_with_one_paint_is_that_of_the_paint() -> None:
    assert attributes('<rect width="9" height="9" opacity=".5" fill-opacity=".5"/>')["fill-opacity"] == "0.25"
    found = content('<rect width="9" height="9" opacity="50%" stroke="red"/>')
    assert found.startswith('<g opacity="0.5"><rect')


def test_clips_are_shapes_of_their_own() -> None:
    root = reduced(
        svg(
            '<g clip-path="url(#c)"><circle r="5"/></g><clipPath id="c" transform="scale(2)" clip-rule="evenodd">'
            '<use href="#r" y="1"/></clipPath><defs><rect id="r" width="7" height="8"/></defs>'
        )
    ).root
    assert etree.tostring(root[0], encoding="unicode") == (
        '<defs><clipPath id="c0"><rect x="0.0" y="0.0" width="7.0" height="8.0" rx="0.0" ry="0.0" clip-rule="evenodd"'
        ' transform="matrix(2.0,0.0,0.0,2.0,0.0,2.0)"/></clipPath></defs>'
    )
    assert root[1].get("clip-path") == "url(#c0)"


def test_percentages_are_of_the_view_box() -> None:
    found = attributes('<rect width="50%" height="25%" x="1%"/>')
    assert (found["width"], found["height"], found["x"]) == ("100.0", "50.0", "2.0")


@pytest.mark.parametrize(
    ("given", "width", "height"),
    [
        ('viewBox="0 0 40 20"', 40, 20),
        ('viewBox="0 0 40 20" width="1in"', 96, 48),
        ('viewBox="0 0 40 20" height="1in" width="100%"', 192, 96),
        ('width="30" height="10mm"', 30, 10 * 96 / 25.4),
    ],
)
def test_sizes(given: str, width: float, height: float) -> None:
    root = reduced(svg("", given)).root
    assert (float(root.get("width")), float(root.get("height"))) == pytest.approx((width, height))


def test_lines_of_text() -> None:
    lines = content(
        '<text font-size="2em" font-weight="700" style="font-family:Arial">'
        '<tspan x="1" y="2">Job <tspan>fair</tspan></tspan>'
        '<tspan x="1" y="3" font-style="italic">2027</tspan></text>'
    )
    style = 'fill="#000000" fill-opacity="1.0"'
    assert lines == (
        f'<text {style} font-family="Lato-Bold" font-size="32.0" text-anchor="start" x="1.0" y="2.0">Job fair</text>'
        f'<text {style} font-family="Lato-BoldItalic" font-size="32.0" text-anchor="start" x="1.0" y="3.0">2027</text>'
    )


def test_names_of_vocabularies_may_be_entities_as_illustrator_declares_them() -> None:
    data = (
        b'<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/ai/">]>'
        b'<svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" viewBox="0 0 9 9"><circle r="5"/></svg>'
    )
    assert len(reduced(data).root) == 2


def test_a_path_that_goes_on_begins_where_the_last_part_began() -> None:
    assert attributes('<path d="M1 1h3v3z l5 5zM2 2"/>')["d"] == "M1 1h3v3z m0 0  l5 5zM2 2"


def test_symbols_are_clipped_unless_they_say_otherwise() -> None:
    symbol = '<symbol id="s" {}><circle r="9"/></symbol><use href="#s"/>'
    assert "clip-path" in content(symbol.format(""))
    assert "clip-path" not in content(symbol.format('overflow="visible"'))


@pytest.mark.parametrize("style", ["background:#ff000080", "background-color: rgb(255, 0, 0, 50%)"])
def test_a_color_behind_the_picture_is_drawn_as_browsers_do(style: str) -> None:
    (rect,) = reduced(svg("", f'viewBox="1 2 3 4" style="{style}"')).root[1:]
    assert (rect.get("x"), rect.get("height"), rect.get("fill")) == ("1.0", "4.0", "#ff0000")
    assert not content("", 'viewBox="1 2 3 4" style="background:none"')


DEEP = "<g>" * 150 + "</g>" * 150
LAUGHS = '<g id="a0"><circle r="1"/></g>' + "".join(
    f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10)
)

LINEAR = '<linearGradient id="g" {}><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
FILLED = '<rect width="9" height="9" fill="url(#g)"/>'

REFUSED = {
    "a gradient that repeats": (svg(LINEAR.format('spreadMethod="reflect"') + FILLED), "a gradient that repeats"),
    "a gradient that fades": (
        svg('<linearGradient id="g"><stop/><stop offset="1" stop-opacity="0"/></linearGradient>' + FILLED),
        "changes its opacity",
    ),
    "a gradient of itself": (svg('<linearGradient id="g" href="#g"/>' + FILLED), "refers to itself"),
    "a gradient of another file": (svg('<linearGradient id="g" href="a.svg#g"/>' + FILLED), "refers to 'a.svg#g'"),
    "a flat gradient": (svg(LINEAR.format('gradientTransform="scale(1 0)"') + FILLED), "a gradient that is flat"),
    "a focus outside": (
        svg('<radialGradient id="g" fx="2"><stop/><stop offset="1"/></radialGradient>' + FILLED),
        "the focus '2 0.5'",
    ),
    "a pattern": (svg('<pattern id="g"><circle r="1"/></pattern>' + FILLED), "fills with a <pattern>"),
    "a gradient along a line": (
        svg(LINEAR.format("") + '<path d="M0 0h9" stroke="url(#g)"/>'),
        "lines or text with gradients",
    ),
    "no XML": (b"GIF89a", "not well-formed XML"),
    "half a file": (svg('<path d="M0 0"/>')[:-9], "not well-formed XML"),
    "no SVG": (b"<html><body/></html>", "not an SVG picture"),
    "no namespace": (b"<svg viewBox='0 0 1 1'/>", "not an SVG picture"),
    "no size": (svg("", ""), "it has no size"),
    "no area": (svg("", 'viewBox="0 0 0 5"'), "the viewBox"),
    "a viewBox of words": (svg("", 'viewBox="one two"'), "the numbers 'one two'"),
    "a strange fit": (svg("", 'viewBox="0 0 1 1" preserveAspectRatio="defer xMidYMid"'), "the preserveAspectRatio"),
    "entities": (
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {XMLNS} viewBox="0 0 1 1"><text>&a;</text></svg>'.encode(),
        "declares entities",
    ),
    "a file as an entity": (
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {XMLNS} width="1" height="1">&a;</svg>'.encode(),
        "declares entities",
    ),
    "a parameter entity": (
        f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://localhost/x"> %a;]><svg {XMLNS} width="1" height="1"/>'.encode(),
        "declares entities",
    ),
    "a billion laughs of XML": (
        b"<!DOCTYPE svg [<!ENTITY a0 'ha'>"
        + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
        + f"]><svg {XMLNS} width='1' height='1' id='&a11;'/>".encode(),
        "not well-formed XML|declares entities",
    ),
    "a billion laughs of references": (svg(f'<defs>{LAUGHS}</defs><use href="#a9"/>'), "more than 10,000 elements"),
    "many elements": (svg("<g/>" * 10_001), "more than 10,000 elements"),
    "nested elements": (svg(DEEP), "nested more than 50 deep"),
    "a long value": (svg(f'<circle r="1" transform="{"scale(1) " * 300}"/>'), "a transform of 2,700 characters"),
    "many dashes": (svg(f'<path d="M0 0h9" stroke="red" stroke-dasharray="{"1 " * 65}"/>'), "more than 64"),
    "many colors": (svg(f'<linearGradient id="g">{"<stop/>" * 257}</linearGradient>' + FILLED), "more than 256 colors"),
    "many gradients": (
        svg("".join(f'<linearGradient id="g{n or ""}" href="#g{n + 1}"/>' for n in range(30)) + FILLED),
        "too many others",
    ),
    "a reference to itself": (svg('<g id="a"><use href="#a"/></g>'), "repeats itself"),
    "references in a circle": (
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        "repeats itself",
    ),
    "a reference to another file": (svg('<use href="other.svg#a"/>'), "refers to 'other.svg#a'"),
    "a reference to the network": (svg('<use xlink:href="http://localhost/a.svg#a"/>'), "refers to 'http://localhost"),
    "a reference to nothing": (svg('<use href="#nothing"/>'), "refers to '#nothing'"),
    "an address as paint": (svg('<circle r="1" fill="url(http://localhost/x)"/>'), "refers to 'http://localhost/x'"),
    "a picture": (svg('<image href="/etc/passwd" width="9" height="9"/>'), "contains <image>"),
    "a script": (svg("<script>alert(1)</script>"), "contains <script>"),
    "a script in an attribute": (svg('<circle r="1" onclick="alert(1)"/>'), "contains a script"),
    "other markup": (
        svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
        "<foreignObject>",
    ),
    "movement": (svg('<circle r="1"/><animate attributeName="r"/>'), "contains <animate>"),
    "a filter": (svg('<g filter="url(#f)"><circle r="1"/></g>'), "filter 'url"),
    "a mask": (svg('<circle r="1" style="mask:url(#m)"/>'), "mask 'url"),
    "markers": (svg('<g marker-end="url(#m)"><path d="M0 0h9"/></g>'), "marker-end"),
    "a blend": (svg('<circle r="1" style="mix-blend-mode:multiply"/>'), "mix-blend-mode 'multiply'"),
    "a picture that repeats itself": (svg('<use href="#root"/>', 'viewBox="0 0 9 9" id="root"'), "within itself"),
    "a turned picture": (svg('<svg transform="rotate(9)"/>'), "of a kind that is not supported"),
    "a clip of text": (svg('<clipPath id="c"><text>a</text></clipPath><circle r="1" clip-path="url(#c)"/>'), "of text"),
    "a clip of two shapes": (
        svg('<clipPath id="c"><circle r="1"/><circle r="2"/></clipPath><circle r="1" clip-path="url(#c)"/>'),
        "several shapes",
    ),
    "a clip in a clip": (
        svg('<clipPath id="c"><circle r="1" clip-path="url(#c)"/></clipPath><circle r="1" clip-path="url(#c)"/>'),
        "a kind that is not supported",
    ),
    "a clip in fractions": (
        svg('<clipPath id="c" clipPathUnits="objectBoundingBox"/><circle r="1" clip-path="url(#c)"/>'),
        "a kind that is not supported",
    ),
    "text in parts": (svg('<text>one <tspan fill="red">two</tspan></text>'), "several parts"),
    "text with a line": (svg('<text style="text-decoration:underline">a</text>'), "text-decoration 'underline'"),
    "text with a line around it": (svg('<g text-decoration="underline"><text>a</text></g>'), "text-decoration"),
    "text with wide spaces": (svg("<text>a   b</text>", 'viewBox="0 0 9 9" xml:space="preserve"'), "wide spaces"),
    "text in small capitals": (svg('<g font-variant="small-caps"><text>a</text></g>'), "font-variant 'small-caps'"),
    "text on a path": (svg('<text><textPath href="#p">a</textPath></text>'), "text with <textPath>"),
    "outlined text": (svg('<text stroke="red">a</text>'), "text with an outline"),
    "a path that makes no sense": (svg('<path d="M0 0 run"/>'), "the path"),
    "a path from nowhere": (svg('<path d="L0 0"/>'), "the path 'L0 0'"),
    "dashes of another length": (
        svg('<path d="M0 0h9" stroke="red" stroke-dasharray="1" pathLength="9"/>'),
        "dashes with a pathLength",
    ),
    "movement in a shape": (svg('<circle r="1"><animate attributeName="r"/></circle>'), "contains <animate>"),
    "unseen elements": (
        svg(f'<defs><g id="a">{"<title/>" * 500}</g></defs>' + '<use href="#a"/>' * 30),
        "more than 10,000 elements",
    ),
    "much text": (svg(f"<text>{'word ' * 500}</text>"), "a text of more than 2,000 characters"),
    "an entity of markup": (
        f'<!DOCTYPE svg [<!ENTITY a "&#60;g/>">]><svg {XMLNS} viewBox="0 0 1 1">&a;</svg>'.encode(),
        "declares entities",
    ),
    "a shape as a clip": (svg('<circle r="9" clip-path="circle(20px)"/>'), "the reference 'circle.20px.'"),
    "words for lengths": (svg('<rect width="wide" height="1"/>'), "the length 'wide'"),
    "a strange color": (svg('<circle r="1" fill="bluish"/>'), "the color 'bluish'"),
    "a strange cap": (svg('<path d="M0 0h9" stroke="red" stroke-linecap="fancy"/>'), "the stroke-linecap 'fancy'"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_printed_is_refused_in_words(case: str) -> None:
    data, reason = REFUSED[case]
    with pytest.raises(RefusedError, match=reason) as caught:
        reduced(data)
    assert caught.value.hint
    assert caught.value.reason.isprintable()


def test_sizes_of_files_and_paths_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_DATA", 20)
    path = '<path id="p" d="M0 0h9v9z"/>'
    reduced(svg(path))
    with pytest.raises(RefusedError, match="more than 20 characters"):
        reduced(svg(path + '<use href="#p"/>' * 2))
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    with pytest.raises(RefusedError, match="larger than"):
        reduced(svg(path))


def test_a_clip_counts_wherever_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = '<clipPath id="c"><path d="M0 0h9v9z"/></clipPath>'
    used = '<rect width="9" height="9" clip-path="url(#c)"/>'
    monkeypatch.setattr(tree, "MAX_DATA", 30)
    reduced(svg(clip + used))
    with pytest.raises(RefusedError, match="more than 30 characters"):
        reduced(svg(clip + used * 3))


def test_text_counts_wherever_it_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_DATA", 12)
    text = '<defs><text id="t">Cooks</text></defs>'
    reduced(svg(text + '<use href="#t"/>' * 2))
    with pytest.raises(RefusedError, match="more than 12 characters"):
        reduced(svg(text + '<use href="#t"/>' * 3))
