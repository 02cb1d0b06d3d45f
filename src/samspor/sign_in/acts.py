"""What a personal link can do. Apps above add their acts from `ready`.

    add_act(Act(
        purpose="answer_invitation",
        template="gatherings/answer_by_link.html",
        show=what_the_page_shows,
        perform=answer,
    ))

`show` hands the template just what the act needs; `perform` does it, in the transaction that also
spends the link, as the link's person and for its seat alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from samspor.sign_in.models import PersonalLink


@dataclass(frozen=True, slots=True)
class Done:
    """Where the reader goes, and what is said there. `spent` False: the link is spent later."""

    go_to: str
    said: str = ""
    spent: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """`before_first_day`: works also for somebody whose time in the seat has not begun."""

    purpose: str
    template: str
    show: Callable[[PersonalLink], Mapping[str, Any]]
    perform: Callable[[PersonalLink, Mapping[str, str], datetime], Done]
    before_first_day: bool = False


_acts: dict[str, Act] = {}


def add_act(act: Act) -> Callable[[], None]:
    """Answers how to take it back, for tests.

    Raises:
        ValueError: Another act has the purpose.
    """
    if act.purpose in _acts:
        raise ValueError(f"expected a new purpose, got {act.purpose!r} twice")
    _acts[act.purpose] = act

    def take_back() -> None:
        del _acts[act.purpose]

    return take_back


def act_for(purpose: str) -> Act:
    return _acts[purpose]
