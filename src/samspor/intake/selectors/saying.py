"""What the document says, fact by fact, in the order it is taken in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from samspor.intake.kinds import KINDS
from samspor.intake.naming import key_of, with_short_name
from samspor.intake.proposals import Section
from samspor.intake.said import Identity, Ref, Said
from samspor.intake.selectors.standing import Standing
from samspor.reading.draft import Draft
from samspor.registry.enums import CommunityKind, OrganisationKind

_UNIVERSITY: Final = re.compile(
    r"universitet|h[øo][gy]e?skole|\b(?:NTNU|DMMH|OsloMet|USN|UiT|UiB|UiS|UiA|HVL|HiØ|INN|NLA)\b"
    r"|^UH$",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")


@dataclass(slots=True)
class Saying:
    """What has been found so far. `tokens` are the answers to questions, by key."""

    draft: Draft
    standing: Standing
    tokens: Mapping[str, str]
    today: date
    facts: dict[str, Said] = field(default_factory=dict)
    _places: dict[Identity, str] = field(default_factory=dict)

    def add(self, said: Said) -> Ref:
        """Said twice in one document is said once; the first stands."""
        self.facts.setdefault(said.key, said)
        return Ref(said.key)

    def in_order(self) -> list[Said]:
        order = list(Section)
        return sorted(self.facts.values(), key=lambda each: order.index(each.section))

    # --- organisations ---

    def municipality(self, name: str, *, joins: bool = True) -> Ref:
        bare = re.sub(r"\s+kommune$", "", name.strip(), flags=re.IGNORECASE)
        return self.organisation(bare, OrganisationKind.MUNICIPALITY, joins=joins)

    def is_university(self, name: str) -> bool:
        return _partner_kind(name) is OrganisationKind.UNIVERSITY

    def partner(self, name: str, *, joins: bool = False) -> Ref:
        kind = _partner_kind(name)
        if kind is OrganisationKind.SERVICE and self._is_known_university(name):
            kind = OrganisationKind.UNIVERSITY
        if kind is OrganisationKind.MUNICIPALITY:
            return self.municipality(name, joins=joins)
        return self.organisation(name, kind, joins=joins)

    def organisation(
        self,
        name: str,
        kind: OrganisationKind,
        *,
        joins: bool = False,
        parent: Ref | int | None = None,
    ) -> Ref:
        """One fact for all names of one organisation; it takes part when any of them says so."""
        full, short = with_short_name(name.strip())
        fields = {
            "name": full[:160],
            "short_name": short,
            "kind": kind.value,
            "parent": parent,
            "takes_part": joins,
        }
        keyed = {**fields, "parent": str(parent)}
        identities = KINDS[Section.PARTICIPANT].identities(keyed)
        known = next((self._places[each] for each in identities if each in self._places), None)
        key = known or f"participant:{kind.value}-{key_of(full)}"
        self._places.update(dict.fromkeys(identities, key))
        before = self.facts.get(key)
        if before is not None:
            fields = {
                **before.fields,
                "takes_part": before.fields["takes_part"] or joins,
                "short_name": before.fields["short_name"] or short,
            }
            self.facts[key] = replace(before, fields=fields)
            return Ref(key)
        needs = (parent.key,) if isinstance(parent, Ref) else ()
        said = Said(key, Section.PARTICIPANT, full[:160], fields, needs=needs, derived=not joins)
        return self.add(said)

    def _is_known_university(self, name: str) -> bool:
        """“Dronning Mauds Minne” without the word for what it is."""
        like = {"kind": OrganisationKind.UNIVERSITY.value, "name": name, "short_name": ""}
        known = set(self._places)
        for row in self.standing.of("organisation").values():
            known |= KINDS[Section.PARTICIPANT].identities(row.fields)
        return bool(KINDS[Section.PARTICIPANT].identities(like) & known)

    def home(self) -> Ref | int | None:
        """The municipality that the community is, or the only one there is."""
        here = self.standing.municipalities
        if self.standing.community.kind == CommunityKind.MUNICIPALITY and len(here) <= 1:
            name = here[0].fields["name"] if here else self.standing.community.name
            return self.municipality(name)
        if here:
            return here[0].pk if len(here) == 1 else None
        named = [
            each
            for each in self.facts.values()
            if each.section is Section.PARTICIPANT
            and each.fields["kind"] == OrganisationKind.MUNICIPALITY
            and each.fields["takes_part"]
        ]
        return Ref(named[0].key) if len(named) == 1 else None

    def municipality_named(self, name: str) -> Ref | int | None:
        """One that takes part, or that the document itself lets take part."""
        wanted = name.casefold().removesuffix(" kommune")
        for row in self.standing.municipalities:
            if wanted in {row.name.casefold(), row.fields["name"].casefold()}:
                return row.pk
        key = self._places.get((OrganisationKind.MUNICIPALITY.value, key_of(wanted)))
        return Ref(key) if key else None

    # --- texts ---

    def persons(self) -> frozenset[str]:
        contacts = [
            *(contact for each in self.draft.networks for contact in each.contacts),
            *(contact for each in self.draft.initiatives for contact in each.contacts),
        ]
        return frozenset(each.person for each in contacts if each.person)

    def text(self, text: str | None) -> str:
        """Without the sentences that name a person: names are never taken in silently."""
        if not text:
            return ""
        names = self.persons()
        if not any(name in text for name in names):
            return text
        kept = [
            sentence
            for sentence in _SENTENCE.split(text)
            if not any(name in sentence for name in names)
        ]
        return " ".join(kept)


def names_in(draft: Draft) -> Iterator[str]:
    """What organisations are called in the document."""
    for region in draft.regions:
        yield from region.municipalities
        yield from region.partners
    for unit in draft.units:
        if unit.municipality:
            yield unit.municipality
    for network in draft.networks:
        yield from network.partners
        if network.district:
            yield network.district
    for initiative in draft.initiatives:
        yield from initiative.partners
        yield from (each.unit for each in initiative.contacts if each.unit)
    for role in draft.partner_roles:
        yield role.partner
    for event in draft.events:
        yield from event.municipalities


def _partner_kind(name: str) -> OrganisationKind:
    if _UNIVERSITY.search(name):
        return OrganisationKind.UNIVERSITY
    if re.search(r"\bkommune\b", name, re.IGNORECASE):
        return OrganisationKind.MUNICIPALITY
    if re.search(r"statsforvalt|fylkesmann", name, re.IGNORECASE):
        return OrganisationKind.COUNTY_GOVERNOR
    return OrganisationKind.SERVICE


def clipped(text: str, length: int) -> str:
    """No longer than the row can hold, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0] + "…"
