"""Editing public pages in the browser: the form, the preview, the history and the way back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from samspor.access.viewer import Role
from samspor.editing.models import PageVersion
from samspor.editing.services.due import publish_due
from samspor.focus.models import FocusArea, Initiative
from samspor.kernel import clock
from samspor.networks.models import Arena
from tests.factories import registry, seats
from tests.factories.focus import a_focus_area, an_initiative
from tests.factories.networks import network
from tests.page_client import Page, PageClient
from tests.viewpoints import Viewpoint, World

OPEN = "a test looks at everything"
NETWORK = "/fjordane/nettverk/barn-og-rom/"


@pytest.fixture
def seen_by(world: World) -> Callable[[Viewpoint], PageClient]:
    return lambda viewpoint: PageClient(world.client(viewpoint))


@pytest.fixture
def editor(world: World) -> PageClient:
    return PageClient(world.client(Viewpoint.COORDINATOR))


def filled(pages: PageClient, address: str, **changes: str | list[str]) -> dict[str, object]:
    """The form as the page shows it, with changes."""
    page = pages.get(address)
    values: dict[str, object] = {}
    for one in page.all("input", "textarea", "select"):
        name, kind = one.attrib.get("name"), one.attrib.get("type")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if kind in {"checkbox", "radio"}:
            if "checked" in one.attrib:
                held = values.setdefault(name, [])
                assert isinstance(held, list)
                held.append(one.attrib["value"])
        elif one.tag == "select":
            chosen = [
                each.attrib["value"] for each in one.iter("option") if "selected" in each.attrib
            ]
            values[name] = chosen[0] if chosen else ""
        else:
            values[name] = one.text or "" if one.tag == "textarea" else one.attrib.get("value", "")
    return {**values, **changes}


def answer(pages: PageClient, address: str) -> int:
    """Of a page that refuses; the refusal is logged, so statements are not counted."""
    return pages.client.get(address).status_code


def stamp(pages: PageClient, address: str) -> str:
    return str(filled(pages, address)["stamp"])


def save(pages: PageClient, address: str, **changes: str | list[str]):
    return pages.post(f"{address}endre/", filled(pages, f"{address}endre/", **changes))


def publish(pages: PageClient, address: str) -> None:
    pages.post(f"{address}utkast/publiser/", {"stamp": stamp(pages, f"{address}utkast/")})


def one_of_each(world: World) -> list[str]:
    network("Barn og rom", in_=world.region).partners.add(registry.university("Havet høgskole"))
    an_initiative("Ute", in_=world.region, is_public=True).units.add(world.unit_a)
    a_focus_area("Språk", in_=world.region, is_public=True)
    return [
        NETWORK,
        "/fjordane/satsinger/ute/",
        "/fjordane/fokusomrader/sprak/",
        f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/",
    ]


@pytest.mark.parametrize("place", range(4))
def test_every_kind_of_page_goes_from_form_to_everybody_and_back(
    world: World, editor: PageClient, pages: PageClient, place: int
):
    address = one_of_each(world)[place]
    field = ["about", "text", "text", "section_word"][place]
    sections = {"sections": "3"} if place == 3 else {}
    before = pages.get(address).main

    save(editor, address, **{field: "nye ord"}, **sections)
    assert "nye ord" in editor.get(f"{address}utkast/").main
    assert pages.get(address).main == before

    publish(editor, address)
    assert "nye ord" in pages.get(address).main
    assert "nye ord" in editor.get(f"{address}historikk/").main

    number = PageVersion.objects.unguarded(reason=OPEN).order_by("-number")[0].number
    editor.post(f"{address}historikk/{number}/angre/")
    assert "nye ord" not in pages.get(address).main
    assert "nye ord" in editor.get(f"{address}utkast/").main


CANARY = '<img src=x onerror="alert(1)">'


def test_t13_draft_is_seen_by_those_who_may_edit_and_nobody_else(
    world: World, editor: PageClient, pages: PageClient, seen_by: Callable[[Viewpoint], PageClient]
):
    one_of_each(world)
    save(editor, NETWORK, about="Hemmelig utkast")

    for path in ("utkast/", "historikk/", "historikk/2/", "endre/"):
        assert answer(seen_by(Viewpoint.HEAD_A), f"{NETWORK}{path}") == 403
        pages.get(f"{NETWORK}{path}", status=404)
        assert "Hemmelig utkast" in editor.get(f"{NETWORK}{path}").html
    for path in (NETWORK, "/fjordane/nettverk/", "/fjordane/"):
        assert "Hemmelig" not in pages.get(path).html


def test_t13_preview_is_what_everybody_gets_once_it_is_published(
    world: World, editor: PageClient, pages: PageClient
):
    one_of_each(world)
    save(editor, NETWORK, about="Om rom.", rhythm="Ofte", goals="Ett\nTo", themes="A\n- a1\nB")
    proposed = told_by_the_page(editor.get(f"{NETWORK}utkast/"))

    publish(editor, NETWORK)

    assert told_by_the_page(pages.get(NETWORK)) == proposed
    assert "Om rom." in proposed[0]


def told_by_the_page(page: Page) -> list[str]:
    """What the editor decides: not who answers, nor the insiders' way to the members."""
    before, _heading, after = page.main.partition("Kontakt")
    facts = after[after.index("Møtes") :].partition("Fant du")[0]
    return [before, facts.strip().removesuffix("Medlemmer").strip()]


