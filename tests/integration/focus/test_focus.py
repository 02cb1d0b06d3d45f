from datetime import date

import pytest
from django.core.exceptions import ValidationError

from samspor.access.viewer import ANONYMOUS, Role
from samspor.focus.enums import PeriodStatus
from samspor.focus.models import FocusArea, Initiative
from tests.factories import focus, registry, seats

TODAY = date(2024, 9, 20)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "status"),
    [
        (None, None, PeriodStatus.ONGOING),
        (date(2024, 9, 20), date(2024, 9, 20), PeriodStatus.ONGOING),
        (date(2024, 9, 21), None, PeriodStatus.PLANNED),
        (None, date(2024, 9, 19), PeriodStatus.ENDED),
        (date(2023, 8, 1), date(2027, 7, 31), PeriodStatus.ONGOING),
    ],
)
def test_status_follows_from_the_dates(
    db: None, valid_from: date | None, valid_to: date | None, status: PeriodStatus
) -> None:
    area = focus.a_focus_area(in_=registry.community(), valid_from=valid_from, valid_to=valid_to)

    assert area.status(TODAY) is status


def test_period_runs_forward(db: None) -> None:
    with pytest.raises(ValidationError) as caught:
        focus.a_focus_area(
            in_=registry.community(), valid_from=date(2024, 9, 21), valid_to=date(2024, 9, 20)
        )

    assert [error.code for error in caught.value.error_dict["__all__"]] == ["period_order"]


@pytest.mark.parametrize("make", [focus.a_plan, focus.a_focus_area, focus.an_initiative])
def test_name_is_given_and_used_once(db: None, make: object) -> None:
    region = registry.community()
    make("Språk", in_=region)  # type: ignore[operator]  # one of the factories

    for name, code in [("Språk", "name_unique"), ("", "blank")]:
        with pytest.raises(ValidationError) as caught:
            make(name, in_=region)  # type: ignore[operator]  # one of the factories
        codes = {error.code for errors in caught.value.error_dict.values() for error in errors}
        assert codes - {"slug_unique"} == {code}  # the same name asks for the same address


def test_initiative_ties_what_a_community_does_to_what_it_wants(db: None) -> None:
    region = registry.community()
    storvik = registry.municipality("Storvik", taking_part_in=region)
    area = focus.a_focus_area(in_=region, plan=focus.a_plan(in_=region))
    initiative = focus.an_initiative(in_=region)
    initiative.focus_areas.add(area)
    initiative.units.add(registry.kindergarten("Solbakken", in_=storvik))
    initiative.partners.add(registry.university())

    viewer = seats.viewer(Role.HEAD, at=registry.kindergarten("Lia", in_=storvik), in_=region)

    assert [str(each) for each in Initiative.objects.seen_by(viewer)] == ["Ute hele året"]
    found = FocusArea.objects.seen_by(viewer).filter(initiatives=initiative)
    assert [(each.name, str(each.plan)) for each in found] == [
        ("Inkluderende praksis", "Langsiktig plan")
    ]
    assert list(FocusArea.objects.seen_by(ANONYMOUS)) == []
