"""What taking a document in would do. Reads only, with a constant number of questions."""

from datetime import datetime

from django.utils.translation import gettext as _

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.intake.proposals import (
    NEW,
    Answers,
    FieldChange,
    Proposal,
    Proposals,
    Section,
    Verdict,
)
from samspor.intake.said import COMING
from samspor.intake.selectors.weighing import Item, Weighed, row_in_words, weigh
from samspor.intake.wording import UNTOLD, label_of, value_in_words
from samspor.reading.draft import Draft
from samspor.registry.models import Community

_SECTIONS = {
    "organisation": Section.PARTICIPANT,
    "unit": Section.UNIT,
    "focusarea": Section.FOCUS_AREA,
    "longtermplan": Section.PLAN,
    "grantscheme": Section.SCHEME,
    "arena": Section.ARENA,
    "charter": Section.CHARTER,
    "seat": Section.CONTACT,
    "initiative": Section.INITIATIVE,
    "activity": Section.ACTIVITY,
    "closedday": Section.CLOSED_DAY,
    "norm": Section.NORM,
    "finding": Section.EXPERIENCE,
}


def propose(
    *,
    viewer: Viewer,
    community: Community,
    draft: Draft,
    now: datetime,
    answers: Answers | None = None,
    accept_all: bool = False,
) -> Proposals:
    """Every fact of the draft beside what stands with us. Writes nothing.

    Args:
        accept_all: Doubts are passed over and each question has its first alternative, except
            that a person is never put in a seat.
    """
    require(viewer, Action.IMPORT_DOCUMENT, community_id=community.pk)
    found = weigh(community, draft, answers=answers or Answers(), accept_all=accept_all, now=now)
    return proposals_of(found)


def proposals_of(weighed: Weighed) -> Proposals:
    items = [_proposal(weighed, item) for item in weighed.items]
    order = list(Section)
    items += _gone(weighed)
    items.sort(key=lambda each: order.index(each.section))
    of_facts = {index for each in items for index in each.doubts}
    dated = [index for index, year in enumerate(weighed.years.of_events) if year is None]
    return Proposals(
        items=tuple(items),
        loose_doubts=tuple(
            index for index in range(len(weighed.draft.doubts)) if index not in of_facts
        ),
        unread_choices=weighed.answered.unread,
        notices=tuple(_notices(weighed)),
        years=weighed.years.all,
        needs_school_year=bool(dated),
        read_before=weighed.source is not None,
    )


def _proposal(weighed: Weighed, item: Item) -> Proposal:
    said = item.said
    shown = item.changes if item.verdict is not Verdict.KEPT else _kept(item)
    before = item.row.fields if item.row and item.verdict is not Verdict.NEW else {}
    kept = item.verdict is Verdict.CHANGED and item.kept
    return Proposal(
        key=said.key,
        section=said.section,
        verdict=item.verdict,
        title=said.title,
        fields=tuple(
            change
            for name, value in shown.items()
            if name not in UNTOLD
            and (change := _change(weighed, said.section, name, before.get(name), value))
        ),
        doubts=said.doubts,
        lines=said.lines,
        match=_match(item),
        question=item.question,
        alternatives=item.alternatives,
        answered=item.token if item.question else "",
        sentence=_kept_sentence(item) if kept or _is_kept(item) else item.sentence,
        event=_event(weighed, said.event),
    )


def _event(weighed: Weighed, index: int | None) -> int | None:
    """None for what an answer has added: it stands nowhere in the draft."""
    return index if index is not None and index < len(weighed.draft.events) else None


def _change(
    weighed: Weighed, section: Section, name: str, before: object, after: object
) -> FieldChange | None:
    def name_of(row_type: str, row: int | str) -> str:
        if isinstance(row, str):
            key = row.removeprefix(COMING)
            return weighed.saying.facts[key].title if key in weighed.saying.facts else ""
        found = weighed.standing.of(row_type).get(row)
        return found.name if found else ""

    if not before and after is False:
        return None  # that it is not so goes without saying
    old = value_in_words(section, name, before, name_of)
    new = value_in_words(section, name, after, name_of)
    return FieldChange(name, label_of(name), old, new) if old or new else None


def _kept(item: Item) -> dict[str, object]:
    return {name: item.now[name] for name in item.kept}


def _is_kept(item: Item) -> bool:
    return item.verdict is Verdict.KEPT and bool(item.kept)


def _kept_sentence(item: Item) -> str:
    names = ", ".join(label_of(name).lower() for name in item.kept if name not in UNTOLD)
    return _("You have written this yourselves, and it stays: %(names)s.") % {"names": names}


def _match(item: Item) -> str:
    if item.said.settled:
        return item.reason
    if item.row is None or item.token == NEW:
        return ""
    words = {"name": row_in_words(item.row), "reason": item.reason}
    return _("%(name)s. %(reason)s") % words


def _gone(weighed: Weighed) -> list[Proposal]:
    """In the document before, and with us still."""
    return [
        Proposal(
            key=fact.key,
            section=_section(fact.key, fact.row_type),
            verdict=Verdict.GONE,
            title=row.name,
            match=row_in_words(row),
            sentence=_("It is no longer in the document. With you it stays."),
        )
        for fact, row in weighed.gone
    ]


def _section(key: str, row_type: str) -> Section:
    word = key.partition(":")[0]
    return Section(word) if word in set(Section) else _SECTIONS[row_type]


def _notices(weighed: Weighed) -> list[str]:
    told = []
    known = {
        name.casefold().removesuffix(" kommune")
        for row in weighed.standing.municipalities
        for name in (row.name, row.fields["name"])
    }
    coming = [
        item.said.title
        for item in weighed.items
        if item.said.section is Section.PARTICIPANT
        and item.changes.get("takes_part")
        and item.said.title.casefold().removesuffix(" kommune") not in known
    ]
    if coming:
        told.append(
            _("They do not take part yet, and will: %(names)s.") % {"names": ", ".join(coming)}
        )
    return told
