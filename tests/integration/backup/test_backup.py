"""`samspor backup` and `samspor restore`: what comes back is what was there (T-51)."""

import hashlib
import json
import struct
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from samspor.access.viewer import Role
from samspor.audit import walls
from samspor.audit.record import record
from samspor.audit.verify import verify
from samspor.backup.errors import Damaged, NotEmpty, NotWhole, OtherVersion
from samspor.backup.making import make_backup
from samspor.backup.restoring import restore_backup
from samspor.backup.tables import fields_of, kept_models, lines_of, table_of
from samspor.backup.verifying import opened, verified
from samspor.cli.main import main
from samspor.intake.enums import Brought
from samspor.intake.models import Original, Reading
from samspor.mail.enums import MailState
from samspor.registry.models import Community
from samspor.seats.models import Person
from samspor.wheel.models import Edition
from tests.factories import activities, mail, networks, registry, seats
from tests.factories import wheel as wheels
from tests.factories.mail import NOW

pytestmark = pytest.mark.django_db
WHY = "the test looks at what is stored"
KINDS = {
    "AutoField", "BigAutoField", "BigIntegerField", "BinaryField", "BooleanField", "CharField",
    "DateField", "DateTimeField", "DecimalField", "ForeignKey", "JSONField", "OneToOneField",
    "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SlugField",
    "TextField", "TimeField", "UUIDField",
}  # fmt: skip


