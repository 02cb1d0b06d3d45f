"""The draft and what is done in it, through the pages."""

from copy import copy
from datetime import date, time

import pytest

from samspor.activities.models import Activity, ActivityArena
from samspor.activities.services import move_activity
from samspor.activities.services.state import state_of
from samspor.drawing.content import Kind, Mode
from samspor.drawing.room import MOST_SHOWN
from samspor.focus.models import Initiative
from samspor.kernel.timing import Timing
from tests.factories import activities
from tests.factories.activities import NOW, YEAR, day, month
from tests.factories.focus import an_initiative
from tests.factories.wheel import release
from tests.integration.activities.conftest import Region
from tests.integration.wheel.conftest import SignIn
from tests.page_client import PageClient

OPEN = "a test looks at everything"
DRAFT = "/arshjul/fjordane/2024-2025/utkast/"


@pytest.fixture
def coordinator(region: Region, browser: SignIn) -> PageClient:
    return browser(region.coordinator)


def rows() -> dict[str, Activity]:
    return {row.title: row for row in Activity.objects.unguarded(reason=OPEN).in_use()}


@pytest.mark.parametrize("view", ["tabell", "hjul", "liste"])
def test_draft_shows_what_everybody_cannot_see_yet(
    region: Region, coordinator: PageClient, view: str
) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    activities.activity("Ny samling", at=region.heads, on=day(2024, 11, 6))

    page = coordinator.get(f"{DRAFT}?vis={view}")

    assert "Ny samling" in page.main
    assert "Ny samling" not in PageClient().get("/arshjul/fjordane/2024-2025/?vis=liste").main


def test_planner_reads_everybodys_edition_as_everybody_does(
    region: Region, coordinator: PageClient
) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    page = coordinator.get("/arshjul/fjordane/2024-2025/?vis=tabell")

    assert "Samling" in page.main
    assert page.all("a", class_="plus") == []
    assert DRAFT in page.links().values()


def test_what_is_new_is_marked_in_the_cell_and_told_above(
    region: Region, coordinator: PageClient
) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    activities.activity("Fagdag", at=region.heads, on=day(2024, 11, 6))

    for view in ("tabell", "liste"):
        page = coordinator.get(f"{DRAFT}?vis={view}")

        assert "Fagdag, ons. 6. november (uke 45), er ny." in page.main
        marks = [each for each in page.all("p") if "change--added" in each.get("class", "")]
        assert len(marks) == 1


def test_what_to_coordinate_leads_to_the_draft(
    region: Region, coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspor.kernel.clock.today", lambda: date(2024, 9, 20))
    row = activities.activity("Møte", at=region.heads, on=day(2024, 10, 16))
    activities.break_("Høstferie", in_=region.community, first=date(2024, 10, 16))

    for path in (f"{DRAFT}?vis=hjul", f"{DRAFT}slipp/"):
        page = coordinator.get(path)

        told = {words: href for words, href in page.links().items() if "Høstferie" in words}
        assert list(told.values()) == [f"{DRAFT}{row.public_id}/"]


def test_empty_draft_says_what_to_do_next(region: Region, coordinator: PageClient) -> None:
    page = coordinator.get(DRAFT)

    assert "Utkastet er tomt" in page.main
    assert len(page.all("a", class_="plus")) == 36


def test_adviser_adds_in_the_own_part_of_an_arena(region: Region, browser: SignIn) -> None:
    adviser = browser(region.adviser)
    draft = adviser.get(DRAFT)

    plus = {link.attrib["href"] for link in draft.all("a", class_="plus")}
    assert len(plus) == 12
    page = adviser.get(next(iter(plus)))
    boxes = page.all("input", name="arenas")
    assert [box.attrib["value"] for box in boxes] == [str(region.local_storvik.pk)]
    assert "checked" in boxes[0].attrib
    refused = adviser.post_invalid(
        f"{DRAFT}ny/", {"title": "Møte", "kind": "meeting", "arenas": region.heads.pk}
    )
    assert refused.all("a", href="#id_arenas_0") != []
    assert rows() == {}


def test_t27_draft_is_kept_nowhere(region: Region, coordinator: PageClient) -> None:
    assert coordinator.get(DRAFT).response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("count", [1, 3, 30])
def test_draft_page_asks_five_times_then_two_while_nothing_is_written(
    region: Region, coordinator: PageClient, count: int
) -> None:
    for number in range(count):
        activities.activity(f"Samling {number}", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    first, again = coordinator.get(DRAFT), coordinator.get(DRAFT)

    assert len(first.answer.statements) == 5
    assert len(again.answer.statements) == 2
    assert again.main == first.main


@pytest.mark.parametrize("shape", ["hjul", "tabell", "liste"])
def test_what_is_written_in_the_draft_is_seen_by_the_next_request(
    region: Region, coordinator: PageClient, shape: str
) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    address = f"{DRAFT}?vis={shape}"
    assert "23. oktober" not in coordinator.get(address).main

    move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 23),
        expected_version=row.version,
        now=NOW,
    )

    assert "23. okt" in coordinator.get(address).main


