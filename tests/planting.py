"""T-68: a test with a planted fault must fail. Each is run once more, with the fault in it.

    Plant("T-05", "sign_in/test_codes.py::test_t05_code_lives_ten_minutes",
          "samspor.sign_in.services.codes.LIFE", timedelta(days=1))

The fault stands only while the test itself runs, not while what it needs is made. A test that does
not see it fails under the name `test_…[planted T-05]`. Which rule has which fault stands in
docs/reference/trust-rules.md, and a test compares that page with this list.
"""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db.models import Q

from samspor.drawing.content import Item
from samspor.intake.selectors.standing import StandingRow
from samspor.reading.formats import Format
from samspor.registry.services.imports import take_in_register
from samspor.sign_in.models import Identity
from samspor.sign_in.views.entering import enter


@dataclass(frozen=True)
class Plant:
    """`test` stands under tests/integration, or says where; `place` is the dotted name that `fault` stands in for."""

    rule: str
    test: str
    place: str
    fault: Any

    @property
    def function(self) -> str:
        return self.test.partition("::")[2]

    @property
    def where(self) -> str:
        """As the reference writes it."""
        return self.test if self.test.startswith("tests/") else f"tests/integration/{self.test}"


def nothing(*_args: object, **_kwargs: object) -> None:
    """A guard that does not guard."""


def always(answer: object) -> Callable[..., object]:
    return lambda *_args, **_kwargs: answer


def whoever_has_the_subject(*, issuer: str, subject: str) -> object:
    del issuer
    rows = Identity.objects.unguarded(reason="a fault planted here").filter(subject=subject)
    return rows[0].user


def as_if_it_stood(*facts: Any, is_gone: bool = False) -> StandingRow:
    del is_gone
    return StandingRow(*facts)


def connected_anywhere(_self: object, host: str, port: int) -> socket.socket:
    return socket.create_connection((host, port))


def written_as_it_comes(sheet: Any, row: int, place: int, value: Any, form: Any) -> None:
    """As a spreadsheet takes what somebody types."""
    sheet.write_formula(row, place, f"={value}", form)


def all_but_the_first(_self: object, items: Iterable[Item]) -> list[Item]:
    return list(items)[1:]


