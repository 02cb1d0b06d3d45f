"""What a community works towards.

plan = a_plan(in_=region)
area = a_focus_area("Inkluderende praksis", in_=region, plan=plan)
"""

from datetime import date

from samspor.focus.models import FocusArea, Initiative, LongTermPlan
from samspor.kernel.slug import slug_of
from samspor.registry.models import Community
from samspor.seats.models import Seat
from tests.factories.registry import saved


def a_plan(name: str = "Langsiktig plan", *, in_: Community) -> LongTermPlan:
    return saved(LongTermPlan(community=in_, name=name))


def a_focus_area(
    name: str = "Inkluderende praksis",
    *,
    in_: Community,
    plan: LongTermPlan | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    is_public: bool = False,
) -> FocusArea:
    return saved(
        FocusArea(
            community=in_,
            name=name,
            slug=slug_of(name, otherwise="omrade"),
            plan=plan,
            valid_from=valid_from,
            valid_to=valid_to,
            is_public=is_public,
        )
    )


def an_initiative(
    name: str = "Ute hele året",
    *,
    in_: Community,
    is_public: bool = False,
    lead_seat: Seat | None = None,
) -> Initiative:
    slug = slug_of(name, otherwise="satsing")
    return saved(
        Initiative(community=in_, name=name, slug=slug, is_public=is_public, lead_seat=lead_seat)
    )
