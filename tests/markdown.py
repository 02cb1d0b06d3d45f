"""What our documents are made of, read plainly: headings, links, tables, fenced examples."""

import re

HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def headings(text: str) -> list[tuple[str, str]]:
    """(hashes, title), what stands in fenced examples left out."""
    return HEADING.findall(FENCE.sub("", text))


def links(text: str) -> list[str]:
    return [match["target"] for match in LINK.finditer(FENCE.sub("", text))]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of all tables by the name in their first cell."""
    lines = (line.strip().strip("|") for line in text.splitlines() if line.startswith("| `"))
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return {first.strip("`"): rest for first, *rest in cells}


def anchors(text: str) -> set[str]:
    """The anchors that headings give, as the code hosts write them."""
    titles = (title.lower().replace("`", "") for _, title in headings(text))
    return {re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-") for title in titles}