@pytest.mark.parametrize("place", range(4))
def test_t23_canary_is_shown_and_never_run(world: World, editor: PageClient, place: int):
    """In the form, the preview, the history, an earlier version and the page itself."""
    address = one_of_each(world)[place]
    values = filled(editor, f"{address}endre/")
    texts = {
        name: CANARY
        for name, value in values.items()
        if isinstance(value, str) and name not in NOT_TEXT and not name.endswith("_0")
    }
    if place == 3:
        texts = {"section_word": "<b>", "sections": "2", "on_0": "2026-10-01", "children_0": "4"}
        texts["source_0"] = CANARY

    editor.post(f"{address}endre/", {**values, **texts})
    drafted = [editor.get(f"{address}{part}") for part in ("endre/", "utkast/")]
    publish(editor, address)
    told = [editor.get(f"{address}{part}") for part in ("historikk/", "historikk/1/", "")]

    for page in (*drafted, *told):
        assert not page.all("img")
    assert any("onerror" in page.text for page in (*drafted, *told))


NOT_TEXT = {
    "stamp", "valid_from", "valid_to", "decided_on", "agreed_on", "lifetime_years", "kind",
    "evaluate_after_years", "district", "lead_seat", "sections", "rows", "section_word", "cohort",
}  # fmt: skip


def test_t55_stale_save_shows_both_texts_escaped_and_overwrites_nothing(
    world: World, editor: PageClient
):
    row = network("Barn og rom", in_=world.region)
    contact = seats.seated(Role.NETWORK_CONTACT, at=row, in_=world.region).user
    assert contact is not None
    other = PageClient(browser_of(world, contact))
    mine = filled(editor, f"{NETWORK}endre/", about=CANARY, who="Vi")
    save(other, NETWORK, about="<b>Deres</b>")

    page = editor.post_invalid(f"{NETWORK}endre/", mine, status=409)

    assert CANARY in page.main
    assert "<b>Deres</b>" in page.main
    assert not page.all("img", "b")
    assert about_of(other) == "<b>Deres</b>"
    kept = {one.attrib["name"]: one.attrib["value"] for one in page.all("input", type="hidden")}
    editor.post(f"{NETWORK}endre/", {**kept, "keep_about": "theirs", "keep_who": "mine"})
    assert filled(editor, f"{NETWORK}endre/")["who"] == "Vi"
    assert about_of(editor) == "<b>Deres</b>"


def browser_of(world: World, user: object) -> Client:
    world.user_of[Viewpoint.LINK_HOLDER] = user  # type: ignore[assignment]
    return world.client(Viewpoint.LINK_HOLDER)


def about_of(pages: PageClient) -> object:
    return filled(pages, f"{NETWORK}endre/")["about"]


def test_t37_own_autosave_is_no_conflict(world: World, editor: PageClient):
    one_of_each(world)
    values = filled(editor, f"{NETWORK}endre/", about="Først")

    kept = editor.post(f"{NETWORK}endre/", {**values, "auto": "1"}, status=200).json()
    editor.post(f"{NETWORK}endre/", {**values, "about": "Så"})  # with the stamp of before

    assert kept["saved"]
    assert about_of(editor) == "Så"


