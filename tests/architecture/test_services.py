"""T-45: every service asks the policy and leaves a line in the log, in one transaction.

A service is a public function in `services/` that opens a transaction. It may ask and log through
helpers; the calls are followed through the services of all apps.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Code, Module, planted

REQUIRE = "samspor.access.policy.require"
RECORD = "samspor.audit.record.record"
WRITES = {
    "save",
    "delete",
    "update",
    "bulk_create",
    "bulk_update",
    "create",
    "get_or_create",
    "update_or_create",
}

ON_THE_WAY_IN = {
    "viewer": "on the way in there is no viewer yet",
    REQUIRE: "on the way in there is nobody to ask the policy about",
}
# What a service leaves out, and why it may.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "samspor.contact.services.receiving.receive_message": {
        REQUIRE: "everybody may write to a seat, signed in or not",
    },
    "samspor.privacy.services.erasing.ask_for_erasure": {REQUIRE: "only the viewer's own"},
    "samspor.privacy.services.erasing.regret_erasure": {REQUIRE: "only the viewer's own"},
    "samspor.privacy.services.erasing.erase_again": {
        "viewer": "after a restore; whoever it is has asked before",
        REQUIRE: "after a restore; whoever it is has asked before",
    },
    "samspor.sign_in.services.demo.step_into_seat": {
        "viewer": "before it there is no viewer; it refuses outside the demo",
        REQUIRE: "before it there is no viewer; it refuses outside the demo",
    },
    "samspor.sign_in.services.sessions.log_sign_out": {REQUIRE: "nobody is refused to leave"},
    **{
        f"samspor.sign_in.services.{name}": ON_THE_WAY_IN
        for name in [
            "codes.try_code",
            "invitations.accept_as",
            "invitations.accept_as_new",
            "links.use_link",
            "second_factor.renew_recovery_codes",
            "second_factor.set_up_app",
            "second_factor.try_second_factor",
            "sessions.end_provider_session",
            "sessions.log_sign_in",
            "vouched.log_not_vouched",
        ]
    },
    "samspor.sign_in.services.codes.ask_for_code": {
        **ON_THE_WAY_IN,
        RECORD: "an unknown address must cost and leave the same; the row is the trace",
    },
    "samspor.sign_in.services.sessions.end_sessions": {
        REQUIRE: "only the viewer's own, and nobody is refused to leave"
    },
    "samspor.sign_in.services.kept_forms.keep_form": {
        "viewer": "the session has just ended; the row is its user's alone",
        REQUIRE: "nothing is done yet; sending it on asks",
        RECORD: "what was typed is not done yet; sending it on logs",
    },
    "samspor.sign_in.services.unsent_forms.keep_unsent": {
        REQUIRE: "only the viewer's own row; sending the form asks",
        RECORD: "what is being typed is not done yet; sending it logs",
    },
    "samspor.sign_in.services.unsent_forms.drop_unsent": {
        "viewer": "the form was taken in, or thrown away; the row is its user's alone",
        "now": "nothing is dated",
        REQUIRE: "only the row of the one who sent the form",
        RECORD: "what was typed was never done",
    },
    "samspor.sign_in.services.kept_forms.drop_kept_form": {
        "now": "nothing is dated",
        REQUIRE: "only the viewer's own row",
        RECORD: "what was typed was never done",
    },
    "samspor.activities.services.history.open_change_set": {
        REQUIRE: "a step; the service that opens it has asked",
        RECORD: "a step; the service that opens it logs what it did",
    },
    **{
        f"samspor.wheel.services.own_calendars.{name}_calendar": {REQUIRE: "only the viewer's own"}
        for name in ("make", "renew", "remove")
    },
    "samspor.seats.services.visits.log_visited_page": {
        REQUIRE: "it tells what the policy has let somebody see"
    },
    "samspor.seats.services.refusals.log_refusal": {REQUIRE: "it tells that the policy said no"},
}
# Public functions that write but are steps of services, which ask and log for them.
STEPS: dict[str, str] = {
    "samspor.contact.services.chores.forget_messages": "clears what is too old, for nobody",
    "samspor.mail.services.holding.hold_waiting": "a step; the restore logs",
    "samspor.mail.services.holding.let_go": "at the console; says when mail leaves, not what",
    "samspor.mail.services.post.post_mail": "the service that posts the mail asks and logs",
    "samspor.mail.services.sending.forget_old": "clears the outbox when its time is over",
    "samspor.sign_in.services.attempts.note_attempt": "counts for the service that tried",
    "samspor.sign_in.services.links.make_link": "the service that sends the link asks and logs",
    "samspor.sign_in.services.links.revoke_links": "the service that sends another asks and logs",
    "samspor.sign_in.services.links.spend_link": "the service that does the act logs",
    "samspor.wheel.services.own_calendars.note_fetched": "a day, for the owner's eyes; changes nothing",
    "samspor.activities.services.history.save": "writes one row of what its service changes",
    "samspor.activities.services.history.note": "keeps what its service changed",
    "samspor.registry.services.batches.keep_batch": "keeps what its service changed",
    "samspor.registry.services.batches.rewrite": "writes the rows of what its service changed",
    "samspor.registry.services.taking.take_units": "writes the rows of an import",
    "samspor.registry.services.taking.take_municipalities": "writes the rows of an import",
}


def public(module: Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, function in module.functions.items():
        if not name.startswith("_"):
            yield f"{module.name}.{name}", function


def is_atomic(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def services(code: Code) -> dict[str, ast.FunctionDef]:
    return {
        name: function
        for module in code.values()
        if module.part == "services"
        for name, function in public(module)
        if is_atomic(function)
    }


def calls(module: Module, function: ast.FunctionDef) -> set[str]:
    """Dotted names of what the function calls, as far as imports tell."""
    local = {imported.local: imported.dotted for imported in module.imports}
    local |= {name: f"{module.name}.{name}" for name in module.functions}
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            first, *rest = ast.unparse(node.func).split(".")
            if first in local:
                found.add(".".join([local[first], *rest]))
    return found


def reached(code: Code, name: str) -> set[str]:
    """All that a function calls, directly and through our own functions."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        dotted = waiting.pop()
        if dotted in found:
            continue
        found.add(dotted)
        home, _, word = dotted.rpartition(".")
        if home in code and word in code[home].functions:
            waiting.extend(calls(code[home], code[home].functions[word]))
        elif home in code:
            again = [each for each in code[home].imports if each.local == word]
            waiting.extend(each.dotted for each in again)
    return found


