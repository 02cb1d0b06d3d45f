"""T-42: everything about me, and nothing about anybody else."""

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from samspor.access.privacy import PrivacyClass, privacy_of
from samspor.access.viewer import Role, Viewer
from samspor.audit.record import record
from samspor.contact.enums import MessageKind
from samspor.contact.models import Answer, ContactChoice, Message
from samspor.editing.enums import Part, Standing
from samspor.editing.models import PageVersion
from samspor.privacy.export import as_text, pack
from samspor.privacy.selectors.own_data import all_about, who_is
from samspor.privacy.sources import NOT_GIVEN, PERSONAL, SOURCES, Who
from samspor.seats.models import SeatHolder
from samspor.sign_in.models import BrowserSession, Identity
from tests.architecture.models import label, ours
from tests.factories import mail, registry, seats
from tests.factories.registry import saved
from tests.page_client import PageClient

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WHY = "the test looks at what is stored"


def given() -> set[tuple[str, str]]:
    """A value made from a column counts as the column."""
    return {(label(one.model), name) for one in SOURCES for name in (*one.fields, *one.told)}


def test_t42_every_personal_field_is_given_or_has_a_reason() -> None:
    left_out = {(label(model), name) for model, name in NOT_GIVEN}
    personal = {
        (label(model), name)
        for model in ours()
        for name, said in privacy_of(model).items()
        if said.privacy_class in PERSONAL
    }

    assert personal - given() - left_out == set()
    assert left_out <= personal - given()


def test_t42_no_proof_of_identity_is_given() -> None:
    secret = {
        (label(model), name)
        for model in ours()
        for name, said in privacy_of(model).items()
        if said.privacy_class is PrivacyClass.SECRET
    }

    assert secret & given() == set()


@pytest.fixture
def head(db: None) -> SeatHolder:
    """A head about whom something lies in most places, and another about whom the same does."""
    region = registry.community()
    place = registry.municipality(taking_part_in=region)
    for word in ("annen", "kanari"):
        unit = registry.kindergarten(f"Barnehagen {word}", in_=place)
        holding = seats.holder(seats.seat(Role.HEAD, at=unit, in_=region))
        person, user = holding.person, holding.person.user
        person.name = f"{word}-navn"
        person.save()
        user.email = f"{word}@example.org"
        user.save()
        viewer = Viewer(user_id=user.pk, person_id=person.pk, seat_id=holding.seat_id)
        saved(ContactChoice(holding=holding, renewed_on=date(2026, 9, 1)))
        saved(Identity(user=user, issuer="https://idp", subject=f"{word}-sub", linked_at=NOW))
        BrowserSession.objects.create(
            session_key=f"{word}-hemmelig", session_data="x", expire_date=NOW,
            user_id=user.pk, device=f"{word}-nettleser",
        )  # fmt: skip
        message = saved(
            Message(
                community=region, kind=MessageKind.CONTACT, page="/a/", title="Side",
                name=word, email=f"{word.upper()}@example.org", text=f"{word}-spør",
                language="nb", received_at=NOW,
            )
        )  # fmt: skip
        saved(Answer(message=message, text=f"{word}-svar", answered_at=NOW))
        mail.post(f"{word}-brev", to=user.email, person_id=person.pk)
        saved(
            PageVersion(
                community=region, part=Part.UNITS, object_id=unit.pk, key=str(unit.pk), number=1,
                standing=Standing.PUBLISHED, title=f"{word}-side", state={"about": f"{word}-skrev"},
                at=NOW, person_id=person.pk,
            )
        )  # fmt: skip
        record(
            viewer=viewer, action="unit.changed", community_id=region.pk, object_type="unit",
            object_ids=[f"{word}-gjorde"], at=NOW,
        )  # fmt: skip
    return holding


def test_t42_all_of_mine_is_there_and_nothing_of_the_others(head: SeatHolder) -> None:
    who = who_is(Viewer(user_id=head.person.user_id, person_id=head.person_id))

    with zipfile.ZipFile(BytesIO(pack(all_about(who), now=NOW, language="nb"))) as archive:
        said = archive.read("samspor-mine-opplysninger.json").decode()
        text = archive.read("samspor-mine-opplysninger.txt").decode()

    for word in ("navn", "sub", "nettleser", "spør", "svar", "brev", "side", "skrev", "gjorde"):
        assert f"kanari-{word}" in said
        assert f"kanari-{word}" in text
    assert "kanari@example.org" in said
    assert "annen" not in said + text
    assert "hemmelig" not in said + text
    assert json.loads(said)["seats"][0]["seat"] == "Styrer, Barnehagen kanari barnehage"


def test_t42_what_was_done_to_me_is_there_too(head: SeatHolder) -> None:
    record(
        viewer=Viewer(user_id=999), action="person.changed", community_id=None,
        object_type="person", object_ids=[head.person_id], at=NOW,
    )  # fmt: skip
    record(
        viewer=Viewer(), action="person.changed", community_id=None,
        object_type="person", object_ids=[head.person_id + 1000], at=NOW,
    )  # fmt: skip

    kept = {one.source.key: one.rows for one in all_about(Who(person_id=head.person_id))}

    assert [row["user_id"] for row in kept["log"]] == [999]


def test_t42_somebody_without_a_person_gets_nobodys_rows(head: SeatHolder) -> None:
    """Rows without an owner belong to nobody, not to whoever has no number."""
    rows = PageVersion.objects.unguarded(reason=WHY)
    rows.update(person_id=None)

    kept = {one.source.key: one.rows for one in all_about(Who())}

    assert all(found == [] for found in kept.values())


def test_text_says_where_nothing_is_kept(db: None) -> None:
    text = as_text(all_about(Who()), now=NOW, language="nb")

    assert text.startswith("Det Samspor vet om deg\nfredag 20. november 2026")
    assert "Ingenting." in text


def test_page_tells_what_why_and_how_long(head: SeatHolder, pages: PageClient) -> None:
    pages.client.force_login(head.person.user)

    page = pages.get("/min-side/opplysninger/")

    assert page.heading == "Det Samspor vet om meg"
    assert "Passord, nøkler og koder er ikke med" in page.main
    assert "Et halvt år etter at den ble behandlet" in page.main


def test_file_comes_as_a_download(head: SeatHolder, pages: PageClient) -> None:
    pages.client.force_login(head.person.user)

    answer = pages.client.get("/min-side/opplysninger/last-ned/")

    assert answer.headers["Content-Type"] == "application/zip"
    assert "samspor-mine-opplysninger.zip" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