def test_autosave_answers_what_a_script_can_use(world: World, editor: PageClient):
    one_of_each(world)
    values = filled(editor, f"{NETWORK}endre/", name="", auto="1")

    assert not editor.post(f"{NETWORK}endre/", values, status=422).json()["saved"]


def test_contact_edits_the_own_network_and_no_other(world: World):
    own = network("Barn og rom", in_=world.region)
    network("Et annet", in_=world.region)
    contact = seats.seated(Role.NETWORK_CONTACT, at=own, in_=world.region).user
    mine = PageClient(browser_of(world, contact))

    assert "Endre siden" in mine.get(NETWORK).links()
    assert "Endre siden" not in mine.get("/fjordane/nettverk/et-annet/").links()
    assert answer(mine, "/fjordane/nettverk/et-annet/endre/") == 403
    save(mine, NETWORK, rhythm="Ofte")
    publish(mine, NETWORK)
    mine.post(f"{NETWORK}fjern/", status=403)


def test_leader_edits_the_own_initiative(world: World, pages: PageClient):
    row = an_initiative("Ute", in_=world.region, is_public=True)
    row.lead_seat = world.seat_of[Viewpoint.RESOURCE_PERSON_A]
    row.save()
    leader = PageClient(world.client(Viewpoint.RESOURCE_PERSON_A))

    save(leader, "/fjordane/satsinger/ute/", summary="Barna er ute.")
    publish(leader, "/fjordane/satsinger/ute/")

    assert "Barna er ute." in pages.get("/fjordane/satsinger/ute/").main


def test_head_edits_figures_of_the_own_unit_only(
    world: World, pages: PageClient, seen_by: Callable[[Viewpoint], PageClient]
):
    own = f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/"
    head = seen_by(Viewpoint.HEAD_A)
    assert answer(head, f"/fjordane/barnehager-og-skoler/{world.unit_p.pk}/endre/") == 403

    save(head, own, on_0="2026-10-01", children_0="45", staff_0="12", source_0="Basil")
    publish(head, own)

    assert "45" in pages.get(own).main
    save(head, own, on_0="", children_0="", staff_0="", source_0="")
    publish(head, own)
    assert "Basil" not in pages.get(own).main


def test_half_a_figure_says_what_is_missing(world: World, editor: PageClient):
    own = f"/fjordane/barnehager-og-skoler/{world.unit_a.pk}/endre/"

    page = editor.post_invalid(own, filled(editor, own, children_0="45"))

    assert "Telt: Si hvilken dag de ble telt." in page.main
    assert "Kilde: Si hvor tallet kommer fra." in page.main


def test_new_page_is_nobodys_until_it_is_published(
    world: World, editor: PageClient, pages: PageClient
):
    answer = editor.post("/fjordane/ny/satsinger/", {"name": "Helt ny"})
    assert answer.headers["Location"] == "/fjordane/satsinger/helt-ny/endre/"
    pages.get("/fjordane/satsinger/helt-ny/", status=404)
    assert "Helt ny" in editor.get("/fjordane/utkast/").main

    publish(editor, "/fjordane/satsinger/helt-ny/")

    assert "Helt ny" in pages.get("/fjordane/satsinger/").main
    assert "Helt ny" not in editor.get("/fjordane/utkast/").main


def test_page_that_is_taken_away_can_be_regretted(
    world: World, editor: PageClient, pages: PageClient
):
    one_of_each(world)

    answer = editor.post(f"{NETWORK}fjern/")
    pages.get(NETWORK, status=404)
    banner = editor.get(answer.headers["Location"])
    undo = next(
        one.attrib["action"] for one in banner.all("form") if "angre" in one.attrib["action"]
    )
    editor.post(undo)

    assert pages.get(NETWORK).heading == "Barn og rom"
    assert (
        Arena.objects.unguarded(reason=OPEN)
        .get(slug="barn-og-rom")
        .partners.unguarded(reason=OPEN)
        .exists()
    )


def ways_to(address: str, name: str) -> list[str]:
    """Where everybody comes upon a page. The search asks by the name, and shows it as asked."""
    where, _sep, slug = address.strip("/").rpartition("/")
    ways = {
        "the page": address,
        "the list": f"/{where}/",
        "embedded": f"/innbygg/{where}/{slug if where.endswith('nettverk') else ''}",
        "the site's map": "/sitemap-nb.xml",
    }
    found = [way for way, path in ways.items() if is_told(path, slug)]
    return [*found, *(["the search"] if is_told(f"/sok/?q={name}", address) else [])]


