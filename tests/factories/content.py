"""Wheel contents to draw from: one that people would recognise, and random ones.

`sample()` has the shape and the facts of a region's own wheel: five arenas, seven dated activities,
five undated ones tied to what they prepare or follow, and two of four municipalities that have
answered what the region asked. Other school years get the same weekdays of the same months.
"""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from samspor.drawing.content import (
    Arena,
    ClosedKind,
    ClosedSpan,
    Edition,
    Follow,
    Item,
    Kind,
    Level,
    Mode,
    Relation,
    Status,
    WheelContent,
    WheelFilter,
)
from samspor.kernel.school_year import SchoolYear
from samspor.kernel.timing import MonthPart, Precision, Term, Timing

SEED_YEAR = SchoolYear(2024)
MUNICIPALITIES = ("Heim", "Hitra", "Rindal", "Skaun")

ARENAS = (
    Arena(
        "arbeidsgruppe",
        "Regional arbeidsgruppe",
        Level.REGION,
        "Eier, UH, en styrer, ressursperson og utviklingsveileder",
        (
            "Ansvar for koordinering av samarbeidet.",
            "Overordnet ansvar for strategi, planlegging og evaluering.",
            "Representantene henter inn synspunkter fra sitt eget nivå.",
        ),
        1,
    ),
    Arena(
        "styrernettverk-regionalt",
        "Regionalt styrernettverk",
        Level.REGION,
        "Eier/myndighet, alle styrere, UH, utviklingsveileder, PP-ledere",
        (
            "Stoppunkt, erfaringsdeling, faglig innspill og videre planlegging.",
            "Evaluering på ulike nivå: Hvilke spor ser vi av utvikling for barns beste?",
        ),
        2,
    ),
    Arena(
        "styrernettverk-kommunalt",
        "Kommunalt styrernettverk",
        Level.MUNICIPALITY,
        "Barnehageeier, styrere, PP-ledere og UH",
        (
            "Pådriver og kontinuitetsbærer av utviklingsarbeidet.",
            "Lokal forankring i barnehagene og kommuneledelsen.",
            "Møtene følger kommunal kalender.",
        ),
        3,
    ),
    Arena(
        "nettverk-barnehager",
        "Nettverk mellom barnehager",
        Level.CLUSTER,
        "Strukturer under utvikling i kommunene",
        ("Faglige erfaringsdelinger for barnehagelærere.", "Kommunene organiserer dette selv."),
        4,
    ),
    Arena(
        "utviklingsarbeid",
        "Utviklingsarbeid i barnehagen",
        Level.UNIT,
        "Alle ansatte i barnehagene. UH",
        (
            "Driver utviklingsarbeidet på enheten.",
            "Ledes av styrer i samarbeid med pedagogisk leder, barnehagelærer og UH.",
        ),
        5,
    ),
)


