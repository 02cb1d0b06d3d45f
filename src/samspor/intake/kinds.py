"""How each kind of fact is recognised among what stands with us."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from samspor.intake.naming import likeness, plain
from samspor.intake.proposals import Section
from samspor.intake.said import Fields, Identity, Kind

_NONE: Final = frozenset[Identity]()
_SCHOOL_OF_ALL: Final = re.compile(r"h[øo](?:g|y)e?skole|høgskule|universitet")
_NOUNS: Final = re.compile(
    r"(?:\s+|(?<=\w))(?:barnehager?|barneskole|ungdomsskole|skole|skule|oppvekstsenter)\b.*",
    re.IGNORECASE,
)


def _named(*scope: str) -> Callable[[Fields], frozenset[Identity]]:
    """The same name, in the same place or of the same kind."""

    def identities(fields: Fields) -> frozenset[Identity]:
        where = tuple(fields.get(name) for name in scope)
        names = (fields["name"], fields.get("short_name") or "")
        return frozenset((*where, plain(name)) for name in names if name)

    return identities


def _like_named(*scope: str) -> Callable[[Fields, Fields], float]:
    def like(said: Fields, standing: Fields) -> float:
        if any(said.get(name) != standing.get(name) for name in scope):
            return 0.0
        return likeness(said["name"], standing["name"])

    return like


def _never(_said: Fields, _standing: Fields) -> float:
    return 0.0


def _unit_like(said: Fields, standing: Fields) -> float:
    """“Soknedal oppvekstsenter” may well be "Soknedal barnehage"."""
    if said["municipality"] != standing["municipality"]:
        return 0.0
    bare = [_NOUNS.sub("", fields["name"]).strip() for fields in (said, standing)]
    if all(bare) and plain(bare[0]) == plain(bare[1]):
        return 0.9
    return likeness(said["name"], standing["name"])


def _network_like(said: Fields, standing: Fields) -> float:
    """City district and ownership tell networks apart where both say them."""
    for name in ("district", "ownership"):
        mine, theirs = said.get(name), standing.get(name)
        if mine and theirs and mine != theirs:
            return 0.0
    return likeness(said["name"], standing["name"])


def _organisations(fields: Fields) -> frozenset[Identity]:
    """“Skaun kommune” is Skaun; the words of a university come in any order."""
    kind = fields["kind"]
    found: set[Identity] = set()
    for name in (fields["name"], fields.get("short_name") or ""):
        words = [word for word in plain(name).split("-") if word]
        if kind == "municipality":
            words = [word for word in words if word not in {"kommune", "kommunen"}]
        elif kind == "university":
            words = sorted({word for word in words if not _SCHOOL_OF_ALL.match(word)} - {"i"})
        if words and kind == "district":
            found.add((kind, "-".join(words), fields.get("parent")))
        elif words:
            found.add((kind, "-".join(words)))
    return frozenset(found)


def _seats(fields: Fields) -> frozenset[Identity]:
    place = (fields.get("arena"), fields.get("organisation"), fields.get("unit"))
    return frozenset([(fields["role"], *place, plain(fields["title"]), fields.get("number", 1))])


def _charters(fields: Fields) -> frozenset[Identity]:
    return frozenset([(fields["arena"],)]) if fields.get("arena") else _NONE


def _activities(fields: Fields) -> frozenset[Identity]:
    timing = fields["timing"]
    when = (timing["precision"], timing["first"], timing["last"])
    return frozenset((plain(fields["title"]), *when, arena) for arena in fields["arenas"])


def _activity_like(said: Fields, standing: Fields) -> float:
    """The same title in the same arena of the same year: it may have been moved."""
    if not set(said["arenas"]) & set(standing["arenas"]) or said["kind"] != standing["kind"]:
        return 0.0
    return likeness(said["title"], standing["title"])


def _closed_days(fields: Fields) -> frozenset[Identity]:
    """Two names for the same days of the same place are the same days."""
    place = (fields.get("municipality"), fields.get("owner"), fields.get("unit"))
    return frozenset([(fields["kind"], fields["first_day"], fields["last_day"], *place)])


def _norms(fields: Fields) -> frozenset[Identity]:
    return frozenset([(plain(fields["what"]), plain(fields["per"]))])


def _findings(fields: Fields) -> frozenset[Identity]:
    return frozenset([(fields["kind"], plain(fields["text"]), plain(fields["other"]))])


def _kind(
    row_type: str,
    identities: Callable[[Fields], frozenset[Identity]],
    like: Callable[[Fields, Fields], float] = _never,
    made_with: tuple[str, ...] = (),
) -> Kind:
    return Kind(row_type, identities, like, frozenset(made_with))


_FINDING: Final = _kind("finding", _findings, made_with=("position", "kind"))
KINDS: Final[Mapping[Section, Kind]] = MappingProxyType(
    {
        Section.PARTICIPANT: _kind(
            "organisation",
            _organisations,
            _like_named("kind"),
            # The registry is shared; a document says only who takes part.
            ("name", "short_name", "kind", "parent"),
        ),
        Section.UNIT: _kind(
            "unit",
            _named("municipality"),
            _unit_like,
            ("kind", "municipality", "counted_on"),
        ),
        Section.FOCUS_AREA: _kind("focusarea", _named(), _like_named(), ("position",)),
        Section.PLAN: _kind("longtermplan", _named(), _like_named()),
        Section.SCHEME: _kind("grantscheme", _named(), _like_named()),
        Section.ARENA: _kind("arena", _named(), _network_like, ("level", "kind")),
        Section.NETWORK: _kind("arena", _named(), _network_like, ("level", "kind")),
        Section.CHARTER: _kind("charter", _charters, made_with=("arena",)),
        Section.CONTACT: _kind(
            "seat",
            _seats,
            made_with=("role", "arena", "organisation", "unit", "title", "number", "person"),
        ),
        Section.INITIATIVE: _kind("initiative", _named(), _like_named()),
        Section.ACTIVITY: _kind("activity", _activities, _activity_like),
        Section.CLOSED_DAY: _kind("closedday", _closed_days),
        Section.NORM: _kind("norm", _norms),
        Section.PARTNER_ROLE: _FINDING,
        Section.DILEMMA: _FINDING,
        Section.EXPERIENCE: _FINDING,
        Section.PROSE: _FINDING,
    }
)


def empty_of(value: Any) -> Any:
    """What a field holds when nobody has said anything."""
    if isinstance(value, list):
        return []
    if isinstance(value, bool):
        return False
    return "" if isinstance(value, str) else None
