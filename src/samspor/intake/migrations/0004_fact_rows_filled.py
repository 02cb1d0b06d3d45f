"""Say of the facts that are there which row they are about, and give their keys their kind."""

import re
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    model: Any = apps.get_model("intake", "SourceFact")
    rows = model.objects.using(editor.connection.alias)
    for fact in rows.filter(row_type=None).iterator():
        if fact.arena_id is not None:
            name = fact.key.removeprefix("arena:")
            fact.key = "arena:" + re.sub(r"[^a-z0-9æøå]+", "-", name.lower()).strip("-")
            fact.row_type, fact.row_id = "arena", fact.arena_id
        else:
            fact.key = f"activity:{fact.key}"
            fact.row_type, fact.row_id = "activity", fact.activity_id
        fact.save(update_fields=["key", "row_type", "row_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_fact_rows"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
