"""The draft as the same three shapes as the edition, with what only those who plan see."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from samspor.access.policy import Action, may
from samspor.access.viewer import Viewer
from samspor.activities.models import Activity
from samspor.drawing.compare import Change, ChangeKind
from samspor.drawing.content import Arena, Item, Status
from samspor.drawing.naming import Answers
from samspor.drawing.room import MOST_SHOWN
from samspor.kernel import clock
from samspor.ui import navigation
from samspor.ui.navigation import Link
from samspor.wheel.selectors import Draft
from samspor.wheel.views.address import ITEM, Choice, View, addresses, read, wheel_address
from samspor.wheel.views.editing import (
    address,
    editable_arenas,
    may_choose_for,
    may_edit_item,
)
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases
from samspor.wheel.views.words import MARKS, SIGNS, change_in_words, when


@dataclass(frozen=True, slots=True)
class Marked:
    """A change as a sign, a word and a sentence. `href` is empty for what is gone."""

    kind: ChangeKind
    sign: str
    word: str
    text: str
    href: str = ""


class DraftPage:
    def __init__(self, found: Draft, viewer: Viewer, query: QueryDict) -> None:
        self.found = found
        self.viewer = viewer
        # Those who plan think in months and arenas, as in their own document.
        choice = read(query, found.content)
        self.choice = choice if "vis" in query else choice.showing(View.TABLE)
        self.wheel = WheelPage(
            found.content,
            choice=self.choice,
            today=clock.today(),
            phrases=phrases(),
            address=self._address,
            item_address=addresses(address(found, "wheel_draft_activity", activity=ITEM)),
            # What one may do follows from one's roles, and from nothing else.
            key=found.key and (found.key, viewer.roles, viewer.visits),
        )

    def _address(self, choice: Choice) -> str:
        written = choice.query()
        if choice.view is View.WHEEL:  # here the table is what one gets without asking
            written = f"?vis=hjul{written.replace('?', '&')}"
        return address(self.found, "wheel_draft") + written

    # --- which version ---

    @property
    def latest(self) -> int | None:
        edition = self.found.released.edition if self.found.released else None
        return edition.number if edition else None

    @property
    def next_number(self) -> int:
        return (self.latest or 0) + 1

    @property
    def versions(self) -> list[Link]:
        draft = Link(
            _("Draft"),
            address(self.found, "wheel_draft"),
            current=True,
            count=(len(self.found.changes) or None) if self.found.released else None,
        )
        if self.latest is None:
            return [draft]
        edition = _("Edition %(number)s") % {"number": self.latest}
        return [Link(edition, wheel_address(self.found.content, self.choice)), draft]

    # --- what changed ---

    @cached_property
    def changes(self) -> list[Marked]:
        """The first of very many; `change_count` tells how many there are."""
        return marked(self.found, self.found.changes[:MOST_SHOWN]) if self.found.released else []

    @property
    def change_count(self) -> int:
        return len(self.found.changes) if self.found.released else 0

    @property
    def more_changes(self) -> int:
        return self.change_count - len(self.changes)

    @cached_property
    def changed(self) -> dict[str, Change]:
        if not self.found.released:
            return {}
        return {change.item_id: change for change in self.found.changes}

    def mark(self, item: Item) -> Marked | None:
        change = self.changed.get(item.id)
        return marked(self.found, [change])[0] if change else None

    # --- what this viewer can do ---

    def acts(self, item: Item) -> list[Link]:
        """The shortest way to what is done most: give it another time, or change its text."""
        if not may_edit_item(self.viewer, self.found, item.id):
            return []
        return [
            Link(label, address(self.found, name, activity=item.id))
            for label, name in (
                (_("Move …"), "wheel_activity_move"),
                (_("Change"), "wheel_activity_change"),
            )
        ]

    @property
    def may_release(self) -> bool:
        community_id = self.found.wheel.community_id
        return may(self.viewer, Action.RELEASE_EDITION, community_id=community_id)

    @cached_property
    def _open_columns(self) -> set[str]:
        rows = self.found.rows.arenas
        keys = editable_arenas(self.viewer, self.found)
        return {rows[key].slug for key in keys}

    @property
    def may_add(self) -> bool:
        return bool(self._open_columns)

    @property
    def add(self) -> str:
        return address(self.found, "wheel_activity_add")

    def add_in(self, arena: Arena, month: str) -> str:
        """The address behind the plus of a cell; empty where this viewer may not write."""
        wanted = self._own_column(arena)
        return f"{self.add}?arena={wanted}&maned={month}" if wanted else ""

    def _own_column(self, arena: Arena) -> str:
        if arena.id in self._open_columns:
            return arena.id
        rows = self.found.rows.arenas
        own = (
            row.slug
            for row in rows.values()
            if row.slug in self._open_columns
            and row.parent is not None
            and rows[row.parent].slug == arena.id
        )
        return next(own, "")

    @property
    def draft(self) -> str:
        return address(self.found, "wheel_draft")

    @property
    def release(self) -> str:
        return address(self.found, "wheel_release")

    @property
    def setup(self) -> str:
        """Where the title, the arenas and the closed days are changed; for those who may."""
        community_id = self.found.wheel.community_id
        allowed = may(self.viewer, Action.EDIT_NETWORKS, community_id=community_id)
        return address(self.found, "wheel_setup") if allowed else ""

    @property
    def documents(self) -> str:
        """Where last year's document is read; for those who may, "" where there is no such room."""
        wheel = self.found.wheel
        allowed = may(self.viewer, Action.IMPORT_DOCUMENT, community_id=wheel.community_id)
        return navigation.address("documents", community=wheel.community.slug) if allowed else ""

    @property
    def history(self) -> str:
        return address(self.found, "wheel_history")

    @property
    def editions(self) -> str:
        return address(self.found, "wheel_editions")

    def undo_address(self, change_set: int) -> str:
        return address(self.found, "wheel_undo", change_set=change_set)

    @cached_property
    def waiting(self) -> list[Link]:
        """What this viewer's municipality is asked to choose a date for.

        Whoever may choose for everybody sees in each cell how many have chosen.
        """
        if may(self.viewer, Action.EDIT_ACTIVITY, community_id=self.found.wheel.community_id):
            return []
        answers, year = Answers(self.found.content), self.found.content.school_year
        today = clock.today()
        found = []
        for item in self.found.content.items:
            is_over = item.timing.last is not None and item.timing.last < today
            if is_over or not answers.is_asked(item):
                continue
            missing = answers.missing(item)
            for name in may_choose_for(self.viewer, self.found, item, answers).values():
                if name in missing:
                    href = address(self.found, "wheel_choose_date", activity=item.id)
                    label = f"{item.title}, {when(item.timing, year=year)}"
                    found.append(Link(label, f"{href}?kommune={name}", note=name))
        return found


