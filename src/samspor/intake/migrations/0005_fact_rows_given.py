"""Every fact has its row now; the two old ties go."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_fact_rows_filled"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sourcefact",
            name="row_type",
            field=models.CharField(max_length=30, verbose_name="kind of row"),
        ),
        migrations.AlterField(
            model_name="sourcefact",
            name="row_id",
            field=models.BigIntegerField(verbose_name="row"),
        ),
        migrations.RemoveField(
            model_name="sourcefact",
            name="activity",
        ),
        migrations.RemoveField(
            model_name="sourcefact",
            name="arena",
        ),
        migrations.AddIndex(
            model_name="sourcefact",
            index=models.Index(fields=["row_type", "row_id"], name="intake_fact_row"),
        ),
        migrations.AddConstraint(
            model_name="sourcefact",
            constraint=models.CheckConstraint(
                condition=~Q(row_type=""),
                name="intake_sourcefact_row_type_given",
                violation_error_code="fact_row",
                violation_error_message="Say which row the fact became.",
            ),
        ),
    ]
