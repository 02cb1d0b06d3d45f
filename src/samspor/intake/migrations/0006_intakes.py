"""Each time a document is taken in, so that it can be undone; and documents without a year."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0005_fact_rows_given"),
        ("registry", "0002_history_and_imports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="source",
            name="school_year",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="school year"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="updated_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="last updated, says the document"
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="answers",
            field=models.JSONField(blank=True, default=dict, verbose_name="answers"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                condition=models.Q(("school_year__isnull", True)),
                fields=("community", "key"),
                name="intake_source_without_year_once",
                violation_error_code="source_once",
                violation_error_message="This document has been read already.",
            ),
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("taken_at", models.DateTimeField(verbose_name="taken in")),
                (
                    "undone_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
                ),
                ("added", models.PositiveIntegerField(default=0, verbose_name="new")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="changed")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intakes",
                        to="intake.source",
                    ),
                ),
            ],
            options={"ordering": ["-taken_at", "-id"]},
        ),
        migrations.CreateModel(
            name="IntakeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row_type", models.CharField(max_length=30, verbose_name="kind of row")),
                ("row_id", models.BigIntegerField(verbose_name="row")),
                ("before", models.JSONField(blank=True, null=True, verbose_name="before")),
                ("after", models.JSONField(verbose_name="after")),
                (
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="intake.intake",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
