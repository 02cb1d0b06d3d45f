"""The forms of the draft. Their choices come from the draft, so nothing foreign is chosen."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspor.activities.enums import KINDS, MODES, RELATIONS
from samspor.activities.facts import ActivityFacts, FollowFact
from samspor.activities.models import Activity
from samspor.activities.selectors.year import ArenaRow, Ties
from samspor.drawing.content import Item, Kind, Mode, Relation
from samspor.drawing.room import MOST_SHOWN
from samspor.kernel.timing import Timing
from samspor.kernel.writing import write_timing
from samspor.ui.validators import no_national_numbers
from samspor.wheel.forms.timing import TimingField, write_for_editing
from samspor.wheel.selectors import Draft

_FEWEST_TIES = 2


class DraftForm(forms.Form):
    """A form about one wheel's draft. What was typed can be shown again without being judged."""

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        for field in self.fields.values():
            if isinstance(field, TimingField):
                field.year = draft.wheel.year
                field.written_in = written_in(draft)
            elif isinstance(field, forms.CharField) and not field.disabled:
                field.validators.append(no_national_numbers)

    def typed(self) -> dict[str, Any]:
        """What stands in the controls now, as initial values."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }


def written_in(draft: Draft) -> str:
    """The language dates are written in for editing: the wheel's."""
    return draft.wheel.language if draft.wheel.language in {"nb", "nn"} else "nb"


class WhenForm(DraftForm):
    """Only a date: what moving and choosing have in common."""

    when = TimingField()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class MoveForm(WhenForm):
    with_followers = forms.BooleanField(
        label=_("Move along what follows it"), required=False, initial=True
    )
    # The timing whose consequences the person has seen.
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)


class DateForm(WhenForm):
    """A municipality's own date."""

    when = TimingField(
        help_text=_("Choose a day, or write it: “Wednesday 21 October 9.30–15” or “week 46”.")
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)


