"""The demo tells a story that is true today, whatever day it is."""

from datetime import UTC, date, datetime

from samspor.access.policy import Action
from samspor.access.viewer import ANONYMOUS, at_the_console
from samspor.activities.models import Activity
from samspor.audit.models import Event
from samspor.demo.carry_over import carry_over
from samspor.demo.communities.trondelag_sorvest import SLUG
from samspor.demo.load import load_demo
from samspor.drawing.content import Kind
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import Precision
from samspor.reading import read_document
from samspor.registry.models import Community
from samspor.wheel.selectors import changes_since_release, released_content
from tests.integration.demo.at_noon import NOON, LoadedAtNoon

TEST = "the test looks at everything"


class TestLoadedDemo(LoadedAtNoon):
    def test_document_year_has_the_documents_days(self) -> None:
        content = released_content(ANONYMOUS, community=SLUG, school_year=SchoolYear(2024))

        dated = [
            item.timing.first
            for item in content.items
            if item.timing.is_dated and item.asked_by is None
        ]
        assert dated == [
            date(2024, 9, 2),
            date(2024, 10, 16),
            date(2024, 11, 27),
            date(2024, 12, 4),
            date(2025, 4, 9),
            date(2025, 5, 22),
            date(2025, 6, 24),
        ]
        assert sum(item.timing.precision is Precision.MONTH for item in content.items) == 5

    def test_present_year_keeps_weekdays_and_its_agendas_follow(self) -> None:
        content = released_content(ANONYMOUS, community=SLUG, school_year=SchoolYear(2026))

        gathering, *_ = (item for item in content.items if item.kind is Kind.GATHERING)
        assert gathering.timing.first == date(2026, 10, 21)
        december = next(item for item in content.items if item.timing.first == date(2026, 12, 2))
        assert december.agenda == (
            "Evaluere styrersamlingen 21/10",
            "Evaluere fagdagen 25/11",
            "Planlegge våren 2027",
        )

    def test_draft_is_ahead_of_the_edition(self) -> None:
        community = Community.objects.unguarded(reason=TEST).get(slug=SLUG)

        changes = changes_since_release(
            at_the_console(community_id=community.pk), community=SLUG, school_year=SchoolYear(2026)
        )

        assert [change.kind.value for change in changes] == ["moved"]

    def test_second_start_changes_nothing(self) -> None:
        tables = (Activity, Event)
        before = [table.objects.unguarded(reason=TEST).count() for table in tables]

        load_demo(now=NOON)

        assert [table.objects.unguarded(reason=TEST).count() for table in tables] == before

    def test_next_august_brings_next_years_wheel(self) -> None:
        load_demo(now=datetime(2027, 8, 20, 12, tzinfo=UTC))

        content = released_content(ANONYMOUS, community=SLUG, school_year=SchoolYear(2027))

        assert len([item for item in content.items if item.asked_by is None]) == 12

    def test_nothing_in_the_log_is_from_the_future(self) -> None:
        events = Event.objects.unguarded(reason=TEST)

        assert not events.filter(at__gt=NOON).exists()
        assert events.filter(action=Action.IMPORT_DOCUMENT).count() == 5


TABLE = """Årshjul for samarbeidet 2024/2025

2024	Arbeidsgruppe
Sept	Møte 2. september kl 12-14 - Planlegge samlingen 16.10.
Okt	Samling 16. oktober kl 9-15

2025	Arbeidsgruppe
Feb	Møte 12. februar
Mars	Oppfølging av møtet 12/2
"""


def test_carry_over_keeps_notation_and_weekday() -> None:
    draft = read_document(TABLE.encode(), name="plan.txt")

    moved = carry_over(draft, to=SchoolYear(2026))

    assert moved.document.title == "Årshjul for samarbeidet 2026/2027"
    assert [event.start for event in moved.events] == [
        date(2026, 9, 7),
        date(2026, 10, 21),
        date(2027, 2, 10),
        date(2027, 3, 1),
    ]
    assert moved.events[0].agenda == ("Planlegge samlingen 21.10.",)
