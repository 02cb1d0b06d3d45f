from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("claim", models.CharField(max_length=32)),
                ("led_to", models.TextField(blank=True)),
                ("sent_at", models.DateTimeField()),
            ],
            options={"ordering": ["sent_at"]},
        ),
    ]
