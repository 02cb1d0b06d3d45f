"""The edition as a plain page with one table, to be copied to other sites and read in again."""

from html import escape
from itertools import groupby

from samspor.drawing.content import TableShape
from samspor.drawing.files.excel import table_lines
from samspor.drawing.files.job import Job

BULLET = "• "


def write_html(job: Job) -> bytes:
    lines = [[str(label), *values] for label, values, _form in table_lines(job)]
    width = max(len(line) for line in lines)
    grid = [line + [""] * (width - len(line)) for line in lines]
    if job.content.table_shape is TableShape.MONTHS_ACROSS:
        grid = [list(column) for column in zip(*grid, strict=True)]
    title = escape(job.heading)
    head, *body = grid
    facts = "".join(f"<p>{escape(fact)}</p>\n" for fact in job.facts)
    note = f"{escape(job.wording.to_readers)}: {escape(job.note)}" if job.note else ""
    rows = "\n".join(_row(line, scope="row") for line in body)
    return (
        f'<!doctype html>\n<html lang="{escape(job.content.language)}">\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<h1>{title}</h1>\n{facts}{f'<p>{note}</p>' if note else ''}\n"
        f'<table border="1">\n<caption>{escape(job.wording.table)}</caption>\n'
        f"<thead>{_row(head, scope='col')}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
        f"{_away(job)}</html>\n"
    ).encode()


def _away(job: Job) -> str:
    closed = [one for month in job.months for one in month.closed]
    if not closed:
        return ""
    heading = f"{job.wording.away} {job.content.school_year.slug}"
    days = "\n".join(
        f"<li>{escape(one.name)}: {escape(', '.join((one.written, *one.municipalities)))}</li>"
        for one in closed
    )
    return f"<h2>{escape(heading)}</h2>\n<ul>\n{days}\n</ul>\n"


def _row(line: list[str], *, scope: str) -> str:
    label, *cells = line
    name = "th" if scope == "col" else "td"
    rest = "".join(
        f'<th scope="col">{escape(cell)}</th>' if name == "th" else f"<td>{_cell(cell)}</td>"
        for cell in cells
    )
    return f'<tr><th scope="{scope}">{escape(label)}</th>{rest}</tr>'


def _cell(text: str) -> str:
    """Lines as paragraphs, points as lists."""
    parts = []
    for is_point, lines in groupby(filter(None, text.split("\n")), lambda one: one[:2] == BULLET):
        if is_point:
            points = "".join(f"<li>{escape(one.removeprefix(BULLET))}</li>" for one in lines)
            parts.append(f"<ul>{points}</ul>")
        else:
            parts.extend(f"<p>{escape(one)}</p>" for one in lines)
    return "".join(parts)
