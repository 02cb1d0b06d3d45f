"""Inside an app, top may import down, never up. Between apps: models and below, never forms.

The order between apps is a contract of import-linter; what it cannot say stands here.
"""

import pytest

from tests.architecture.source import Code, Imported, Module, planted

# Top first. Modules not named here count as the highest of what they import in their app.
LAYERS = (
    {"urls", "urls_machine"},
    {"middleware", "backends", "context"},
    {"views"},
    {"forms", "tables", "exchange"},
    {"tasks"},
    {"services"},
    {"selectors"},
    {"rules"},
    {"models"},
    {"validators"},
    {"enums", "errors"},
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
LOWEST = len(LAYERS)

# What knows about pages; data and rules must not.
PAGES = ("django.http", "django.shortcuts", "django.template", "django.contrib.messages")
PAGELESS = {"services", "selectors", "rules", "models"}
PRIVATE = {"views", "forms"}


def targets(code: Code, imported: Imported) -> str:
    """The module an import leads to: `from a import b` may mean the module a.b."""
    return imported.dotted if imported.dotted in code else imported.module


def rank(code: Code, module: Module, seen: frozenset[str] = frozenset()) -> int:
    if module.part in RANK:
        return RANK[module.part]
    if module.name in seen or not module.part:
        return LOWEST
    inside = [
        code[name]
        for name in {targets(code, imported) for imported in module.imports}
        if name in code and code[name].app == module.app and name != module.name
    ]
    return min((rank(code, each, seen | {module.name}) for each in inside), default=LOWEST)


def imports_upwards(code: Code) -> list[str]:
    problems = []
    for module in code.values():
        if module.part not in RANK:
            continue
        for imported in module.imports:
            name = targets(code, imported)
            inside = name in code and code[name].app == module.app and code[name].part
            if inside and rank(code, code[name]) < RANK[module.part]:
                problems.append(f"{module.name}:{imported.line} imports {name} above it")
    return problems


def pages_in_data(code: Code) -> list[str]:
    return [
        f"{module.name}:{imported.line} imports {imported.dotted}"
        for module in code.values()
        if module.part in PAGELESS
        for imported in module.imports
        if any(f"{imported.dotted}.".startswith(f"{page}.") for page in PAGES)
    ]


def others_private_parts(code: Code) -> list[str]:
    """`ui` shows its error pages and forms to all; `config` wires."""
    problems = []
    for module in code.values():
        for imported in module.imports:
            target = Module(targets(code, imported), "")
            if (
                target.name.startswith("samspor.")
                and target.part in PRIVATE
                and target.app not in {module.app, "ui"}
                and module.app != "config"
            ):
                problems.append(f"{module.name}:{imported.line} imports {target.name}")
    return problems


def test_no_module_imports_upwards(code: Code) -> None:
    assert imports_upwards(code) == []


def test_data_and_rules_know_no_pages(code: Code) -> None:
    assert pages_in_data(code) == []


def test_views_and_forms_are_private_to_their_app(code: Code) -> None:
    assert others_private_parts(code) == []


# --- planted faults ---


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("services", "models"), ("views", "selectors"), ("selectors", "enums"), ("urls", "views")],
)
def test_planted_import_upwards_is_found(upper: str, lower: str) -> None:
    code = planted(
        **{f"seats__{upper}__a": "", f"seats__{lower}__b": f"from samspor.seats.{upper} import a"}
    )

    assert imports_upwards(code) == [
        f"samspor.seats.{lower}.b:1 imports samspor.seats.{upper}.a above it"
    ]


def test_planted_detour_upwards_is_found() -> None:
    code = planted(
        seats__views="",
        seats__helper="from samspor.seats import views",
        seats__models="from samspor.seats import helper",
    )

    assert imports_upwards(code) == ["samspor.seats.models:1 imports samspor.seats.helper above it"]


@pytest.mark.parametrize("part", sorted(PAGELESS))
@pytest.mark.parametrize(
    "line",
    ["from django.http import Http404", "from django import shortcuts", "import django.template"],
)
def test_planted_page_in_data_is_found(part: str, line: str) -> None:
    assert len(pages_in_data(planted(**{f"seats__{part}__x": line}))) == 1


def test_planted_use_of_anothers_view_is_found() -> None:
    code = planted(wheel__views__x="from samspor.seats.views.sign_in import sign_in")

    assert others_private_parts(code) == [
        "samspor.wheel.views.x:1 imports samspor.seats.views.sign_in"
    ]