PLANTS: Final = (
    Plant(
        "T-01",
        "sign_in/test_openid.py::test_t01_same_subject_of_another_provider_opens_nothing",
        "samspor.sign_in.views.openid.user_of",
        whoever_has_the_subject,
    ),
    Plant(
        "T-02",
        "sign_in/test_openid.py::test_t02_question_grows_too_old",
        "samspor.sign_in.openid.talk._OLDEST",
        timedelta(days=1),
    ),
    Plant(
        "T-03",
        "sign_in/test_second_factor.py::test_t03_one_factor_reaches_nothing",
        "samspor.sign_in.views.codes.go_halfway",
        enter,
    ),
    Plant(
        "T-04",
        "sign_in/test_codes.py::test_t04_eleventh_try_is_not_judged",
        "samspor.sign_in.services.attempts.MOST_FAILURES",
        1_000,
    ),
    Plant(
        "T-05",
        "sign_in/test_codes.py::test_t05_code_lives_ten_minutes",
        "samspor.sign_in.services.codes.LIFE",
        timedelta(days=1),
    ),
    Plant(
        "T-06",
        "sign_in/test_demo_seats.py::test_t06_signing_out_ends_the_session",
        "samspor.sign_in.views.door.logout",
        nothing,
    ),
    Plant(
        "T-11",
        "seats/test_viewer.py::test_t11_role_is_lost_on_the_next_request",
        "samspor.seats.models.SeatHolder.holds_on",
        always(answer=True),
    ),
    Plant(
        "T-11",
        "wheel/test_own_calendars.py::test_t11_calendar_dies_with_the_seat",
        "samspor.wheel.selectors.own_calendars.works_for",
        always(answer=True),
    ),
    Plant(
        "T-13",
        "editing/test_pages.py::test_t13_draft_is_seen_by_those_who_may_edit_and_nobody_else",
        "samspor.editing.selectors.page.Page.require_edit",
        nothing,
    ),
    Plant(
        "T-13",
        "editing/test_pages.py::test_t13_network_that_is_taken_away_is_away_every_way",
        "samspor.editing.services.applying.show_network",
        nothing,
    ),
    Plant(
        "T-13",
        "editing/test_pages.py::test_t13_page_that_is_taken_away_is_away_every_way",
        "samspor.editing.services.applying.show_page",
        nothing,
    ),
    Plant(
        "T-13",
        "portal/test_other_ways.py::test_t13_every_way_to_the_units_holds_what_the_page_holds",
        "samspor.registry.views.files.units_with_figures",
        always(answer=[]),
    ),
    Plant(
        "T-14",
        "seats/test_visits.py::test_t14_it_ends_by_itself",
        "samspor.seats.models.OperatorVisit.is_open",
        always(answer=True),
    ),
    Plant(
        "T-14",
        "seats/test_visits.py::test_t14_every_page_that_was_opened_is_in_the_log",
        "samspor.seats.middleware.log_visited_page",
        nothing,
    ),
    Plant(
        "T-15",
        "tests/unit/reading/test_sniff.py::test_t15_disguise_is_seen_through",
        "samspor.reading.formats.sniff",
        always(Format.TEXT),
    ),
    Plant(
        "T-16",
        "tests/unit/reading/test_hostile.py::test_t16_hostile_document_is_refused_with_a_sentence",
        "samspor.reading.formats.packed._check_members",
        nothing,
    ),
    Plant(
        "T-18",
        "registry/test_kills.py::test_t18_killed_taking_in_of_a_register_leaves_nothing_or_all",
        "samspor.registry.services.imports.take_in_register",
        take_in_register.__wrapped__,
    ),
    Plant(
        "T-18",
        "registry/test_long_files.py::test_t18_killed_it_leaves_nothing_and_the_next_takes_it_up",
        "samspor.registry.services.queue.take_in_register",
        take_in_register.__wrapped__,
    ),
    Plant(
        "T-19",
        "intake/test_take_in.py::test_t19_take_in_never_brings_back_what_people_removed",
        "samspor.intake.selectors.standing.StandingRow",
        as_if_it_stood,
    ),
    Plant(
        "T-20",
        "registry/test_fetching.py::test_t20_allowed_name_that_points_inwards_is_refused",
        "samspor.registry.fetching.Fetcher._connect",
        connected_anywhere,
    ),
    Plant(
        "T-21",
        "tests/unit/reading/test_recurrence.py"
        "::test_t21_no_rule_is_longer_than_two_years_or_five_hundred_times",
        "samspor.reading.formats.recurrence.MOST_TIMES",
        10_000,
    ),
    Plant(
        "T-22",
        "tests/unit/reading/test_fuzz.py::test_t22_any_bytes_are_a_draft_or_a_refusal",
        "samspor.reading.formats.sniff",
        nothing,
    ),
    Plant(
        "T-25",
        "tests/unit/drawing/files/test_hostile_text.py"
        "::test_t25_cell_stays_text_and_comes_back_as_it_was",
        "samspor.drawing.files.excel._write",
        written_as_it_comes,
    ),
    Plant(
        "T-26",
        "access/test_own_site.py::test_t26_other_sites_are_refused",
        "samspor.access.own_site._OWN_PATH",
        re.compile(r".*", re.DOTALL),
    ),
    Plant(
        "T-27",
        "access/test_own_site.py::test_t27_form_from_elsewhere_is_refused",
        "samspor.access.own_site.is_from_own_page",
        always(answer=True),
    ),
    Plant(
        "T-28",
        "wheel/test_own_calendars.py::test_t28_only_a_digest_is_kept",
        "samspor.wheel.services.own_calendars.plain_digest",
        str,
    ),
    Plant(
        "T-28",
        "wheel/test_own_calendars.py::test_t28_new_address_stops_the_old_one",
        "samspor.wheel.services.own_calendars._give_address",
        always(answer="x"),
    ),
    Plant(
        "T-28",
        "wheel/test_own_calendars.py::test_t28_address_is_masked_in_logs",
        "samspor.sign_in.masking.mask",
        str,
    ),
    Plant(
        "T-29",
        "tests/unit/drawing/test_sequence.py"
        "::test_t29_any_history_rises_exactly_when_the_calendar_would_see_it",
        "samspor.drawing.sequence.appointment",
        always(answer=None),
    ),
    Plant(
        "T-30",
        "tests/unit/drawing/test_calendar_lines.py"
        "::test_t30_folded_lines_are_short_whole_and_come_back",
        "samspor.drawing.calendar.LINE",
        80,
    ),
    Plant(
        "T-36",
        "registry/test_long_files.py::test_t36_asking_again_does_not_prolong_the_session",
        "samspor.sign_in.middleware.is_quiet",
        always(answer=False),
    ),
    Plant(
        "T-36",
        "sign_in/test_sessions.py::test_t36_idle_session_ends_after_thirty_minutes",
        "samspor.sign_in.lifetime.IDLE",
        timedelta(days=1),
    ),
    Plant(
        "T-37",
        "sign_in/test_sessions.py::test_t37_text_sent_too_late_is_there_after_signing_in",
        "samspor.sign_in.middleware.keep_form",
        always(answer=True),
    ),
    Plant(
        "T-39",
        "tests/architecture/test_national_numbers.py"
        "::test_t39_every_row_refuses_a_national_number_behind_the_forms",
        "samspor.access.models.find_national_numbers",
        always([]),
    ),
    Plant(
        "T-40",
        "contact/test_answering.py::test_t40_choice_is_hidden_after_thirteen_months",
        "samspor.contact.terms.HOLDS_FOR",
        999,
    ),
    Plant(
        "T-42",
        "privacy/test_own_data.py::test_t42_all_of_mine_is_there_and_nothing_of_the_others",
        "samspor.privacy.selectors.own_data.SOURCES",
        (),
    ),
    Plant(
        "T-43",
        "privacy/test_erasing.py::test_t43_canary_is_found_before_and_nowhere_after",
        "samspor.privacy.services.erasing._forget_account",
        nothing,
    ),
    Plant(
        "T-46",
        "audit/test_chain.py::test_t46_one_altered_line_is_found_and_told_once",
        "samspor.audit.chain.digest_of",
        always("0"),
    ),
    Plant(
        "T-47",
        "audit/test_log.py::test_t47_community_sees_its_own_log",
        "samspor.audit.models.EventQuerySet.visible",
        always(Q()),
    ),
    Plant(
        "T-51",
        "backup/test_backup.py::test_t51_no_flipped_byte_gets_through",
        "samspor.backup.verifying._check",
        nothing,
    ),
    Plant(
        "T-54",
        "seats/test_seat_pages.py::test_t54_hand_over_sent_twice_happens_once",
        "samspor.seats.services.hand_over._leave",
        nothing,
    ),
    Plant(
        "T-55",
        "registry/test_keeping_pages.py::test_t55_two_who_save_see_both_texts",
        "samspor.registry.services.units._check_version",
        nothing,
    ),
    Plant(
        "T-59",
        "tests/unit/drawing/test_views_agree.py::test_t59_every_view_holds_the_same_items",
        "samspor.drawing.entries.Entries.standing",
        all_but_the_first,
    ),
    Plant(
        "T-62",
        "tests/unit/ui/test_components.py"
        "::test_t62_error_summary_links_each_problem_to_its_control",
        "samspor.ui.templatetags.components._place_of",
        always(answer=""),
    ),
    Plant(
        "T-63",
        "portal/test_front.py::test_t63_every_page_links_the_accessibility_statement",
        "samspor.ui.navigation._footer",
        [],
    ),
)


