"""The documents hang together: links lead somewhere, decisions and news keep their form."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.markdown import anchors, headings, links
from tools.embedded import ROOT

DOCS = ROOT / "docs"
ADR_PARTS = ["Context", "Decision", "Consequences", "When to reconsider"]
KINDS_OF_NEWS = ("Sikkerhet: ", "Nytt: ", "Endret: ", "Rettet: ")


def pages() -> dict[str, Path]:
    """Every document of ours, by its path from the root."""
    places = [ROOT.glob("*.md"), (ROOT / "changes").glob("*.md"), DOCS.rglob("*.md")]
    return {str(path.relative_to(ROOT)): path for place in places for path in sorted(place)}


# --- links ---


def broken_links(text: str, page: Path) -> Iterator[str]:
    """Local links of a page that lead nowhere, file or heading."""
    for link in links(text):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            yield f"{link}: no such file"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target.read_text()):
            yield f"{link}: no such heading"


def test_every_link_to_a_file_or_a_heading_of_ours_leads_there() -> None:
    broken = {name: list(broken_links(page.read_text(), page)) for name, page in pages().items()}

    assert {name: lost for name, lost in broken.items() if lost} == {}


def test_every_document_is_reached_from_the_index() -> None:
    index = DOCS / "README.md"
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(index.read_text())}

    own = {name for name, page in pages().items() if DOCS in page.parents and page != index}

    assert "docs/glossary.md" in own
    assert {name for name in own if ROOT / name not in linked} == set()


def test_planted_broken_links_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    (tmp_path / "other.md").write_text("# Here\n")
    text = "[a](other.md#here) [b](other.md#there) [c](gone.md) [d](#no) [e](mailto:x)\n# Yes\n"
    page.write_text(text)

    assert list(broken_links(text, page.resolve())) == [
        "other.md#there: no such heading",
        "gone.md: no such file",
        "#no: no such heading",
    ]


# --- decisions and news ---


def adr_problems(name: str, text: str) -> Iterator[str]:
    """A decision has a numbered title and the four headings, in that order."""
    found = headings(text)
    number = name.partition("-")[0]
    if not found or found[0][0] != "#" or not found[0][1].startswith(f"{number} "):
        yield "the title does not start with the number of the file"
    if [title for mark, title in found if mark == "##"] != ADR_PARTS:
        yield f"expected the headings {', '.join(ADR_PARTS)}"


def test_every_decision_has_its_number_and_its_four_headings() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))

    problems = {path.name: list(adr_problems(path.name, path.read_text())) for path in decisions}

    assert [int(name[:4]) for name in problems] == list(range(1, len(decisions) + 1))
    assert {name: found for name, found in problems.items() if found} == {}


def test_planted_a_decision_without_consequences_or_number_is_found() -> None:
    text = "# A title\n\n## Context\n\n## Decision\n\n## When to reconsider\n"

    assert list(adr_problems("0001-x.md", text)) == [
        "the title does not start with the number of the file",
        "expected the headings Context, Decision, Consequences, When to reconsider",
    ]


def fragment_problems(text: str) -> Iterator[str]:
    """News is one line that starts with its kind and ends as a sentence."""
    lines = text.strip().splitlines()
    if len(lines) != 1:
        yield f"expected one line, got {len(lines)}"
    if not text.startswith(KINDS_OF_NEWS):
        yield f"expected a start among {', '.join(KINDS_OF_NEWS)}"
    if not text.rstrip().endswith("."):
        yield "expected a full stop"


def test_every_news_fragment_is_one_sentence_of_a_known_kind() -> None:
    fragments = [path for path in (ROOT / "changes").glob("*.md") if path.name != "README.md"]

    problems = {path.name: list(fragment_problems(path.read_text())) for path in fragments}

    assert {name: found for name, found in problems.items() if found} == {}


def test_planted_a_fragment_of_no_kind_is_found() -> None:
    assert list(fragment_problems("Nytt: Hjulet kan skrives ut.\n")) == []
    assert list(fragment_problems("Fikset\nting")) == [
        "expected one line, got 2",
        "expected a start among Sikkerhet: , Nytt: , Endret: , Rettet: ",
        "expected a full stop",
    ]
