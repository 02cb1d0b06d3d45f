"""T-09: every table says whose its rows are, and every way across communities says why."""

import ast

import pytest
from django.apps import apps

from samspor.access.row_policies import RowPolicy, row_policies, statements
from samspor.registry.models import Community
from tests.architecture.models import Model, label
from tests.architecture.source import Code, Module, planted

# Tables without a row policy, and why.
OPEN = {
    "seats.User": "signing in finds the user before there is a viewer",
    "sign_in.Attempt": "counted before anybody is signed in",
    "sign_in.Authenticator": "signing in asks it before there is a viewer",
    "sign_in.BrowserSession": "Django finds the session before there is a viewer",
    "sign_in.Identity": "signing in finds the user by it",
    "sign_in.KeptForm": "belongs to an account, and is sealed",
    "sign_in.PersonalLink": "found by its digest before there is a viewer",
    "sign_in.RecoveryCode": "signing in asks it before there is a viewer",
    "sign_in.SignInCode": "signing in finds the code before there is a viewer",
    "sign_in.UnsentForm": "belongs to an account, and is sealed",
}


def tables() -> list[Model]:
    """Ours, those that tie two of ours together too."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if (model._meta.auto_created or model).__module__.startswith("samspor.")
        and not model._meta.proxy
    ]


def without_policy(found: list[Model], said: list[RowPolicy]) -> list[str]:
    known = {policy.model for policy in said}
    return sorted(label(model) for model in found if model not in known)


def is_owned(model: Model, seen: frozenset[Model] = frozenset()) -> bool:
    """Whether a row leads to a community, itself or through what it belongs to."""
    ties = [field for field in model._meta.concrete_fields if field.is_relation]
    return any(
        (there := field.related_model) is Community
        or (there not in seen and is_owned(there, seen | {model}))
        for field in ties
    )


def said_to_be_nobodys(said: list[RowPolicy]) -> list[str]:
    """Rows that lead to a community, with a policy that does not ask which."""
    return [label(each.model) for each in said if not each.by and is_owned(each.model)]


def reasons_missing(code: Code) -> list[str]:
    return [
        f"{module.name}:{node.lineno}"
        for module in code.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] == "everywhere"
        and not _has_reason(module, node)
    ]


def silent_threads(code: Code) -> list[str]:
    """Modules with a thread of their own, which no middleware speaks for."""
    return [
        module.name
        for module in code.values()
        if any(
            isinstance(node, ast.ClassDef)
            and any(ast.unparse(base).endswith("Thread") for base in node.bases)
            for node in module.tree.body
        )
        and not any(
            isinstance(node, ast.Call) and ast.unparse(node.func) in {"everywhere", "asking_for"}
            for node in ast.walk(module.tree)
        )
    ]


def _has_reason(module: Module, call: ast.Call) -> bool:
    constants = {
        target.id: node.value
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    said = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    told = [constants.get(each.id, each) if isinstance(each, ast.Name) else each for each in said]
    return any(
        isinstance(each, ast.Constant) and len(str(each.value).split()) >= 3 for each in told
    )


def test_t09_every_table_says_whose_its_rows_are() -> None:
    assert [each for each in without_policy(tables(), row_policies()) if each not in OPEN] == []


def test_t09_what_a_community_owns_is_its_own() -> None:
    assert said_to_be_nobodys(row_policies()) == []


def test_t09_open_tables_are_still_open() -> None:
    assert sorted(OPEN) == without_policy(tables(), row_policies())


def test_t09_every_way_across_communities_has_a_reason(code: Code) -> None:
    assert reasons_missing(code) == []


def test_t09_every_thread_says_for_whom_it_asks(code: Code) -> None:
    assert silent_threads(code) == []


def test_t09_policy_goes_through_the_tables_between() -> None:
    found = {policy.model._meta.label: statements(policy) for policy in row_policies()}

    assert found["networks.Charter"]["samspor_public"] == (
        'CREATE POLICY samspor_public ON "networks_charter" FOR SELECT USING '
        "((SELECT samspor_communities()) IS NOT NULL AND "
        'EXISTS (SELECT 1 FROM "networks_arena" hop_0 '
        'WHERE hop_0."id" = "networks_charter"."arena_id" AND hop_0."is_public"))'
    )


# --- planted faults ---


def test_t09_planted_table_without_policy_is_found() -> None:
    said = [policy for policy in row_policies() if policy.model._meta.label != "seats.Seat"]

    assert "seats.Seat" in without_policy(tables(), said)


def test_t09_planted_tie_without_policy_is_found() -> None:
    ties = [model for model in tables() if model._meta.auto_created]
    said = [policy for policy in row_policies() if policy.model not in ties]

    assert set(without_policy(tables(), said)) - OPEN.keys() == {label(tie) for tie in ties}


def test_t09_planted_policy_that_forgets_the_community_is_found() -> None:
    said = [RowPolicy(each.model, shared=True) for each in row_policies()]

    assert {"seats.Seat", "contact.Answer"} <= set(said_to_be_nobodys(said))
    assert "registry.Unit" not in said_to_be_nobodys(said)


@pytest.mark.parametrize(
    "line", ["everywhere()", "everywhere(reason='')", "asking.everywhere(reason='test')"]
)
def test_t09_planted_way_across_communities_is_found(line: str) -> None:
    assert len(reasons_missing(planted(seats__selectors=line))) == 1


def test_t09_planted_silent_thread_is_found() -> None:
    thread = "class Sender(threading.Thread):\n    pass"

    assert len(silent_threads(planted(seats__sender=thread))) == 1
    assert silent_threads(planted(seats__sender=f"{thread}\neverywhere(reason='all')")) == []


def test_t09_written_reason_is_accepted() -> None:
    line = "WHY = 'asks about all of them'\neverywhere(reason=WHY)"

    assert reasons_missing(planted(seats__selectors=line)) == []
