"""The shell asks only for what it shows, and finds its way without an address."""

from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import fromstring

import pytest
from django.test import RequestFactory
from django.utils import translation

from samspor.kernel.timing import Timing
from samspor.ui import icons, markup, navigation
from samspor.ui.context import Shell
from samspor.ui.templatetags import norwegian

pytestmark = pytest.mark.urls("samspor.portal.urls")


def test_address_of_a_route_that_does_not_exist_is_empty():
    assert navigation.address("no_such_route") == ""
    assert navigation.address("about") == "/om/"


def test_shell_offers_no_sign_in_where_there_is_none():
    shell = Shell(RequestFactory().get("/"))

    assert shell.sign_in == ""
    assert shell.signed_in is False
    assert list(shell.messages) == []


def test_attributes_leave_out_what_is_not_said():
    made = markup.attributes({"href": "/?a=1&b=2", "download": True, "name": "", "value": None})

    assert made == ' href="/?a=1&amp;b=2" download'


def test_attribute_zero_is_said():
    assert markup.attributes({"value": 0}) == ' value="0"'


def test_lines_escape_what_they_join():
    assert markup.lines(["a", "<b>"]) == "a<br>&lt;b&gt;"


@pytest.mark.parametrize("name", sorted(icons.DRAWINGS))
def test_icon_is_whole_and_has_no_colour_of_its_own(name: str):
    drawing = fromstring(f"<svg>{icons.DRAWINGS[name]}</svg>")  # noqa: S314 (our own text)

    assert {shape.tag for shape in drawing} <= {"path", "circle"}
    assert not {"fill", "stroke", "style"} & {key for shape in drawing for key in shape.attrib}


def test_filters_write_in_the_language_of_the_page():
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    with translation.override("nn"):
        assert norwegian.weekday(date(2026, 11, 21)) == "laurdag"
        assert norwegian.weekday(late) == "sundag"
        assert norwegian.weekday_short(late) == "sun."
        assert norwegian.day(late, "short") == "sun. 22. november 2026"
        assert norwegian.week(date(2026, 11, 22)) == "veke 47"
        assert norwegian.timing(Timing.week(2026, 47), "short") == "veke 47 (16.–20. nov. 2026)"
        assert norwegian.month(12) == "desember"
        assert norwegian.hours(start=time(9, 30), end=time(15)) == "kl. 09.30–15.00"
    with translation.override("en"):
        assert norwegian.weekday(date(2026, 11, 21)) == "Saturday"
        assert norwegian.number(12500) == "12,500"