def is_told(path: str, words: str) -> bool:
    answer = Client().get(path)
    return answer.status_code == 200 and words in answer.content.decode()


def test_t13_network_that_is_taken_away_is_away_every_way(world: World, editor: PageClient):
    one_of_each(world)
    before = ways_to(NETWORK, "rom")

    editor.post(f"{NETWORK}fjern/")

    assert len(before) > 3, before
    assert ways_to(NETWORK, "rom") == []


@pytest.mark.parametrize(
    ("address", "name"),
    [("/fjordane/satsinger/ute/", "ute"), ("/fjordane/fokusomrader/sprak/", "språk")],
)
def test_t13_page_that_is_taken_away_is_away_every_way(
    world: World, editor: PageClient, address: str, name: str
):
    one_of_each(world)
    before = ways_to(address, name)

    editor.post(f"{address}fjern/")

    assert len(before) > 2, before
    assert ways_to(address, name) == []


def test_discarded_draft_can_be_brought_back(world: World, editor: PageClient):
    one_of_each(world)
    save(editor, NETWORK, about="Nye ord")

    answer = editor.post(f"{NETWORK}utkast/forkast/", {"stamp": stamp(editor, f"{NETWORK}utkast/")})
    banner = editor.get(answer.headers["Location"])
    undo = next(
        one.attrib["action"] for one in banner.all("form") if "hent-tilbake" in one.attrib["action"]
    )
    editor.post(undo)

    assert "Nye ord" in editor.get(f"{NETWORK}utkast/").main


def test_t47_earlier_text_is_two_clicks_away(world: World, editor: PageClient, pages: PageClient):
    one_of_each(world)
    for words in ("Først", "Så", "Til slutt"):
        save(editor, NETWORK, about=words)
        publish(editor, NETWORK)
    history = editor.get(f"{NETWORK}historikk/")
    back = [one.attrib["action"] for one in history.all("form") if "hent" in one.attrib["action"]]

    editor.post(back[1])
    publish(editor, NETWORK)

    assert "Først" in pages.get(NETWORK).main


def test_planned_draft_is_published_on_its_day(world: World, editor: PageClient, pages: PageClient):
    one_of_each(world)
    save(editor, NETWORK, about="Fra i morgen")
    seen = stamp(editor, f"{NETWORK}utkast/")
    tomorrow = clock.today() + timedelta(days=1)
    planned = {"stamp": seen, "later": "1", "publish_on": tomorrow.isoformat()}

    editor.post(f"{NETWORK}utkast/publiser/", planned)
    assert publish_due(now=clock.now()) == 0
    assert "Fra i morgen" not in pages.get(NETWORK).main

    assert publish_due(now=clock.now() + timedelta(days=1)) == 1
    assert "Fra i morgen" in pages.get(NETWORK).main
    assert publish_due(now=clock.now() + timedelta(days=1)) == 0


def test_day_that_has_been_is_refused(world: World, editor: PageClient):
    one_of_each(world)
    save(editor, NETWORK, about="Nytt")
    planned = {"stamp": "", "later": "1", "publish_on": "2020-01-01"}

    page = editor.post_invalid(f"{NETWORK}utkast/publiser/", planned)

    assert "Velg en dag som ikke har vært ennå" in page.text


def test_t08_focus_area_of_another_community_is_no_choice(world: World, editor: PageClient):
    one_of_each(world)
    foreign = a_focus_area("Fremmed", in_=world.neighbour, is_public=True)
    values = filled(editor, f"{NETWORK}endre/", focus_areas=[str(foreign.pk)])

    editor.post_invalid(f"{NETWORK}endre/", values)


def test_t12_only_the_fields_of_the_form_are_written(world: World, editor: PageClient):
    one_of_each(world)
    sent = {"about": "Nytt", "slug": "annet", "is_public": "", "colour": "7", "level": "unit"}

    editor.post(f"{NETWORK}endre/", {**filled(editor, f"{NETWORK}endre/"), **sent})
    publish(editor, NETWORK)

    row = Arena.objects.unguarded(reason=OPEN).get(name="Barn og rom")
    assert (row.slug, row.is_public, row.colour, row.level) == ("barn-og-rom", True, 1, "cluster")


