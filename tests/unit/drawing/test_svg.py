import re
from datetime import date

from hypothesis import given
from lxml import etree

from samspor.drawing import circle, fan, svg
from samspor.drawing.content import Kind
from samspor.drawing.phrases import Phrases
from samspor.kernel.timing import Timing
from tests.factories.content import a_wheel, an_arena, an_item, sample, wheels

TODAY = date(2024, 11, 21)
PHRASES = Phrases(language="nb")
SVG = "{http://www.w3.org/2000/svg}"
CANARY = "<script>alert('å')</script>\"' onload=x & <b>"


def written(content, **more):
    drawn = circle.draw(content, today=TODAY, phrases=PHRASES, href="/a/{}/".format)
    return svg.render(drawn, **more)


@given(wheels())
def test_drawing_is_well_formed_and_every_id_stands_once(content):
    root = etree.fromstring(written(content))

    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = re.findall(r"#(w-[\w]+)", written(content))
    assert set(used) <= set(ids)


@given(wheels())
def test_t24_drawing_has_no_style_and_no_script_of_its_own(content):
    root = etree.fromstring(written(content))

    for element in root.iter():
        assert element.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}foreignObject"}
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)


def test_t23_texts_of_people_stay_text():
    item = an_item(title=CANARY, place=CANARY, id='"><script>', kind=Kind.GATHERING)
    undated = an_item(2, title=CANARY, timing=Timing.month(2024, 9))
    arena = an_arena(name=CANARY)
    wheel = a_wheel(item, undated, arenas=0, community_name=CANARY, title=CANARY)
    wheel = type(wheel)(
        **{**{name: getattr(wheel, name) for name in wheel.__slots__}, "arenas": (arena,)}
    )

    text = written(wheel)

    assert "<script" not in text
    assert "<b>" not in text
    assert not [one for one in etree.fromstring(text).iter() if "onload" in one.attrib]


def test_every_item_is_a_link_with_its_full_name():
    links = etree.fromstring(written(sample())).findall(f".//{SVG}a")

    found = {link.get("data-id"): link for link in links}
    gathering = found["styrersamling-host"]
    name = (
        "Styrersamling, onsdag 16. oktober 2024 kl. 09.30–15.00 (uke 42), DMMH, "
        "Regionalt styrernettverk"
    )
    assert len(found) == 14
    assert gathering.get("href") == "/a/styrersamling-host/"
    assert gathering.find(f"{SVG}title").text == name


def test_links_stand_in_the_order_of_time():
    links = etree.fromstring(written(sample())).findall(f".//{SVG}a")

    assert [link.get("data-id") for link in links] == [item.id for item in sample().items]


def test_two_drawings_can_stand_in_one_page():
    one = set(re.findall(r' id="([^"]+)"', written(sample())))
    other = set(re.findall(r' id="([^"]+)"', written(sample(), prefix="x")))

    assert not one & other


def test_file_of_its_own_carries_its_rules():
    assert "<style>.ring{fill:red}</style>" in written(sample(), css=".ring{fill:red}")


@given(wheels())
def test_half_wheel_is_well_formed_and_links_to_each_month(content):
    drawn = fan.draw(
        content, chosen="2024-11", today=TODAY, phrases=PHRASES, href="?maned={}".format
    )

    links = etree.fromstring(fan.render(drawn)).findall(f".//{SVG}a")

    assert [link.get("href") for link in links] == [
        f"?maned={year}-{month:02d}" for year, month in content.school_year.months()
    ]


def test_half_wheel_says_what_each_month_holds():
    drawn = fan.draw(
        sample(), chosen="2024-11", today=TODAY, phrases=PHRASES, href="?maned={}".format
    )

    november = next(one for one in drawn.sectors if one.chosen)

    assert november.label == "november 2024, 4 activities"
    assert november.count == 4
