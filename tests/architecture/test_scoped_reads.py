"""T-09: every model refuses to be read without a viewer, and every reason is written down."""

import ast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import models

from samspor.access.models import GuardedModel
from samspor.access.querysets import ViewerManager, ViewerQuerySet
from samspor.access.viewer import ANONYMOUS
from tests.architecture.models import Model, label, ours, planting
from tests.architecture.source import Code, Module, planted

# Models that may be read without a viewer, and why.
OPEN = {
    "seats.User": "signing in finds the user before there is a viewer",
    "sign_in.BrowserSession": "Django finds the session before there is a viewer",
}


def open_models(found: list[Model], allowed: dict[str, str]) -> list[str]:
    return [
        label(model)
        for model in found
        if label(model) not in allowed
        and not (
            issubclass(model, GuardedModel)
            and isinstance(model._default_manager, ViewerManager)
            and isinstance(model._default_manager.get_queryset(), ViewerQuerySet)
        )
    ]


def undecided(found: list[Model]) -> list[str]:
    """Guarded models whose queryset does not say what a viewer may see."""
    return [
        label(model)
        for model in found
        if isinstance(rows := model._default_manager.get_queryset(), ViewerQuerySet)
        and type(rows).visible is ViewerQuerySet.visible
    ]


def ways_around(code: Code) -> list[str]:
    """Plain managers, raw SQL, and reasons that are no reasons, outside `access`."""
    problems = []
    for module in code.values():
        if module.app in {"access", "kernel", "reading", "drawing"}:
            continue  # what guards, and what knows no database
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr in {"_base_manager", "raw", "extra"}:
                problems.append(f"{module.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.Call) and _asks_of_closed_rows(node):
                problems.append(f"{module.name}:{node.lineno} subquery without a viewer")
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr == "unguarded" and not _has_reason(module, node):
                problems.append(f"{module.name}:{node.lineno} unguarded without a reason")
            if node.func.attr == "cursor" and ast.unparse(node.func.value).endswith("connection"):
                problems.append(f"{module.name}:{node.lineno} cursor")
    return problems


def _asks_of_closed_rows(call: ast.Call) -> bool:
    """`Exists` and `Subquery` take a queryset apart without running it, so it can't refuse."""
    name = ast.unparse(call.func).rpartition(".")[2]
    if name not in {"Exists", "Subquery"} or not call.args:
        return False
    rows = ast.unparse(call.args[0])
    return ".objects" in rows and ".seen_by(" not in rows and ".unguarded(" not in rows


def _has_reason(module: Module, call: ast.Call) -> bool:
    """A reason of three words or more, written at the call or in a constant of the module."""
    constants = {
        target.id: node.value
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return any(
        isinstance(reason, ast.Constant)
        and isinstance(reason.value, str)
        and len(reason.value.split()) >= 3
        for keyword in call.keywords
        if keyword.arg == "reason"
        for reason in [_value(keyword.value, constants)]
    )


def _value(node: ast.expr, constants: dict[str, ast.expr]) -> ast.expr:
    return constants.get(node.id, node) if isinstance(node, ast.Name) else node


# Raw SQL that reads no rows, and why.
CURSORS: dict[str, str] = {
    "samspor.audit.walls": "puts up triggers; reads nothing",
    "samspor.backup.making": "a backup has all rows and shows none",
    "samspor.backup.restoring": "a restore writes all rows and shows none",
    "samspor.backup.tables": "a backup has all rows and shows none",
    "samspor.portal.views.machine": "asks only whether the database answers",
}


def test_t09_every_model_is_guarded() -> None:
    assert open_models(ours(), OPEN) == []


def test_t09_every_model_says_what_a_viewer_may_see() -> None:
    assert undecided(ours()) == []


def test_t09_anonymous_reads_each_model_without_falling(db: None) -> None:
    guarded = [model for model in ours() if label(model) not in OPEN]

    assert all(list(model._default_manager.seen_by(ANONYMOUS)) == [] for model in guarded)


def test_t09_nothing_reads_around_the_viewer(code: Code) -> None:
    found = [each for each in ways_around(code) if each.partition(":")[0] not in CURSORS]

    assert found == []


def test_t09_exceptions_are_still_needed() -> None:
    assert set(OPEN) == set(open_models(ours(), {}))


def test_nobody_signed_in_has_no_roles() -> None:
    assert AnonymousUser().is_anonymous
    assert ANONYMOUS.roles == frozenset()


# --- planted faults ---


def test_t09_planted_open_model_is_found() -> None:
    with planting():

        class Plain(models.Model):  # noqa: DJ008 (never shown)
            class Meta:
                app_label = "registry"

        class Half(GuardedModel):
            class Meta:
                app_label = "registry"

        class Silent(GuardedModel):
            objects = ViewerManager.from_queryset(ViewerQuerySet)()

            class Meta:
                app_label = "registry"

        assert open_models([Plain, Half, Silent], {}) == ["registry.Plain", "registry.Half"]
        assert undecided([Plain, Half, Silent]) == ["registry.Silent"]


@pytest.mark.parametrize(
    "line",
    [
        "Unit._base_manager.all()",
        "Unit.objects.raw('select 1')",
        "Unit.objects.extra(where=['1'])",
        "Unit.objects.unguarded(reason='')",
        "Unit.objects.unguarded(reason='test')",
        "Unit.objects.unguarded(reason=text)",
        "connection.cursor()",
        "Exists(Unit.objects.filter(pk=OuterRef('unit')))",
        "models.Subquery(Unit.objects.values('pk'))",
    ],
)
def test_t09_planted_way_around_is_found(line: str) -> None:
    assert len(ways_around(planted(seats__selectors=line))) == 1


def test_t09_written_reason_is_accepted() -> None:
    line = "Unit.objects.unguarded(reason='the import compares all rows')"

    assert ways_around(planted(seats__selectors=line)) == []


def test_t09_subquery_that_knows_its_viewer_is_accepted() -> None:
    assert ways_around(planted(seats__selectors="Exists(Unit.objects.seen_by(viewer))")) == []


def test_t09_reason_in_a_constant_is_accepted() -> None:
    line = "WHY = 'the import compares all rows'\nUnit.objects.unguarded(reason=WHY)"

    assert ways_around(planted(seats__selectors=line)) == []
