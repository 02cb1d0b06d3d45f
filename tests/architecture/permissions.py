"""T-07: who gets which answer at every address. One row per named route.

To add a row, name the route and say what GET and POST answer:

    Route("wheel_draft", get=only(PLANNERS, 200, otherwise=404), arguments=year),

- A method that is not given must answer 405 to everybody.
- `everybody(200)` is one answer for all; `only(those, 200, otherwise=404)` two;
  `everybody(404, {Viewpoint.COORDINATOR: 200})` names the exceptions.
- `arguments` gets the `World` of tests/viewpoints.py and answers the address's parts;
  `data` what the form sends; `prepare` what must stand there before, such as a released edition.
- A foreign thing and an absent one answer alike: 404, never 403, for those outside (T-08).

A route without a row, and a row without a route, fail `test_permissions.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from samspor.activities.services import change_activity
from samspor.drawing.content import Level
from samspor.editing.enums import Part
from samspor.editing.selectors.pages import editable_page, kept_state
from samspor.editing.services import save_draft
from samspor.editing.state import digest
from samspor.intake.enums import Brought
from samspor.intake.services.documents import keep_document
from samspor.intake.services.queue import read_next
from samspor.kernel import clock
from samspor.networks.models import MemberRule
from samspor.reading.document import read_with_source
from samspor.reading.registers.reader import read_register
from samspor.registry.services.imports import keep_import
from samspor.registry.services.units import close_unit
from samspor.seats.models import HandOver, OperatorVisit, SeatHolder
from samspor.wheel.services.own_calendars import make_calendar
from tests.factories import activities, contact, focus, networks
from tests.factories import wheel as wheels
from tests.viewpoints import Viewpoint, World

Answers = Mapping[Viewpoint, int]
V = Viewpoint


def everybody(status: int, but: Answers | None = None) -> Answers:
    return {**dict.fromkeys(Viewpoint, status), **(but or {})}


def only(those: Iterable[Viewpoint], status: int, *, otherwise: int) -> Answers:
    return everybody(otherwise, dict.fromkeys(those, status))


def not_allowed() -> Answers:
    return everybody(405)


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Route:
    name: str
    get: Answers = field(default_factory=not_allowed)
    post: Answers = field(default_factory=not_allowed)
    arguments: Callable[[World], dict[str, Any]] = nothing
    data: Callable[[World], dict[str, Any]] = nothing
    prepare: Callable[[World], object] = nothing


# Those with a seat in the region, by what they may do with its wheel.
PLANNERS = {
    V.OWNER_ADVISER_1,
    V.AUTHORITY_1,
    V.OWNER_ADVISER_2,
    V.COORDINATOR,
    V.UNIVERSITY_PARTNER,
}
INSIDERS = PLANNERS | {V.STAFF_A, V.RESOURCE_PERSON_A, V.HEAD_A, V.PRIVATE_HEAD_P}


def inside(those: Iterable[Viewpoint], status: int) -> Answers:
    """Others in the community are told no (403); for those outside there is nothing (404)."""
    return {**only(INSIDERS, 403, otherwise=404), **dict.fromkeys(those, status)}


def seat(world: World) -> dict[str, Any]:
    return {"seat_id": world.seat_of[V.HEAD_A].pk}


def a_seat(viewpoint: Viewpoint) -> Callable[[World], None]:
    """Puts the viewpoint's seat in the address, and a hand-over of it."""

    def prepare(world: World) -> None:
        seat = world.seat_of[viewpoint]
        holder = SeatHolder.objects.unguarded(reason="who sits there").get(seat=seat)
        done = HandOver(seat=seat, left=holder, at=activities.NOW)
        done.save()
        world.address |= {
            "community": world.region.slug,
            "seat_id": seat.pk,
            "hand_over": done.pk,
        }

    return prepare


