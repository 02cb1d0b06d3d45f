"""What Samspor has written itself comes back as what it is, and changes nothing (T-18)."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from samspor.access.viewer import Role, Viewer
from samspor.activities.models import Activity
from samspor.drawing.files.excel import write_xlsx
from samspor.drawing.files.pdf import write_pdf
from samspor.intake.proposals import Proposal, Section, Verdict
from samspor.intake.selectors.proposing import propose
from samspor.intake.services.take_in import take_in
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Timing
from samspor.networks.models import Arena
from samspor.reading import read_document
from samspor.registry.models import Community, Organisation
from samspor.wheel.selectors import draft_content
from tests.factories import registry, seats
from tests.factories.activities import answer
from tests.unit.drawing.files.readers import job

NOW = datetime(2024, 8, 12, 9, tzinfo=UTC)
DATA = (Path(__file__).parents[2] / "documents/arshjul_twin.txt").read_bytes()
TEST = "the test looks at everything"
ASKED = "Kommunal oppfølging"


@pytest.fixture
def community(db: None) -> Community:
    draft = read_document(DATA)
    community = registry.community("Kysten")
    for name in draft.regions[0].municipalities:
        registry.municipality(name, taking_part_in=community)
    return community


@pytest.fixture
def adviser(community: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service(), in_=community)


def take(community: Community, viewer: Viewer, data: bytes) -> None:
    draft = read_document(data)
    take_in(viewer=viewer, community=community, draft=draft, data=data, now=NOW, accept_all=True)


def chosen_by(municipality: Organisation) -> Activity:
    """The day that a municipality has chosen for what was asked of each."""
    rows = Activity.objects.unguarded(reason=TEST)
    asked = rows.filter(kind="follow_up").order_by("pk")[0]
    part = Arena.objects.unguarded(reason=TEST).filter(municipality=municipality)[0]
    return answer(asked, by=municipality, at=part, on=Timing.days(date(2025, 11, 6)))


def told(viewer: Viewer, community: Community, data: bytes) -> list[Proposal]:
    draft = read_document(data)
    found = propose(viewer=viewer, community=community, draft=draft, now=NOW)
    return [each for each in found.items if each.section in {Section.ACTIVITY, Section.ARENA}]


@pytest.mark.parametrize("write", [write_xlsx, write_pdf])
def test_t18_own_wheel_with_chosen_days_changes_nothing(community, adviser, write) -> None:
    take(community, adviser, DATA)
    municipality = Organisation.objects.unguarded(reason=TEST).filter(kind="municipality")[0]
    chosen = chosen_by(municipality)
    content = draft_content(adviser, community=community.slug, school_year=SchoolYear(2025))

    items = told(adviser, community, write(job(content)))

    assert {each.verdict for each in items} == {Verdict.SAME}, [
        (each.title, each.verdict, each.fields) for each in items if each.verdict != Verdict.SAME
    ]
    (answered,) = [each for each in items if "valgt denne dagen selv" in each.match]
    assert answered.title == chosen.title
