from typing import Any
from uuid import uuid4

from django.db import migrations, models


def give_keys(apps: Any, _schema_editor: Any) -> None:
    """Each its own: a default would be the same for all."""
    people = apps.get_model("seats", "Person")
    for person in people.objects.filter(key=None).iterator():
        person.key = uuid4()
        person.save(update_fields=["key"])


class Migration(migrations.Migration):

    dependencies = [
        ('seats', '0003_hand_overs'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='key',
            field=models.UUIDField(editable=False, null=True, verbose_name='key'),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='person',
            name='key',
            field=models.UUIDField(default=uuid4, editable=False, verbose_name='key'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('key',), name='seats_person_key_unique', violation_error_code='key_taken', violation_error_message='Another person has this key.'),
        ),
    ]
