"""Print that no rules part: tables by their space, running text side by side, words cut at a line."""

from itertools import pairwise

import pytest
import typst

from samspor.reading import read_document
from samspor.reading.blocks import Block, Heading, ListBlock, Paragraph, Table
from samspor.reading.formats import read_blocks

_PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt, lang: "nb")\n'


def printed(source: str) -> bytes:
    return bytes(typst.compile((_PAGE + source).encode()))


def events(source: str) -> list[tuple[str, str]]:
    draft = read_document(printed(source))
    assert draft.unplaced == ()
    return [(str(each.start), each.title) for each in draft.events]


def words(block: Block) -> list[str]:
    match block:
        case Heading(line=line) | Paragraph(line=line):
            return [line.text]
        case ListBlock(items=items):
            return [item.line.text for item in items]
        case Table(rows=rows):
            return [" | ".join(cell.line.text for cell in row.cells) for row in rows]
    return []


def test_columns_of_text_are_read_one_after_the_other() -> None:
    source = r"""
#set page(columns: 2)
= Aktiviteter 2026/2027
== Høst

3\. september kl. 9-12: Oppstart for styrerne

17\. september kl. 9-12: Fagdag om lek og språk for alle ansatte i barnehagene våre

8\. oktober kl. 9-12: Samling for nettverket

5\. november kl. 9-12: Nettverksmøte
#colbreak()
== Vår

14\. januar kl. 9-12: Samling for styrerne

11\. februar kl. 9-12: Fagdag om overganger for alle som arbeider i barnehagene våre

4\. mars kl. 9-12: Dialogmøte
"""

    assert events(source) == [
        ("2026-09-03", "Oppstart for styrerne"),
        ("2026-09-17", "Fagdag om lek og språk"),
        ("2026-10-08", "Samling for nettverket"),
        ("2026-11-05", "Nettverksmøte"),
        ("2027-01-14", "Samling for styrerne"),
        ("2027-02-11", "Fagdag om overganger"),
        ("2027-03-04", "Dialogmøte"),
    ]


def test_boxes_with_points_beside_each_other() -> None:
    source = r"""
= Møteplan våren 2027
#grid(columns: 2, gutter: 2cm, [*Styrere*
- Nettverksmøte 14. januar
- Nettverksmøte 11. mars], [*Ressurspersoner*
- Samling 2: 4. februar
- Samling 3: 22. april])
"""

    assert events(source) == [
        ("2027-01-14", "Nettverksmøte"),
        ("2027-03-11", "Nettverksmøte"),
        ("2027-02-04", "Samling 2"),
        ("2027-04-22", "Samling 3"),
    ]


WHEEL = r"""
= Årshjul for barnehagenettverket 2026-2027
#table(columns: 4, stroke: none, [Måned], [Styrernettverk], [Ressurspersoner], [Kommunen],
[August], [Oppstartsmøte 20. august kl. 9-11 på rådhuset], [], [Planleggingsdag 14. august for alle],
[September], [Nettverksmøte 10. september om pedagogisk dokumentasjon], [Samling 1, 17. september], [],
[Oktober], [], [Forberedelse til samling], [Felles fagdag 22. oktober for alle barnehagene i regionen],
[November], [Nettverksmøte 12. november], [], [],
[Desember], [], [Samling 2, 3. desember], [])
"""


def test_rows_whose_cells_wrap_keep_apart_by_their_space() -> None:
    draft = read_document(printed(WHEEL))

    told = [(str(each.start), each.title, each.arenas[0]) for each in draft.events]
    assert told == [
        ("2026-08-20", "Oppstartsmøte", "Styrernettverk"),
        ("2026-08-14", "Planleggingsdag", "Kommunen"),
        ("2026-09-10", "Nettverksmøte om pedagogisk dokumentasjon", "Styrernettverk"),
        ("2026-09-17", "Samling 1", "Ressurspersoner"),
        ("2026-10-01", "Forberedelse til samling", "Ressurspersoner"),
        ("2026-10-22", "Felles fagdag", "Kommunen"),
        ("2026-11-12", "Nettverksmøte", "Styrernettverk"),
        ("2026-12-03", "Samling 2", "Ressurspersoner"),
    ]
    assert draft.unplaced == ()


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_cells_may_be_set_in_the_middle_or_to_the_right(align: str) -> None:
    source = rf"""
= Møter 2026/2027
#table(columns: (1fr, 2fr, 1fr), align: {align}, stroke: none, [Dato], [Tema], [Sted],
[3\. september], [Oppstart og planer for året], [Kinoen], [8\. oktober], [Lekende læring], [Teams],
[5\. november], [Språk og samspill], [Rådhuset], [3\. desember], [Evaluering], [Kinoen])
"""

    (table,) = [each for each in read_blocks(printed(source)) if isinstance(each, Table)]

    assert words(table) == [
        "Dato | Tema | Sted",
        "3. september | Oppstart og planer for året | Kinoen",
        "8. oktober | Lekende læring | Teams",
        "5. november | Språk og samspill | Rådhuset",
        "3. desember | Evaluering | Kinoen",
    ]