def test_t07_part_that_is_kept_is_not_shown_to_those_who_may_less(
    region: Region, coordinator: PageClient, browser: SignIn
) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)

    assert "/flytt/" in coordinator.get(DRAFT).html
    assert "/flytt/" not in browser(region.adviser).get(DRAFT).html


def test_add_from_a_cell_has_arena_and_month_ready(region: Region, coordinator: PageClient) -> None:
    draft = coordinator.get(DRAFT)
    plus = next(
        link
        for link in draft.all("a", class_="plus")
        if link.attrib["href"].endswith("arena=styrernettverk&maned=2024-10")
    )

    page = coordinator.get(plus.attrib["href"])

    checked = [box for box in page.all("input", name="arenas") if "checked" in box.attrib]
    assert [box.attrib["value"] for box in checked] == [str(region.heads.pk)]
    assert page.all("input", name="when")[0].attrib["value"] == "oktober 2024"


def _said(region: Region, **other: object) -> dict[str, object]:
    return {
        "title": "Styrersamling",
        "kind": "gathering",
        "when": "onsdag 16. oktober kl 9.30-15",
        "arenas": [region.heads.pk],
        "mode": "physical",
        "place": "DMMH",
        "agenda": "Stoppunkt\nEvaluering",
        **other,
    }


def test_add_makes_the_activity_and_offers_to_undo_it(
    region: Region, coordinator: PageClient
) -> None:
    answer = coordinator.post(f"{DRAFT}ny/", _said(region))

    made = rows()["Styrersamling"]
    assert made.timing == Timing.at(date(2024, 10, 16), time(9, 30), time(15))
    assert (made.kind, made.mode, made.place) == (Kind.GATHERING, Mode.PHYSICAL, "DMMH")
    page = coordinator.get(answer.headers["Location"].partition("#")[0])
    assert "«Styrersamling» er lagt til i utkastet." in page.text
    undo = next(form for form in page.all("form") if "/angre/" in form.attrib.get("action", ""))
    coordinator.post(undo.attrib["action"])
    assert rows() == {}


def test_add_without_a_date_is_by_agreement(region: Region, coordinator: PageClient) -> None:
    coordinator.post(f"{DRAFT}ny/", {"title": "Møte", "kind": "meeting", "arenas": region.group.pk})

    assert rows()["Møte"].timing == Timing.agreement()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("torsdag 16. oktober", "onsdag"),
        ("en eller annen gang", "forstår"),
        ("16. oktober og 20. november", "mer enn én dato"),
        ("16. oktober 2030", "2030"),
        ("30. februar", "finnes ikke"),
    ],
)
def test_add_asks_about_a_date_it_cannot_trust_and_loses_nothing(
    region: Region, coordinator: PageClient, typed: str, told: str
) -> None:
    page = coordinator.post_invalid(f"{DRAFT}ny/", _said(region, when=typed))

    assert told in page.main
    assert page.all("input", name="when")[0].attrib["value"] == typed
    assert page.all("input", name="title")[0].attrib["value"] == "Styrersamling"
    assert "Stoppunkt\nEvaluering" in (page.all("textarea", name="agenda")[0].text or "")
    summary = next(link for link in page.all("a") if link.attrib["href"] == "#id_when")
    assert summary is not None
    assert rows() == {}


def test_t62_missing_title_and_arena_are_linked_from_the_summary(
    region: Region, coordinator: PageClient
) -> None:
    page = coordinator.post_invalid(f"{DRAFT}ny/", {"kind": "meeting"})

    links = {link.attrib["href"] for link in page.all("a")}
    assert {"#id_title", "#id_arenas_0"} <= links


