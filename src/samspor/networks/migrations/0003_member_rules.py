
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('networks', '0002_pages_and_charters'),
        ('registry', '0001_initial'),
        ('seats', '0003_hand_overs'),
    ]

    operations = [
        migrations.CreateModel(
            name='MemberRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effect', models.CharField(choices=[('add', 'Add'), ('leave_out', 'Leave out')], default='add', max_length=10, verbose_name='what it does')),
                ('role', models.CharField(blank=True, choices=[('head', 'Head'), ('deputy_head', 'Deputy head'), ('pedagogical_leader', 'Pedagogical leader'), ('resource_person', 'Resource person'), ('owner', 'Owner'), ('municipal_adviser', 'Municipal adviser'), ('authority', 'Kindergarten authority'), ('psych_ped_service', 'Educational psychology service'), ('development_adviser', 'Development adviser'), ('facilitator', 'Facilitator'), ('union_rep', 'Union representative'), ('safety_rep', 'Safety representative'), ('university_partner', 'University partner'), ('network_contact', 'Network contact'), ('steering_group', 'Member of the steering group'), ('staff', 'Staff')], max_length=30, verbose_name='role')),
                ('ownership', models.CharField(blank=True, choices=[('municipal', 'Municipal'), ('private', 'Private')], max_length=10, verbose_name='ownership')),
                ('unit_kind', models.CharField(blank=True, choices=[('kindergarten', 'Kindergarten'), ('school', 'School')], max_length=20, verbose_name='kind')),
                ('valid_from', models.DateField(verbose_name='first day')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('arena', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='member_rules', to='networks.arena')),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                ('seat', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='seats.seat')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.unit')),
            ],
            options={
                'verbose_name': 'member rule',
                'verbose_name_plural': 'member rules',
                'ordering': ['effect', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='networks_member_rule_period_forward', violation_error_code='period_backwards', violation_error_message="The last day can't be before the first."), models.CheckConstraint(condition=models.Q(('effect__in', ['add', 'leave_out'])), name='networks_member_rule_effect_known', violation_error_code='effect_unknown', violation_error_message='Choose to add or to leave out.'), models.CheckConstraint(condition=models.Q(('role__in', ['', 'head', 'deputy_head', 'pedagogical_leader', 'resource_person', 'owner', 'municipal_adviser', 'authority', 'psych_ped_service', 'development_adviser', 'facilitator', 'union_rep', 'safety_rep', 'university_partner', 'network_contact', 'steering_group', 'staff'])), name='networks_member_rule_role_known', violation_error_code='role_unknown', violation_error_message='Choose one of the roles.'), models.CheckConstraint(condition=models.Q(('ownership__in', ['', 'municipal', 'private']), ('unit_kind__in', ['', 'kindergarten', 'school'])), name='networks_member_rule_choices_known', violation_error_code='choice_unknown', violation_error_message='Choose from the lists.'), models.CheckConstraint(condition=models.Q(models.Q(('unit__isnull', False), ('seat__isnull', False), _connector='OR', _negated=True), models.Q(models.Q(('unit', None), ('seat', None), _connector='OR'), ('district', None), ('municipality', None), ('ownership', ''), ('role', ''), ('unit_kind', '')), _connector='OR'), name='networks_member_rule_one_or_many', violation_error_code='one_or_many', violation_error_message='Choose one unit, one seat, or a rule for many.'), models.CheckConstraint(condition=models.Q(('effect', 'add'), ('unit__isnull', False), ('seat__isnull', False), _connector='OR'), name='networks_member_rule_leaves_out_one', violation_error_code='leaves_out_one', violation_error_message='Leave out one unit or one seat at a time.')],
            },
        ),
    ]