def who_has_left(world: World) -> dict[str, Any]:
    seat = world.seat_of[V.FORMER]
    rows = SeatHolder.objects.unguarded(reason="who sat there")
    return {
        "community": world.region.slug,
        "seat_id": seat.pk,
        "holding": rows.get(seat=seat).pk,
    }


def a_provider(_world: World) -> dict[str, Any]:
    return {"provider": "feide"}


def a_token(_world: World) -> dict[str, Any]:
    return {"token": "finnes-ikke"}


def signed_in(status: int) -> Answers:
    """Whoever has a session, with a role or without; for others there is nothing (404)."""
    return everybody(status, {V.ANONYMOUS: 404, V.LINK_HOLDER: 404})


def a_person(status: int) -> Answers:
    """Whoever has or has had a seat; an account alone is no person."""
    nobody = (V.ANONYMOUS, V.LINK_HOLDER, V.OPERATOR, V.NO_ROLE)
    return everybody(status, dict.fromkeys(nobody, 404))


def made(*names: str) -> Callable[[World], dict[str, Any]]:
    """Parts of the address that `prepare` has left in the world."""
    return lambda world: {name: world.address[name] for name in names}


def wheel(world: World) -> None:
    """A wheel with an edition, an activity of the region and one that asks each municipality."""
    group = networks.arena("Arbeidsgruppe", in_=world.region, position=0)
    local = networks.arena(
        "Kommunalt styrernettverk", in_=world.region, level=Level.MUNICIPALITY, position=1
    )
    for municipality in (world.municipality_1, world.municipality_2):
        networks.part(local, of=municipality)
    drawn = wheels.a_wheel(in_=world.region, of=[group, local])
    meeting = activities.activity("Samling", at=group, on=activities.day(2024, 10, 16))
    asked = activities.activity("Oppfølging", at=local, on=activities.month(2024, 11))
    coordinator = world.viewer(V.COORDINATOR)
    wheels.release(drawn, by=coordinator)
    facts = activities.facts("Samling for alle", at=group, on=meeting.timing)
    changed = change_activity(
        viewer=coordinator,
        activity=meeting,
        facts=facts,
        expected_version=meeting.version,
        now=activities.NOW,
    )
    world.address |= {
        "community": world.region.slug,
        "school_year": activities.YEAR,
        "activity": meeting.public_id,
        "asked": asked.public_id,
        "change_set": changed.pk,
        "number": 1,
    }


def pages_of_a_community(world: World) -> None:
    """One of everything that has a page, and nothing that has none."""
    world.address |= {
        "community": world.region.slug,
        "network": networks.network("Barn og rom", in_=world.region).slug,
        "initiative": focus.an_initiative("Ute", in_=world.region, is_public=True).slug,
        "area": focus.a_focus_area("Språk", in_=world.region, is_public=True).slug,
        "unit": world.unit_a.pk,
    }


def a_draft(world: World) -> None:
    """A network that is public, and a draft of its page."""
    network = networks.network("Barn og rom", in_=world.region)
    viewer, now = world.viewer(V.COORDINATOR), clock.now()
    page = editable_page(
        viewer,
        community=world.region.slug,
        part=Part.NETWORKS,
        key=network.slug,
        on=now.date(),
    )
    kept = kept_state(viewer, page, on=now.date())
    save_draft(
        viewer=viewer,
        page=page,
        state={**kept, "about": "Nytt"},
        expected=f"0-{digest(kept)}",
        now=now,
    )
    world.address |= {
        "community": world.region.slug,
        "part": Part.NETWORKS,
        "key": network.slug,
        "number": 1,
    }


def edited(name: str, *, get: bool = False, post: int = 0, number: bool = False) -> Route:
    """A page of a page, for the one who keeps the community's pages."""
    return Route(
        name,
        get=inside(THE_COORDINATOR, 200) if get else not_allowed(),
        post=inside(THE_COORDINATOR, post) if post else not_allowed(),
        arguments=made("community", "part", "key", *(["number"] if number else [])),
        data=untouched,
        prepare=a_draft,
    )