def test_t39_national_number_is_refused(region: Region, coordinator: PageClient) -> None:
    page = coordinator.post_invalid(f"{DRAFT}ny/", _said(region, description="Gjelder 13097248022"))

    assert "fødselsnummer" in page.main
    assert rows() == {}


def test_picking_a_day_keeps_what_was_typed(region: Region, coordinator: PageClient) -> None:
    page = coordinator.post_invalid(
        f"{DRAFT}ny/", _said(region, pick="onsdag 23. oktober 2024"), status=200
    )

    assert page.all("input", name="when")[0].attrib["value"] == "onsdag 23. oktober 2024"
    assert page.all("input", name="title")[0].attrib["value"] == "Styrersamling"
    assert "onsdag 23. oktober 2024 (uke 43)" in page.main
    assert rows() == {}


def test_picker_tells_what_else_is_on(region: Region, coordinator: PageClient) -> None:
    activities.activity("Arbeidsmøte", at=region.group, on=day(2024, 10, 15))
    activities.break_(
        "Høstferie",
        in_=region.community,
        first=date(2024, 10, 14),
        last=date(2024, 10, 18),
        of=region.storvik,
    )

    page = coordinator.post_invalid(f"{DRAFT}ny/", _said(region, look="1"), status=200)

    assert "Samme uke: Arbeidsmøte, tirs. 15. oktober (uke 42)" in page.main
    assert "Høstferie (Storvik)" in page.main
    assert "onsdag 16. oktober 2024 (uke 42), Høstferie (Storvik)" in page.main


def test_picker_turns_to_another_month(region: Region, coordinator: PageClient) -> None:
    page = coordinator.post_invalid(f"{DRAFT}ny/", _said(region, month="2024-12"), status=200)

    assert "desember 2024" in page.main
    assert "1. juledag" in page.main
    assert page.all("input", name="when")[0].attrib["value"] == "onsdag 16. oktober kl 9.30-15"


def test_change_keeps_the_date_and_says_so(region: Region, coordinator: PageClient) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    path = f"{DRAFT}{row.public_id}/endre/"
    assert "onsdag 16. oktober 2024" in coordinator.get(path).main

    coordinator.post(
        path,
        {
            "title": "Stor samling",
            "kind": "gathering",
            "arenas": [region.heads.pk, region.group.pk],
            "version": "1",
        },
    )

    row.refresh_from_db()
    assert (row.title, row.timing, row.version) == ("Stor samling", day(2024, 10, 16), 2)


def test_change_makes_it_part_of_initiatives_that_last(
    region: Region, coordinator: PageClient
) -> None:
    ended = an_initiative("Slutt", in_=region.community)
    Initiative.objects.unguarded(reason=OPEN).filter(pk=ended.pk).update(valid_to=date(2024, 6, 1))
    outdoors = an_initiative("Ute hele året", in_=region.community)
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    path = f"{DRAFT}{row.public_id}/endre/"

    shown = coordinator.get(path)
    coordinator.post(path, _said(region, version="1", initiatives=[str(outdoors.pk)]))

    offered = [each.attrib["value"] for each in shown.all("input", name="initiatives")]
    assert offered == [str(outdoors.pk)]
    assert state_of(row)["item"]["initiatives"] == [outdoors.pk]
    assert "Ute hele året" in coordinator.get(f"{DRAFT}{row.public_id}/").main


def test_t55_conflict_shows_both_texts_and_saves_what_is_chosen(
    region: Region, coordinator: PageClient
) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    path = f"{DRAFT}{row.public_id}/endre/"
    own = {"kind": "meeting", "arenas": region.heads.pk, "version": "1"}
    coordinator.post(path, {**own, "title": "<b>Hennes</b>", "place": "Rådhuset"})

    page = coordinator.post_invalid(
        path, {**own, "title": "<i>Hans</i>", "place": "Skolen"}, status=409
    )

    row.refresh_from_db()
    assert (row.title, row.place) == ("<b>Hennes</b>", "Rådhuset")
    for text in ("<b>Hennes</b>", "<i>Hans</i>", "Rådhuset", "Skolen"):
        assert text in page.main
    hidden = {
        each.attrib["name"]: each.attrib["value"]
        for each in page.all("input", type="hidden")
        if each.attrib["name"] != "csrfmiddlewaretoken"
    }
    coordinator.post(path, {**hidden, "keep_title": "theirs", "keep_place": "mine"})
    row.refresh_from_db()
    assert (row.title, row.place, row.version) == ("<b>Hennes</b>", "Skolen", 3)


