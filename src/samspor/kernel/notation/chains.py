"""Days joined in writing: lists, ranges and alternatives, as written and not yet settled."""

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from samspor.kernel.notation.clocks import Clock, bare_clock_at, clock_at
from samspor.kernel.notation.lexicon import DASHES
from samspor.kernel.notation.mentions import Mention, mention_at
from samspor.kernel.notation.tokens import Kind, Line

# "Samling 1, 17. september": what these words count is no day.
_COUNTS = re.compile(
    r"(?:samling|møte|modul|del|økt|fase|dag|kurs|nettverk|seminar|workshop|webinar|verksted|bolk"
    r"|runde|steg|trinn|klasse|gruppe|team|tema|nr|nummer|forelesning|førelesing|gang|gong|mål)$"
)
_AND = frozenset({"og", "&"})
_LARGEST_COUNT = 12
_SURE_COUNT = 4
# Longer lists are numbers, not days; the limit also keeps reading linear.
_LONGEST = 16
_FEWEST_APART = 4


class Joint(Enum):
    LIST = "list"
    RANGE = "range"
    EITHER = "either"


_WORDS = {
    "og": Joint.LIST,
    "&": Joint.LIST,
    "+": Joint.LIST,
    "samt": Joint.LIST,
    "and": Joint.LIST,
    ",": Joint.LIST,
    "til": Joint.RANGE,
    "to": Joint.RANGE,
    "tom": Joint.RANGE,
    "eller": Joint.EITHER,
    "or": Joint.EITHER,
    "alternativt": Joint.EITHER,
} | dict.fromkeys(DASHES, Joint.RANGE)
JOINING_WORDS = frozenset(word for word in _WORDS if word.isalpha())


@dataclass(slots=True)
class Chain:
    """`joints` has one less than `mentions`. `clocks` stand inside: "24. kl. 12 – 25. kl. 12"."""

    mentions: list[Mention]
    joints: list[Joint] = field(default_factory=list)
    clocks: dict[int, Clock] = field(default_factory=dict)
    start: int = 0
    shift: int = 0  # "dagen etter" is 1, "dagen før" -1
    between: bool = False

    def own(self) -> "Chain":
        """The same, with mentions that may be changed."""
        return Chain(
            [*self.mentions], self.joints, self.clocks, self.start, self.shift, self.between
        )

    @property
    def has_month(self) -> bool:
        """Without any month they are days only where the heading gives one."""
        return self.mentions[-1].month is not None

    @property
    def end(self) -> int:
        return self.mentions[-1].end

    @property
    def after(self) -> int:
        return self.mentions[-1].after


def joint_at(line: Line, place: int) -> tuple[Joint, int] | None:
    """What joins, and the place after it: "-", "til og med", "t.o.m.", ", og", "eller"."""
    token = line[place]
    joint = _WORDS.get(token.low)
    if token.low == "t" and _abbreviation(line, place, "tom"):
        return Joint.RANGE, _past_abbreviation(line, place)
    if joint is None:
        return None
    place += 1
    if token.low == "til" and line[place].low == "og" and line[place + 1].low == "med":
        return joint, place + 2
    if token.text == ",":
        following = (
            joint_at(line, place) if line[place].low in {"og", "eller", "and", "or"} else None
        )
        return following or (joint, place)
    return joint, place


def chain_at(line: Line, place: int) -> Chain | None:
    """The numbers written from here that may be days; see `Chain.has_month`.

    No heading changes them, so they are read once; the caller gets a chain of its own.
    """
    try:
        held: Chain | None = line.kept["chain", place]
    except KeyError:
        held = line.kept["chain", place] = _read_chain(line, place)
    return held and held.own()


def _read_chain(line: Line, place: int) -> Chain | None:
    opening = _opening_at(line, place)
    first = mention_at(line, opening.place)
    if first is None:
        return None
    if place and opening.place == place and _is_count(line, place, first):
        return None
    chain = Chain([first], start=line[place].start, shift=opening.shift)
    while len(chain.mentions) < _LONGEST:
        step = _next_mention(line, chain, between=opening.between)
        if step is None:
            break
        joint, mention, clock = step
        if clock is not None:
            chain.clocks[len(chain.mentions) - 1] = clock
        chain.joints.append(joint)
        chain.mentions.append(mention)
    if any(mention.month is not None for mention in chain.mentions):
        _cut_to_months(chain)
        _told_apart(chain)
    if opening.place != place and not opening.shift and Joint.RANGE not in chain.joints:
        chain.start = first.start
    return chain


