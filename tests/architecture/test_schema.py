"""How tables are named and tied. A shrinking list of old sins stands at the top."""

from collections.abc import Iterator

from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, Q, UniqueConstraint

from samspor.registry.models import Community
from tests.architecture.models import Model, label, ours, planting

# Sins we know of, each with the reason it stands. Only ever shorter.
KNOWN: dict[str, str] = {
    "seats.User.last_login is a time not called …_at": "Django's own column",
    "sign_in.BrowserSession.expire_date is a time not called …_at": "Django's own column",
}

# Days of a period, both inclusive; everything else that is a day says on what.
DAYS = {"valid_from", "valid_to", "first_day", "last_day"}

# Which community a row belongs to, when not its own `community`.
OWNED_THROUGH = {
    "activities.ActivityArena": "activity__community",
    "activities.ActivityInitiative": "activity__community",
    "activities.ActivityMunicipality": "activity__community",
    "activities.Change": "change_set__community",
    "activities.Follow": "activity__community",
    "contact.Answer": "message__community",
    "contact.ContactChoice": "holding__seat__community",
    "intake.Intake": "source__community",
    "intake.IntakeChange": "intake__source__community",
    "intake.SourceFact": "source__community",
    "intake.Original": "reading__community",
    "intake.GivenAnswer": "reading__community",
    "networks.MemberRule": "arena__community",
    "registry.Community": "pk",
    "networks.Charter": "arena__community",
    "registry.RegisterChange": "batch__community",
    "registry.RegisterTaking": "source__community",
    "seats.HandOver": "seat__community",
    "seats.SeatHolder": "seat__community",
    "wheel.Edition": "wheel__community",
    "wheel.WheelArena": "wheel__community",
}
# Rows that belong to no community, and why.
SHARED = {
    "audit.Event": "keeps the community's number, and outlives it",
    "privacy.Erasure": "a person is erased everywhere at once",
    "mail.OutgoingMail": "a code for signing in belongs to no community",
    "audit.Head": "its chain is the community's number, and outlives it",
    "audit.Stamp": "keeps the community's number; one row is everybody's",
    "registry.FormerMunicipality": "the registry is shared between communities",
    "registry.FormerName": "the registry is shared between communities",
    "registry.FormerOwnership": "the registry is shared between communities",
    "registry.Organisation": "the registry is shared between communities",
    "registry.Unit": "the registry is shared between communities",
    "registry.UnitFigure": "the registry is shared between communities",
    "seats.User": "a person may work in two communities",
    "access.SentForm": "known by a random key; says nothing about what it made",
    "sign_in.Attempt": "counted before anybody is known",
    "sign_in.Authenticator": "an account's own, in whatever communities",
    "sign_in.BrowserSession": "an account's own, in whatever communities",
    "sign_in.Identity": "an account's own, in whatever communities",
    "sign_in.KeptForm": "an account's own, in whatever communities",
    "sign_in.UnsentForm": "an account's own, in whatever communities",
    "sign_in.PersonalLink": "follows a person; with a seat, the seat's community",
    "wheel.OwnCalendar": "a person's own, of all their seats; with a seat, the seat's community",
    "sign_in.RecoveryCode": "an account's own, in whatever communities",
    "sign_in.SignInCode": "an account's own, in whatever communities",
    "seats.Person": "a person may work in two communities",
}


def faults(found: list[Model]) -> list[str]:
    return [fault for model in found for fault in _faults(model)]


def _faults(model: Model) -> Iterator[str]:
    for constraint in model._meta.constraints:
        yield from _constraint_faults(model, constraint)
    if model._meta.unique_together:
        yield f"{label(model)} has unique_together; name a constraint"
    for field in model._meta.local_concrete_fields:
        yield from _field_faults(model, field)


def _constraint_faults(model: Model, constraint: BaseConstraint) -> Iterator[str]:
    name = f"{label(model)} {constraint.name}"
    if not constraint.name.startswith(f"{model._meta.app_label}_"):
        yield f"{name} does not begin with its app"
    if len(constraint.name) > 63:
        yield f"{name} is longer than PostgreSQL keeps"
    if constraint.violation_error_message == constraint.default_violation_error_message:
        yield f"{name} has no message"
    if not constraint.violation_error_code:
        yield f"{name} has no code"


def _field_faults(model: Model, field: models.Field) -> Iterator[str]:
    name = f"{label(model)}.{field.name}"
    if isinstance(field, models.DateTimeField):
        if field.name != "at" and not field.name.endswith("_at"):
            yield f"{name} is a time not called …_at"
    elif isinstance(field, models.DateField) and not (
        field.name in DAYS or field.name.endswith("_on")
    ):
        yield f"{name} is a day not called …_on"
    if field.null and isinstance(field, (models.CharField, models.TextField)):
        yield f"{name} has two ways to be empty"
    if field.unique and not field.primary_key and not field.one_to_one and not _named(model, field):
        yield f"{name} is unique without a named constraint"
    if field.choices and not _checked(model, field.name):
        yield f"{name} has choices that the database does not know"
    if isinstance(field, models.BooleanField) and field.null:
        yield f"{name} has three values"


