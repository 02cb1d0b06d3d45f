"""The document as Word reads it: months by arenas, headings, languages, a table with a head."""

from dataclasses import replace

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from samspor.drawing.content import Kind, TableShape
from samspor.drawing.files.word import write_docx
from samspor.drawing.files.wording import Wording
from samspor.drawing.phrases import Phrases
from samspor.kernel.timing import Timing
from tests.factories.content import a_wheel, an_arena, an_item, sample
from tests.unit.drawing.files.readers import ADDRESS, document, grid_rows, job


def test_table_has_the_rows_of_the_page():
    rows = grid_rows(write_docx(job(sample())))

    assert [row[0][0] for row in rows] == [
        "Month",
        "Who",
        "Responsibility, role, purpose, form",
        "2024",
        "August",
        "September",
        "Oktober",
        "November",
        "Desember",
        "2025",
        "Januar",
        "Februar",
        "Mars",
        "April",
        "Mai",
        "Juni",
        "Juli",
    ]
    assert [cell[0] for cell in rows[0][1:]] == [
        "Regional arbeidsgruppe",
        "Regionalt styrernettverk",
        "Kommunalt styrernettverk",
        "Nettverk mellom barnehager",
        "Utviklingsarbeid i barnehagen",
    ]


def test_card_says_what_when_where_and_what_is_on_the_agenda():
    rows = grid_rows(write_docx(job(sample())))

    assert rows[6][2] == [
        "Styrersamling",
        "When: ons. 16. oktober kl. 09.30–15.00 (uke 42)",
        "Kind: Gathering",
        "Place: DMMH",
        "Stoppunkt for arbeidet",
        "Evaluering",
        "Planlegging",
        "Faglig innlegg",
    ]
    assert rows[8][3] == [
        "Oppfølging av styrersamlingen og fagdagen",
        "When: desember",
        "Kind: Follow up",
        "Status: 0 of 4 have chosen a date",
        "follows: Styrersamling, ons. 16. oktober",
        "follows: Regional fagdag, ons. 27. november",
    ]


def test_answers_stand_in_the_card_that_asked_for_them():
    rows = grid_rows(write_docx(job(sample())))

    assert rows[7][3] == [
        "Oppfølging av styrersamlingen",
        "When: november",
        "Kind: Follow up",
        "Status: 2 of 4 have chosen a date",
        "Answer: Hitra: tirs. 5. november kl. 09.00–11.00 (uke 45), Oppfølging i Hitra",
        "Answer: Skaun: tors. 14. november kl. 12.00–14.00 (uke 46), Oppfølging i Skaun",
        "follows: Styrersamling, ons. 16. oktober",
    ]


def test_kind_that_the_title_says_is_not_said_again():
    content = a_wheel(an_item(1, title="Gathering of heads", kind=Kind.GATHERING))

    rows = grid_rows(write_docx(job(content)))

    assert rows[4][1] == ["Gathering of heads", "When: ons. 16. oktober (uke 42)"]


def test_title_that_says_the_year_does_not_say_it_twice():
    found = document(write_docx(job(a_wheel(an_item(1), title="Årshjul 2024–25"), year="")))

    assert found.paragraphs[0].text == found.core_properties.title == "Årshjul 2024–25"


def test_table_on_a_second_sheet_has_no_empty_last_row():
    item = an_item(1, timing=Timing.agreement(), arenas=("arena-1",))

    one, other = document(write_docx(job(a_wheel(item, arenas=12)))).tables

    assert (one.cell(-1, 0).text, other.cell(-1, 0).text) == ("No date yet", "Juli")


def test_by_agreement_is_the_last_row():
    content = a_wheel(an_item(1, timing=Timing.agreement()))

    rows = grid_rows(write_docx(job(content)))

    assert rows[-1][0] == ["No date yet"]
    assert rows[-1][1][0] == "Samling 1"


def test_headings_are_headings_and_the_breaks_stand_below():
    found = document(write_docx(job(sample())))

    styled = [(line.style.name, line.text) for line in found.paragraphs]
    assert styled[0] == ("Title", "Årshjul for lokal kompetanseutvikling 2024–25")
    assert styled[1] == ("Subtitle", "Edition 2, fre. 20. september 2024")
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings == ["Month by month", "Breaks and closed days 2024-2025"]
    assert ("List Bullet", "Høstferie: man. 7. – fre. 11. oktober (uke 41)") in styled


