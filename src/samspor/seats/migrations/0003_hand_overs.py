
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('focus', '0002_public_pages'),
        ('networks', '0002_pages_and_charters'),
        ('registry', '0001_initial'),
        ('seats', '0002_seat_arena'),
    ]

    operations = [
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('left_ended_on', models.DateField(blank=True, null=True)),
                ('stopped_ended_on', models.DateField(blank=True, null=True)),
                ('made', models.JSONField(blank=True, default=list)),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='seat',
            name='work',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='focus.initiative', verbose_name='development work'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 'head'), ('valid_to', None)), fields=('community', 'unit'), name='seats_seat_one_head', violation_error_code='seat_twice', violation_error_message='The unit has its seat for a head already.'),
        ),
        migrations.AddConstraint(
            model_name='seatholder',
            constraint=models.UniqueConstraint(condition=models.Q(('deputy', False), ('valid_to', None)), fields=('seat',), name='seats_seat_holder_one_open', violation_error_code='seat_taken', violation_error_message='Somebody else holds this seat in that period. Let them leave it first.'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by_seat',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='seats.seat'),
        ),
        migrations.AddField(
            model_name='handover',
            name='deputy',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='seats.seatholder'),
        ),
        migrations.AddField(
            model_name='handover',
            name='left',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='seats.seatholder'),
        ),
        migrations.AddField(
            model_name='handover',
            name='seat',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='seats.seat'),
        ),
        migrations.AddField(
            model_name='handover',
            name='stopped',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='seats.seatholder'),
        ),
        migrations.AddField(
            model_name='handover',
            name='taken',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='seats.seatholder'),
        ),
    ]
