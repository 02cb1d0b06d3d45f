"""What one cell, line or paragraph says about activities: title, time, place, agenda.

Dates are found first, by the kernel; what stands between them decides what they are: the
activity's own time, the day of the gathering it follows, or a day its agenda mentions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from samspor.kernel.notation import Context, DoubtCode, Found, FoundRole, find_clocks, find_timings
from samspor.kernel.timing import Precision, Timing
from samspor.reading.asking import Asked, ask, asked_of
from samspor.reading.blocks import Part
from samspor.reading.draft import ActivityKind, ActivityMode, EventStatus, Source
from samspor.reading.kinds.activity_words import (
    audience_of,
    kind_of,
    mode_of,
    place_behind,
    place_of,
    relation_of,
)
from samspor.reading.notebook import ArenaNote, EventNote, Mention, Tie
from samspor.reading.wording import in_words


@dataclass(frozen=True, slots=True)
class TextDoubt:
    text: str
    asked: Asked
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityText:
    """`timing` None means that the words name no time of their own.

    A card is written line by line, "Når: …", so nothing about it was guessed.
    """

    title: str
    timing: Timing | None
    kind: ActivityKind
    place: str | None = None
    mode: ActivityMode | None = None
    agenda: tuple[str, ...] = ()
    audience: str | None = None
    municipalities: tuple[str, ...] = ()
    by_municipality: bool = False
    targets: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ties: tuple[Tie, ...] = ()
    is_card: bool = False
    status: EventStatus = "planned"
    doubts: tuple[TextDoubt, ...] = field(default=())


_SEPARATOR: Final = re.compile(r"(?<=\s)[-–•▪*]\s+(?=\S)|\s*[•▪]\s*")
_COLON: Final = re.compile(r"(?<=[a-zæøåA-ZÆØÅ)]):\s+(?=\S)")
# What is left of a bracket when for whom and where are taken out of it.
_OPENED: Final = re.compile(r"\s\([\w ]*$")
_AND: Final = re.compile(
    r"^(?:\W|og\b|samt\b|and\b|&)+|(?:\W|\bog|\bsamt|\band|&)+$", re.IGNORECASE
)
# "for 1.–4. kl" says which classes.
_DANGLING: Final = re.compile(
    r"^[\s,.;:–|-]+|(?:[\s,.;:–|-]|\s(?:i|den|på|fra|(?<!\d\s)(?<!\d\.\s)kl|the|on))+$"
)
_SPACES: Final = re.compile(r"\s+")
_CUT: Final = " | "
_LABELS: Final = frozenset({"sted", "stad", "tid", "kl", "hvor", "kor", "når", "place"})
_JOINT: Final = re.compile(r"[\s,]*(?:og|samt|and|&|\+)?[\s,]*", re.IGNORECASE)
_OPENED_BY_COMMA: Final = re.compile(r"(?<=\()\s*[|,][|,\s]*")
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*[|,]*\s*\)")
_WIDE: Final = frozenset({Precision.TERM, Precision.MONTH, Precision.AGREEMENT})
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:jan|feb|febr|mar|apr|jun|jul|aug|sep|sept|okt|nov|des|kl|evt|osv|mm|dvs|bl|ca)"
    r"|\.\w{1,2}|\d)\.$",
    re.IGNORECASE,
)
_HAPPENS: Final = frozenset({FoundRole.EVENT, FoundRole.DEADLINE})
# What an agenda mentions may well lie in another year; that is no fault of the mention.
_NORMAL_IN_MENTIONS: Final = frozenset(
    {
        DoubtCode.OUTSIDE_YEAR,
        DoubtCode.AMBIGUOUS_YEAR,
        DoubtCode.UNKNOWN_YEAR,
    }
)


def as_event(
    text: ActivityText, *, timing: Timing, arenas: list[ArenaNote], source: Source
) -> EventNote:
    return EventNote(
        title=text.title,
        timing=timing,
        kind=text.kind,
        arenas=[*arenas],
        source=source,
        place=text.place,
        mode=text.mode,
        agenda=list(text.agenda),
        audience=text.audience,
        municipalities=text.municipalities,
        by_municipality=text.by_municipality,
        targets=list(text.targets),
        mentions=list(text.mentions),
        ties=text.ties,
        status=text.status,
    )


def read_activities(parts: Sequence[Part], *, context: Context) -> list[ActivityText]:
    """One activity, or several when later paragraphs have dates of their own."""
    groups: list[tuple[str, list[str]]] = []
    of_their_own = len(parts) > 1 and all(_is_dated_item(part, context) for part in parts)
    for part in parts:
        head, *points = [part.text] if part.is_item else _split(part.text, context)
        if part.is_item and groups and not of_their_own:
            groups[-1][1].append(head)
        elif not groups or _is_new(groups[-1], head, context):
            groups.append((head, points))
        elif not groups[-1][1] and _completes(groups[-1][0], head, context):
            groups[-1] = (f"{groups[-1][0]} {head}", points)
        else:
            groups[-1][1].extend([head, *points])
    return [each for head, points in groups for each in _read(head, points, context)]


def _is_dated_item(part: Part, context: Context) -> bool:
    """A point with a day of its own; where all of a cell's are such, none is an agenda."""
    return part.is_item and any(
        each.timing is not None and each.timing.is_dated
        for each in find_timings(part.text, context=context)
    )


