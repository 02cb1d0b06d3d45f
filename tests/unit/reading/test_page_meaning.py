"""What elements of a page say beside their words: lists of terms, times with a date, cards."""

import pytest

from samspor.reading import read_document
from samspor.reading.blocks import Heading, Paragraph, lines_of
from samspor.reading.formats import read_blocks


def lines(html: str) -> list[str]:
    return [line.text for block in read_blocks(html.encode()) for line in lines_of(block)]


def told(html: str) -> list[tuple[str, str, str | None]]:
    return [
        (f"{e.start}{f' {e.time_start:%H:%M}' if e.time_start else ''}", e.title, e.place)
        for e in read_document(html.encode()).events
    ]


def test_terms_and_what_they_mean_are_said_together() -> None:
    page = """<h1>Skoleruta 2026–2027</h1><dl><dt>Høstferie:</dt><dd>5.–9. oktober</dd>
    <div><dt>Vinterferie</dt><dd><p>Uke 8</p></dd></div></dl>"""

    assert lines(page)[1:] == ["Høstferie: 5.–9. oktober", "Vinterferie: Uke 8"]
    assert [title for _, title, _ in told(page)] == ["Høstferie", "Vinterferie"]


@pytest.mark.parametrize(
    "meaning",
    [
        "Barna skal oppleve at det er plass til alle, og at ingen blir stående utenfor leken.",
        "<ul><li>3. mars</li><li>4. mai</li></ul>",
        "Rådhuset<br>Storgata 1",
    ],
    ids=["a sentence", "a list", "two lines"],
)
def test_what_a_heading_is_better_for_keeps_one(meaning: str) -> None:
    blocks = read_blocks(f"<dl><dt>Lek og vennskap</dt><dd>{meaning}</dd></dl>".encode())

    assert isinstance(blocks[0], Heading)
    assert blocks[0].line.text == "Lek og vennskap"


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ('<time datetime="2026-10-05T09:00">05 okt</time>', "05 okt 2026"),
        ('<time datetime="2026-10-05">mandag 5. oktober</time>', "mandag 5. oktober 2026"),
        ('<time datetime="2026-10-05">5.10.</time>', "5.10.2026"),
        # In Norway it is the fifth already.
        ('<time datetime="2026-10-04T22:00:00Z">5. oktober</time>', "5. oktober"),
        ('<time datetime="2026-10-05">5. oktober 2025</time>', "5. oktober 2025"),
        ('<time datetime="2026-13-45">5. oktober</time>', "5. oktober"),
        ('<time datetime="09:00">kl. 9</time>', "kl. 9"),
        ('<time datetime="2026-10-05">i dag</time>', "i dag"),
    ],
)
def test_year_of_a_time_is_written_where_its_words_say_none(element: str, text: str) -> None:
    assert lines(f"<p>{element} på skolen</p>") == [f"{text} på skolen"]


def card(when: str, title: str, more: str = "") -> str:
    return f'<article class="card">{when}<h3><a href="/x">{title}</a></h3>{more}</article>'


def test_cards_that_say_when_over_what_are_read_as_what_and_when() -> None:
    time = '<time datetime="{}"><span>{}</span> <span>{}</span></time>'
    page = "<h1>Kalender</h1>" + "".join(
        (
            card(time.format("2026-10-05", "05", "okt"), "Fagdag om lek", "<p>Kl. 09.00–11.30</p>"),
            card(time.format("2026-11-12", "12", "nov"), "Nettverksmøte", "<p>Kulturhuset</p>"),
            card(time.format("2027-01-19", "19", "jan"), "Samling i januar"),
        )
    )

    assert lines(page)[1:4] == ["Fagdag om lek", "05 okt 2026", "Kl. 09.00–11.30"]
    assert told(page) == [
        ("2026-10-05 09:00", "Fagdag om lek", None),
        ("2026-11-12", "Nettverksmøte", "Kulturhuset"),
        ("2027-01-19", "Samling i januar", None),
    ]


def test_cards_without_times_of_their_own_are_told_by_their_headings() -> None:
    page = "<h1>Møter 2026/2027</h1>" + "".join(
        (
            card("<div>5. oktober</div>", "Oppstart", "<p>Kl. 9–11</p>"),
            card("<div>12. november</div>", "Lek og språk", "<p>Kl. 12–14</p>"),
            card("<div>19. januar</div>", "Veien videre"),
        )
    )

    assert told(page) == [
        ("2026-10-05 09:00", "Oppstart", None),
        ("2026-11-12 12:00", "Lek og språk", None),
        ("2027-01-19", "Veien videre", None),
    ]


def test_one_article_with_its_date_keeps_its_order() -> None:
    blocks = read_blocks(
        b'<article><time datetime="2026-10-05">5. oktober</time><h2>Nytt nettverk</h2></article>'
    )

    assert isinstance(blocks[0], Paragraph)


def test_columns_that_became_lines_keep_what_and_where() -> None:
    cells = (
        *("Når", "Hva", "Hvor", "15.09.26", "Oppstartssamling", "Teams"),
        *("03.11.26", "Erfaringsdeling", "Lia barnehage"),
        *("02.02.27", "Observasjon og refleksjon", "Nes barnehage"),
    )
    page = "<h1>Nettverksmøter 2026-27</h1>" + "".join(f"<div>{cell}</div>" for cell in cells)

    assert told(page) == [
        ("2026-09-15", "Oppstartssamling", "Teams"),
        ("2026-11-03", "Erfaringsdeling", "Lia barnehage"),
        ("2027-02-02", "Observasjon og refleksjon", "Nes barnehage"),
    ]