def a_document(world: World) -> None:
    """Read and waiting to be looked through."""
    now = clock.now()
    reading = keep_document(
        viewer=world.viewer(V.COORDINATOR),
        community=world.region,
        data="Møter 2024-2025\n\nArbeidsgruppe 2. september kl. 9-11\n".encode(),
        name="plan.txt",
        brought=Brought.FILE,
        year=None,
        now=now,
    )
    read_next(now=now, clock=clock.now, read=read_with_source)
    world.address |= {"community": world.region.slug, "reading": reading.pk}


def a_registry(world: World) -> None:
    """A unit of municipality 1 that was changed, and a file that waits."""
    coordinator = world.viewer(V.COORDINATOR)
    now = clock.now()
    batch = close_unit(
        viewer=coordinator,
        community=world.region,
        unit=world.unit_p,
        last_day=clock.today(),
        merged_into=None,
        expected_version=world.unit_p.version,
        now=now,
    )
    table = read_register(b"Navn;Kommune;Eierskap\nSolvik;Storvik;privat", industry_codes={})
    source = keep_import(
        viewer=coordinator,
        community=world.region,
        table=table,
        name="liste.csv",
        counted_on=None,
        now=now,
    )
    world.address |= {
        "community": world.region.slug,
        "unit": world.unit_a.pk,
        "organisation": world.municipality_1.pk,
        "batch": batch.pk,
        "source": source.pk,
    }


def community_page(name: str, *parts: str) -> Route:
    return Route(
        name,
        get=everybody(200),
        arguments=made("community", *parts),
        prepare=pages_of_a_community,
    )


def a_message_to_head_a(world: World) -> None:
    world.address["message"] = contact.message(to=world.seat_of[V.HEAD_A], in_=world.region).pk


def asked(world: World) -> dict[str, Any]:
    return {**WHEEL(world), "activity": world.address["asked"]}


COMMUNITY = made("community")
WHEEL = made("community", "school_year")
ACTIVITY = made("community", "school_year", "activity")
THE_COORDINATOR = {V.COORDINATOR}
# Led to the sign-in page and on from there.
OUTSIDE_THE_DOOR = {V.ANONYMOUS: 302, V.LINK_HOLDER: 302}
CHOOSERS = THE_COORDINATOR | {V.OWNER_ADVISER_1, V.AUTHORITY_1, V.OWNER_ADVISER_2}
# Advisers write in their own municipality's part of an arena, so they may add.
WRITERS = THE_COORDINATOR | {V.OWNER_ADVISER_1, V.OWNER_ADVISER_2}


# Who says who leads unit A, and who works there.
HEAD_MANAGERS = THE_COORDINATOR | {V.OWNER_ADVISER_1}
STAFF_MANAGERS = HEAD_MANAGERS | {V.HEAD_A}
WHO_MANAGE = STAFF_MANAGERS | {V.OWNER_ADVISER_2, V.PRIVATE_HEAD_P}
A_SEAT = made("community", "seat_id")


REGISTRY = made("community")
# The development adviser keeps all of it, a municipal adviser that of the own municipality.
KEEPERS = THE_COORDINATOR | {V.OWNER_ADVISER_1, V.OWNER_ADVISER_2}
KEEPERS_OF_1 = THE_COORDINATOR | {V.OWNER_ADVISER_1}


def a_member_rule(world: World) -> None:
    arena = networks.network("Barn og rom", in_=world.region)
    rule = MemberRule(arena=arena, role="head", valid_from=activities.NOW.date())
    rule.save()
    world.address |= {
        "community": world.region.slug,
        "network": arena.slug,
        "rule": rule.pk,
    }


def a_visit(world: World) -> None:
    """By who runs the service, over long ago."""
    visit = OperatorVisit(
        community=world.region,
        user=world.user_of[V.OPERATOR],
        reason="Hjelper med import",
        begun_at=activities.NOW,
        minutes=15,
    )
    visit.save()
    world.address["visit"] = visit.pk