class DraftItem:
    """One activity of the draft, and what this viewer can do with it."""

    def __init__(self, found: Draft, activity: Activity, viewer: Viewer) -> None:
        self.found = found
        self.activity = activity
        self.item = found.rows.item(activity)
        self.viewer = viewer

    @property
    def lang(self) -> str:
        language = phrases().language
        return "" if self.found.content.language == language else self.found.content.language

    @property
    def cancelled(self) -> bool:
        return self.item.status is Status.CANCELLED

    @property
    def arenas(self) -> list[Arena]:
        known = {arena.id: arena for arena in self.found.content.arenas}
        return [known[each] for each in self.item.arenas if each in known]

    @property
    def kind(self) -> str:
        return phrases().kinds[self.item.kind]

    @property
    def mode(self) -> str:
        return phrases().modes[self.item.mode] if self.item.mode else ""

    @property
    def initiatives(self) -> list[str]:
        known = self.found.rows.initiatives
        return [row.name for key, row in known.items() if key in self.item.initiatives]

    @cached_property
    def may_edit(self) -> bool:
        return may_edit_item(self.viewer, self.found, self.item.id)

    @property
    def back(self) -> str:
        return f"{address(self.found, 'wheel_draft')}?vis=tabell#a-{self.item.id}"

    @property
    def acts(self) -> dict[str, str]:
        names = ("change", "move", "cancel", "reinstate", "remove")
        return {
            name: address(self.found, f"wheel_activity_{name}", activity=self.item.id)
            for name in names
        }

    @property
    def history(self) -> str:
        return f"{address(self.found, 'wheel_history')}?aktivitet={self.item.id}"

    @cached_property
    def choosing(self) -> list[Link]:
        href = address(self.found, "wheel_choose_date", activity=self.item.id)
        given = {name: item for item in self.answers for name in item.municipalities}
        return [
            Link(name, f"{href}?kommune={name}", current=name in given)
            for name in may_choose_for(self.viewer, self.found, self.item).values()
        ]

    @cached_property
    def answers(self) -> list[Item]:
        return [item for item in self.found.content.items if item.asked_by == self.item.id]

    @property
    def waiting(self) -> tuple[str, ...]:
        answers = Answers(self.found.content)
        return answers.missing(self.item) if answers.is_asked(self.item) else ()

    @property
    def follows(self) -> list[tuple[str, Item, str]]:
        known = {item.id: item for item in self.found.content.items}
        words = phrases().relations
        return [
            (words[tie.relation], known[tie.id], self._href(tie.id))
            for tie in self.item.follows
            if tie.id in known
        ]

    @property
    def followed_by(self) -> list[tuple[Item, str]]:
        return [
            (item, self._href(item.id))
            for item in self.found.content.items
            if any(tie.id == self.item.id for tie in item.follows)
        ]

    @cached_property
    def change(self) -> Marked | None:
        if not self.found.released:
            return None
        own = [each for each in self.found.changes if each.item_id == self.item.id]
        return marked(self.found, own)[0] if own else None

    def _href(self, public_id: str) -> str:
        return address(self.found, "wheel_draft_activity", activity=public_id)


def marked(found: Draft, changes: list[Change]) -> list[Marked]:
    year = found.content.school_year
    return [
        Marked(
            change.kind,
            SIGNS[change.kind],
            str(MARKS[change.kind]),
            change_in_words(change, year=year),
            address(found, "wheel_draft_activity", activity=change.item_id) if change.new else "",
        )
        for change in changes
    ]