def _split(text: str, context: Context) -> list[str]:
    """Head and agenda points; a dash inside a date or a time separates nothing."""
    spans = _busy_spans(text, context)
    cuts = [
        found
        for found in _SEPARATOR.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in spans)
    ]
    colon = next((found for found in _COLON.finditer(text) if _may_split(found, cuts, spans)), None)
    if colon:
        cuts = [colon, *cuts]
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(text)]
    pieces = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [piece for piece in pieces if piece] or [text]


def _may_split(
    colon: re.Match[str],
    cuts: list[re.Match[str]],
    spans: list[tuple[int, int]],
) -> bool:
    """A colon opens the agenda when a title stands before it and no point has begun."""
    if cuts and cuts[0].start() < colon.end():
        return False
    if any(start <= colon.start() < end for start, end in spans):
        return False
    before = colon.string[: colon.start()]
    title = _without(before, [span for span in spans if span[1] <= len(before)])
    return bool(title) and title.split()[-1].lower() not in _LABELS


def _busy_spans(text: str, context: Context) -> list[tuple[int, int]]:
    found = find_timings(text, context=context)
    clocks = [each.clock for each in found if each.clock]
    return [
        *((each.start, each.end) for each in found),
        *clocks,
        *((each.start, each.end) for each in find_clocks(text)),
    ]


def _own_dates(text: str, context: Context) -> list[Found]:
    return [
        each
        for each in find_timings(text, context=context)
        if each.timing and each.timing.is_dated and each.role in _HAPPENS
    ]


def _is_new(group: tuple[str, list[str]], head: str, context: Context) -> bool:
    """A new paragraph with words and a date, after one that has its own."""
    dates = _own_dates(head, context)
    has_words = bool(_without(head, _spans_of(dates)))
    return bool(dates) and has_words and bool(_own_dates(group[0], context))


def _completes(first: str, head: str, context: Context) -> bool:
    """A paragraph that only says when or where belongs to the one before."""
    found = find_timings(head, context=context)
    rest = _without(head, _spans_of(found))
    if found and not rest:
        return not _own_dates(first, context)
    place, before = place_of(head)
    return place is not None and not before


def _spans_of(found: Sequence[Found]) -> list[tuple[int, int]]:
    spans = [(each.start, each.end) for each in found]
    return sorted([*spans, *(each.clock for each in found if each.clock)])


def _without(text: str, spans: Sequence[tuple[int, int]], *, mark: str = " ") -> str:
    kept, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            kept.append(text[place:start])
        place = max(place, end)
    text = mark.join([*kept, text[place:]])
    return _tidy(text) if mark == " " else text


def _tidy(text: str) -> str:
    text = _OPENED_BY_COMMA.sub("", _EMPTY_BRACKETS.sub(" ", text))
    text = _SPACES.sub(" ", text.replace("|", " ")).strip()
    text = text.replace(" )", ")").replace(" ,", ",").replace(":,", ",").replace(",,", ",")
    before = None
    while text != before:
        before, text = text, _DANGLING.sub("", text).strip()
    return text


def _read(head: str, points: list[str], context: Context) -> list[ActivityText]:
    """One activity, or one for each day of a list: "Møter 3., 10. og 17. oktober"."""
    relation, relation_end = relation_of(head)
    found = [each for each in find_timings(head, context=context) if _tells_when(each, context)]
    own, targets = found, list[Mention]()
    if relation:
        own, targets = _own_and_targets(head, found, relation_end)
    timed = [each for each in own if each.timing]
    dated = [each for each in timed if each.timing and each.timing.is_dated]
    chosen = next(iter(dated or timed), None)
    days = dated if _is_list(head, dated) else []
    spans = [*_spans_of(found), *([(days[0].start, days[-1].end)] if days else [])]
    place, rest = place_of(_without(head, spans, mark=_CUT))
    audience, by_municipality, rest = audience_of(rest)
    title = _tidy(rest) or _tidy(head) or head
    if place is None:
        title, place = place_behind(title)
    timing = chosen.timing if chosen else None
    is_deadline = chosen is not None and chosen.role is FoundRole.DEADLINE
    activity = ActivityText(
        title=title[:1].upper() + title[1:],
        timing=timing,
        kind="deadline" if is_deadline else relation or kind_of(title, timing),
        place=place or None,
        mode=mode_of(head, place),
        agenda=tuple(filter(None, map(_without_full_stop, points))),
        audience=audience,
        by_municipality=by_municipality,
        targets=tuple(targets),
        mentions=tuple(each for point in points for each in mentions_in(point, context)),
        doubts=(
            *_doubts(head, points, found, context),
            *(() if days else _doubts_between(head, dated, context)),
        ),
    )
    return [replace(activity, timing=each.timing) for each in days] or [activity]


