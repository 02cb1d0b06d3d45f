"""Damaged and random documents (T-22): a draft or a refusal, never another exception."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.kernel.school_year import SchoolYear
from samspor.reading import read_document
from samspor.reading.contract import from_dict, to_dict
from samspor.reading.draft import Draft
from samspor.reading.errors import Unreadable
from tests.unit.reading.documents import as_docx, as_html, twin_text
from tests.unit.reading.hostile import word

TWINS: dict[str, Callable[[], bytes]] = {
    "text": lambda: twin_text().encode(),
    "html": lambda: as_html(twin_text()),
    "docx": lambda: as_docx(twin_text()),
}
PIECES = [
    "<table>", "</table>", "<tr>", "</tr>", "<td colspan=3>", "<td rowspan=2>", "<th>", "<p>", "</p>", "<ul>",
    "<li>", "</ul>", "<nav>", "</nav>", "<br>", "<a href='x'>", "</a>", "<script>", "<!--", "-->", "&amp;", "&#0;",
    "&#xD800;", "Okt", "Nov", "Hvem", "Ansvar", "2024", "Møte 16. oktober kl 9-15", " - Sak 4/12", "x",
    "Oppfølging samling 16.okt", "\n", "\t", "\n\n", "[a](b)", "Årshjul 2024-2025", "<h1>", "</h1>", "]]>", "<?x",
]  # fmt: skip
LINES = [
    "Planleggingsdager", "Barnehageruta 2025/2026", "14. og 15. august", "- 2. januar", "Oktober", "jul – aug – sep", "2025",
    "31.-1.", "Friday 15.08.", "06.10. -", "10.10.", "Høstferie f.o.m. 6.10.", "Høstferie t.o.m. 10.10.", "Sum 190", "Dato:",
    "Alle møtene er kl. 9-11 (unntatt 12. mars: kl. 12-15)", "Måned\tMerknad", "August\t17. Skolestart", "August | 3 | 18.08. |",
    "Nettverk", "• Nettverk for private barnehager i Nes bydel", "  Kontaktperson: , Nes barnehage", "Fokusområder 2025-2028",
    "1. Lek", "  Tekst om lek.", "5 barnehager med 99 barn", "Nes barnehage, tre avdelinger, 30 barn", "– vs vi vil noe annet",
    "Hvorfor nettverk?", "Hva vil vi oppnå?", "Hvordan?", "Faste punkter:", "- To ganger i året i fire år", "Erfaringer", "«Sitat om dagen i dag.»",
    "Mål for ordningene er at:", "Nord universitet støtter:", "– ca. 50 % av planleggingsdagene", "flyttet til 3. mai", "(uke 40)", "", "13",
    "Sist oppdatert: 31.02.2024", "uke 54", "32. januar", "kl 25.99", "1.1.1", "99. mai 20225", "...", "-", "|", "\t",
]  # fmt: skip
W_PIECES = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>Okt</w:t>", "<w:t>Møte 16. oktober</w:t>", "<w:tbl>", "</w:tbl>",
    "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", '<w:tcPr><w:gridSpan w:val="x"/></w:tcPr>', "<w:br/>", "<w:sdt>",
    "<w:tcPr><w:vMerge/></w:tcPr>", "</w:sdt>", '<w:hyperlink w:anchor="a">', "</w:hyperlink>", "<w:pPr>", "</w:pPr>",
    '<w:pStyle w:val="Heading9"/>', '<w:numPr><w:ilvl w:val="-1"/></w:numPr>',
]  # fmt: skip


def read_or_refuse(data: bytes) -> Draft | Unreadable:
    try:
        draft = read_document(data, school_year=SchoolYear(2024))
    except Unreadable as refusal:
        return refusal
    assert from_dict(to_dict(draft)) == draft
    assert draft.coverage.placed + draft.coverage.unplaced == draft.coverage.content_lines
    return draft


@pytest.mark.parametrize("kind", TWINS)
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.full) for n in range(1, 40))]
)
def test_t22_damaged_document_is_a_draft_or_a_refusal(kind: str, seed: int) -> None:
    whole = TWINS[kind]()
    chance = random.Random(seed)  # noqa: S311 (the same damage each time)
    for _ in range(15):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 30])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_or_refuse(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_t22_any_markup_is_a_draft_or_a_refusal(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_t22_any_markup_in_a_page_is_a_draft_or_a_refusal(text: str) -> None:
    read_or_refuse(f"<html>{text}".encode())


@given(st.lists(st.sampled_from(W_PIECES), max_size=40).map("".join))
def test_t22_any_word_body_is_a_draft_or_a_refusal(body: str) -> None:
    read_or_refuse(word(body))


@given(
    st.recursive(
        st.sampled_from(
            ["<w:r><w:t>Okt</w:t></w:r>", "<w:r><w:t>Møte 3. mai</w:t></w:r>", "<w:tcPr/>", ""]
        ),
        lambda inner: st.tuples(
            st.sampled_from(
                ["p", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "hyperlink"]
            ),
            st.lists(inner, max_size=4).map("".join),
        ).map(lambda pair: f"<w:{pair[0]}>{pair[1]}</w:{pair[0]}>"),
        max_leaves=30,
    )
)
def test_t22_well_formed_word_body_is_a_draft_or_a_refusal(body: str) -> None:
    read_or_refuse(word(body))


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
def test_t22_any_lines_of_the_field_are_a_draft_or_a_refusal(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.text(alphabet="aÅ 12.3:-–•\n\t|(/)", max_size=120))
def test_t22_any_letters_and_marks_are_a_draft_or_a_refusal(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.binary(max_size=300))
def test_t22_any_bytes_are_a_draft_or_a_refusal(data: bytes) -> None:
    read_or_refuse(data)
