"""What the page of a review shows: questions first, then the facts by kind, beside the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2s

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspor.intake.enums import Asked
from samspor.intake.kind_words import KINDS, SHOWN, TONES, VERDICTS, Kind, counted
from samspor.intake.places import find_doubt
from samspor.intake.proposals import FieldChange, Proposal, Section, Verdict
from samspor.intake.selectors.hidden_pages import PAGES
from samspor.intake.selectors.review import Review
from samspor.intake.selectors.saying_wheel import IMPLIED, WHERE
from samspor.intake.services.documents import Question
from samspor.intake.views.names import (
    OTHER,
    TAKEN,
    alike,
    name_of,
    same_value,
    seen_value,
    typed_name,
)
from samspor.intake.views.source_page import ShownBlock, SourcePage, shown_levels
from samspor.intake.wording import language
from samspor.reading.answering import choices_in
from samspor.reading.asking import question_in

_LAST = frozenset({Verdict.SAME, Verdict.GONE, Verdict.KEPT})


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    value: str
    words: str
    chosen: bool
    key: int  # the number that chooses it on a keyboard


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """`typed_name` is set where one may type a day of one's own. `about` are facts, by code.

    `alike` counts the questions that are the same, on the first of them.
    """

    id: str
    name: str
    legend: str
    quote: str
    place: str
    options: tuple[Option, ...]
    where: str
    about: tuple["ShownFact", ...]
    typed_name: str = ""
    typed: str = ""
    unread: bool = False
    answered: bool = False
    alike: int = 0
    same: str = ""
    of_all: bool = False  # no fact of the document's own, but what many of them lack
    later: str = ""  # what “answer later” sends: an earlier answer that led to this question


@dataclass(frozen=True, slots=True)
class ShownFact:
    """`box` is the name of its check box, "" when there is nothing to take in."""

    code: str
    title: str
    verdict: Verdict
    word: str
    tone: str
    place: str
    fields: tuple[FieldChange, ...]
    match: str
    sentence: str
    box: str
    taken: bool
    question: str = ""
    where: str = ""

    @property
    def id(self) -> str:
        return f"f-{self.code}"


@dataclass(frozen=True, slots=True)
class ShownKind:
    """Facts of one kind: those that something happens to, and those that stay as they are."""

    section: Section
    kind: Kind
    facts: Sequence[ShownFact]
    rest: Sequence[ShownFact]

    @property
    def is_long(self) -> bool:
        """Text is many lines and few decisions; it opens when wanted."""
        return self.section is Section.PROSE

    @property
    def count(self) -> int:
        return len(self.facts) + len(self.rest)


class ReviewPage:
    def __init__(self, review: Review) -> None:
        self.review = review
        self.reading = review.reading
        self.proposals = review.proposals
        self.notices = review.proposals.notices
        self.seen = seen_value(review)
        self.stamp = review.stamp

    @cached_property
    def codes(self) -> dict[str, str]:
        """A1, A2 … in the order of the document, for each kind."""
        counts: dict[Section, int] = {}
        codes = {}
        for each in self.proposals.items:
            counts[each.section] = counts.get(each.section, 0) + 1
            codes[each.key] = f"{KINDS[each.section].letter}{counts[each.section]}"
        return codes

    @cached_property
    def source(self) -> SourcePage:
        return SourcePage(self.review.source, self.review.places, self.codes, self.proposals.items)

    @cached_property
    def blocks(self) -> list[ShownBlock]:
        levels = iter(shown_levels(self.source.blocks))
        return [
            replace(block, level=next(levels)) if block.shape == "heading" else block
            for block in self.source.blocks
        ]

    @cached_property
    def facts(self) -> dict[str, ShownFact]:
        return {each.key: self._fact(each) for each in self.proposals.items}

    @cached_property
    def kinds(self) -> list[ShownKind]:
        shown = []
        for section in SHOWN:
            found = self.proposals.of_section(section)
            if found:
                facts = [self.facts[each.key] for each in found if each.verdict not in _LAST]
                rest = [self.facts[each.key] for each in found if each.verdict in _LAST]
                shown.append(ShownKind(section, KINDS[section], facts, rest))
        return shown

    @cached_property
    def questions(self) -> list[ShownQuestion]:
        """First what many wait for, then in document order; what is answered stays there."""
        doubts, matches = [*self._doubts()], [*self._matches()]
        of_all = [each for each in matches if each.of_all]
        rest = [each for each in matches if not each.of_all]
        first = [each for each in doubts if len(each.about) > 1]
        return [*first, *of_all, *(each for each in doubts if each not in first), *rest]

    @property
    def open_questions(self) -> int:
        return sum(not each.answered for each in self.questions)

    @cached_property
    def verdicts(self) -> list[tuple[Verdict, str, str, int]]:
        counts = [(verdict, len(self.proposals.of(verdict))) for verdict in Verdict]
        return [
            (verdict, str(counted(verdict, count)), TONES[verdict], count)
            for verdict, count in counts
            if count
        ]

    @property
    def chosen(self) -> int:
        return len(self.review.chosen)

    @cached_property
    def marks(self) -> str:
        """Of the document as it is marked: when it is the same, a script needn't have it again."""
        said = [
            *self.source.anchors.items(),
            *((one.code, one.title) for one in self.facts.values()),
        ]
        return blake2s(repr(said).encode(), digest_size=8).hexdigest()

    @property
    def new_pages(self) -> int:
        """How many public pages there would be more of, if they are to be shown at once."""
        return sum(
            each.section in PAGES and each.verdict in {Verdict.NEW, Verdict.WAITS}
            for each in self.proposals.items
        )

    @property
    def new_units(self) -> int:
        return sum(each.verdict is Verdict.NEW for each in self.proposals.of_section(Section.UNIT))

    @property
    def has_activities(self) -> bool:
        return bool(self.proposals.of_section(Section.ACTIVITY))

    @property
    def waiting(self) -> int:
        return len(self.proposals.of(Verdict.WAITS))

    @property
    def in_all(self) -> int:
        """Of what taking in could write: what is ready, and what waits."""
        return len(self.proposals.ready) + self.waiting

    @property
    def boxes(self) -> str:
        """Names of the check boxes on the page: an empty one is sent by no browser."""
        return " ".join(fact.box for fact in self.facts.values() if fact.box)

    @property
    def says_nothing_new(self) -> bool:
        return self.in_all == 0

    def _fact(self, proposal: Proposal) -> ShownFact:
        code = self.codes[proposal.key]
        box = name_of(Question(Asked.LEFT_OUT, proposal.key)) if proposal.can_be_chosen else ""
        waits = proposal.verdict is Verdict.WAITS
        place = self.source.anchors.get(code, "")
        return ShownFact(
            code=code,
            title=proposal.title,
            verdict=proposal.verdict,
            word=str(VERDICTS[proposal.verdict]),
            tone=TONES[proposal.verdict],
            place=place,
            where=self.source.pages.get(place, ""),
            fields=_worth_telling(proposal),
            match=proposal.match,
            sentence=proposal.sentence,
            box=box,
            taken=bool(box) and not self.review.left_out(proposal.key),
            question=self._question_of(proposal) if waits else "",
        )

    def _question_of(self, proposal: Proposal) -> str:
        tokens = {choice.token for choice in proposal.alternatives}
        if proposal.question and proposal.answered not in tokens:
            return _id(name_of(Question(Asked.MATCH, proposal.key)))
        for index in proposal.doubts:
            key = (Asked.DOUBT, self.review.doubt_keys[index])
            if key not in self.review.given or index in self.proposals.unread_choices:
                return _id(name_of(Question(*key)))
        return ""

    def _doubts(self) -> Iterator[ShownQuestion]:
        about: dict[int, list[ShownFact]] = {}
        for each in self.proposals.items:
            for index in each.doubts:
                about.setdefault(index, []).append(self.facts[each.key])
        for index, doubt in enumerate(self.review.draft.doubts):
            question = Question(Asked.DOUBT, self.review.doubt_keys[index])
            name = name_of(question)
            value = self.review.given.get((question.asked, question.key), "")
            typed = value if value and value not in doubt.choices else ""
            place = self._doubt_place(index)
            draft, spoken = self.review.draft, language()
            words = [*zip(doubt.choices, choices_in(spoken, draft, doubt), strict=True)]
            if doubt.event is not None:  # else it is not about when something is
                words.append((OTHER, _("Another day or time")))
            yield ShownQuestion(
                id=_id(name),
                name=name,
                legend=question_in(spoken, doubt, year=draft.year),
                quote=doubt.text,
                place=place,
                where=self.source.pages.get(place, ""),
                options=_options(name, words, OTHER if typed else value),
                about=tuple(about.get(index, ())),
                typed_name=typed_name(name) if doubt.event is not None else "",
                typed=typed,
                unread=index in self.proposals.unread_choices,
                answered=bool(value) and index not in self.proposals.unread_choices,
            )

    def _doubt_place(self, index: int) -> str:
        doubt = self.review.draft.doubts[index]
        spot = find_doubt(self.review.source, line=doubt.line, text=doubt.text)
        return f"k{spot.line}" if spot else ""

    def _matches(self) -> Iterator[ShownQuestion]:
        met = set()
        for each in self.proposals.items:
            if not each.question:
                continue
            asked = (each.question, each.alternatives)
            first = asked not in met
            met.add(asked)
            name = name_of(Question(Asked.MATCH, each.key))
            fact = self.facts[each.key]
            words = [(choice.token, choice.words) for choice in each.alternatives]
            yield ShownQuestion(
                id=_id(name),
                name=name,
                legend=each.question,
                quote=each.title,
                place=fact.place,
                where=fact.where,
                options=_options(name, words, each.answered),
                about=(fact,),
                answered=each.answered in dict(words),
                later="" if each.answered in dict(words) else each.answered,
                alike=len(alike(self.review, each)) if first else 0,
                same=same_value(each) if first else "",
                of_all=each.key in {IMPLIED, WHERE},
            )

    @property
    def taken_value(self) -> str:
        return TAKEN

    @property
    def fates(self) -> list[tuple[str, str, int]]:
        """What became of the lines that are no facts: the legend counts them, nothing is hidden."""
        counts = self.source.fates
        told = [
            ("text", pgettext("fate of a line", "kept as text"), counts["text"]),
            ("furniture", pgettext("fate of a line", "around the content"), counts["furniture"]),
            ("unplaced", pgettext("fate of a line", "not understood"), counts["unplaced"]),
        ]
        return [each for each in told if each[2]]


def _worth_telling(proposal: Proposal) -> tuple[FieldChange, ...]:
    """Not the title once more."""
    title = proposal.title.casefold()
    return tuple(
        each
        for each in proposal.fields
        if each.before or (each.after and each.after.casefold() != title)
    )


def _id(name: str) -> str:
    return f"q-{name.replace('.', '-')}"


def _options(name: str, words: Sequence[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(
        Option(f"{_id(name)}-{number}", value, label, value == chosen, number)
        for number, (value, label) in enumerate(words, start=1)
    )
