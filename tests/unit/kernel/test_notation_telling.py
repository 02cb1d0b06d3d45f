"""Which lines are taken apart at all: every notation, and not the words that only look like one."""

import pytest

from samspor.kernel.notation import Context, find_clocks, find_timings
from samspor.kernel.notation.telling import may_hold_time
from samspor.kernel.school_year import SchoolYear

UNDER_OCTOBER = Context(SchoolYear(2027), month=(2027, 10))


@pytest.mark.parametrize(
    "line",
    [
        # words that say when by themselves
        "Oppstart i oktober",
        "Oppstart medio oktober",
        "Evalueres til våren",
        "Møtes hver onsdag",
        "Tid og sted etter avtale",
        "Stengt dagen etter Kristi himmelfart",
        "Høst:",
        "Vår",
        " Haust │ samlinger",
        # words that say how often, how long or not yet
        "Bolker med totimers økter",
        "Nettverket møtes månedlig",
        "Fagdag TBA",
        "Samles to ganger i halvåret",
        "En samling per semester",
        "Datoen er ikke satt",
        "Tidspunkt kommer",
        "Planen rulleres hvert år",
        "Kvart semester, like før ferien",
        "Bolker på to timer",
        "Vi begynner i høst",
        "Vi ventar til haust",
        # numbers beside a word
        "Oppmøte kl 9",
        "Vinterferie uke 8",
        "Høstferie (v 41)",
        "Oppstart H27",
        "Bolker på 2 timer",
        "Oppstart vår 2028",
        "Oppstart høst '27",
        # numbers that stand so
        "Fagdag 16.10",
        "Fagdag 16/10",
        "9-12 Foredrag",
        "9 til 12 foredrag",
        "2027",
    ],
)
def test_a_line_that_tells_a_time_is_taken_apart(line: str) -> None:
    assert may_hold_time(line)
    assert find_timings(line, context=UNDER_OCTOBER) or find_clocks(line) or line[:1].isdecimal()


@pytest.mark.parametrize("line", ["Fagdag ons. 6.", "Fagdag fre 8.", "tor den 14."])
def test_a_short_weekday_before_its_day(line: str) -> None:
    assert may_hold_time(line)
    assert find_timings(line, context=UNDER_OCTOBER)


@pytest.mark.parametrize(
    "line",
    [
        "Vår visjon er at alle skal kjenne seg som del av et fellesskap",
        "Hver barnehage velger et tema, og arbeider med det hele året",
        "Det tar den tid det tar",
        "Vi mangler timer til arbeidet",
        "Per Gynt står på hylla",
        "Kommunen har 14 barnehager, og seks av dem er private",
        "Planen ble vedtatt i 2022.",
        "Vår visjon for de 7 enhetene",
        "Man regner med 40 deltakere",
        "Det går tidlig og sent",
        "Alt vi gjør i løpet av året",
        "",
    ],
)
def test_running_text_is_not(line: str) -> None:
    assert not may_hold_time(line)
    assert find_timings(line, context=UNDER_OCTOBER) == []


@pytest.mark.parametrize("before", ["İ", "İİ møte", "ǅ", "ẞ"])
def test_letters_that_grow_when_small_move_no_place(before: str) -> None:
    text = f"{before} 3. mai 2027 kl. 9"

    (found,) = find_timings(text, context=Context())

    assert text[found.start : found.end] == found.text == "3. mai 2027 kl. 9"
