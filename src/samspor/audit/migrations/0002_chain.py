"""Seal the lines that stand, in the order they were written."""

import hashlib
import json
from datetime import UTC

from typing import Any

from django.db import migrations, models


def seal_what_stands(apps: Any, _schema_editor: Any) -> None:
    Event, Head = (apps.get_model("audit", name) for name in ("Event", "Head"))
    heads: dict[int, Any] = {}
    for event in Event.objects.order_by("id").iterator():
        chain = event.community_id or 0
        head = heads.setdefault(chain, Head(chain=chain, length=0, digest=""))
        number = head.length + 1
        said = [
            head.digest,
            chain,
            number,
            event.at.astimezone(UTC).isoformat(timespec="microseconds"),
            event.user_id,
            event.seat_id,
            event.community_id,
            event.action,
            event.object_type,
            event.object_ids,
        ]
        written = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
        digest = hashlib.sha256(written.encode()).hexdigest()
        Event.objects.filter(pk=event.pk).update(chain=chain, number=number, digest=digest)
        head.length, head.digest = number, digest
    Head.objects.bulk_create(heads.values())


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("chain", models.BigIntegerField(primary_key=True, serialize=False)),
                ("length", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AddField("event", "chain", models.BigIntegerField(null=True)),
        migrations.AddField("event", "number", models.BigIntegerField(null=True)),
        migrations.AddField("event", "digest", models.CharField(max_length=64, null=True)),
        migrations.RunPython(seal_what_stands, migrations.RunPython.noop),
        migrations.AlterField("event", "chain", models.BigIntegerField()),
        migrations.AlterField("event", "number", models.BigIntegerField()),
        migrations.AlterField("event", "digest", models.CharField(max_length=64)),
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(
                fields=["chain", "number"],
                name="audit_event_once_in_chain",
                violation_error_code="line_twice",
                violation_error_message="The log has a line with this number already.",
            ),
        ),
    ]
