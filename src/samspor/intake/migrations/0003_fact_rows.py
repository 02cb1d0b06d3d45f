"""A fact may be of any kind: its row is named by kind and number. First the empty columns."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_documents_on_their_way_in"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="sourcefact",
            name="intake_sourcefact_one_row",
        ),
        migrations.AddField(
            model_name="sourcefact",
            name="row_type",
            field=models.CharField(max_length=30, null=True, verbose_name="kind of row"),
        ),
        migrations.AddField(
            model_name="sourcefact",
            name="row_id",
            field=models.BigIntegerField(null=True, verbose_name="row"),
        ),
    ]
