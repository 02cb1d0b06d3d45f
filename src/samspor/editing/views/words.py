"""Differences between what a page says and said, field by field, in words."""

from dataclasses import dataclass

from samspor.editing.enums import Part
from samspor.editing.forms import PageForm
from samspor.editing.forms.unit import FIGURES
from samspor.editing.state import State


@dataclass(frozen=True, slots=True)
class Difference:
    """`prefers_theirs`: only the other person changed it."""

    name: str
    label: str
    before: str
    after: str
    prefers_theirs: bool = False


def label_of(form: PageForm, name: str) -> str:
    return str(FIGURES if name == "figures" else form.base_fields[name].label)


def differences(form: PageForm, before: State, after: State) -> list[Difference]:
    """In the order of the form. What neither says anything about is the same."""
    names = [name for name in form.base_fields if name != "stamp"]
    if form.PART is Part.UNITS:
        names.append("figures")
    return [
        Difference(
            name,
            label_of(form, name),
            form.told(name, before.get(name)),
            form.told(name, after.get(name)),
        )
        for name in names
        if (before.get(name) or None) != (after.get(name) or None)
    ]
