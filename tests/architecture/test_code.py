"""Small rules about the text of the code: sizes, markup, clocks, forms, reasons."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import SOURCE, Code, Module, planted

MOST_LINES = 450
MOST_TEMPLATE_LINES = 200

CLOCK = "samspor.kernel.clock"
MARKUP = "samspor.ui.markup"
CLOCKS = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
}
# With an instant handed in they only convert it.
CLOCKS_WHEN_EMPTY = {"timezone.localdate", "timezone.localtime"}
UNSAFE_TEMPLATE = re.compile(r"\|\s*safe(?:seq)?\b|autoescape\s+off")
TEMPLATE_TAG = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", re.IGNORECASE)


def too_long(code: Code) -> list[str]:
    return [
        f"{module.name} has {module.lines} lines"
        for module in code.values()
        if module.lines > MOST_LINES
    ]


def clocks(code: Code) -> list[str]:
    """Time enters as an argument. Also columns that ask the time by themselves."""
    return [
        f"{module.name}:{node.lineno} {found}"
        for module in code.values()
        if module.name != CLOCK
        for node, found in _clocks(module)
    ]


def _clocks(module: Module) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            text = ast.unparse(node)
            if any(text == clock or text.endswith(f".{clock}") for clock in CLOCKS):
                yield node, text
        elif isinstance(node, ast.Call):
            text = ast.unparse(node.func)
            if not node.args and any(text.endswith(clock) for clock in CLOCKS_WHEN_EMPTY):
                yield node, text
            asked = {keyword.arg for keyword in node.keywords} & {"auto_now", "auto_now_add"}
            if asked:
                yield node, asked.pop()


def markup_made(code: Code) -> list[str]:
    """T-23: text becomes markup in one module. A literal with gaps, each escaped, may be anywhere."""
    return [
        f"{module.name}:{node.lineno} {ast.unparse(node.func)}"
        for module in code.values()
        if module.name != MARKUP
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _makes_markup(node)
    ]


def _makes_markup(call: ast.Call) -> bool:
    name = ast.unparse(call.func).rpartition(".")[2]
    patterns = {"format_html": call.args[:1], "format_html_join": call.args[:2]}
    if name in patterns:
        return not all(isinstance(each, ast.Constant) for each in patterns[name])
    return name in {"mark_safe", "SafeString"}


def open_forms(code: Code) -> list[str]:
    """T-12: a form lists its fields, so that a new column is not opened by itself."""
    problems = []
    for module in code.values():
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.ClassDef) and node.name == "Meta"):
                continue
            for line in node.body:
                if not isinstance(line, ast.Assign):
                    continue
                name, value = ast.unparse(line.targets[0]), ast.unparse(line.value)
                if name == "exclude" or (name == "fields" and "__all__" in value):
                    problems.append(f"{module.name}:{line.lineno} {name} = {value}")
        problems += [
            f"{module.name}:{imported.line} {imported.dotted}"
            for imported in module.imports
            if imported.dotted.startswith("django.forms") and imported.name.startswith("modelform_")
        ]
    return problems


def unsafe_templates(texts: dict[str, str]) -> list[str]:
    """T-23 and T-24: nothing unescaped, nothing inline, and no long ones."""
    problems = []
    for name, text in texts.items():
        problems += [f"{name} {found.group().strip()}" for found in UNSAFE_TEMPLATE.finditer(text)]
        markup = TEMPLATE_TAG.sub("", text)
        problems += [f"{name} {found.group().strip()}" for found in INLINE.finditer(markup)]
        if text.count("\n") > MOST_TEMPLATE_LINES:
            problems.append(f"{name} has more than {MOST_TEMPLATE_LINES} lines")
    return problems


def templates() -> dict[str, str]:
    paths = (path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".svg"})
    return {str(path.relative_to(SOURCE)): Path(path).read_text(encoding="utf-8") for path in paths}


def test_files_have_one_subject(code: Code) -> None:
    assert too_long(code) == []


def test_only_the_clock_asks_the_time(code: Code) -> None:
    assert clocks(code) == []


def test_t23_markup_is_made_in_one_module(code: Code) -> None:
    assert markup_made(code) == []


def test_t23_literal_with_gaps_is_fine() -> None:
    assert markup_made(planted(seats__x="format_html('<b>{}</b>', x)")) == []


def test_t12_forms_list_their_fields(code: Code) -> None:
    assert open_forms(code) == []


def test_t23_templates_escape_and_hold_nothing_inline() -> None:
    found = templates()

    assert found
    assert unsafe_templates(found) == []


# --- planted faults ---


def test_planted_long_file_is_found() -> None:
    assert too_long(planted(x="a = 1\n" * (MOST_LINES + 1))) == ["samspor.x has 451 lines"]
    assert too_long(planted(x="a = 1\n" * MOST_LINES)) == []


@pytest.mark.parametrize(
    "line",
    [
        "from django.utils import timezone\nx = timezone.now()",
        "import datetime\nx = datetime.datetime.now()",
        "x = field(default=timezone.now)",
        "from datetime import date\nx = date.today()",
        "at = DateTimeField(auto_now_add=True)",
        "x = timezone.localdate()",
    ],
)
def test_planted_clock_is_found(line: str) -> None:
    assert len(clocks(planted(seats__x=line))) == 1


def test_the_clock_itself_may_ask() -> None:
    assert clocks(planted(kernel__clock="x = datetime.now(UTC)")) == []
    assert clocks(planted(seats__x="x = timezone.localdate(instant)")) == []


@pytest.mark.parametrize(
    "line",
    [
        "mark_safe(x)",
        "format_html_join('', x, y)",
        "safestring.mark_safe(x)",
        "SafeString(x)",
        "format_html(x)",
    ],
)
def test_t23_planted_markup_is_found(line: str) -> None:
    assert len(markup_made(planted(seats__x=line))) == 1


@pytest.mark.parametrize(
    "line", ["fields = '__all__'", "exclude = ['user']", "fields = forms.ALL__all__"]
)
def test_t12_planted_open_form_is_found(line: str) -> None:
    code = planted(seats__forms=f"class F(ModelForm):\n    class Meta:\n        {line}\n")

    assert len(open_forms(code)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{{ name|safe }}",
        "{{ name | safe }}",
        "{% autoescape off %}",
        "<p style='x'>",
        "<p onclick='x'>",
        "<script>x</script>",
        "<style>x</style>",
        "x\n" * (MOST_TEMPLATE_LINES + 1),
    ],
)
def test_t24_planted_template_fault_is_found(text: str) -> None:
    assert len(unsafe_templates({"a.html": text})) == 1


def test_script_by_address_is_fine() -> None:
    assert (
        unsafe_templates({"a.html": '<script type="module" src="x"></script>{{ a|safer }}'}) == []
    )
