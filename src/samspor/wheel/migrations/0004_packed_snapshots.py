"""An edition's content is kept packed, in bytes. First the empty column."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wheel", "0003_own_calendars"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="packed",
            field=models.BinaryField(null=True),
        ),
    ]
