"""What Samspor has written itself comes back as what it is, and changes nothing (T-18)."""

from dataclasses import replace
from datetime import date

import pytest

from samspor.activities.models import Activity
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.pdf import write_pdf
from samspor.intake.proposals import Section, Verdict
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.registry.models import Organisation
from samspor.wheel.selectors import draft_content
from tests.factories.activities import answer
from tests.integration.intake.places import TEST, Paper, region, twin
from tests.unit.drawing.files.readers import job


@pytest.fixture
def wheel(db: None) -> Paper:
    paper = region("Kysten", twin("arshjul"))
    paper.take(accept_all=True)
    return paper


def chosen_day(on: date) -> Activity:
    """A municipality's own day for what was asked of each."""
    asked = Activity.objects.unguarded(reason=TEST).filter(kind="follow_up").order_by("pk")[0]
    municipality = Organisation.objects.unguarded(reason=TEST).filter(kind="municipality")[0]
    part = Arena.objects.unguarded(reason=TEST).filter(municipality=municipality)[0]
    return answer(asked, by=municipality, at=part, on=Timing.days(on))


def written(wheel: Paper, write) -> bytes:
    content = draft_content(
        wheel.viewer, community=wheel.community.slug, school_year=SchoolYear(2025)
    )
    return write(job(content))


@pytest.mark.parametrize("write", [write_xlsx, write_pdf])
def test_t18_own_wheel_with_chosen_days_changes_nothing(wheel: Paper, write) -> None:
    chosen = chosen_day(date(2025, 11, 6))

    found = wheel.propose(read_document(written(wheel, write)))

    items = [each for each in found.items if each.section in {Section.ACTIVITY, Section.ARENA}]
    assert {each.verdict for each in items} == {Verdict.SAME}
    told = [each.title for each in items if each.match == "Kommunen har valgt denne dagen selv."]
    assert told == [chosen.title]


def test_day_that_no_municipality_has_chosen_is_not_taken_for_one(wheel: Paper) -> None:
    chosen_day(date(2025, 11, 6))
    draft = read_document(written(wheel, write_xlsx))
    events = [
        replace(event, start=date(2025, 11, 13)) if event.start == date(2025, 11, 6) else event
        for event in draft.events
    ]

    found = wheel.propose(replace(draft, events=tuple(events)))

    assert not [each for each in found.items if each.match.startswith("Kommunen har valgt")]
