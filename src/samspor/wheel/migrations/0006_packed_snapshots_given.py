"""Every edition is packed now; its text goes, and the bytes take the name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("wheel", "0005_packed_snapshots_filled"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="edition",
            name="snapshot",
        ),
        migrations.RenameField(
            model_name="edition",
            old_name="packed",
            new_name="snapshot",
        ),
        migrations.AlterField(
            model_name="edition",
            name="snapshot",
            field=models.BinaryField(verbose_name="content"),
        ),
    ]