class ActivityForm(DraftForm):
    """Few fields first; what most people leave alone comes last."""

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        error_messages={"required": _("Give the activity a title.")},
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("activity", "Kind"),
        choices=[(kind.value, label) for kind, label in KINDS.items()],
        initial=Kind.MEETING.value,
    )
    arenas = forms.MultipleChoiceField(
        label=_("Arena"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one arena.")},
    )
    when = TimingField()
    mode = forms.ChoiceField(
        label=_("How do you meet?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            *((mode.value, label) for mode, label in MODES.items()),
            ("", pgettext_lazy("how people meet", "Not decided")),
        ],
    )
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("One point to a line."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    audience = forms.CharField(
        label=_("For whom?"),
        help_text=_("Roles, not names of persons."),
        max_length=300,
        required=False,
    )
    description = forms.CharField(
        label=_("What else do people need to know?"),
        help_text=_("Nothing about children or individual staff."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    municipalities = forms.MultipleChoiceField(
        label=_("Municipalities"),
        help_text=_("Choose none of them when it concerns them all."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    initiatives = forms.MultipleChoiceField(
        label=_("Initiatives"),
        help_text=_("It stands on the page of each once the wheel is released."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    pinned = forms.BooleanField(
        label=_("Keeps its date when what it follows moves"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        draft: Draft,
        arenas: Mapping[int, ArenaRow],
        today: date,
        activity: Activity | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, draft=draft, **kwargs)
        self.activity = activity
        self.today = today
        self._choose("arenas", [(str(key), row.name) for key, row in arenas.items()])
        self._choose(
            "municipalities", [(str(key), name) for key, name in draft.rows.municipalities.items()]
        )
        self._offer_initiatives()
        if activity is not None:
            del self.fields["when"]  # a date is moved, so that what follows it can come along
        ties = draft.rows.ties.get(activity.pk, Ties()).follows if activity else []
        self.ties = max(_FEWEST_TIES, len(ties) + 1)
        others = self._others()
        for number in range(self.ties):
            self._add_tie(number, others)

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _offer_initiatives(self) -> None:
        """Those that last into the school year, and those it is part of already."""
        first, chosen = self.draft.wheel.year.first, self._ties().initiatives
        offered = [
            (str(row.id), row.name)
            for row in self.draft.rows.initiatives.values()
            if row.id in chosen or row.valid_to is None or row.valid_to >= first
        ]
        if offered:
            self._choose("initiatives", offered)
        else:
            del self.fields["initiatives"]

    def _others(self) -> list[tuple[str, str]]:
        """In a large wheel those around it in time, and those that are chosen."""
        own = self.activity.public_id if self.activity else ""
        items = [item for item in self.draft.content.items if item.asked_by is None]
        self.offers_some = len(items) > MOST_SHOWN
        if self.offers_some:
            items = self._around(items)
        return [
            (item.id, f"{item.title}, {_when(item.timing, self.draft)}")
            for item in items
            if item.id != own
        ]

    def _around(self, items: list[Item]) -> list[Item]:
        """As many as anything shows at once; `items` stand in the order of time."""
        chosen = {tie.id for tie in self._ties().follows}
        chosen |= {str(value) for name, value in self.data.items() if name.startswith("follows_")}
        timing = self.activity.timing if self.activity else Timing.days(self.today)
        here = bisect_left(items, timing.sort_key, key=lambda item: item.timing.sort_key)
        first = max(here - MOST_SHOWN // 2, 0)
        return [
            item
            for place, item in enumerate(items)
            if first <= place < first + MOST_SHOWN or item.id in chosen
        ]

    def _add_tie(self, number: int, others: list[tuple[str, str]]) -> None:
        self.fields[f"relation_{number}"] = forms.ChoiceField(
            label=_("It"),
            choices=[(relation.value, label) for relation, label in RELATIONS.items()],
            initial=Relation.FOLLOW_UP.value,
            required=False,
        )
        self.fields[f"follows_{number}"] = forms.ChoiceField(
            label=_("Which activity?"),
            choices=[("", pgettext_lazy("no activity", "Nothing")), *others],
            required=False,
        )

    @property
    def tie_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Pairs for the template: the relation, and which activity."""
        return [(self[f"relation_{n}"], self[f"follows_{n}"]) for n in range(self.ties)]

    @property
    def opens_more(self) -> bool:
        """Whether the less used fields have something to show."""
        names = ["audience", "municipalities", "description", "pinned"]
        names += ["initiatives"] if "initiatives" in self.fields else []
        names += [f"follows_{number}" for number in range(self.ties)]
        return any(self[name].value() or self[name].errors for name in names)

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        chosen = [cleaned.get(f"follows_{number}") for number in range(self.ties)]
        for number, public_id in enumerate(chosen):
            if public_id and public_id in chosen[:number]:
                self.add_error(f"follows_{number}", _("It already follows that activity."))
        return cleaned

    def facts(self, *, timing: Timing) -> ActivityFacts:
        """What was filled in. Lags that people cannot see here stay as they were."""
        cleaned = self.cleaned_data
        return ActivityFacts(
            title=cleaned["title"],
            timing=timing,
            arenas=self._in_own_order([int(key) for key in cleaned["arenas"]]),
            kind=Kind(cleaned["kind"]),
            place=cleaned["place"],
            mode=Mode(cleaned["mode"]) if cleaned["mode"] else None,
            agenda=tuple(cleaned["agenda"].splitlines()),
            audience=cleaned["audience"],
            description=cleaned["description"],
            municipalities=tuple(int(key) for key in cleaned["municipalities"]),
            follows=tuple(self._follows()),
            initiatives=tuple(int(key) for key in cleaned.get("initiatives", ())),
            pinned=cleaned["pinned"],
        )

    def _in_own_order(self, chosen: list[int]) -> tuple[int, ...]:
        """The arena that owned it still does; new ones come after."""
        before = self._ties().arenas
        return tuple(sorted(chosen, key=lambda key: before.index(key) if key in before else 99))

    def _follows(self) -> list[FollowFact]:
        lags = {tie.id: tie.lag_days for tie in self._ties().follows}
        found = []
        for number in range(self.ties):
            public_id = self.cleaned_data.get(f"follows_{number}")
            if public_id:
                relation = self.cleaned_data.get(f"relation_{number}") or Relation.FOLLOW_UP
                key = self.draft.activity(public_id).pk
                found.append(FollowFact(key, Relation(relation), lags.get(public_id)))
        return found

    def _ties(self) -> Ties:
        rows = self.draft.rows
        return rows.ties.get(self.activity.pk, Ties()) if self.activity else Ties()


def values_of(activity: Activity, draft: Draft) -> dict[str, Any]:
    """What the form of an activity begins with."""
    ties = draft.rows.ties.get(activity.pk, Ties())
    values: dict[str, Any] = {
        "title": activity.title,
        "kind": activity.kind,
        "when": write_for_editing(activity.timing, written_in=written_in(draft)),
        "arenas": [str(key) for key in ties.arenas],
        "mode": activity.mode,
        "place": activity.place,
        "agenda": activity.agenda,
        "audience": activity.audience,
        "description": activity.description,
        "municipalities": [str(key) for key in ties.municipalities],
        "initiatives": [str(key) for key in ties.initiatives],
        "pinned": activity.pinned,
        "version": activity.version,
    }
    for number, tie in enumerate(ties.follows):
        values |= {f"relation_{number}": tie.relation.value, f"follows_{number}": tie.id}
    return values


def _when(timing: Timing, draft: Draft) -> str:
    return write_timing(
        timing, language=written_in(draft), style="short", year=draft.content.school_year
    )


class ReleaseForm(DraftForm):
    note = forms.CharField(
        label=_("One sentence to the readers"),
        help_text=_("What is most important for them to know? It stands at the top of the wheel."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    expected = forms.CharField(widget=forms.HiddenInput, max_length=64)
