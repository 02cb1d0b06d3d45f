"""What the questions of a page are called in its form, and back again.

Names come from the page's own questions, so that nothing foreign is answered (T-12).
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2s
from typing import Final

from samspor.intake.enums import Asked
from samspor.intake.proposals import LEAVE, Proposal
from samspor.intake.selectors.review import Review
from samspor.intake.services.documents import Given, Question

OTHER: Final = "other"  # the choice of a doubt beside which one types
SEEN: Final = "seen"
TAKEN: Final = "1"
SAME: Final = "same"  # the button that gives one answer to all questions that are alike

_PREFIXES: Final = {Asked.DOUBT: "d", Asked.MATCH: "m", Asked.LEFT_OUT: "t"}


def name_of(question: Question) -> str:
    slot = blake2s(question.key.encode(), digest_size=6).hexdigest()
    return f"{_PREFIXES[question.asked]}.{slot}"


def typed_name(name: str) -> str:
    """The line beside the choice “other”."""
    return f"{name}.{OTHER}"


def questions_of(review: Review) -> Iterator[Question]:
    """All that this page can be answered."""
    for key in review.doubt_keys:
        yield Question(Asked.DOUBT, key)
    for each in review.proposals.items:
        if each.question:
            yield Question(Asked.MATCH, each.key)
        if each.can_be_chosen:
            yield Question(Asked.LEFT_OUT, each.key)


def values_shown(review: Review) -> dict[str, str]:
    """What the form holds when it is drawn, by name; "" where nothing is answered."""
    return {
        name_of(question): review.given.get((question.asked, question.key), "")
        for question in questions_of(review)
    }


def seen_value(review: Review) -> str:
    """For a hidden field: what the page showed, without what is empty."""
    shown = {name: value for name, value in values_shown(review).items() if value}
    return json.dumps(shown, ensure_ascii=False)


def given_in(data: Mapping[str, str], review: Review) -> dict[Question, Given]:
    """What a form says of the page's questions; those it does not show are not touched."""
    seen = _seen(data.get(SEEN, ""))
    shown = set(data.get("shown", "").split())
    given = _alike(data, review, seen)
    for question in questions_of(review):
        name = name_of(question)
        if question.asked is Asked.LEFT_OUT:
            if name not in shown:
                continue
            value = "" if data.get(name) else LEAVE
        elif name in data:
            value = data[name]
            if value == OTHER:
                value = data.get(typed_name(name), "")
        else:
            continue
        given.setdefault(question, Given(value, seen.get(name, "")))
    return given


def alike(review: Review, proposal: Proposal) -> list[Proposal]:
    """Those whose question is the same and has the same answers, itself among them."""
    asked = (proposal.question, proposal.alternatives)
    return [each for each in review.proposals.items if (each.question, each.alternatives) == asked]


def same_value(proposal: Proposal) -> str:
    """What the button sends: which questions, and where on the page their answer was chosen.

    The one it was chosen at may be settled by now, and ask no more.
    """
    return f"{_group(proposal)}/{name_of(Question(Asked.MATCH, proposal.key))}"


def _group(proposal: Proposal) -> str:
    asked = repr((proposal.question, proposal.alternatives)).encode()
    return blake2s(asked, digest_size=6).hexdigest()


def _alike(
    data: Mapping[str, str], review: Review, seen: Mapping[str, str]
) -> dict[Question, Given]:
    """“The same for all”: one answer, given to each question that is the same."""
    group, _, chosen_at = data.get(SAME, "").partition("/")
    value = data.get(chosen_at, "")
    return {
        question: Given(value, seen.get(name_of(question), ""))
        for each in review.proposals.items
        if group and each.question and _group(each) == group
        for question in [Question(Asked.MATCH, each.key)]
    }


def _seen(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(value) for name, value in found.items()}