def _is_count(line: Line, place: int, first: Mention) -> bool:
    """The number of a gathering in front of its day: "Samling 1, 17. september".

    Of two, each: "Plandag 1 og 2, 8.9.2022–9.9.2022".
    """
    if first.month is not None or first.weekday is not None or first.day > _LARGEST_COUNT:
        return False
    second = (
        line[place - 1].low in _AND
        and line.is_number(place - 2)
        and line[place - 2].value == first.day - 1
    )
    if not _COUNTS.search(line[place - (3 if second else 1)].low):
        return False
    if not first.dotted and not second and line[first.after].low in _AND:
        other = mention_at(line, first.after + 1)
        if other is None or other.month is not None or other.dotted or other.day != first.day + 1:
            return False
        first = other
    joint, after = line[first.after], first.after + 1
    if first.dotted:
        after -= 1
        apart = joint.gap
    else:
        apart = joint.text == "," or (joint.text in DASHES and joint.gap and line[after].gap)
    behind = mention_at(line, after) if apart else None
    if behind is None or not (behind.dotted or behind.month is not None):
        return False
    return behind.day != first.day + 1 or first.day <= _SURE_COUNT


class _Opening(NamedTuple):
    place: int
    between: bool = False
    shift: int = 0


def _opening_at(line: Line, place: int) -> _Opening:
    """Words before the first day: f.o.m., fra og med, mellom, dagen etter."""
    word = line[place].low
    if word == "f" and _abbreviation(line, place, "fom"):
        return _Opening(_past_abbreviation(line, place))
    if word in {"fra", "frå", "from"}:
        both = line[place + 1].low == "og" and line[place + 2].low == "med"
        return _Opening(place + (3 if both else 1))
    if word in {"mellom", "between"}:
        return _Opening(place + 1, between=True)
    if word == "dagen" and line[place + 1].low in {"etter", "før"}:
        return _Opening(place + 2, shift=1 if line[place + 1].low == "etter" else -1)
    return _Opening(place)


def _next_mention(
    line: Line, chain: Chain, *, between: bool
) -> tuple[Joint, Mention, Clock | None] | None:
    if line[chain.after].kind is Kind.END:
        return None
    clock = _opening_clock(line, chain.after)
    joined = joint_at(line, chain.after if clock is None else clock.after) or _unjoined(line, chain)
    if joined is None:
        return None
    joint, after = joined
    mention = mention_at(line, after)
    if mention is None:
        return None
    if between and joint is Joint.LIST:
        joint = Joint.RANGE
    return joint, mention, clock


def _unjoined(line: Line, chain: Chain) -> tuple[Joint, int] | None:
    """A list without its commas: "24. 25. og 26. januar"."""
    last, place = chain.mentions[-1], chain.after
    follows = line.is_number(place) and line.is_mark(place + 1, ".", gap=False)
    loose = last.month is None and last.dotted and line[place].gap
    if follows and loose and line[place].value > last.day:
        return Joint.LIST, place
    # "6./7. oktober": the one day and the next
    stroke = last.dotted and last.month is None and line.is_mark(place, "/", gap=False)
    follows = line.is_number(place + 1) and line.is_mark(place + 2, ".", gap=False)
    if stroke and follows and line[place + 1].value == last.day + 1:
        return Joint.LIST, place + 1
    return None


def _opening_clock(line: Line, place: int) -> Clock | None:
    """The time the first day of a range begins: "24. oktober kl. 12.00 – 25. oktober"."""
    place += line.is_mark(place, ",", gap=False)
    clock = clock_at(line, place) or bare_clock_at(line, place)
    if clock is None or clock.closes is not None:
        return None
    joined = joint_at(line, clock.after)
    return clock if joined is not None and joined[0] is Joint.RANGE else None


def _cut_to_months(chain: Chain) -> None:
    """Drop what follows the last day with a month: "16. oktober, 12 deltakere"."""
    while chain.mentions[-1].month is None:
        chain.mentions.pop()
        chain.joints.pop()
    for place in [place for place in chain.clocks if place >= len(chain.mentions) - 1]:
        del chain.clocks[place]


def _told_apart(chain: Chain) -> None:
    """“14.08 - 13.11 - 04.01 - 14.05”: so many whole dates in a row are days, and no stretches."""
    ranges = all(joint is Joint.RANGE for joint in chain.joints)
    if len(chain.mentions) >= _FEWEST_APART and ranges and all(m.month for m in chain.mentions):
        chain.joints = [Joint.LIST] * len(chain.joints)


def _abbreviation(line: Line, place: int, letters: str) -> bool:
    """Letters with full stops: t.o.m., f.o.m."""
    wanted = [mark for letter in letters for mark in (letter, ".")][:-1]
    return all(
        line[place + number].low == mark and (number == 0 or not line[place + number].gap)
        for number, mark in enumerate(wanted)
    )


def _past_abbreviation(line: Line, place: int) -> int:
    return place + 5 + line.is_mark(place + 5, ".", gap=False)