def a_calendar(world: World) -> None:
    """One's own, of the head of kindergarten A."""
    row, token = make_calendar(
        viewer=world.viewer(V.HEAD_A), seat_id=world.seat_of[V.HEAD_A].pk, now=clock.now()
    )
    world.address |= {"calendar": row.pk, "token": token}


def public_page(name: str, arguments: Callable[[World], dict[str, Any]] = nothing) -> Route:
    return Route(name, get=everybody(200), arguments=arguments, prepare=wheel)


def untouched(_world: World) -> dict[str, Any]:
    """A form that somebody sends without having filled in anything."""
    return {"title": ""}


def form(
    name: str,
    those: Iterable[Viewpoint],
    invalid: int,
    arguments: Callable[[World], dict[str, Any]] = ACTIVITY,
) -> Route:
    """A page with a form, sent empty: who may use it is told what is missing."""
    return Route(
        name,
        get=inside(those, 200),
        post=inside(those, invalid),
        arguments=arguments,
        data=untouched,
        prepare=wheel,
    )


def registry_form(name: str, those: Iterable[Viewpoint] = KEEPERS, *parts: str) -> Route:
    return Route(
        name,
        get=inside(those, 200),
        post=inside(those, 422),
        arguments=made("community", *parts),
        data=untouched,
        prepare=a_registry,
    )