def faults(code: Code, exceptions: dict[str, dict[str, str]]) -> list[str]:
    problems = []
    for name, function in services(code).items():
        excused = exceptions.get(name, {})
        arguments = {argument.arg for argument in function.args.kwonlyargs}
        if function.args.args or function.args.posonlyargs:
            problems.append(f"{name} takes arguments by position")
        wanted = {"viewer", "now"} - arguments - excused.keys()
        problems += [f"{name} takes no {each}" for each in sorted(wanted)]
        uncalled = {REQUIRE, RECORD} - reached(code, name) - excused.keys()
        problems += [f"{name} never calls {each.rpartition('.')[2]}" for each in sorted(uncalled)]
    return problems


def unannounced_writes(code: Code, steps: dict[str, str]) -> list[str]:
    """Public functions that write without a transaction of their own."""
    known = services(code).keys() | steps.keys()
    return [
        name
        for module in code.values()
        if module.part == "services"
        for name, function in public(module)
        if name not in known and _writes(function)
    ]


def _writes(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        for node in ast.walk(function)
    )


def test_t45_every_service_asks_and_logs(code: Code) -> None:
    assert faults(code, EXCEPTIONS) == []


def test_t45_nothing_else_writes(code: Code) -> None:
    assert unannounced_writes(code, STEPS) == []


def test_t45_exceptions_are_still_needed(code: Code) -> None:
    needed = {fault.split()[0] for fault in faults(code, {})}

    assert EXCEPTIONS.keys() <= needed
    assert STEPS.keys() <= set(unannounced_writes(code, {}))


# --- planted faults ---

WHOLE = """
from django.db import transaction
from samspor.access.policy import Action, require
from samspor.audit.record import record

@transaction.atomic
def move(*, viewer, row, now):
    require(viewer, Action.EDIT_ACTIVITY, community_id=1)
    row.save()
    _log(viewer)

def _log(viewer):
    record(viewer=viewer)
"""


def test_whole_service_has_no_faults() -> None:
    assert faults(planted(wheel__services__x=WHOLE), {}) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("    require(", "    print(", "never calls require"),
        ("    record(viewer", "    print(viewer", "never calls record"),
        ("    _log(viewer)\n", "", "never calls record"),
        ("*, viewer, row, now", "viewer, row, now", "takes arguments by position"),
        ("*, viewer, row, now", "*, row, now", "takes no viewer"),
        ("*, viewer, row, now", "*, viewer, row", "takes no now"),
    ],
)
def test_t45_planted_fault_is_found(old: str, new: str, fault: str) -> None:
    assert old in WHOLE

    code = planted(wheel__services__x=WHOLE.replace(old, new))

    assert f"samspor.wheel.services.x.move {fault}" in faults(code, {})


def test_t45_planted_service_without_a_transaction_is_found() -> None:
    code = planted(wheel__services__x=WHOLE.replace("@transaction.atomic\n", ""))

    assert unannounced_writes(code, {}) == ["samspor.wheel.services.x.move"]


def test_t45_helper_in_another_module_is_followed() -> None:
    asks = "from samspor.access.policy import require\ndef ask(viewer):\n    require(viewer)\n"
    whole = WHOLE.replace(
        "    require(viewer, Action.EDIT_ACTIVITY, community_id=1)", "    checks.ask(viewer)"
    )
    code = planted(
        wheel__services__x=f"from samspor.wheel.services import checks\n{whole}",
        wheel__services__checks=asks,
    )

    assert faults(code, {}) == []
