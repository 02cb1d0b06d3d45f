"""The documents say what the code does: nothing undocumented, nothing documented that is gone.

Each checker takes plain text, so that a planted fault can be handed to it.
"""

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.http import JsonResponse
from django.urls import URLPattern, URLResolver, get_resolver, include
from django.urls import path as route

from samspor.cli.main import COMMANDS
from samspor.reading import read_document
from tools import parts
from tools.embedded import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
VARIABLE = re.compile(r"`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)`")
ADR_PARTS = ["Context", "Decision", "Consequences", "When to reconsider"]
KINDS_OF_NEWS = ("Sikkerhet: ", "Nytt: ", "Endret: ", "Rettet: ")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pages() -> list[Path]:
    """Every document of ours."""
    tops = sorted(ROOT.glob("*.md"))
    return [*tops, *sorted((ROOT / "changes").glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def names(paths: Iterable[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


# --- commands ---


def sections(text: str, prefix: str) -> set[str]:
    """What the headings that start with the prefix go on to name."""
    titles = (title.strip().strip("`") for _, title in HEADING.findall(FENCE.sub("", text)))
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
    text = read(REFERENCE / "commands.md")

    assert sections(text, "samspor ") == set(COMMANDS)


def test_every_task_of_the_start_script_has_its_section() -> None:
    tasks = set(re.findall(r"^  (\w+)  +\w", read(ROOT / "samspor"), re.MULTILINE))

    text = read(REFERENCE / "commands.md")

    assert {"demo", "test", "lock"} <= tasks
    assert sections(text, "./samspor ") == tasks - COMMANDS.keys()


def test_every_option_of_a_command_is_written_down() -> None:
    text = read(REFERENCE / "commands.md")

    given = {
        option for path in (ROOT / "src/samspor/cli").glob("*.py") for option in options(read(path))
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
    written = set(rows(read(REFERENCE / "addresses.md")))

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
    through = r"(?:_env\.\w+|environ(?:\.get|\.setdefault)?)[(\[]\s*\"([A-Z][A-Z0-9_]+)\""
    return set(re.findall(through, source))


def environment_in_code() -> set[str]:
    places = [ROOT / "src/samspor", ROOT / "tools", ROOT / "tests"]
    files = {path for place in places for path in place.rglob("*.py")} - {Path(__file__)}
    return {name for path in files for name in environment_reads(read(path))}


def test_every_environment_variable_is_written_down_and_no_other_is() -> None:
    written = set(VARIABLE.findall(read(REFERENCE / "settings.md")))

    asked = environment_in_code()

    assert {"SAMSPOR_SECRET_KEY", "DATABASE_URL"} <= asked
    assert asked - written == set(), "write them in docs/reference/settings.md"
    assert {name for name in written - asked if name.startswith("SAMSPOR")} == set()


def test_planted_an_environment_variable_is_found_however_it_is_asked_for() -> None:
    source = 'A = _env.secret("ONE_KEY")\nB = os.environ.get("TWO")\nC = os.environ[\n  "THREE"]\n'

    assert environment_reads(source) == {"ONE_KEY", "TWO", "THREE"}


# --- dependencies ---


def rows(text: str) -> dict[str, list[str]]:
    """The rows of all tables by the name in their first cell."""
    lines = (line.strip().strip("|") for line in text.splitlines() if line.startswith("| `"))
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return {first.strip("`"): rest for first, *rest in cells}


def requirement_names(lines: Iterable[str]) -> set[str]:
    """The bare names in a list of requirements."""
    found = (re.match(r"[A-Za-z0-9@][A-Za-z0-9._/-]*", line.strip()) for line in lines)
    return {match[0].lower() for match in found if match}


def direct_dependencies() -> set[str]:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    wanted = requirement_names(project["project"]["dependencies"])
    for path in (ROOT / "requirements").glob("*.in"):
        wanted |= requirement_names(read(path).splitlines())
    packages = json.loads(read(ROOT / "package.json"))
    return wanted | set(packages["dependencies"]) | set(packages["devDependencies"])


def dependency_problems(text: str, wanted: set[str], licences: dict[str, str]) -> Iterator[str]:
    """What is missing, left over, half-told, or told with another licence than the lock has."""
    told = rows(text)
    yield from sorted(f"not written: {name}" for name in wanted - told.keys())
    yield from sorted(f"no longer used: {name}" for name in told.keys() - wanted)
    for name, cells in told.items():
        if len(cells) != 3 or not all(cells):
            yield f"needs why, licence and replacement: {name}"
        elif licences.get(name, cells[1]) != cells[1]:
            yield f"licence of {name}: {cells[1]!r} is written, {licences[name]!r} is locked"


def test_every_direct_dependency_tells_why_licence_and_replacement() -> None:
    npm = parts.npm_parts(read(ROOT / "package-lock.json"))
    licences = parts.licences(read(ROOT / parts.LICENCES))
    licences |= {part.name: part.licence for part in npm}

    problems = list(
        dependency_problems(read(REFERENCE / "dependencies.md"), direct_dependencies(), licences)
    )

    assert problems == []


def test_planted_faults_in_the_table_of_dependencies_are_found() -> None:
    text = "| `gone` | why | MIT | x |\n| `half` | why | MIT | |\n| `wrong` | why | MIT | x |\n"

    problems = list(dependency_problems(text, {"half", "wrong", "new"}, {"wrong": "GPL-3.0-only"}))

    assert problems == [
        "not written: new",
        "no longer used: gone",
        "needs why, licence and replacement: half",
        "licence of wrong: 'MIT' is written, 'GPL-3.0-only' is locked",
    ]


def test_planted_requirement_names_lose_their_versions_and_extras() -> None:
    lines = ["# why", "", "psycopg[binary,pool]==3.3.9", "hypothesis>=6", "editables"]

    assert requirement_names(lines) == {"psycopg", "hypothesis", "editables"}


# --- links ---


def anchors(text: str) -> set[str]:
    """The anchors that headings give, as the code hosts write them."""
    titles = (title.lower().replace("`", "") for _, title in HEADING.findall(FENCE.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-") for title in titles}


def broken_links(text: str, page: Path) -> Iterator[str]:
    """Local links of a page that lead nowhere, file or heading."""
    for match in LINK.finditer(FENCE.sub("", text)):
        path, _, anchor = match["target"].partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            yield f"{match['target']}: no such file"
        elif anchor and target.suffix == ".md":
            headings = anchors(text if target == page else read(target))
            if anchor not in headings:
                yield f"{match['target']}: no such heading"


def test_every_link_to_a_file_or_a_heading_of_ours_leads_there() -> None:
    broken = {name: list(broken_links(read(page), page)) for name, page in named_pages().items()}

    assert {name: links for name, links in broken.items() if links} == {}


def named_pages() -> dict[str, Path]:
    return dict(zip(names(pages()), pages(), strict=True))


def test_every_document_is_reached_from_the_index() -> None:
    index = DOCS / "README.md"
    linked = {
        (index.parent / match["target"].partition("#")[0]).resolve()
        for match in LINK.finditer(read(index))
    }

    lost = [page for page in DOCS.rglob("*.md") if page != index and page.resolve() not in linked]

    assert names(lost) == []


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


# --- examples that run, words that are explained ---


def test_document_of_the_tutorial_is_read_as_the_tutorial_says() -> None:
    tutorial = read(DOCS / "tutorials/first-evening.md")
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
    assert unexplained(names, read(DOCS / "glossary.md")) == set()


def test_planted_an_unexplained_model_is_found() -> None:
    assert unexplained(["Arena", "Edition"], "| utgave | `Edition` | an Arena is named |") == {
        "Arena"
    }


# --- decisions and news ---


def adr_problems(name: str, text: str) -> Iterator[str]:
    """A decision has a numbered title and the four headings, in that order."""
    found = HEADING.findall(text)
    number = name.partition("-")[0]
    if not found or found[0][0] != "#" or not found[0][1].startswith(f"{number} "):
        yield "the title does not start with the number of the file"
    if [title for mark, title in found if mark == "##"] != ADR_PARTS:
        yield f"expected the headings {', '.join(ADR_PARTS)}"


def test_every_decision_has_its_number_and_its_four_headings() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))

    problems = {path.name: list(adr_problems(path.name, read(path))) for path in decisions}

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

    problems = {path.name: list(fragment_problems(read(path))) for path in fragments}

    assert {name: found for name, found in problems.items() if found} == {}


def test_planted_a_fragment_of_no_kind_is_found() -> None:
    assert list(fragment_problems("Nytt: Hjulet kan skrives ut.\n")) == []
    assert list(fragment_problems("Fikset\nting")) == [
        "expected one line, got 2",
        "expected a start among Sikkerhet: , Nytt: , Endret: , Rettet: ",
        "expected a full stop",
    ]


# --- the gate ---


def gate_commands(script: str) -> set[str]:
    """What a developer types to run the same: our own words, without the path of the Python."""
    return set(re.findall(r"\./samspor [\w -]*\w|-m tools\.\w+", script))


def test_contributing_tells_how_to_run_everything_that_the_gate_runs() -> None:
    text = read(ROOT / "CONTRIBUTING.md")

    commands = gate_commands(read(ROOT / ".ci/run"))

    assert "./samspor lint" in commands
    assert {command for command in commands if command not in text} == set()


def test_planted_gate_commands_are_found() -> None:
    script = "say x\n./samspor test --postgres\n./.venv/bin/python -m tools.gate\n"

    assert gate_commands(script) == {"./samspor test --postgres", "-m tools.gate"}


# --- locks, parts, and what must not be in any file ---


def addresses(text: str) -> list[str]:
    """Web addresses in a lock, but for where an npm package asks for support."""
    without_support = re.sub(r'"funding": (?:\{[^}]*\}|\[[^\]]*\]|"[^"]*")', "", text)
    return re.findall(r"https?:[^\s\"']*", without_support)


# Put together here, so that this file does not hold what it looks for.
HOSTS = [
    ".".join(words)
    for words in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
    ]
]
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", r"home/\w+", r"Users/\w+"]) + r")/"
)


def foreign_words(text: str) -> list[str]:
    """Hosts of package registries, and paths that exist on one machine only."""
    return [host for host in HOSTS if host in text] + OF_ONE_MACHINE.findall(text)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_t65_locks_hold_no_address() -> None:
    locks = [*(ROOT / "requirements").glob("*"), ROOT / "package-lock.json"]

    found = {path.name: addresses(read(path)) for path in locks}

    assert len(found) >= 8
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_t65_every_locked_python_package_has_a_digest() -> None:
    locked = {
        name: digests
        for lock in parts.LOCKS
        for name, _, digests in parts.locked(read(ROOT / f"requirements/{lock}.txt"))
    }

    assert "django" in locked
    assert [name for name, digests in locked.items() if not digests] == []


def test_t65_list_of_parts_is_up_to_date() -> None:
    assert read(ROOT / parts.PARTS) == parts.build(), "run: python -m tools.parts"


def test_t65_no_file_names_a_registry_or_one_machine() -> None:
    texts = {path: path.read_bytes() for path in tracked()}
    found = {
        path: foreign_words(data.decode("utf-8", errors="replace"))
        for path, data in texts.items()
        if b"\0" not in data
    }

    assert len(found) > 50
    assert {str(path.relative_to(ROOT)): hits for path, hits in found.items() if hits} == {}


def test_planted_addresses_hosts_and_machine_paths_are_found() -> None:
    lock = f'"resolved": "https://registry.{HOSTS[2]}/x.tgz", "funding": {{"url": "https://x"}}'
    log = "see " + "/".join(["", "ro" + "ot", "project"]) + " but not ~/work/ or a/work/b"

    assert addresses(lock) == [f"https://registry.{HOSTS[2]}/x.tgz"]
    assert foreign_words(lock) == [HOSTS[2]]
    assert len(foreign_words(log)) == 1