def test_t55_conflict_keeps_what_only_the_other_changed(
    region: Region, coordinator: PageClient
) -> None:
    coordinator.post(f"{DRAFT}ny/", _said(region))
    row = rows()["Styrersamling"]
    path = f"{DRAFT}{row.public_id}/endre/"
    opened = _said(region, version="1")
    coordinator.post(path, {**opened, "place": "Rådhuset", "agenda": "Ny sak"})

    page = coordinator.post_invalid(
        path, {**opened, "place": "Skolen", "title": "Samling"}, status=409
    )

    chosen = {
        each.attrib["name"]: each.attrib["value"]
        for each in page.all("input", type="radio")
        if "checked" in each.attrib
    }
    assert chosen == {"keep_title": "mine", "keep_place": "mine", "keep_agenda": "theirs"}


def test_move_shows_what_comes_along_before_anything_is_saved(
    region: Region, coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspor.kernel.clock.today", lambda: date(2024, 9, 20))
    monkeypatch.setattr("samspor.kernel.clock.now", lambda: NOW)
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    after = activities.activity("Etter", at=region.group, on=day(2024, 10, 30), follows=row)
    path = f"{DRAFT}{row.public_id}/flytt/"
    wanted = {"when": "23. oktober", "version": "1", "with_followers": "on"}

    page = coordinator.post_invalid(path, wanted, status=200)

    row.refresh_from_db()
    assert row.timing == day(2024, 10, 16)
    assert "Etter: fra ons. 30. oktober (uke 44) til ons. 6. november (uke 45)" in page.main
    seen = page.all("input", name="seen")[0].attrib["value"]
    coordinator.post(path, {**wanted, "seen": seen})
    row.refresh_from_db()
    after.refresh_from_db()
    assert (row.timing, after.timing) == (day(2024, 10, 23), day(2024, 11, 6))


def test_move_can_leave_the_followers(
    region: Region, coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspor.kernel.clock.today", lambda: date(2024, 9, 20))
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    after = activities.activity("Etter", at=region.group, on=day(2024, 10, 30), follows=row)
    path = f"{DRAFT}{row.public_id}/flytt/"
    wanted = {"when": "23. oktober", "version": "1"}
    page = coordinator.post_invalid(path, wanted, status=200)

    assert "checked" in page.all("input", name="with_followers")[0].attrib
    coordinator.post(path, {**wanted, "seen": page.all("input", name="seen")[0].attrib["value"]})

    after.refresh_from_db()
    assert after.timing == day(2024, 10, 30)


def test_t55_stale_move_tells_where_the_other_put_it(
    region: Region, coordinator: PageClient
) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 23),
        expected_version=1,
        now=NOW,
    )

    page = coordinator.post_invalid(
        f"{DRAFT}{row.public_id}/flytt/", {"when": "30. oktober", "version": "1"}
    )

    row.refresh_from_db()
    assert row.timing == day(2024, 10, 23)
    assert "ons. 23. oktober 2024" in page.main
    assert page.all("input", name="when")[0].attrib["value"] == "30. oktober"
    assert page.all("input", name="version")[0].attrib["value"] == "2"


def test_adviser_chooses_the_own_municipalitys_date_and_nothing_else(
    region: Region, browser: SignIn
) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    adviser = browser(region.adviser)
    path = f"{DRAFT}{asking.public_id}/"

    page = adviser.get(path)

    assert "Velg dato for Storvik" in page.main
    assert "Velg dato for Lillevik" not in page.main
    for other in ("endre/", "flytt/", "avlys/", "ta-bort/"):
        assert adviser.client.get(path + other).status_code == 403
    assert adviser.client.get(f"{path}velg-dato/?kommune=Lillevik").status_code == 403
    assert "november 2024" in adviser.get(f"{path}velg-dato/").main
    adviser.post(f"{path}velg-dato/", {"when": "tirsdag 5. november kl 9-11", "place": "Rådhuset"})
    answer = Activity.objects.unguarded(reason=OPEN).get(asked_by=asking)
    assert answer.timing == Timing.at(date(2024, 11, 5), time(9), time(11))