def test_words_that_were_cut_at_the_end_of_a_line_are_whole() -> None:
    source = r"""
#set page(width: 9cm)
#set par(justify: true)
Kompetansenettverket for barnehagelærere møtes onsdag 21. oktober 2026 på kommunehuset, og
påmeldingsfristen er fredag 9. oktober. Felles planleggingsdager er torsdag 12. november og mandag 4. januar.
"""

    text = " ".join(word for block in read_blocks(printed(source)) for word in words(block))

    assert "\ufffe" not in text
    assert "kommunehuset, og påmeldingsfristen er" in text
    assert "planleggingsdager er torsdag 12. november" in text


@pytest.mark.parametrize("height", ["6.3cm", "6.7cm", "5.9cm"])
def test_table_without_rules_goes_on_overleaf_also_in_the_middle_of_a_row(height: str) -> None:
    short = f'#set page(paper: "a4", height: {height}, margin: 1cm)\n'
    whole, cut = (
        [words(block) for block in read_blocks(printed(source)) if isinstance(block, Table)]
        for source in (WHEEL, short + WHEEL)
    )

    assert len(whole) == 1
    assert cut == whole


def test_bold_print_at_the_size_of_the_text_is_a_heading() -> None:
    source = r"""
#strong[Mandat for nettverket] \
#strong[Formål] \
Styrke overgangen fra barnehage til skole. \
#strong[Arbeidsform] \
Deltakerne prøver ut noe mellom møtene. \
Merk at #strong[alle] møter begynner kl. 9.
"""
    blocks = read_blocks(printed(source))

    assert [(type(each), *words(each)) for each in blocks] == [
        (Heading, "Mandat for nettverket"),
        (Paragraph, "Formål"),
        (Paragraph, "Styrke overgangen fra barnehage til skole."),
        (Paragraph, "Arbeidsform"),
        (Paragraph, "Deltakerne prøver ut noe mellom møtene."),
        (Paragraph, "Merk at alle møter begynner kl. 9."),
    ]
    numbers = [each.line.number for each in blocks if isinstance(each, Heading | Paragraph)]
    assert [after - before for before, after in pairwise(numbers)] == [2, 1, 2, 1, 1]


def test_cells_without_rules_go_on_below_in_the_first_column_too() -> None:
    source = r"""
#set table(stroke: none)
#table(columns: (3cm, 3.2cm, 3cm),
  [], [Aug], [Sept],
  [Fagsamling for ressurspersoner], [25. august], [],
  [Styringsgruppe], [8.9 kl 13-15 Teams], [],
  [Barnehagen], [Forankring], [Planlegging])
"""
    (table,) = read_blocks(printed(source))

    assert words(table) == [
        "Aug | Sept",
        "Fagsamling for ressurspersoner | 25. august",
        "Styringsgruppe | 8.9 kl 13-15 Teams",
        "Barnehagen | Forankring | Planlegging",
    ]


def test_cards_beside_each_other_are_no_table() -> None:
    source = r"""
= Fagnettverk i Lillehavn
#grid(columns: 2, gutter: 14pt,
[*Språknettverket* \ Møtes fire ganger i året. \ Kontakt: rådgiver språk],
[*Realfagsnettverket* \ For ansatte som liker tall. \ Kontakt: ledig],
[*Nettverk for inkludering* \ For spesialpedagoger. \ Kontakt: leder PPT],
[*Styrernettverket* \ For alle styrere. \ Kontakt: barnehagesjef])
"""
    draft = read_document(printed(source))

    assert sorted(each.name for each in draft.networks) == [
        "Nettverk for inkludering",
        "Realfagsnettverket",
        "Språknettverket",
        "Styrernettverket",
    ]
    assert [each.contacts[0].vacant for each in draft.networks if "Realfag" in each.name] == [True]
    assert draft.unplaced == ()