def contents() -> dict[str, str]:
    """A digest for each table, but not for what a restore itself writes."""
    own = {"audit_event", "audit_head", "audit_stamp", "mail_outgoingmail"}
    return {
        table_of(model): hashlib.sha256(b"".join(lines_of(model))).hexdigest()
        for model in kept_models()
        if table_of(model) not in own
    }


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A community with a head, a line in the log with microseconds, and a mail that waits."""
    region = registry.community()
    unit = registry.kindergarten(in_=registry.municipality(taking_part_in=region))
    seats.seated(Role.HEAD, at=unit, in_=region)
    mail.post("Hei")
    record(
        viewer=seats.viewer(Role.DEVELOPMENT_ADVISER, at=unit.municipality, in_=region),
        action="arena.changed",
        community_id=region.pk,
        object_type="arena",
        object_ids=[3, "a"],
        at=NOW + timedelta(microseconds=123456),
    )
    file = tmp_path / "kopi.zip"
    make_backup(file, media=None, now=NOW)
    return file


def test_t51_restore_brings_back_every_row(backup: Path) -> None:
    before = contents()
    Person.objects.unguarded(reason=WHY).update(name="Ødelagt")
    registry.community("nyere")

    done = restore_backup(backup, replace=True, media=None, now=NOW)

    assert contents() == before
    assert done.breaks == 0
    assert verify().lines == 2  # the line of the backup, and the restore itself


def test_t51_editions_come_back_as_they_were(tmp_path: Path) -> None:
    """Their content is something else in our hands than in the row."""
    region = registry.community()
    arena = networks.arena("Nettverk", in_=region)
    wheel = wheels.a_wheel(in_=region, of=[arena])
    activities.activity("Samling", at=arena, on=activities.day(2024, 10, 16))
    municipality = registry.municipality(taking_part_in=region)
    adviser = seats.viewer(Role.DEVELOPMENT_ADVISER, at=municipality, in_=region)
    edition = wheels.release(wheel, by=adviser)
    make_backup(tmp_path / "kopi.zip", media=None, now=NOW)
    before = contents()

    restore_backup(tmp_path / "kopi.zip", replace=True, media=None, now=NOW)

    row = Edition.objects.unguarded(reason=WHY).get()
    assert contents() == before
    assert [item.title for item in row.snapshot.items] == ["Samling"]
    assert row.snapshot == edition.snapshot


def test_t51_documents_come_back_byte_for_byte(tmp_path: Path) -> None:
    """What people have brought lies in the database too."""
    region = registry.community()
    data = bytes(range(256))
    reading = Reading(
        community=region,
        name="Årshjul.docx",
        brought=Brought.FILE,
        size=256,
        made_at=NOW,
        touched_at=NOW,
    )
    reading.save()
    Original(reading=reading, data=data).save()
    make_backup(tmp_path / "kopi.zip", media=None, now=NOW)
    before = contents()

    restore_backup(tmp_path / "kopi.zip", replace=True, media=None, now=NOW)

    assert contents() == before
    assert bytes(Original.objects.unguarded(reason=WHY).get().data) == data


def test_t51_every_kind_of_column_is_known() -> None:
    """Of a new one, see first that a row comes back whole; documents once did not."""
    kinds = {field.get_internal_type() for model in kept_models() for field in fields_of(model)}

    assert kinds == KINDS


def test_t51_new_rows_after_a_restore_get_keys_of_their_own(backup: Path) -> None:
    restore_backup(backup, replace=True, media=None, now=NOW)

    registry.community("ny")
    assert Community.objects.unguarded(reason=WHY).count() == 2


def test_t46_the_log_is_guarded_again_after_a_restore(backup: Path) -> None:
    restore_backup(backup, replace=True, media=None, now=NOW)

    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET user_id = 2")


def test_t46_a_log_that_was_altered_before_the_backup_is_told(tmp_path: Path, backup: Path) -> None:
    walls.take_down(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET user_id = 99")
    walls.put_up(connection)
    make_backup(tmp_path / "endret.zip", media=None, now=NOW)

    done = restore_backup(tmp_path / "endret.zip", replace=True, media=None, now=NOW)

    assert done.breaks == 1


def test_t35_mail_that_waited_is_held_after_a_restore(backup: Path) -> None:
    done = restore_backup(backup, replace=True, media=None, now=NOW)

    assert done.held == 1
    assert mail.row().state == MailState.HELD

    assert main(["send-mail", "--held"]) == 0
    assert mail.row().state == MailState.SENT


def test_t51_restore_refuses_a_database_with_something_in_it(backup: Path) -> None:
    before = contents()

    with pytest.raises(NotEmpty):
        restore_backup(backup, replace=False, media=None, now=NOW)

    assert contents() == before


def test_t51_no_flipped_byte_gets_through(backup: Path, tmp_path: Path) -> None:
    """A few bytes of an archive say nothing, such as a part's time of day; all others are seen."""
    whole, damaged = backup.read_bytes(), tmp_path / "skadet.zip"
    with opened(backup) as archive:
        manifest = verified(archive)
    refused = 0
    places = range(0, len(whole), len(whole) // 200)
    for place in places:
        data = bytearray(whole)
        data[place] ^= 0x10
        damaged.write_bytes(data)
        try:
            with opened(damaged) as archive:
                assert verified(archive) == manifest
        except Damaged:
            refused += 1

    assert refused > len(places) * 0.7


def test_t51_a_damaged_file_touches_nothing(backup: Path) -> None:
    before = contents()
    data = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as archive:
        start = archive.getinfo("tables/seats_person.jsonl").header_offset
    after_the_header = start + 30 + sum(struct.unpack("<HH", data[start + 26 : start + 30]))
    data[after_the_header + 5] ^= 0x10
    backup.write_bytes(data)

    with pytest.raises(Damaged):
        restore_backup(backup, replace=True, media=None, now=NOW)

    assert contents() == before


def test_t51_a_cut_file_is_refused_in_words(
    backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup.write_bytes(backup.read_bytes()[:-500])

    assert main(["restore", str(backup), "--check"]) == 1

    told = capsys.readouterr().err
    assert "er skadet, eller er ikke en sikkerhetskopi fra Samspor" in told


def test_t51_a_row_that_was_slipped_in_is_refused(backup: Path, tmp_path: Path) -> None:
    altered = tmp_path / "lurt.zip"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(altered, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data + data if name == "tables/seats_user.jsonl" else data)

    with pytest.raises(Damaged, match="seats_user"):
        restore_backup(altered, replace=True, media=None, now=NOW)


def test_t51_another_version_is_refused(backup: Path, tmp_path: Path) -> None:
    altered = tmp_path / "eldre.zip"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(altered, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "manifest.json":
                said = json.loads(data)
                said["migrations"].remove("seats.0001_initial")
                data = json.dumps(said).encode()
            target.writestr(name, data)

    with pytest.raises(OtherVersion, match=r"seats\.0001_initial"):
        restore_backup(altered, replace=True, media=None, now=NOW)


def test_t51_a_restore_that_fails_half_way_changes_nothing(backup: Path, tmp_path: Path) -> None:
    """The file says of itself that it is whole, but a seat has lost its holder."""
    altered = tmp_path / "hull.zip"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(altered, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        for part in manifest["parts"]:
            data = source.read(part["name"])
            if part["name"] == "tables/seats_person.jsonl":
                data = b""
                part |= {"sha256": hashlib.sha256(data).hexdigest(), "size": 0, "rows": 0}
            target.writestr(part["name"], data)
        target.writestr("manifest.json", json.dumps(manifest))
    before = contents()

    with pytest.raises(NotWhole):
        restore_backup(altered, replace=True, media=None, now=NOW)

    assert contents() == before


def test_t50_a_backup_is_never_written_over_another(
    backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = backup.read_bytes()

    assert main(["backup", str(backup)]) == 1

    assert "finnes fra før" in capsys.readouterr().err
    assert backup.read_bytes() == data
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]


def test_t51_files_come_back(backup: Path, tmp_path: Path) -> None:
    media = tmp_path / "media"
    (media / "bilder").mkdir(parents=True)
    (media / "bilder/a.png").write_bytes(b"\x89PNG")
    make_backup(tmp_path / "med-filer.zip", media=media, now=NOW)
    (media / "bilder/a.png").unlink()

    restore_backup(tmp_path / "med-filer.zip", replace=True, media=media, now=NOW)

    assert (media / "bilder/a.png").read_bytes() == b"\x89PNG"


def test_t38_sign_ins_are_not_in_the_backup(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        tables = [name for name in archive.namelist() if "session" in name or "code" in name]

    assert tables == ["tables/sign_in_recoverycode.jsonl"]
