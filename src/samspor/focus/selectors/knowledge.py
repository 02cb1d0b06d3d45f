"""What a community works by and has found out, for those inside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import F, TextField, Value

from samspor.access.policy import Action, require
from samspor.access.viewer import Viewer
from samspor.focus.enums import FindingKind
from samspor.focus.models import Finding, GrantScheme, LongTermPlan, Norm
from samspor.focus.models.dated import lines
from samspor.kernel.order import sort_key
from samspor.registry.models import Community


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that belong together: under one heading, of one kind, or about one partner."""

    heading: str
    findings: tuple[Finding, ...]
    kind: FindingKind | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A plan or a scheme; both days of its period are inclusive."""

    name: str
    paragraphs: tuple[str, ...]
    goals: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    plans: tuple[Dated, ...]
    schemes: tuple[Dated, ...]
    norms: tuple[Norm, ...]
    organisation: tuple[Group, ...]
    partners: tuple[Group, ...]
    experiences: tuple[Group, ...]
    dilemmas: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        found = (self.plans, self.schemes, self.norms, self.organisation, self.partners)
        return not any((*found, self.experiences, self.dilemmas))


def knowledge_of(viewer: Viewer, *, community: Community) -> Knowledge:
    """Three statements, however much there is."""
    require(viewer, Action.VIEW_SEATS, community_id=community.pk)
    plans, schemes = _dated(viewer, community)
    norms = Norm.objects.seen_by(viewer).filter(community=community)
    rows = Finding.objects.seen_by(viewer).filter(community=community)
    findings = list(rows.select_related("partner").order_by("position", "pk"))
    return Knowledge(
        plans=plans,
        schemes=schemes,
        norms=tuple(norms),
        organisation=_grouped(_of(findings, FindingKind.ORGANISATION), _heading),
        partners=_grouped(_of(findings, FindingKind.PARTNER_ROLE), _partner),
        experiences=_by_kind(findings),
        dilemmas=tuple(_of(findings, FindingKind.DILEMMA)),
    )


def _dated(viewer: Viewer, community: Community) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Plans and schemes, each by name, in one statement."""
    names = ("name", "text", "told", "valid_from", "valid_to", "is_scheme")
    nothing = Value("", output_field=TextField())
    plans = LongTermPlan.objects.seen_by(viewer).filter(community=community)
    schemes = GrantScheme.objects.seen_by(viewer).filter(community=community)
    rows = (
        plans.order_by()
        .annotate(told=nothing, is_scheme=Value(0))
        .values_list(*names)
        .union(
            schemes.order_by().annotate(told=F("goals"), is_scheme=Value(1)).values_list(*names),
            all=True,
        )
    )
    found: tuple[list[Dated], list[Dated]] = ([], [])
    for name, text, goals, first, last, is_scheme in sorted(rows, key=lambda row: sort_key(row[0])):
        paragraphs = tuple(part.strip() for part in text.split("\n\n") if part.strip())
        found[is_scheme].append(Dated(name, paragraphs, lines(goals), first, last))
    return tuple(found[0]), tuple(found[1])


def _of(findings: Iterable[Finding], kind: FindingKind) -> list[Finding]:
    return [each for each in findings if each.kind == kind]


def _heading(finding: Finding) -> str:
    return finding.heading


def _partner(finding: Finding) -> str:
    return str(finding.partner) if finding.partner else ""


def _grouped(findings: list[Finding], name_of: Callable[[Finding], str]) -> tuple[Group, ...]:
    """In the order in which the names are first met."""
    names: dict[str, list[Finding]] = {}
    for finding in findings:
        names.setdefault(name_of(finding), []).append(finding)
    return tuple(Group(heading, tuple(those)) for heading, those in names.items())


def _by_kind(findings: list[Finding]) -> tuple[Group, ...]:
    """Experiences, the sorted first: what the source has given no kind comes last."""
    others = {FindingKind.DILEMMA, FindingKind.PARTNER_ROLE, FindingKind.ORGANISATION}
    order = [kind for kind in FindingKind if kind not in others]
    told = [each for each in findings if FindingKind(each.kind) in order]
    told.sort(key=lambda each: order.index(FindingKind(each.kind)))
    return tuple(
        Group(str(kind.label), tuple(those), kind)
        for kind, those in groupby(told, key=lambda each: FindingKind(each.kind))
    )