def test_cancel_and_hold_after_all(region: Region, coordinator: PageClient) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    path = f"{DRAFT}{row.public_id}/"

    coordinator.get(f"{path}avlys/")
    coordinator.post(f"{path}avlys/", {"version": "1"})

    assert "Dette er avlyst." in coordinator.get(path).main
    coordinator.post(f"{path}holdes-likevel/", {"version": "2"})
    row.refresh_from_db()
    assert row.status == "planned"


def test_t55_remove_asks_again_when_someone_saved(region: Region, coordinator: PageClient) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    page = coordinator.post_invalid(
        f"{DRAFT}{row.public_id}/ta-bort/", {"version": "7"}, status=409
    )

    assert list(rows()) == ["Samling"]
    assert page.all("input", name="version")[0].attrib["value"] == "1"
    coordinator.post(f"{DRAFT}{row.public_id}/ta-bort/", {"version": "1"})
    assert rows() == {}


def test_release_shows_the_changes_in_words_and_makes_them_everybodys(
    region: Region, coordinator: PageClient, pages: PageClient
) -> None:
    row = activities.activity("Styrersamling", at=region.heads, on=day(2024, 10, 16))
    release(region.wheel, by=region.coordinator)
    move_activity(
        viewer=region.coordinator,
        activity=row,
        timing=day(2024, 10, 24),
        expected_version=1,
        now=NOW,
    )

    page = coordinator.get(f"{DRAFT}slipp/")

    sentence = (
        "Styrersamling er flyttet fra ons. 16. oktober (uke 42) til tors. 24. oktober (uke 43)."
    )
    assert sentence in page.main
    expected = page.all("input", name="expected")[0].attrib["value"]
    coordinator.post(f"{DRAFT}slipp/", {"expected": expected, "note": "Ny dato i oktober."})
    told = pages.get("/arshjul/fjordane/2024-2025/utgaver/")
    assert sentence in told.main
    assert "Ny dato i oktober." in told.main
    assert "16. oktober" in pages.get("/arshjul/fjordane/2024-2025/utgaver/1/?vis=liste").main
    assert "24. oktober" in pages.get("/arshjul/fjordane/2024-2025/utgaver/2/?vis=liste").main


def test_release_of_nothing_is_told_in_a_sentence(region: Region, coordinator: PageClient) -> None:
    release(region.wheel, by=region.coordinator)

    page = coordinator.get(f"{DRAFT}slipp/")

    assert "Det er ingenting å slippe" in page.main


def test_release_of_what_changed_while_reading_asks_again(
    region: Region, coordinator: PageClient
) -> None:
    read = coordinator.get(f"{DRAFT}slipp/").all("input", name="expected")[0].attrib["value"]
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    page = coordinator.post_invalid(f"{DRAFT}slipp/", {"expected": read, "note": "Hei"}, status=409)

    assert "mens du leste" in page.main
    assert page.all("textarea", name="note")[0].text.strip() == "Hei"


def test_history_tells_and_undoes(region: Region, coordinator: PageClient) -> None:
    coordinator.post(f"{DRAFT}ny/", _said(region))
    row = rows()["Styrersamling"]
    coordinator.post(f"{DRAFT}{row.public_id}/flytt/", {"when": "23. oktober", "version": "1"})

    page = coordinator.get(f"{DRAFT}historikk/?aktivitet={row.public_id}")

    assert "Styrersamling er flyttet fra" in page.main
    newest = page.all("form")
    undo = next(form for form in newest if "/angre/" in form.attrib.get("action", ""))
    answer = coordinator.post(undo.attrib["action"])
    assert "Det er angret." in coordinator.get(answer.headers["Location"]).main
    row.refresh_from_db()
    assert row.first_day == date(2024, 10, 16)
    assert "angret siden" in coordinator.get(f"{DRAFT}historikk/").main


def test_undo_twice_is_refused_in_words(region: Region, coordinator: PageClient) -> None:
    coordinator.post(f"{DRAFT}ny/", _said(region))
    page = coordinator.get(f"{DRAFT}historikk/")
    undo = next(form for form in page.all("form") if "/angre/" in form.attrib.get("action", ""))
    coordinator.post(undo.attrib["action"])

    answer = coordinator.post(undo.attrib["action"])

    assert "Det er alt angret." in coordinator.get(answer.headers["Location"]).main


