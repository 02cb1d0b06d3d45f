"""What one cell, line or paragraph says about activities: title, time, place, agenda.

Dates are found first, by the kernel; what stands between them decides what they are: the
activity's own time, the day of the gathering it follows, or a day its agenda mentions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from samspor.kernel.notation import Context, DoubtCode, Found, FoundRole, find_clocks, find_timings
from samspor.kernel.timing import Precision, Timing
from samspor.reading.blocks import Part
from samspor.reading.draft import ActivityKind, ActivityMode
from samspor.reading.kinds.activity_words import (
    audience_of,
    kind_of,
    mode_of,
    place_of,
    relation_of,
)
from samspor.reading.notebook import Mention
from samspor.reading.wording import in_words


@dataclass(frozen=True, slots=True)
class TextDoubt:
    text: str
    why: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityText:
    """`timing` None means that the words name no time of their own."""

    title: str
    timing: Timing | None
    kind: ActivityKind
    place: str | None = None
    mode: ActivityMode | None = None
    agenda: tuple[str, ...] = ()
    audience: str | None = None
    by_municipality: bool = False
    targets: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    doubts: tuple[TextDoubt, ...] = field(default=())


_SEPARATOR: Final = re.compile(r"(?<=\s)[-–•▪*]\s+(?=\S)|\s*[•▪]\s*")
_COLON: Final = re.compile(r"(?<=[a-zæøåA-ZÆØÅ)]):\s+(?=\S)")
_AND: Final = re.compile(
    r"^(?:\W|og\b|samt\b|and\b|&)+|(?:\W|\bog|\bsamt|\band|&)+$", re.IGNORECASE
)
_DANGLING: Final = re.compile(r"^[\s,.;:–|-]+|(?:[\s,.;:–|-]|\s(?:i|den|på|fra|kl|the|on))+$")
_SPACES: Final = re.compile(r"\s+")
_CUT: Final = " | "
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


def read_activities(parts: Sequence[Part], *, context: Context) -> list[ActivityText]:
    """One activity, or several when later paragraphs have dates of their own."""
    groups: list[tuple[str, list[str]]] = []
    for part in parts:
        head, *points = [part.text] if part.is_item else _split(part.text, context)
        if part.is_item and groups:
            groups[-1][1].append(head)
        elif not groups or _is_new(groups[-1], head, context):
            groups.append((head, points))
        elif not groups[-1][1] and _completes(groups[-1][0], head, context):
            groups[-1] = (f"{groups[-1][0]} {head}", points)
        else:
            groups[-1][1].extend([head, *points])
    return [_read(head, points, context) for head, points in groups]


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
    before_points = not cuts or colon.end() <= cuts[0].start()
    inside = any(start <= colon.start() < end for start, end in spans)
    label = colon.string[: colon.start()].strip().lower()
    return (
        before_points and not inside and label not in {"sted", "stad", "tid", "kl", "hvor", "når"}
    )


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
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + mark + text[end:]
    return _tidy(text) if mark == " " else text


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", text.replace("|", " ")).strip()
    before = None
    while text != before:
        before, text = text, _DANGLING.sub("", text).strip()
    return text


def _read(head: str, points: list[str], context: Context) -> ActivityText:
    relation, relation_end = relation_of(head)
    found = [
        each
        for each in find_timings(head, context=context)
        if each.role in _HAPPENS or each.role is FoundRole.PLACEHOLDER
    ]
    targets: list[Mention] = []
    own = found
    if relation:
        own, targets = _own_and_targets(head, found, relation_end)
    timed = [each for each in own if each.timing]
    chosen = next((each for each in timed if each.timing and each.timing.is_dated), None)
    chosen = chosen or next(iter(timed), None)
    spans = _spans_of(own)
    marked = _without(head, [*spans, *_target_spans(found, own)], mark=_CUT)
    place, marked = place_of(marked)
    audience, by_municipality, marked = audience_of(marked)
    title = _tidy(marked) or _tidy(head) or head
    mentions = [each for point in points for each in _mentions(point, context)]
    is_deadline = chosen is not None and chosen.role is FoundRole.DEADLINE
    timing = chosen.timing if chosen else None
    if timing and timing.precision is Precision.AGREEMENT and context.month:
        timing = None  # the row says more than "etter avtale" does
    kind: ActivityKind = "deadline" if is_deadline else relation or kind_of(title, timing)
    return ActivityText(
        title=title[:1].upper() + title[1:],
        timing=timing,
        kind=kind,
        place=place,
        mode=mode_of(head, place),
        agenda=tuple(filter(None, map(_without_full_stop, points))),
        audience=audience,
        by_municipality=by_municipality,
        targets=tuple(targets),
        mentions=tuple(mentions),
        doubts=tuple(_doubts(head, points, found, timed, chosen, context)),
    )


def _without_full_stop(point: str) -> str:
    """Points are not sentences in a list; the dot of an abbreviation stays."""
    point = point.strip()
    return point if _ABBREVIATION.search(point) else point.removesuffix(".").strip()


def _target_spans(found: list[Found], own: list[Found]) -> list[tuple[int, int]]:
    return _spans_of([each for each in found if each not in own])


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


def _mentions(point: str, context: Context) -> list[Mention]:
    mentions, since = [], 0
    for each in find_timings(point, context=context):
        if each.timing and each.timing.is_dated and each.role in _HAPPENS:
            phrase = _AND.sub("", _tidy(point[since : each.start]))
            if phrase:
                mentions.append(Mention(phrase, point, each.timing))
        since = each.end
    return mentions


def _doubts(
    head: str,
    points: list[str],
    found: list[Found],
    timed: list[Found],
    chosen: Found | None,
    context: Context,
) -> list[TextDoubt]:
    doubts = [doubt for each in found for doubt in _from_kernel(each, head, context)]
    for point in points:
        for each in find_timings(point, context=context):
            real = tuple(d for d in each.doubts if d.code not in _NORMAL_IN_MENTIONS)
            doubts.extend(_from_kernel(replace(each, doubts=real), point, context))
    dated = [each for each in timed if each.timing and each.timing.is_dated]
    days = list(dict.fromkeys(in_words(e.timing, context.year) for e in dated if e.timing))
    if chosen and len(days) > 1:
        why = f"Teksten har flere datoer: {', '.join(days)}. Hvilken gjelder?"
        doubts.append(TextDoubt(head, why, tuple(days)))
    return doubts


def _from_kernel(found: Found, text: str, context: Context) -> list[TextDoubt]:
    return [
        TextDoubt(
            text,
            doubt.text,
            tuple(
                choice if isinstance(choice, str) else in_words(choice, context.year)
                for choice in doubt.choices
            ),
        )
        for doubt in found.doubts
    ]
