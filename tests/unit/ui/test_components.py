"""Components: what they escape, what they refuse."""

from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from samspor.kernel.timing import Timing
from samspor.ui.navigation import Link

CANARY = "<script>x()</script>"


def drawn(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    "source",
    [
        "{% tag text=canary %}",
        "{% arena_mark name=canary letter=canary lang=canary %}",
        "{% button label=canary name=canary value=canary %}",
        "{% link_button label=canary href=canary %}",
        "{% card heading=canary href=canary lang=canary %}{{ canary }}{% endcard %}",
        "{% alert heading=canary %}{{ canary }}{% endalert %}",
        "{% page_header heading=canary lead=canary eyebrow=canary %}{{ canary }}{% endpage_header %}",
        "{% section heading=canary id=canary lead=canary %}{{ canary }}{% endsection %}",
        "{% empty_state heading=canary who=canary %}{{ canary }}{% endempty_state %}",
        "{% table_wrapper label=canary %}{{ canary }}{% endtable_wrapper %}",
        "{% help_panel summary=canary %}{{ canary }}{% endhelp_panel %}",
        "{% view_switch label=canary choices=links %}",
        "{% tabs label=canary choices=links %}",
        "{% breadcrumbs links=links %}",
        "{% definition_list rows=rows %}",
        "{% undo_banner text=canary action=canary label=canary fields=fields %}",
    ],
)
def test_t23_component_never_lets_text_become_markup(source: str):
    html = drawn(
        source,
        canary=CANARY,
        links=[Link(CANARY, CANARY)],
        rows=[(CANARY, CANARY)],
        fields={CANARY: CANARY},
    )

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "source",
    [
        "{% button labell='Lagre' %}",
        "{% button 'Lagre' %}",
        "{% card headding='x' %}{% endcard %}",
        "{% tag text='x' tone='purple' %}",
        "{% button label='x' variant='huge' %}",
        "{% alert tone='accent' %}{% endalert %}",
        "{% icon name='unicorn' %}",
        "{% arena_mark name='x' colour=9 %}",
    ],
)
def test_component_refuses_what_it_does_not_know(source: str):
    with pytest.raises(TemplateSyntaxError):
        drawn(source)


def test_icon_is_hidden_unless_it_has_a_label():
    assert 'aria-hidden="true"' in drawn("{% icon name='check' %}")
    assert 'role="img" aria-label="Ferdig"' in drawn("{% icon name='check' label='Ferdig' %}")


def test_date_block_shows_the_day_and_reads_it_in_full():
    with translation.override("nb"):
        html = drawn("{% date_block day=day %}", day=date(2026, 11, 24))

    assert '<span class="date-block__number">24</span>' in html
    assert '<span class="date-block__words">tirs nov</span>' in html
    assert 'datetime="2026-11-24"' in html
    assert "tirsdag" in html


@pytest.mark.parametrize(
    ("timing", "number", "words"),
    [
        (Timing.days(date(2026, 11, 24)), "24", "tirs"),
        (Timing.week(2026, 46), "46", "uke"),
        (Timing.month(2026, 12), "–", "des"),
        (Timing.month(2027, 3, 2), "–", "mars–apr"),
        (Timing.agreement(), "–", "etter avtale"),
    ],
)
def test_date_block_says_how_exact_it_is(timing: Timing, number: str, words: str):
    with translation.override("nb"):
        html = drawn("{% date_block timing=timing month=False %}", timing=timing)

    assert f'<span class="date-block__number">{number}</span>' in html
    assert f'<span class="date-block__words">{words}</span>' in html


def test_pagination_is_silent_on_a_single_page():
    page = Paginator(range(3), 10).page(1)

    assert drawn("{% pagination page=page %}", page=page) == ""


def test_pagination_marks_the_page_and_links_its_neighbours():
    page = Paginator(range(50), 10).page(2)

    html = drawn("{% pagination page=page %}", page=page)

    assert 'href="?side=2" aria-current="page"' in html
    assert 'rel="prev" href="?side=1"' in html
    assert 'rel="next" href="?side=3"' in html