def test_t08_foreign_and_unknown_activities_are_absent(
    region: Region, coordinator: PageClient, browser: SignIn
) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    paths = [
        f"{DRAFT}finsikke99/flytt/",
        f"/arshjul/fjordane/{YEAR.next.slug}/utkast/",
        f"{DRAFT}angre/99999999999999999999999/",
    ]

    for odd in ("%00", "<script>", "' or 1=1"):
        assert coordinator.client.get(f"{DRAFT}historikk/?aktivitet={odd}").status_code == 404
    assert coordinator.client.get(paths[0]).status_code == 404
    assert coordinator.client.get(paths[1]).status_code == 404
    assert coordinator.client.post(paths[2]).status_code == 404
    stranger = browser(region.stranger)
    for path in (DRAFT, f"{DRAFT}{row.public_id}/", f"{DRAFT}ny/", f"{DRAFT}slipp/"):
        assert stranger.client.get(path).status_code == 404
        assert PageClient().client.get(path).status_code == 404


def test_t23_canary_in_every_text_is_shown_and_never_run(
    region: Region, coordinator: PageClient
) -> None:
    canary = "<script>alert('kanari')</script>"
    fields = {"place": canary, "agenda": canary, "audience": canary, "description": canary}
    row = activities.activity(canary, at=region.heads, on=day(2024, 10, 16), **fields)
    activities.activity(canary, at=region.group, on=day(2024, 10, 17), follows=row)
    asking = activities.activity(canary, at=region.local, on=month(2024, 11))
    activities.break_(canary, in_=region.community, first=date(2024, 10, 16), of=region.storvik)
    release(region.wheel, by=region.coordinator, note=canary)
    one = f"{DRAFT}{row.public_id}/"
    coordinator.post(
        f"{one}flytt/", {"when": "23. oktober", "version": "1", "seen": "x"}, status=200
    )
    coordinator.post(
        f"{one}endre/",
        {
            **fields,
            "title": f"{canary}2",
            "kind": "meeting",
            "arenas": region.heads.pk,
            "version": 1,
        },
    )
    pages = [
        *(f"{DRAFT}?vis={view}" for view in ("tabell", "hjul", "liste")),
        f"{DRAFT}ny/?maned=2024-10",
        *(f"{one}{act}" for act in ("", "endre/", "flytt/", "avlys/", "ta-bort/")),
        f"{DRAFT}{asking.public_id}/velg-dato/?kommune=Storvik",
        f"{DRAFT}slipp/",
        f"{DRAFT}historikk/",
        "/arshjul/fjordane/2024-2025/utgaver/",
        "/arshjul/fjordane/2024-2025/utgaver/1/?vis=tabell",
    ]

    for path in pages:
        page = coordinator.get(path)

        assert "kanari" in page.text, path
        assert "<script>alert" not in page.html, path


def test_adviser_is_told_which_dates_wait_for_the_own_municipality(
    region: Region, browser: SignIn, coordinator: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samspor.kernel.clock.today", lambda: date(2024, 9, 20))
    activities.activity("Forberedelse", at=region.local, on=month(2024, 8))  # over, so quiet
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    adviser = browser(region.adviser)

    waiting = adviser.get(DRAFT).links()

    path = f"{DRAFT}{asking.public_id}/velg-dato/?kommune=Storvik"
    assert waiting["Oppfølging, november: velg dato for Storvik"] == path
    assert [label for label in waiting if "velg dato" in label] == [
        "Oppfølging, november: velg dato for Storvik"
    ]
    assert "Venter på datoen" not in coordinator.get(DRAFT).main
    adviser.post(path, {"when": "5. november"})
    assert "Venter på datoen" not in adviser.get(DRAFT).main


def test_choosing_asks_for_a_day_and_for_another_than_the_same(
    region: Region, browser: SignIn
) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    adviser = browser(region.adviser)
    path = f"{DRAFT}{asking.public_id}/velg-dato/"

    assert "Velg en dag, en uke eller en måned." in adviser.post_invalid(path, {"when": ""}).main
    adviser.post(path, {"when": "5. november", "place": "Rådhuset"})
    again = adviser.get(path)
    assert again.all("input", name="place")[0].attrib["value"] == "Rådhuset"
    version = again.all("input", name="version")[0].attrib["value"]
    same = {"when": "5. november", "place": "Rådhuset", "version": version}
    assert "alt har valgt" in adviser.post_invalid(path, same).main


def test_t55_second_person_of_the_municipality_sees_the_first_answer(
    region: Region, browser: SignIn
) -> None:
    asking = activities.activity("Oppfølging", at=region.local, on=month(2024, 11))
    adviser = browser(region.adviser)
    path = f"{DRAFT}{asking.public_id}/velg-dato/"
    adviser.post(path, {"when": "5. november"})

    page = adviser.post_invalid(path, {"when": "6. november"})

    assert "tirs. 5. november 2024" in page.main
    assert page.all("input", name="version")[0].attrib["value"] == "1"


def test_moving_to_where_it_is_or_out_of_the_year_is_told(
    region: Region, coordinator: PageClient
) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    path = f"{DRAFT}{row.public_id}/flytt/"

    for typed, told in [("16. oktober", "Den ligger der allerede."), ("16. oktober 2026", "2026")]:
        page = coordinator.post_invalid(path, {"when": typed, "version": "1"})
        assert told in page.main


def test_first_release_tells_how_much_there_is(region: Region, coordinator: PageClient) -> None:
    activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))

    page = coordinator.get(f"{DRAFT}slipp/")
    expected = page.all("input", name="expected")[0].attrib["value"]
    answer = coordinator.post(f"{DRAFT}slipp/", {"expected": expected})

    assert "Den har 1 aktivitet." in page.main
    assert "Utgave 1 er sluppet." in coordinator.get(answer.headers["Location"]).main
    again = coordinator.post_invalid(f"{DRAFT}slipp/", {"expected": expected})
    assert "ingenting å slippe" in again.main


