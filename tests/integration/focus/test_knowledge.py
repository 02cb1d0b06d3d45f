"""What a community works by stands on a page for those inside, and for nobody else."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from samspor.access.errors import Forbidden, NotVisible
from samspor.access.viewer import ANONYMOUS, Role, Viewer
from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding
from samspor.focus.selectors.knowledge import knowledge_of
from samspor.focus.services import (
    FindingFacts,
    NormFacts,
    PlanFacts,
    SchemeFacts,
    write_finding,
    write_norm,
    write_plan,
    write_scheme,
)
from samspor.registry.models import Community
from tests.factories import registry, seats
from tests.page_client import PageClient

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def community(db: None) -> Community:
    return registry.community("Kysten")


@pytest.fixture
def adviser(community: Community) -> Viewer:
    return seats.viewer(Role.DEVELOPMENT_ADVISER, at=registry.service(), in_=community)


def fill(community: Community, viewer: Viewer) -> None:
    where = {"viewer": viewer, "community": community, "now": NOW}
    write_plan(
        facts=PlanFacts(name="Plan for lek", text="Vi vil leke mer.", valid_from=date(2026, 1, 1)),
        **where,
    )
    write_scheme(facts=SchemeFacts(name="Felles løft", goals=("Alle er med",)), **where)
    write_norm(
        facts=NormFacts(
            what="fellestid", minimum=Decimal("1.5"), maximum=Decimal(2), unit="timer", per="uke",
            approximate=True,
        ),
        **where,
    )  # fmt: skip
    for kind, text, other in (
        (FindingKind.ADVICE, "Begynn i det små", ""),
        (FindingKind.QUOTE, "Vi ser hverandre nå", ""),
        (FindingKind.DILEMMA, "Vi har egne planer", "Regionen har én"),
        (FindingKind.ORGANISATION, "Styreren leder arbeidet", ""),
    ):
        write_finding(facts=FindingFacts(kind=kind, text=text, other=other), **where)
    partner = registry.university("Kystuniversitetet")
    write_finding(
        facts=FindingFacts(kind=FindingKind.PARTNER_ROLE, text="Veileder ledere", partner=partner),
        **where,
    )


@pytest.mark.parametrize("times", [1, 3])
def test_knowledge_is_three_statements(
    community: Community, adviser: Viewer, times: int, django_assert_num_queries: object
) -> None:
    fill(community, adviser)
    for number in range(times):
        write_finding(
            viewer=adviser, community=community, now=NOW,
            facts=FindingFacts(kind=FindingKind.IDEA, text=f"Idé {number}"),
        )  # fmt: skip

    with django_assert_num_queries(3):  # type: ignore[operator]  # pytest-django's own
        known = knowledge_of(adviser, community=community)

    assert [group.heading for group in known.partners] == ["Kystuniversitetet"]
    assert [str(each.kind) for each in known.experiences] == ["idea", "advice", "quote"]


def test_knowledge_page_says_all_of_it(
    community: Community, adviser: Viewer, client: Client
) -> None:
    home = registry.municipality(taking_part_in=community)
    head = seats.seated(Role.HEAD, at=registry.kindergarten(in_=home), in_=community)
    fill(community, adviser)
    assert head.user is not None
    client.force_login(head.user)

    text = PageClient(client).get("/kysten/slik-arbeider-vi/").main

    for words in (
        "Plan for lek", "Felles løft", "Alle er med", "om lag 1,5–2 timer per uke",
        "Begynn i det små", "Vi ser hverandre nå", "Regionen har én", "Styreren leder arbeidet",
        "Kystuniversitetet", "Veileder ledere",
    ):  # fmt: skip
        assert words in text


def test_knowledge_is_nobody_elses(community: Community, client: Client) -> None:
    with pytest.raises(NotVisible):
        knowledge_of(ANONYMOUS, community=community)

    assert client.get(f"/{community.slug}/slik-arbeider-vi/").status_code == 404


def test_a_head_writes_no_norms(community: Community) -> None:
    home = registry.municipality(taking_part_in=community)
    head = seats.viewer(Role.HEAD, at=registry.kindergarten(in_=home), in_=community)

    with pytest.raises(Forbidden):
        write_norm(
            viewer=head, community=community, now=NOW,
            facts=NormFacts(what="samlinger", minimum=Decimal(2), maximum=Decimal(4)),
        )  # fmt: skip


def test_t08_a_foreign_finding_is_absent(community: Community, adviser: Viewer) -> None:
    other = registry.community("Innlandet")
    foreign = Finding(community=other, kind=FindingKind.IDEA, text="Deres idé")
    foreign.save()

    with pytest.raises(NotVisible):
        write_finding(
            viewer=adviser, community=community, now=NOW, row=foreign,
            facts=FindingFacts(kind=FindingKind.IDEA, text="Vår"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (FindingFacts(kind=FindingKind.DILEMMA, text="Bare én side"), "dilemma_sides"),
        (FindingFacts(kind=FindingKind.IDEA, text="En idé", other="og en side"), "dilemma_sides"),
        (FindingFacts(kind=FindingKind.IDEA, text=""), "blank"),
    ],
)
def test_a_finding_holds_together(
    community: Community, adviser: Viewer, facts: FindingFacts, code: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        write_finding(viewer=adviser, community=community, facts=facts, now=NOW)

    codes = {error.code for errors in refusal.value.error_dict.values() for error in errors}
    assert code in codes