def test_footer_says_which_edition_it_is_and_counts_the_pages():
    footer = document(write_docx(job(sample()))).sections[0].footer.paragraphs[0]

    said = "".join(node.text for node in footer._p.iter(qn("w:t")))
    assert said == (
        "Årshjul for lokal kompetanseutvikling 2024–25 · Edition 2, fre. 20. september 2024 · "
        f"{ADDRESS} · Page 1 of 1"
    )
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_agenda_is_a_list():
    cell = document(write_docx(job(sample()))).tables[0].rows[6].cells[2]

    assert [line.style.name for line in cell.paragraphs] == ["Normal"] * 4 + ["List Bullet"] * 4


def test_role_that_was_typed_as_a_list_is_a_list():
    arena = an_arena(1, role=("Ansvar:\n- planlegge\n- evaluere", "Møtes fast."))

    told = document(write_docx(job(replace(a_wheel(an_item(1)), arenas=(arena,))))).tables[0]

    assert [(line.style.name, line.text) for line in told.rows[1].cells[1].paragraphs] == [
        ("Normal", "Ansvar:"),
        ("List Bullet", "planlegge"),
        ("List Bullet", "evaluere"),
        ("Normal", "Møtes fast."),
    ]


def test_first_row_is_repeated_and_the_table_is_described():
    table = document(write_docx(job(sample()))).tables[0]._tbl

    head, *others = table.tr_lst
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert not any(row.trPr is not None and row.trPr.find(qn("w:tblHeader")) for row in others)
    look = table.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    described = table.tblPr.find(qn("w:tblCaption"))
    assert described.get(qn("w:val")) == "Årshjul for lokal kompetanseutvikling 2024–25"


def test_document_knows_its_language_and_that_of_what_people_wrote():
    wording = Wording(phrases=Phrases(language="nn"))

    found = document(write_docx(job(sample(), wording=wording)))

    default = next(found.styles.element.iter(qn("w:lang")))
    assert default.get(qn("w:val")) == "nn-NO"
    title, year = found.paragraphs[0].runs
    assert title._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "nb-NO"
    assert year._r.rPr is None


def test_paper_is_a4_until_there_are_too_many_arenas():
    few, many = (
        document(write_docx(job(a_wheel(an_item(1), arenas=arenas)))).sections[0]
        for arenas in (5, 6)
    )

    assert few.orientation == many.orientation == WD_ORIENT.LANDSCAPE
    assert (round(few.page_width.mm), round(few.page_height.mm)) == (297, 210)
    assert (round(many.page_width.mm), round(many.page_height.mm)) == (420, 297)


def test_more_arenas_than_a_sheet_takes_get_a_table_more():
    tables = document(write_docx(job(a_wheel(an_item(1), arenas=12)))).tables

    assert [len(table.columns) for table in tables] == [7, 7]


def test_same_edition_gives_the_same_bytes_and_its_own_time():
    data = write_docx(job(sample()))

    assert write_docx(job(sample())) == data
    facts = document(data).core_properties
    assert facts.created.isoformat() == facts.modified.isoformat() == "2024-09-20T08:00:00+00:00"
    assert facts.revision == 2


def test_months_stand_across_where_the_communitys_own_table_has_them_so():
    content = replace(sample(), table_shape=TableShape.MONTHS_ACROSS)

    autumn, spring = document(write_docx(job(content))).tables

    heads = [[cell.text for cell in table.rows[0].cells] for table in (autumn, spring)]
    assert heads[0][:5] == [
        "2024",
        "Who",
        "Responsibility, role, purpose, form",
        "August",
        "September",
    ]
    assert heads[1] == ["2025", "Januar", "Februar", "Mars", "April", "Mai", "Juni", "Juli"]
    assert [row.cells[0].text for row in spring.rows][1:3] == [
        "Regional arbeidsgruppe",
        "Regionalt styrernettverk",
    ]


def test_list_has_a_row_for_each_activity_where_the_communitys_own_is_a_list():
    content = replace(sample(), table_shape=TableShape.LIST)

    arenas, listed = document(write_docx(job(content))).tables

    assert arenas.cell(0, 0).text == "Arenas"
    assert [cell.text for cell in listed.rows[0].cells] == [
        "When", "Activity", "Arenas", "Place", "Agenda",
    ]  # fmt: skip
    assert len(listed.rows) == 1 + sum(not entry.nested for entry in job(content).every)


def test_rows_stay_on_one_page_and_lines_are_quiet():
    table = document(write_docx(job(sample()))).tables[0]

    facts = table._tbl.tblPr
    kept = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) for row in table.rows]
    assert all(each is not None for each in kept)
    assert [each.tag for each in facts].index(qn("w:tblBorders")) < [
        each.tag for each in facts
    ].index(qn("w:tblCellMar"))
    assert {each.get(qn("w:color")) for each in facts.find(qn("w:tblBorders"))} == {"7b786f"}
