"""Pack what the editions that are there say."""

import gzip
import json
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """One by one: a large edition fills the memory, and has a line of its own."""
    model: Any = apps.get_model("wheel", "Edition")
    rows = model.objects.using(editor.connection.alias)
    for key in list(rows.filter(packed=None).values_list("pk", flat=True)):
        said = rows.values_list("snapshot", flat=True).get(pk=key)
        line = json.dumps(said, separators=(",", ":")) + "\n"
        rows.filter(pk=key).update(packed=gzip.compress(line.encode(), mtime=0))


class Migration(migrations.Migration):
    dependencies = [
        ("wheel", "0004_packed_snapshots"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
