"""The plain page says what the Word file says, closed days included."""

import html5lib

from samspor.drawing.files.web import write_html
from samspor.drawing.files.word import write_docx
from tests.factories.content import a_wheel, an_item, sample
from tests.unit.drawing.files.readers import document, job


def test_page_has_the_closed_days_of_the_document():
    tree = html5lib.parse(write_html(job(sample())), namespaceHTMLElements=False)
    lines = [one for one in document(write_docx(job(sample()))).paragraphs if one.text]
    start = [one.text for one in lines].index("Breaks and closed days 2024-2025")

    assert tree.findtext(".//h2") == lines[start].text
    days = ["".join(one.itertext()) for one in tree.findall("./body/ul/li")]
    assert days == [one.text for one in lines[start + 1 :]]
    assert len(days) > 5


def test_page_without_closed_days_has_no_heading_for_them():
    assert b"<h2>" not in write_html(job(a_wheel(an_item(1))))
