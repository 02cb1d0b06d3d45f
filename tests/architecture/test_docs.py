"""The documents say what the code does: nothing undocumented, nothing documented that is gone.

Each checker takes plain text, so that a planted fault can be handed to it.
"""

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.http import JsonResponse
from django.urls import URLPattern, URLResolver, get_resolver, include
from django.urls import path as route

from samspor.cli.main import COMMANDS
from samspor.reading import read_document
from tests.markdown import FENCE, headings, rows
from tools.embedded import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
VARIABLE = re.compile(r"`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)`")


# --- commands ---


def sections(text: str, prefix: str) -> set[str]:
    """What the headings that start with the prefix go on to name."""
    titles = (title.strip().strip("`") for _, title in headings(text))
    return {title.removeprefix(prefix) for title in titles if title.startswith(prefix)}


def options(source: str) -> set[str]:
    """The options a module gives its command."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    given = (word for call in calls if _called(call) == "add_argument" for word in call.args)
    words = {word.value for word in given if isinstance(word, ast.Constant)}
    return {word for word in words if isinstance(word, str) and word.startswith("--")}


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def test_every_command_has_its_section_and_no_other_has() -> None:
    text = (REFERENCE / "commands.md").read_text()

    assert sections(text, "samspor ") == set(COMMANDS)


def test_every_task_of_the_start_script_has_its_section() -> None:
    tasks = set(re.findall(r"^  (\w+)  +\w", (ROOT / "samspor").read_text(), re.MULTILINE))

    text = (REFERENCE / "commands.md").read_text()

    assert {"demo", "test", "lock"} <= tasks
    assert sections(text, "./samspor ") == tasks - COMMANDS.keys()


def test_every_option_of_a_command_is_written_down() -> None:
    text = (REFERENCE / "commands.md").read_text()

    given = {
        option
        for path in (ROOT / "src/samspor/cli").glob("*.py")
        for option in options(path.read_text())
    }

    assert "--no-browser" in given
    assert {option for option in given if f"`{option}" not in text} == set()


def test_planted_an_unwritten_command_and_option_are_found() -> None:
    text = "### samspor demo\n\n```\n### samspor read\n```\n"
    source = 'def register(parser):\n    parser.add_argument("--port", type=int)\n'

    assert sections(text, "samspor ") == {"demo"}
    assert options(source) == {"--port"}


# --- addresses ---


def addresses_of(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> set[str]:
    """Every address, with its converters named but not their kinds, in bokmål."""
    found: set[str] = set()
    for pattern in patterns:
        here = before + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            found |= addresses_of(pattern.url_patterns, here)
        else:
            found.add(here)
    return found


def test_every_address_is_written_down_and_no_other_is() -> None:
    # The table of filters names keys of the address, not addresses.
    written = {row for row in rows((REFERENCE / "addresses.md").read_text()) if "/" in row}

    served = addresses_of(get_resolver().url_patterns)

    assert "/" in served
    assert served - written == set(), "write them in docs/reference/addresses.md"
    assert written - served == set()


def test_planted_addresses_are_found_in_nested_patterns() -> None:
    inner = [route("<slug:community>/utkast/", JsonResponse, name="draft")]

    assert addresses_of([route("arshjul/", include(inner)), route("_stil/", JsonResponse)]) == {
        "/arshjul/<community>/utkast/",
        "/_stil/",
    }


# --- the environment ---


def environment_reads(source: str) -> set[str]:
    """Names asked for through `Environment` or `os.environ`."""
    through = r"(?:_?env\.\w+|environ(?:\.get|\.setdefault)?)[(\[]\s*\"([A-Z][A-Z0-9_]+)\""
    return set(re.findall(through, source))


def environment_in_code() -> set[str]:
    places = [ROOT / "src/samspor", ROOT / "tools", ROOT / "tests"]
    files = {path for place in places for path in place.rglob("*.py")} - {Path(__file__)}
    return {name for path in files for name in environment_reads(path.read_text())}


def test_every_environment_variable_is_written_down_and_no_other_is() -> None:
    written = set(VARIABLE.findall((REFERENCE / "settings.md").read_text()))

    asked = environment_in_code()

    assert {"SAMSPOR_SECRET_KEY", "DATABASE_URL"} <= asked
    assert asked - written == set(), "write them in docs/reference/settings.md"
    assert {name for name in written - asked if name.startswith("SAMSPOR")} == set()


def test_planted_an_environment_variable_is_found_however_it_is_asked_for() -> None:
    source = 'A = _env.secret("ONE_KEY")\nB = os.environ.get("TWO")\nC = os.environ[\n  "THREE"]\n'

    assert environment_reads(source) == {"ONE_KEY", "TWO", "THREE"}


# --- examples that run, words that are explained ---


def test_document_of_the_tutorial_is_read_as_the_tutorial_says() -> None:
    tutorial = (DOCS / "tutorials/first-evening.md").read_text()
    example = next(block for block in FENCE.findall(tutorial) if "\t" in block)
    document = "\n".join(example.splitlines()[1:-1]).encode()

    draft = read_document(document, name="arshjul.txt")

    assert [(str(event.start), event.kind) for event in draft.events if event.timing.is_dated] == [
        ("2026-09-07", "meeting"),
        ("2026-10-14", "gathering"),
        ("2026-11-18", "professional_day"),
    ]
    assert [event.kind for event in draft.events if not event.timing.is_dated] == ["follow_up"]
    assert len(draft.doubts) == 1
    assert draft.unplaced == ()


def unexplained(names: Iterable[str], text: str) -> set[str]:
    """The names that no code word in the text is."""
    return set(names) - set(re.findall(r"`(\w+)`", text))


def test_every_model_is_explained_in_the_glossary() -> None:
    models = [model for model in apps.get_models() if model.__module__.startswith("samspor.")]

    names = {model.__name__ for model in models}

    assert {"Community", "Activity", "Edition"} <= names
    assert unexplained(names, (DOCS / "glossary.md").read_text()) == set()


def test_planted_an_unexplained_model_is_found() -> None:
    assert unexplained(["Arena", "Edition"], "| utgave | `Edition` | an Arena is named |") == {
        "Arena"
    }


# --- the floors ---


def floors(text: str) -> list[str]:
    """The rooms in the picture of the house, from the top."""
    return re.findall(r"│ (\w+)  +\w", next(iter(FENCE.findall(text)), ""))


def test_picture_of_the_house_shows_the_order_that_is_kept() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    order = contracts["contracts"][0]["layers"]

    drawn = floors((DOCS / "explanation/architecture.md").read_text())

    assert drawn == [room for floor in order for room in floor.split(" | ")]


def test_planted_rooms_of_a_picture_are_read_from_the_top() -> None:
    picture = "```\n above │ config   settings │\n       │ kernel   days     │\n```\n"

    assert floors(picture) == ["config", "kernel"]


# --- the gate ---


def gate_commands(script: str) -> set[str]:
    """What a developer types to run the same: our own words, without the path of the Python."""
    return set(re.findall(r"\./samspor [\w -]*\w|-m tools\.\w+", script))


def test_contributing_tells_how_to_run_everything_that_the_gate_runs() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()

    commands = gate_commands((ROOT / ".ci/run").read_text())

    assert "./samspor lint" in commands
    assert {command for command in commands if command not in text} == set()


def test_planted_gate_commands_are_found() -> None:
    script = "say x\n./samspor test --postgres\n./.venv/bin/python -m tools.gate\n"

    assert gate_commands(script) == {"./samspor test --postgres", "-m tools.gate"}