def test_saving_what_is_the_same_changes_nothing(region: Region, coordinator: PageClient) -> None:
    row = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    same = {"title": "Samling", "kind": "meeting", "arenas": region.heads.pk, "version": "1"}

    coordinator.post(f"{DRAFT}{row.public_id}/endre/", same)
    coordinator.post(f"{DRAFT}{row.public_id}/holdes-likevel/", {"version": "1"})

    row.refresh_from_db()
    assert row.version == 1


def test_activity_follows_another_once(region: Region, coordinator: PageClient) -> None:
    first = activities.activity("Samling", at=region.heads, on=day(2024, 10, 16))
    ties = {"relation_0": "evaluation", "follows_0": first.public_id}

    twice = coordinator.post_invalid(
        f"{DRAFT}ny/", _said(region, **ties, relation_1="part", follows_1=first.public_id)
    )
    coordinator.post(f"{DRAFT}ny/", _said(region, **ties))

    assert twice.all("a", href="#id_follows_1") != []
    tie = rows()["Styrersamling"].follow_ties.unguarded(reason=OPEN).get()
    assert (tie.follows, tie.relation) == (first, "evaluation")


@pytest.mark.parametrize("count", [1, 30])
def test_form_about_an_activity_reads_its_row_alone(
    region: Region, coordinator: PageClient, count: int
) -> None:
    for number in range(count):
        activities.activity(f"Samling {number}", at=region.heads, on=day(2024, 10, 16))
    one = activities.activity("Styrermøte", at=region.heads, on=day(2024, 10, 23))
    release(region.wheel, by=region.coordinator)
    coordinator.get(DRAFT)

    form = coordinator.get(f"{DRAFT}{one.public_id}/endre/")

    rows = [each for each in form.answer.statements if 'FROM "activities_activity"' in each]
    assert len(form.answer.statements) == 4
    assert len(rows) == 1
    assert one.public_id in rows[0]


def test_large_plan_offers_what_lies_around_an_activity_and_what_is_chosen(
    region: Region, coordinator: PageClient
) -> None:
    first = activities.activity("Oppstart", at=region.heads, on=day(2024, 8, 20))
    last = activities.activity("Styrermøte", at=region.heads, on=day(2025, 6, 10), follows=first)
    fill = [copy(first) for _number in range(MOST_SHOWN)]
    for number, each in enumerate(fill):
        each.pk, each.public_id = None, f"fyll{number:06}"
        each.timing = day(2024, 9, 2)
    rows = Activity.objects.bulk_create(fill)
    ActivityArena.objects.bulk_create(
        ActivityArena(activity=row, arena=region.heads, position=0) for row in rows
    )

    form = coordinator.get(f"{DRAFT}{last.public_id}/endre/")

    offered = form.all("select", name="follows_0")[0]
    values = [option.attrib["value"] for option in offered if option.attrib["value"]]
    assert len(values) == MOST_SHOWN // 2 + 1
    assert values[0] == first.public_id
    assert "Planen er stor." in form.main