ROUTES = [
    # portal
    Route("front", get=everybody(200)),
    Route("about", get=everybody(200)),
    Route("privacy", get=everybody(200)),
    Route("accessibility", get=everybody(200)),
    Route("search", get=everybody(200)),
    Route("help", get=everybody(200)),
    Route(
        "guard_list",
        get=inside(THE_COORDINATOR, 200),
        arguments=made("community"),
        prepare=pages_of_a_community,
    ),
    # contact
    Route(
        "contact",
        get=everybody(200),
        post=everybody(422),
        arguments=made("community"),
        prepare=pages_of_a_community,
    ),
    Route(
        "contact_page",
        get=everybody(200),
        post=everybody(422),
        arguments=lambda world: {
            "community": world.region.slug,
            "part": "nettverk",
            "key": world.address["network"],
        },
        prepare=pages_of_a_community,
    ),
    community_page("contact_thanks"),
    Route(
        "feedback",
        post=everybody(422),
        arguments=made("community"),
        prepare=pages_of_a_community,
    ),
    Route("barrier", get=everybody(200), post=everybody(422)),
    Route("messages", get=everybody(200, OUTSIDE_THE_DOOR)),
    Route(
        "contact_choices",
        get=everybody(200, OUTSIDE_THE_DOOR),
        post=everybody(404, OUTSIDE_THE_DOOR),
    ),
    Route(
        "message",
        get=everybody(404, {**OUTSIDE_THE_DOOR, V.HEAD_A: 200}),
        post=everybody(404, {**OUTSIDE_THE_DOOR, V.HEAD_A: 302}),
        arguments=made("message"),
        data=lambda _world: {"act": "handle", "note": "Ringt"},
        prepare=a_message_to_head_a,
    ),
    # mail
    Route("outbox", get=everybody(200)),
    # ui
    Route("style_guide", get=everybody(200)),
    # sign_in
    Route("sign_in", get=everybody(200)),
    Route("sign_out", post=everybody(302)),
    Route("step_into_seat", post=everybody(302), arguments=seat),
    # seats, for those who have one in the community
    Route("seats", get=inside(INSIDERS, 200), arguments=made("community"), prepare=wheel),
    Route("seat", get=inside(INSIDERS, 200), arguments=A_SEAT, prepare=a_seat(V.RESOURCE_PERSON_A)),
    Route(
        "seat_add",
        get=inside(WHO_MANAGE, 200),
        post=inside(WHO_MANAGE, 422),
        arguments=made("community"),
        prepare=wheel,
    ),
    # The private unit's head manages no seat of unit A; the authority none at all.
    *(
        Route(
            name,
            get=inside(managers, 200),
            post=inside(managers, 422),
            arguments=A_SEAT,
            prepare=a_seat(whose),
        )
        for name, whose, managers in (
            ("seat_change", V.RESOURCE_PERSON_A, STAFF_MANAGERS),
            ("seat_deputy", V.HEAD_A, HEAD_MANAGERS),
            ("seat_hand_over", V.HEAD_A, HEAD_MANAGERS),
        )
    ),
    Route(
        "seat_undo",
        post=inside(STAFF_MANAGERS, 302),
        arguments=made("community", "seat_id", "hand_over"),
        prepare=a_seat(V.RESOURCE_PERSON_A),
    ),
    # An empty address is told to be filled in, whoever one is.
    Route("ask_for_code", post=everybody(422)),
    # Without a beginning in the same browser, all steps lead back to the door.
    Route("sign_in_code", get=everybody(302), post=everybody(302)),
    Route("second_factor", get=everybody(302), post=everybody(302)),
    Route("set_up_app", get=everybody(302), post=everybody(302)),
    Route("accept_invitation", get=everybody(302), post=everybody(302)),
    # No provider is configured, so there is none.
    Route("openid_leave", post=everybody(404), arguments=a_provider),
    Route("openid_come_back", get=everybody(404), arguments=a_provider),
    Route("openid_sign_out", get=everybody(404), arguments=a_provider),
    # Nobody knows a link that was never made.
    Route("personal_link", get=everybody(404), post=everybody(404), arguments=a_token),
    # Those without an account's session have nothing of their own here.
    Route("my_sign_in", get=signed_in(200)),
    Route("end_sessions", post=signed_in(302)),
    Route("change_app", get=signed_in(200), post=signed_in(302)),
    Route("new_codes", get=signed_in(302), post=signed_in(302)),
    Route("new_app", get=signed_in(302), post=signed_in(302)),
    Route("kept_form", get=everybody(302), post=everybody(302)),
    Route("throw_away_form", post=everybody(302)),
    Route(
        "unsent_form",
        get=everybody(200, {V.ANONYMOUS: 401, V.LINK_HOLDER: 401}),
        post=everybody(200, {V.ANONYMOUS: 401, V.LINK_HOLDER: 401}),
        data=lambda _world: {"key": "/om/#0", "fields": '{"text": ["Hei"]}'},
    ),
    Route("session_time", get=everybody(200), post=everybody(200)),
    # members of arenas, for those inside
    Route("coverage", get=inside(INSIDERS, 200), arguments=made("community"), prepare=wheel),
    Route(
        "network_members",
        get=inside(INSIDERS, 200),
        arguments=made("community", "network"),
        prepare=a_member_rule,
    ),
    *(
        Route(
            name,
            get=inside(THE_COORDINATOR, 200),
            post=inside(THE_COORDINATOR, 422),
            arguments=made("community", "network"),
            prepare=a_member_rule,
        )
        for name in ("member_rule_add", "member_single_add")
    ),
    Route(
        "member_rule_end",
        post=inside(THE_COORDINATOR, 302),
        arguments=made("community", "network", "rule"),
        prepare=a_member_rule,
    ),
    # wheel: editions, for everybody
    public_page("alive"),
    public_page("ready"),
    public_page("robots"),
    public_page("sitemap_index"),
    public_page("sitemap", lambda _world: {"language": "nb"}),
    public_page("wheel_years", made("community")),
    public_page("wheel_json", WHEEL),
    public_page("wheel_feed", WHEEL),
    public_page("wheel_docx", WHEEL),
    public_page("wheel_html", WHEEL),
    public_page("wheel_xlsx", WHEEL),
    public_page("wheel_pdf", WHEEL),
    public_page("wheel_subscribe", WHEEL),
    public_page("embed", made("community")),
    public_page("embed_wheel", WHEEL),
    public_page("embed_this_year", made("community")),
    public_page("embed_focus_areas", made("community")),
    community_page("embed_network", "network"),
    public_page("wheel", WHEEL),
    public_page("activity", ACTIVITY),
    public_page("wheel_editions", WHEEL),
    public_page("wheel_edition", made("community", "school_year", "number")),
    # a community's own pages, for everybody
    community_page("community_front"),
    community_page("networks"),
    community_page("network", "network"),
    community_page("initiatives"),
    community_page("initiative", "initiative"),
    community_page("focus_area", "area"),
    Route("knowledge", get=inside(INSIDERS, 200), arguments=made("community"), prepare=wheel),
    Route(
        "administration",
        get=only(INSIDERS, 200, otherwise=404),
        arguments=COMMUNITY,
        prepare=wheel,
    ),
    Route(
        "community_access",
        get=only(INSIDERS, 200, otherwise=404),
        arguments=COMMUNITY,
        prepare=wheel,
    ),
    Route(
        "found_community",
        get=only({V.OPERATOR}, 200, otherwise=404),
        post=only({V.OPERATOR}, 422, otherwise=404),
        data=untouched,
    ),
    # In the demo anybody may begin one; elsewhere the address does not exist.
    Route("try_own", get=everybody(200), post=everybody(422), data=untouched),
    # What a community keeps to itself opens with a reason, for a while, to who runs the service.
    Route(
        "operator_visits",
        get=only({V.OPERATOR}, 200, otherwise=404),
        post=only({V.OPERATOR}, 422, otherwise=404),
        data=untouched,
    ),
    Route(
        "operator_visit_end",
        post=only({V.OPERATOR}, 302, otherwise=404),
        data=lambda world: {"visit": world.address["visit"]},
        prepare=a_visit,
    ),
    Route("my_page", get=everybody(200, {V.ANONYMOUS: 302, V.LINK_HOLDER: 302})),
    # One's own calendars: made by who has a seat, changed by the one whose they are.
    Route(
        "my_calendars",
        get=everybody(200, {V.ANONYMOUS: 302, V.LINK_HOLDER: 302}),
        post=only(INSIDERS, 302, otherwise=404),
    ),
    Route("my_calendar_address", get=signed_in(200)),
    Route(
        "my_calendar_renew",
        post=only({V.HEAD_A}, 302, otherwise=404),
        arguments=made("calendar"),
        prepare=a_calendar,
    ),
    Route(
        "my_calendar_remove",
        post=only({V.HEAD_A}, 302, otherwise=404),
        arguments=made("calendar"),
        prepare=a_calendar,
    ),
    # The address says whose it is; a session beside it makes no difference.
    Route("own_calendar", get=everybody(200), arguments=made("token"), prepare=a_calendar),
    Route("my_data", get=everybody(200, {V.ANONYMOUS: 302, V.LINK_HOLDER: 302})),
    Route("my_data_file", get=signed_in(200)),
    Route(
        "person_erasure",
        get=inside(THE_COORDINATOR, 200),
        post=inside(THE_COORDINATOR, 302),
        arguments=who_has_left,
    ),
    Route("my_erasure", get=a_person(200), post=a_person(302)),
    Route("my_access", get=everybody(200, {V.ANONYMOUS: 302, V.LINK_HOLDER: 302})),
    Route("community_log", get=inside(THE_COORDINATOR, 200), arguments=COMMUNITY, prepare=wheel),
    Route(
        "community_log_check", get=inside(THE_COORDINATOR, 200), arguments=COMMUNITY, prepare=wheel
    ),
    community_page("units"),
    community_page("units_docx"),
    community_page("units_xlsx"),
    community_page("units_html"),
    community_page("unit", "unit"),
    # editing: drafts of public pages
    Route(
        "page_drafts",
        get=inside(THE_COORDINATOR, 200),
        arguments=made("community"),
        prepare=a_draft,
    ),
    Route(
        "page_add",
        get=inside(THE_COORDINATOR, 200),
        post=inside(THE_COORDINATOR, 422),
        arguments=made("community", "part"),
        data=untouched,
        prepare=a_draft,
    ),
    edited("page_edit", get=True, post=422),
    edited("page_preview", get=True),
    edited("page_publish", post=302),
    edited("page_discard", post=302),
    edited("page_history", get=True),
    edited("page_version", get=True, number=True),
    edited("page_bring_back", post=302, number=True),
    edited("page_undo", post=302, number=True),
    edited("page_remove", post=302),
    community_page("units_by_year"),
    # the registry, for those who keep it
    Route("registry", get=inside(KEEPERS, 200), arguments=REGISTRY, prepare=a_registry),
    Route(
        "registry_organisations", get=inside(KEEPERS, 200), arguments=REGISTRY, prepare=a_registry
    ),
    registry_form("registry_unit_add"),
    registry_form("registry_unit_change", KEEPERS_OF_1, "unit"),
    registry_form("registry_unit_close", KEEPERS_OF_1, "unit"),
    registry_form("registry_organisation_add"),
    registry_form("registry_organisation_change", KEEPERS_OF_1, "organisation"),
    registry_form("registry_imports"),
    Route("registry_fetch", post=everybody(404), arguments=REGISTRY, prepare=a_registry),
    Route(
        "documents",
        get=inside(THE_COORDINATOR, 200),
        post=inside(THE_COORDINATOR, 422),
        arguments=made("community"),
        prepare=a_document,
    ),
    Route(
        "documents_show",
        post=inside(THE_COORDINATOR, 302),
        arguments=made("community"),
        prepare=a_document,
    ),
    Route(
        "document",
        get=inside(THE_COORDINATOR, 200),
        post=inside(THE_COORDINATOR, 302),
        arguments=made("community", "reading"),
        data=lambda _world: {"act": "save"},
        prepare=a_document,
    ),
    Route(
        "document_file",
        get=inside(THE_COORDINATOR, 200),
        arguments=made("community", "reading"),
        prepare=a_document,
    ),
    Route(
        "registry_import",
        get=inside(KEEPERS, 200),
        post=inside(KEEPERS, 200),
        arguments=made("community", "source"),
        prepare=a_registry,
    ),
    Route(
        "registry_unit_reopen",
        post=inside(KEEPERS_OF_1, 302),
        arguments=made("community", "unit"),
        prepare=a_registry,
    ),
    Route(
        "registry_join",
        post=inside(THE_COORDINATOR, 302),
        arguments=REGISTRY,
        prepare=a_registry,
    ),
    Route(
        "registry_undo",
        post=inside(KEEPERS_OF_1, 302),
        arguments=made("community", "batch"),
        prepare=a_registry,
    ),
    # wheel: the draft
    Route("wheel_draft", get=inside(PLANNERS, 200), arguments=WHEEL, prepare=wheel),
    Route("wheel_draft_activity", get=inside(PLANNERS, 200), arguments=ACTIVITY, prepare=wheel),
    Route("wheel_history", get=inside(PLANNERS, 200), arguments=WHEEL, prepare=wheel),
    form("wheel_activity_add", WRITERS, 422, WHEEL),
    form("wheel_activity_change", THE_COORDINATOR, 422),
    form("wheel_activity_move", THE_COORDINATOR, 422),
    form("wheel_activity_cancel", THE_COORDINATOR, 409),
    form("wheel_activity_reinstate", THE_COORDINATOR, 409),
    form("wheel_activity_remove", THE_COORDINATOR, 409),
    form("wheel_choose_date", CHOOSERS, 422, asked),
    form("wheel_release", THE_COORDINATOR, 422, WHEEL),
    form("wheel_setup", THE_COORDINATOR, 422, WHEEL),
    form("wheel_begin", THE_COORDINATOR, 422, made("community")),
    Route(
        "wheel_undo",
        post=inside(THE_COORDINATOR, 302),
        arguments=made("community", "school_year", "change_set"),
        prepare=wheel,
    ),
]