class PlantedTest(pytest.Function):
    """The same test, with a fault; it is right only when it fails."""

    plant: Plant

    def runtest(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(self.plant.place, self.plant.fault)
            try:
                super().runtest()
            except (Exception, pytest.fail.Exception):  # noqa: BLE001 (any way of turning red is right)
                return
        pytest.fail(f"{self.plant.test} did not see a fault in {self.plant.place}", pytrace=False)


def with_planted(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Each test, followed by the same one with a fault where there is one for it."""
    by_function = {(plant.where, plant.rule): plant for plant in PLANTS}
    found: list[pytest.Item] = []
    done: set[tuple[str, str]] = set()
    for item in items:
        found.append(item)
        if not isinstance(item, pytest.Function):
            continue
        where = item.nodeid.partition("[")[0]
        for key, plant in by_function.items():
            if key[0] == where and key not in done and _sees_it(item, plant):
                done.add(key)
                found.append(_planted(item, plant))
    return found


def _sees_it(item: pytest.Function, plant: Plant) -> bool:
    """Of a test with parameters, those that ask for the refusal."""
    return plant.function != "test_t14_it_ends_by_itself" or "404" in item.name


def _planted(item: pytest.Function, plant: Plant) -> PlantedTest:
    made: PlantedTest = PlantedTest.from_parent(
        item.parent,
        name=f"{item.name}[planted {plant.rule}]",
        callspec=getattr(item, "callspec", None),
        callobj=item.obj,
        keywords=dict(item.keywords),
        fixtureinfo=item._fixtureinfo,
        originalname=item.originalname,
    )
    made.own_markers = list(item.own_markers)
    made.plant = plant
    return made