def test_view_switch_marks_the_view_one_is_in():
    links = [Link("Hjul", "?vis=hjul"), Link("Tabell", "?vis=tabell", current=True)]

    html = drawn("{% view_switch label='Vis som' choices=links %}", links=links)

    assert '<a href="?vis=hjul">' in html
    assert '<a href="?vis=tabell" aria-current="true">' in html


class PlaceForm(forms.Form):
    place = forms.CharField(label="Sted", help_text="Der dere møtes.")
    note = forms.CharField(label="Merknad", required=False)
    kind = forms.ChoiceField(
        label="Slags", choices=[("a", "Samling"), ("b", "Møte")], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="Sagt fra", required=False)


def test_t62_field_ties_help_and_error_to_its_control():
    with translation.override("nb"):
        html = str(PlaceForm({"kind": "a"})["place"].as_field_group())

    assert 'aria-describedby="id_place_helptext id_place_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_place_helptext"' in html
    assert 'id="id_place_error"' in html
    assert '<label class="ds-label" for="id_place">Sted</label>' in html


def test_optional_field_says_so_beside_required_ones():
    with translation.override("nb"):
        form = PlaceForm()

        assert "(valgfritt)" in str(form["note"].as_field_group())
        assert "(valgfritt)" not in str(form["place"].as_field_group())
        assert "(valgfritt)" not in str(form["told"].as_field_group())


def test_optional_choices_say_so_in_their_legend():
    class Form(forms.Form):
        place = forms.CharField()
        mode = forms.ChoiceField(
            label="Hvordan?", choices=[("a", "Digitalt")], required=False, widget=forms.RadioSelect
        )

    with translation.override("nb"):
        html = str(Form()["mode"].as_field_group())

    assert (
        '<legend class="ds-label">Hvordan? <span class="field__optional">(valgfritt)</span></legend>'
    ) in html


def test_choices_stand_in_a_fieldset_with_a_label_each():
    html = str(PlaceForm()["kind"].as_field_group())

    assert '<legend class="ds-label">Slags</legend>' in html
    assert html.count('class="ds-input"') == 2
    assert 'for="id_kind_1">Møte</label>' in html


def test_t62_error_summary_links_each_problem_to_its_control():
    with translation.override("nb"):
        html = drawn("{% error_summary form=form %}", form=PlaceForm({"kind": "c"}))

    assert "2 ting må rettes først" in html
    assert '<a href="#id_place">Sted: Feltet er påkrevet.</a>' in html
    assert 'href="#id_kind_0"' in html


def test_error_summary_sets_no_colon_after_a_question():
    class AskingForm(forms.Form):
        place = forms.CharField(label="Hvor?", error_messages={"required": "Skriv hvor."})

    html = drawn("{% error_summary form=form %}", form=AskingForm({}))

    assert '<a href="#id_place">Hvor? Skriv hvor.</a>' in html


def test_error_summary_is_silent_when_all_is_well():
    html = drawn("{% error_summary form=form %}", form=PlaceForm({"place": "x", "kind": "a"}))

    assert html == ""


class PeriodForm(forms.Form):
    begins = forms.SplitDateTimeField(label="Starter", widget=forms.SplitDateTimeWidget)
    version = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Noen andre endret dette samtidig.")


def test_field_of_several_parts_is_a_group():
    html = str(PeriodForm()["begins"].as_field_group())

    assert html.startswith('<fieldset class="ds-fieldset field"')
    assert html.count('class="ds-input"') == 2


def test_hidden_field_is_drawn_bare():
    html = PeriodForm().render()

    assert '<input type="hidden" name="version" id="id_version">' in html


def test_error_of_the_whole_form_has_no_link():
    form = PeriodForm({"begins_0": "2026-10-16", "begins_1": "09:30", "version": "1"})

    html = drawn("{% error_summary form=form %}", form=form)

    assert "<li>Noen andre endret dette samtidig.</li>" in html