def read_titled(
    words: str,
    found: Found | None,
    points: Sequence[str],
    *,
    timing: Timing,
    context: Context,
    raw: str,
) -> ActivityText:
    """One activity whose words and time are already told apart, as in a list of dates."""
    relation, relation_end = relation_of(words)
    place, rest = place_of(words)
    if place and place.isupper() and len(place) <= 3:
        place, rest = None, words  # "Siste dag på SFO"
    audience, by_municipality, rest = audience_of(rest)
    title = _tidy(_OPENED.sub("", rest)) or _tidy(words) or words
    is_deadline = found is not None and found.role is FoundRole.DEADLINE
    phrase = _AND.sub("", _tidy(words[relation_end:])) if relation else ""
    return ActivityText(
        title=title[:1].upper() + title[1:],
        timing=timing,
        kind="deadline" if is_deadline else relation or kind_of(title.split(" (")[0], timing),
        place=place,
        mode=mode_of(raw, place),
        agenda=tuple(filter(None, map(_without_full_stop, points))),
        audience=audience,
        by_municipality=by_municipality,
        targets=tuple(Mention(each, each, None) for each in _listed(phrase)) if phrase else (),
        mentions=tuple(each for point in points for each in mentions_in(point, context)),
        doubts=tuple(doubts_from(found, raw, context)) if found else (),
    )


def _tells_when(found: Found, context: Context) -> bool:
    """Under a month, words wider than it are part of what is said: "planlegge våren 2025"."""
    if found.role is FoundRole.PLACEHOLDER:
        return True
    wide = found.timing is not None and found.timing.precision in _WIDE
    return found.role in _HAPPENS and not (wide and context.month)


def _is_list(head: str, dated: list[Found]) -> bool:
    """Days with nothing but commas and "og" between."""
    between = [head[one.end : other.start] for one, other in pairwise(dated)]
    return bool(between) and all(_JOINT.fullmatch(each) for each in between)


def _without_full_stop(point: str) -> str:
    """Points are not sentences in a list; the dot of an abbreviation stays."""
    point = point.strip()
    return point if _ABBREVIATION.search(point) else point.removesuffix(".").strip()


def _own_and_targets(
    head: str,
    found: list[Found],
    relation_end: int,
) -> tuple[list[Found], list[Mention]]:
    """After "oppfølging av", a date with a noun before it is the other activity's."""
    own, targets = [], []
    since = relation_end
    for each in found:
        phrase = _AND.sub("", _tidy(head[since : each.start])) if each.end > relation_end else ""
        if not phrase or each.timing is None or not each.timing.is_dated:
            own.append(each)
        else:
            targets.append(Mention(phrase, f"{phrase} {each.text}", each.timing))
        if each.end > relation_end:
            since = max(each.end, each.clock[1] if each.clock else 0)
    rest = _AND.sub("", _tidy(head[since:]))
    if rest and not targets:
        targets = [Mention(phrase, phrase, None) for phrase in _listed(rest)]
    return own, targets


def _listed(phrase: str) -> list[str]:
    """Split "styrersamling og regional fagdag" in two, as each is something that is held."""
    pieces = re.split(r"\s+(?:og|samt|and)\s+|,\s+", phrase)
    held = [kind_of(piece, None) != "period" for piece in pieces]
    return pieces if all(held) else [phrase]


def mentions_in(point: str, context: Context) -> list[Mention]:
    mentions, since = [], 0
    for each in find_timings(point, context=context):
        if each.timing and each.timing.is_dated and each.role in _HAPPENS:
            phrase = _AND.sub("", _tidy(point[since : each.start]))
            if phrase:
                mentions.append(Mention(phrase, point, each.timing))
        since = each.end
    return mentions


def _doubts(head: str, points: list[str], found: list[Found], context: Context) -> list[TextDoubt]:
    doubts = [doubt for each in found for doubt in doubts_from(each, head, context)]
    for point in points:
        for each in find_timings(point, context=context):
            real = tuple(d for d in each.doubts if d.code not in _NORMAL_IN_MENTIONS)
            doubts.extend(doubts_from(replace(each, doubts=real), point, context))
    return doubts


def _doubts_between(head: str, dated: list[Found], context: Context) -> list[TextDoubt]:
    """Several days in one title, with words between: one of them is the activity's."""
    days = list(dict.fromkeys(in_words(e.timing, context.year) for e in dated if e.timing))
    if len(days) < 2:
        return []
    times = dict.fromkeys(each.timing for each in dated if each.timing)
    return [TextDoubt(head, ask("several_days", year=context.year, days=[*times]), tuple(days))]


def doubts_from(found: Found, text: str, context: Context) -> list[TextDoubt]:
    return [
        TextDoubt(
            text,
            asked_of(doubt),
            tuple(
                choice if isinstance(choice, str) else in_words(choice, context.year)
                for choice in doubt.choices
            ),
        )
        for doubt in found.doubts
    ]
