"""Documents to be read, twenty pages each: a list of days, and a plan in running text.

The list is as full of days as any; the plan is what municipalities publish. Every line and every
day's words differ, so that nothing once read is found again.
"""

import io
from typing import Final, Literal, NamedTuple

PAGES: Final = 20
LINES: Final = 1_000
_MONTHS: Final = (
    "august",
    "september",
    "oktober",
    "november",
    "desember",
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
)
_SENTENCE: Final = (
    "Nettverket arbeider med lek og språk, og hver barnehage prøver ut noe mellom samlingene. "
)
# What a plan says, page after page; the place of the paragraph is written where {} stands.
_SAID: Final = (
    "Kommunen har {} barnehager, og om lag halvparten av dem er private.",
    "Planen bygger på nasjonale føringer og på det personalet i gruppe {} selv har meldt inn.",
    "Arbeidet skal gi alle barn et likeverdig tilbud, uansett hvilken av de {} grendene de bor i.",
    "Hver enhet velger ett tema og arbeider med det gjennom hele året, slik enhet {} har gjort.",
    "Lederne møtes for å dele erfaringer fra de {} siste månedene.",
    "I 2025 svarte {} prosent av foreldrene at barnet trives godt.",
    "Vår visjon for område {} er at alle skal kjenne seg som del av et fellesskap.",
    "Høgskolen følger gruppe {} og gir veiledning til lederteamene.",
    "Personalet bruker {} egne observasjoner som grunnlag for refleksjon.",
    "Tiltak {} skal vurderes jevnlig, og planen justeres ved behov.",
    "Kommunestyret vedtok del {} av planen i juni 2024.",
)


class Written(NamedTuple):
    """`rows` where it is a table."""

    role: Literal["heading", "paragraph", "item", "table"]
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def as_lines(count: int, *, first: int = 0) -> list[str]:
    """An invented year: headings, days with times and places, points and running text."""
    lines = [] if first else ["Møteplan for styrernettverket 2026/2027", ""]
    for number in range(first, first + count - len(lines)):
        month = _MONTHS[number // 7 % len(_MONTHS)]
        day = number % 27 + 1
        lines.append(
            (
                f"Samlinger i {month}",
                "",
                f"{day}. {month} kl. 09.00-11.30 nettverkssamling på rådhuset",
                f"{day}.-{min(day + 1, 28)}. {month}: fagdag {number} for alle styrere",
                " - erfaringsdeling i grupper",
                f"{_SENTENCE}Prosjekt {number} deler det de har lært, og tar med spørsmål videre.",
                f"Planleggingsdag {day}. {month}",
            )[number % 7]
        )
    return lines


def page_of_list(page: int) -> list[Written]:
    """Thirty-odd lines, the last of them in a table."""
    rows = tuple(
        (
            f"{number + 3}. {_MONTHS[(page + number) % len(_MONTHS)]}",
            f"Samling {page * 8 + number}",
            "Rådhuset",
        )
        for number in range(8)
    )
    lines = [Written("paragraph", line) for line in as_lines(22, first=page * 22)]
    return [*lines, Written("table", rows=rows)]


def page_of_plan(page: int) -> list[Written]:
    """A chapter: paragraphs, measures as points, and who answers for them in a table."""
    paragraphs = [
        " ".join(
            _SAID[(page + paragraph + step * 2) % len(_SAID)].format(page * 5 + paragraph + step)
            for step in range(6)
        )
        for paragraph in range(4)
    ]
    measures = [
        f"Tiltak {page}.{number}: utvikle felles rutiner for overganger i område {page + number}"
        for number in range(1, 6)
    ]
    rows = (
        ("Tiltak", "Ansvar", "Når"),
        *(
            (f"Rutine {page}-{number}", "Styrer og plangruppe", f"Våren {2025 + number}")
            for number in range(4)
        ),
    )
    return [
        Written("heading", f"{page + 1} Satsing på kvalitet i område {page + 1}"),
        *(Written("paragraph", text) for text in paragraphs),
        Written("paragraph", "Dette skal vi gjøre:"),
        *(Written("item", text) for text in measures),
        Written("table", rows=rows),
    ]


def as_text() -> bytes:
    return "\n".join(as_lines(LINES)).encode()


def as_word(pages: list[list[Written]]) -> bytes:
    import docx  # noqa: PLC0415 (only the process that needs it)

    made = docx.Document()
    styles = {"heading": "Heading 1", "item": "List Bullet"}
    for written in (each for page in pages for each in page):
        if not written.rows:
            made.add_paragraph(written.text, style=styles.get(written.role))
            continue
        table = made.add_table(rows=len(written.rows), cols=len(written.rows[0]))
        for row, words in zip(table.rows, written.rows, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def as_pdf(pages: list[list[Written]]) -> bytes:
    import typst  # noqa: PLC0415 (only the process that needs it)

    source = "#set page(height: 297mm, width: 210mm)\n"
    for page in pages:
        source += "".join(f"{_printed(each)}\n\n" for each in page)
        source += "#pagebreak(weak: true)\n"
    return bytes(typst.compile(source.encode()))


def _printed(written: Written) -> str:
    if written.rows:
        cells = ", ".join(f"[{_escaped(word)}]" for row in written.rows for word in row)
        return f"#table(columns: {len(written.rows[0])}, {cells})"
    marks = {"heading": "= ", "item": "- "}
    return marks.get(written.role, "") + _escaped(written.text)


def _escaped(text: str) -> str:
    return text.strip().replace("-", "\\-")