def test_t39_national_number_is_refused(world: World, editor: PageClient):
    one_of_each(world)
    values = filled(editor, f"{NETWORK}endre/", about="Ring 01017012345 eller 15076500565")

    assert "fødselsnummer" in editor.post_invalid(f"{NETWORK}endre/", values).main


def test_introduction_goes_from_form_to_the_front_page_and_back(
    world: World, editor: PageClient, pages: PageClient
):
    front = "/fjordane/forside/innledning/"
    before = pages.get("/fjordane/").main
    assert f"{front}endre/" in editor.get("/fjordane/").links().values()

    save(editor, front, lead="Vi lærer sammen.", introduction="Alle er med.\n\nOgså du.")
    preview = editor.get(f"{front}utkast/").main
    assert "Vi lærer sammen." in preview
    assert "Også du." in preview
    assert pages.get("/fjordane/").main == before

    publish(editor, front)
    assert "Vi lærer sammen." in pages.get("/fjordane/").main
    for path in ("endre/", "historikk/", "historikk/1/"):
        assert editor.get(f"/nn{front}{path}").heading
        assert editor.get(f"/en{front}{path}").heading

    editor.post(f"{front}historikk/3/angre/")
    assert "Vi lærer sammen." not in pages.get("/fjordane/").main


def test_introduction_is_guarded_and_for_those_who_keep_the_pages(
    world: World, editor: PageClient, seen_by: Callable[[Viewpoint], PageClient]
):
    front = "/fjordane/forside/innledning/"

    save(editor, front, introduction="Ring 912 34 567.")
    preview = editor.get(f"{front}utkast/")
    publish(editor, front)

    assert "privat telefonnummer" in preview.text
    assert "privat telefonnummer" in editor.get("/fjordane/vaktliste/").main
    seen_by(Viewpoint.HEAD_A).get(f"{front}endre/", status=403)
    editor.get("/fjordane/forside/noe-annet/endre/", status=404)
    editor.get("/fjordane/ny/forside/", status=404)


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
@pytest.mark.parametrize("place", range(4))
def test_pages_pass_in_every_language(world: World, editor: PageClient, place: int, language: str):
    """With the checks of every page, six statements among them."""
    address = one_of_each(world)[place]
    save(editor, address, **({"sections": "2"} if place == 3 else {"name": "Nytt navn"}))

    for path in ("", "endre/", "utkast/", "historikk/", "historikk/1/"):
        assert editor.get(f"{language}{address}{path}").heading
    for path in ("utkast/", "ny/nettverk/", "nettverk/", "satsinger/"):
        assert editor.get(f"{language}/fjordane/{path}").heading


def test_page_without_history_says_what_will_stand_there(world: World, editor: PageClient):
    one_of_each(world)

    assert "Ingen har endret siden her ennå" in editor.get(f"{NETWORK}historikk/").main


@pytest.mark.parametrize(
    ("place", "words", "expected"),
    [
        (0, {"about": "Ring 912 34 567."}, ["privat telefonnummer", "Ingen har plassen", "et år"]),
        (1, {"text": "Nye ord."}, ["Ingen har plassen", "Perioden er over", "et år"]),
        (2, {"text": "Skriv til kari@gmail.com"}, ["privat e-postadresse", "et år"]),
    ],
)
def test_preview_warns_before_publishing_as_the_watch_list_does(
    world: World, editor: PageClient, place: int, words: dict[str, str], expected: list[str]
):
    address = one_of_each(world)[place]
    quiet = {"updated_at": clock.now() - timedelta(days=500)}
    for rows in (Arena.objects, Initiative.objects, FocusArea.objects):
        rows.unguarded(reason=OPEN).update(**quiet)
    Initiative.objects.unguarded(reason=OPEN).update(valid_to=date(2020, 6, 30))

    save(editor, address, **words)
    preview = editor.get(f"{address}utkast/")

    (said,) = preview.all("div", id="se-pa")
    told = [" ".join("".join(each.itertext()).split()) for each in said.iter("li")]
    assert len(told) == len(expected)
    assert all(word in sentence for word, sentence in zip(expected, told, strict=True))
    publish(editor, address)
    assert expected[0] in editor.get("/fjordane/vaktliste/").main