def same_weekday(day: date, year: SchoolYear) -> date:
    """The same numbered weekday of the same month: the third Wednesday stays the third Wednesday."""
    first = date(year.start + (day.month < 8), day.month, 1)
    ahead = (day.weekday() - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * ((day.day - 1) // 7))


def sample(year: SchoolYear = SEED_YEAR, *, answers: bool = True) -> WheelContent:
    """Five arenas and twelve items, edition 2; with `answers` two municipalities have chosen."""

    def on(month: int, day: int) -> date:
        return same_weekday(date(SEED_YEAR.start + (month < 8), month, day), year)

    def named(day: date) -> str:
        return f"{day.day}.{day.month}."

    def month(number: int) -> Timing:
        return Timing.month(year.start + (number < 8), number)

    first, autumn, day = on(9, 2), on(10, 16), on(11, 27)
    december, april, spring, last = on(12, 4), on(4, 9), on(5, 22), on(6, 24)
    group, heads, local = ARENAS[0].id, ARENAS[1].id, ARENAS[2].id
    gathering = ("Stoppunkt for arbeidet", "Evaluering", "Planlegging", "Faglig innlegg")
    after_autumn = Follow("styrersamling-host", Relation.FOLLOW_UP)
    after_spring = Follow("styrersamling-var", Relation.FOLLOW_UP)
    items = [
        Item(
            "forberedelse",
            "Forberedelse til regionalt arbeidsgruppemøte",
            Kind.PREPARATION,
            month(8),
            (local,),
            description="Gjennomgang av årshjulet.",
            follows=(Follow("arbeidsgruppe-1", Relation.PREPARATION),),
        ),
        Item(
            "arbeidsgruppe-1",
            "Digitalt møte",
            Kind.MEETING,
            Timing.at(first, time(12), time(14, 30)),
            (group,),
            mode=Mode.DIGITAL,
            agenda=(
                "Tilbakemeldinger fra styrernettverk på planen",
                f"Planlegge styrersamlingen {named(autumn)}",
                f"Eventuelt planlegge regional fagdag {named(day)}",
            ),
        ),
        Item(
            "styrersamling-host",
            "Styrersamling",
            Kind.GATHERING,
            Timing.at(autumn, time(9, 30), time(15)),
            (heads,),
            place="DMMH",
            mode=Mode.PHYSICAL,
            agenda=gathering,
        ),
        Item(
            "oppfolging-november",
            "Oppfølging av styrersamlingen",
            Kind.FOLLOW_UP,
            month(11),
            (local,),
            follows=(after_autumn,),
        ),
        Item(
            "fagdag",
            "Regional fagdag",
            Kind.PROFESSIONAL_DAY,
            Timing.days(day),
            (ARENAS[4].id,),
            place="Kommunevis",
        ),
        Item(
            "oppfolging-desember",
            "Oppfølging av styrersamlingen og fagdagen",
            Kind.FOLLOW_UP,
            month(12),
            (local,),
            follows=(after_autumn, Follow("fagdag", Relation.FOLLOW_UP)),
        ),
        Item(
            "arbeidsgruppe-2",
            "Digitalt møte",
            Kind.MEETING,
            Timing.at(december, time(12), time(14, 30)),
            (group,),
            mode=Mode.DIGITAL,
            agenda=(
                "Evaluering av styrersamlingen",
                "Evaluering av fagdagen",
                "Planlegging av våren",
            ),
            follows=(Follow("styrersamling-host", Relation.EVALUATION),),
        ),
        Item(
            "arbeidsgruppe-3",
            "Digitalt møte",
            Kind.MEETING,
            Timing.at(april, time(8, 30), time(11)),
            (group,),
            mode=Mode.DIGITAL,
            agenda=(f"Planlegge styrersamlingen {named(spring)}",),
        ),
        Item(
            "styrersamling-var",
            "Styrersamling",
            Kind.GATHERING,
            Timing.at(spring, time(9, 30), time(15)),
            (heads,),
            place="DMMH",
            mode=Mode.PHYSICAL,
            agenda=gathering,
        ),
        Item(
            "oppfolging-mai",
            "Oppfølging av styrersamlingen",
            Kind.FOLLOW_UP,
            month(5),
            (local,),
            follows=(after_spring,),
        ),
        Item(
            "oppfolging-juni",
            "Oppfølging av styrersamlingen",
            Kind.FOLLOW_UP,
            month(6),
            (local,),
            follows=(after_spring,),
        ),
        Item(
            "arbeidsgruppe-4",
            "Møte",
            Kind.MEETING,
            Timing.at(last, time(10), time(15)),
            (group,),
            place="DMMH",
            mode=Mode.PHYSICAL,
            agenda=(f"Evaluere {year.short}", f"Planlegge {year.next.short}"),
        ),
    ]
    if answers:
        items += [
            answer("oppfolging-november", "Hitra", Timing.at(on(11, 5), time(9), time(11))),
            answer("oppfolging-november", "Skaun", Timing.at(on(11, 14), time(12), time(14))),
        ]
    return WheelContent(
        community="trondelag-sorvest",
        community_name="Trøndelag sørvest",
        title="Årshjul for lokal kompetanseutvikling",
        school_year=year,
        language="nb",
        municipalities=MUNICIPALITIES,
        arenas=ARENAS,
        items=tuple(sorted(items, key=lambda item: item.timing.sort_key)),
        closed=closed_days(year),
        edition=Edition(
            2, datetime(year.start, 9, 20, 8, tzinfo=UTC), "Vårens datoer er på plass."
        ),
    )


def answer(asked_by: str, municipality: str, timing: Timing) -> Item:
    return Item(
        f"{asked_by}-{municipality.lower()}",
        f"Oppfølging i {municipality}",
        Kind.FOLLOW_UP,
        timing,
        (ARENAS[2].id,),
        municipalities=(municipality,),
        asked_by=asked_by,
    )


def closed_days(year: SchoolYear) -> tuple[ClosedSpan, ...]:
    """Breaks, some public holidays, and planning days; Hitra is away on the professional day."""
    first, last = year.start, year.start + 1
    autumn = date.fromisocalendar(first, 41, 1)
    winter = date.fromisocalendar(last, 8, 1)
    planning = same_weekday(date(2024, 8, 15), year)
    holiday = ClosedKind.PUBLIC_HOLIDAY
    return (
        ClosedSpan(
            "Planleggingsdager", ClosedKind.PLANNING_DAY, planning, planning + timedelta(days=1)
        ),
        ClosedSpan("Høstferie", ClosedKind.SCHOOL_BREAK, autumn, autumn + timedelta(days=4)),
        ClosedSpan(
            "Planleggingsdag",
            ClosedKind.PLANNING_DAY,
            same_weekday(date(2024, 11, 27), year),
            same_weekday(date(2024, 11, 27), year),
            ("Hitra",),
        ),
        ClosedSpan("Juleferie", ClosedKind.SCHOOL_BREAK, date(first, 12, 21), date(last, 1, 3)),
        ClosedSpan("Første juledag", holiday, date(first, 12, 25), date(first, 12, 25)),
        ClosedSpan("Første nyttårsdag", holiday, date(last, 1, 1), date(last, 1, 1)),
        ClosedSpan(
            "Vinterferie",
            ClosedKind.SCHOOL_BREAK,
            winter,
            winter + timedelta(days=4),
            MUNICIPALITIES[:3],
        ),
        ClosedSpan("Arbeidernes dag", holiday, date(last, 5, 1), date(last, 5, 1)),
        ClosedSpan("Grunnlovsdagen", holiday, date(last, 5, 17), date(last, 5, 17)),
        ClosedSpan("Sommerferie", ClosedKind.CLOSED, date(last, 7, 5), date(last, 7, 25)),
    )


def an_item(number: int = 1, **changes: object) -> Item:
    """A meeting in the first arena of `a_wheel`, unless told otherwise."""
    plain = Item(
        f"item-{number}",
        f"Samling {number}",
        Kind.MEETING,
        Timing.days(date(2024, 10, 16)),
        ("arena-1",),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names are checked by replace


def an_arena(number: int = 1, **changes: object) -> Arena:
    plain = Arena(
        f"arena-{number}", f"Nettverk {number}", Level.REGION, colour=(number - 1) % 8 + 1
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names are checked by replace


def a_wheel(
    *items: Item, arenas: int = 1, year: SchoolYear = SEED_YEAR, **changes: object
) -> WheelContent:
    plain = WheelContent(
        community="testregion",
        community_name="Testregionen",
        title="Årshjul",
        school_year=year,
        language="nb",
        municipalities=MUNICIPALITIES,
        arenas=tuple(an_arena(number) for number in range(1, arenas + 1)),
        items=tuple(sorted(items, key=lambda item: item.timing.sort_key)),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names are checked by replace


# --- random wheels: a size and a seed, so that 500 of them take seconds ---

TITLES = (
    "Styrersamling ved DMMH",
    "Møte",
    "Oppfølging av styrersamlingen og fagdagen i kommunene",
    "<script>alert('å')</script>",
    "Sitat \"og\" 'apostrof' & ampersand",
    "لقاء الشبكة",
    "👩‍🏫 Samling 🎡",
    "=1+1",
    "Planlegging " * 41,
    "Utviklingsarbeidsgruppemøteforberedelse",
    "ⁿ\u00a0\u200fᚠ",
)


def random_timing(  # noqa: PLR0911 (one per precision)
    dice: random.Random, year: SchoolYear
) -> Timing:
    """Any precision, from three weeks before the year to three weeks after it."""
    days = (year.last - year.first).days
    day = year.first + timedelta(days=dice.randint(-21, days + 21))
    match dice.choice(list(Precision)):
        case Precision.TIME:
            last = day + timedelta(days=dice.choice([0, 0, 0, 1, 2, 40]))
            end = dice.choice([None, time(dice.randint(16, 21), dice.choice([0, 15, 30]))])
            return Timing.at(
                day, time(dice.randint(7, 15), dice.choice([0, 5, 30])), end, last=last
            )
        case Precision.DAY:
            return Timing.days(day, day + timedelta(days=dice.choice([0, 0, 1, 4, 30, 200])))
        case Precision.WEEK:
            iso = day.isocalendar()
            return Timing.week(iso.year, iso.week)
        case Precision.MONTH:
            return Timing.month(day.year, day.month, dice.randint(1, 3))
        case Precision.PART:
            return Timing.part(day.year, day.month, dice.choice(list(MonthPart)))
        case Precision.TERM:
            return Timing.term(day.year, dice.choice(list(Term)))
        case Precision.AGREEMENT:
            return Timing.agreement()


def random_wheel(dice: random.Random, *, items: int, arenas: int) -> WheelContent:
    """Any content that the model allows: ids unique, arenas known, relations between its items."""
    year = SchoolYear(dice.randint(2019, 2031))
    rings = [_random_arena(dice, number) for number in range(arenas)]
    rings.sort(key=lambda arena: list(Level).index(arena.level))
    ids = [f"item-{number}" for number in range(items)]
    drawn = [_random_item(dice, identity, ids, rings, year) for identity in ids]
    released = datetime(year.start, 9, 1, tzinfo=UTC) + timedelta(hours=dice.randint(0, 2000))
    return WheelContent(
        community=dice.choice(["testregion", "trondheim"]),
        community_name=dice.choice(["Testregionen", "Region <b>", "R" * 80]),
        title=dice.choice(["Årshjul", "Årshjul for lokal kompetanseutvikling", "<i>"]),
        school_year=year,
        language=dice.choice(["nb", "nn", "en"]),
        municipalities=MUNICIPALITIES,
        arenas=tuple(rings),
        items=tuple(sorted(drawn, key=lambda item: item.timing.sort_key)),
        closed=tuple(_random_closed(dice, year) for _ in range(dice.randint(0, 6))),
        edition=dice.choice([None, Edition(dice.randint(1, 40), released, dice.choice(TITLES))]),
    )


def wheels(*, most_items: int = 25, most_arenas: int = 9) -> st.SearchStrategy[WheelContent]:
    """Random wheels that shrink towards few items and few arenas."""
    return st.builds(
        lambda seed, items, arenas: random_wheel(_dice(seed), items=items, arenas=arenas),
        st.integers(0, 2**32),
        st.integers(0, most_items),
        st.integers(1, most_arenas),
    )


def timings(year: SchoolYear = SEED_YEAR) -> st.SearchStrategy[Timing]:
    return st.builds(lambda seed: random_timing(_dice(seed), year), st.integers(0, 2**32))


def filters(content: WheelContent) -> st.SearchStrategy[WheelFilter]:
    year = content.school_year
    halves = (year.first, date(year.start, 12, 31)), (date(year.start + 1, 1, 1), year.last)
    return st.builds(
        WheelFilter,
        st.frozensets(st.sampled_from([arena.id for arena in content.arenas]), max_size=2),
        st.frozensets(st.sampled_from(Level), max_size=2),
        st.frozensets(st.sampled_from(Kind), max_size=3),
        st.frozensets(st.sampled_from(MUNICIPALITIES), max_size=2),
        st.sampled_from([None, None, *halves]),
    )


def _random_arena(dice: random.Random, number: int) -> Arena:
    return Arena(
        f"arena-{number}",
        dice.choice([f"Nettverk {number}", *TITLES]),
        dice.choice(list(Level)),
        dice.choice(["", *TITLES]),
        tuple(dice.choices(TITLES, k=dice.randint(0, 3))),
        dice.randint(1, 8),
    )


def _random_item(
    dice: random.Random, identity: str, ids: list[str], arenas: list[Arena], year: SchoolYear
) -> Item:
    others = [other for other in ids if other != identity]
    followed = dice.sample(others, min(len(others), dice.choice([0, 0, 1, 2])))
    places = dice.sample(arenas, min(len(arenas), dice.choice([1, 1, 1, 2])))
    return Item(
        identity,
        dice.choice(TITLES),
        dice.choice(list(Kind)),
        random_timing(dice, year),
        tuple(arena.id for arena in places),
        place=dice.choice(["", "DMMH", *TITLES]),
        mode=dice.choice([None, *Mode]),
        status=dice.choice([Status.PLANNED, Status.PLANNED, Status.CANCELLED]),
        agenda=tuple(dice.choices(TITLES, k=dice.randint(0, 3))),
        audience=dice.choice(["", "Alle styrere"]),
        description=dice.choice(["", *TITLES]),
        follows=tuple(Follow(other, dice.choice(list(Relation))) for other in followed),
        municipalities=tuple(dice.sample(MUNICIPALITIES, dice.choice([0, 0, 1, 2]))),
        asked_by=dice.choice([None, None, None, *others[:1]]),
        initiatives=tuple(sorted(dice.sample(range(1, 6), dice.choice([0, 0, 1, 2])))),
    )


def _random_closed(dice: random.Random, year: SchoolYear) -> ClosedSpan:
    first = year.first + timedelta(days=dice.randint(-10, 370))
    return ClosedSpan(
        dice.choice(TITLES),
        dice.choice(list(ClosedKind)),
        first,
        first + timedelta(days=dice.choice([0, 0, 4, 13, 30])),
        tuple(dice.sample(MUNICIPALITIES, dice.choice([0, 0, 1, 2]))),
    )


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (test data)