def _named(model: Model, field: models.Field) -> bool:
    """`Field.unique` also answers yes for a constraint over the field alone."""
    return not field._unique


def _checked(model: Model, name: str) -> bool:
    return any(
        isinstance(constraint, CheckConstraint) and name in _words(constraint.condition)
        for constraint in model._meta.constraints
    )


def _words(condition: object) -> set[str]:
    if isinstance(condition, Q):
        return set().union(*(_words(child) for child in condition.children))
    if isinstance(condition, tuple):
        return {str(condition[0]).partition("__")[0]}
    return set()


def backwards(found: list[Model]) -> list[str]:
    """Dated rows whose period could run backwards."""
    return [
        label(model)
        for model in found
        if {"valid_from", "valid_to"} <= {field.name for field in model._meta.concrete_fields}
        and not any(
            isinstance(constraint, CheckConstraint) and {"valid_to"} <= _words(constraint.condition)
            for constraint in model._meta.constraints
        )
    ]


def homeless(found: list[Model], through: dict[str, str], shared: dict[str, str]) -> list[str]:
    """Rows whose community cannot be told, or could be none."""
    problems = []
    for model in found:
        if label(model) in shared:
            continue
        path = through.get(label(model), "community")
        if not _leads_to_community(model, path):
            problems.append(f"{label(model)} does not lead to a community along {path}")
    return problems


def _leads_to_community(model: Model, path: str) -> bool:
    if path == "pk":
        return model is Community
    here = model
    for step in path.split("__"):
        names = {field.name: field for field in here._meta.concrete_fields}
        field = names.get(step)
        if field is None or field.null or not isinstance(field, models.ForeignKey):
            return False
        here = field.related_model
    return here is Community


def test_schema_follows_the_conventions() -> None:
    assert [fault for fault in faults(ours()) if fault not in KNOWN] == []


def test_periods_run_forward() -> None:
    assert backwards(ours()) == []


def test_every_row_belongs_to_a_community_or_says_why_not() -> None:
    assert homeless(ours(), OWNED_THROUGH, SHARED) == []


def test_lists_hold_nothing_that_is_gone() -> None:
    labels = {label(model) for model in ours()}

    assert set(KNOWN) <= set(faults(ours()))
    assert set(OWNED_THROUGH) | set(SHARED) <= labels


def test_constraint_names_are_used_once() -> None:
    names = [constraint.name for model in ours() for constraint in model._meta.constraints]

    assert len(names) == len(set(names))


def test_planted_sins_are_found() -> None:
    with planting():

        class Sinner(models.Model):  # noqa: DJ008 (never shown)
            begins = models.DateTimeField()
            birthday = models.DateField()
            code = models.CharField(max_length=9, unique=True)
            text = models.TextField(null=True)
            state = models.CharField(max_length=9, choices=[("a", "A")])
            maybe = models.BooleanField(null=True)
            valid_from = models.DateField()
            valid_to = models.DateField(null=True)

            class Meta:
                app_label = "registry"
                unique_together = [("code", "state")]
                constraints = [
                    CheckConstraint(name="short", condition=Q(code="x")),
                    UniqueConstraint(name="registry_" + "x" * 60, fields=["begins"]),
                ]

        assert faults([Sinner]) == [
            "registry.Sinner short does not begin with its app",
            "registry.Sinner short has no message",
            "registry.Sinner short has no code",
            f"registry.Sinner registry_{'x' * 60} is longer than PostgreSQL keeps",
            f"registry.Sinner registry_{'x' * 60} has no message",
            f"registry.Sinner registry_{'x' * 60} has no code",
            "registry.Sinner has unique_together; name a constraint",
            "registry.Sinner.begins is a time not called …_at",
            "registry.Sinner.birthday is a day not called …_on",
            "registry.Sinner.code is unique without a named constraint",
            "registry.Sinner.text has two ways to be empty",
            "registry.Sinner.state has choices that the database does not know",
            "registry.Sinner.maybe has three values",
        ]
        assert backwards([Sinner]) == ["registry.Sinner"]
        assert homeless([Sinner], {}, {}) == [
            "registry.Sinner does not lead to a community along community"
        ]


def test_planted_row_that_may_lack_its_community_is_found() -> None:
    with planting():

        class Stray(models.Model):  # noqa: DJ008 (never shown)
            community = models.ForeignKey(Community, on_delete=models.CASCADE, null=True)

            class Meta:
                app_label = "registry"

        assert homeless([Stray], {}, {}) == [
            "registry.Stray does not lead to a community along community"
        ]
