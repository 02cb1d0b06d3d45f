"""Who belongs to an arena, and which units are in no network; for those inside the community."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspor.access.policy import Action, may, require
from samspor.access.request import ViewerRequest
from samspor.kernel import clock
from samspor.networks.forms.members import CoverageForm, RuleForm, SingleForm, day_in
from samspor.networks.member_words import in_words
from samspor.networks.membership import Counts, Member, counts, members_of
from samspor.networks.models import Arena, MemberRule
from samspor.networks.selectors import members as selectors
from samspor.networks.services.members import (
    add_member_rule,
    end_member_rule,
    require_members,
    resume_member_rule,
)
from samspor.registry.address import enter, mark, way_to
from samspor.ui.navigation import Link

ON_A_PAGE = 50


@require_safe
def members(request: ViewerRequest, community: str, network: str) -> HttpResponse:
    today = clock.today()
    arena = _arena(request, community, network)
    on = day_in(request.GET.get("dato", ""), otherwise=today)
    found = selectors.membership(request.viewer, arena=arena, on=on)
    page = Paginator(found.members, ON_A_PAGE).get_page(request.GET.get("side"))
    context = {
        "arena": arena,
        "community": arena.community,
        "way": _way(arena),
        "on": on,
        "today": today,
        "is_today": on == today,
        "counts": counts(found.members),
        "page": page,
        "rows": [(member, _words(member.why, arena)) for member in page],
        "rules": [(rule, _words(rule, arena)) for rule in found.rules if _counts(rule, on)],
        "former": [(rule, _words(rule, arena)) for rule in found.rules if not _counts(rule, on)],
        "inherited": found.inherited,
        "may_edit": _may_edit(request, arena),
        "resume": {"resume": "1"},
        "ended": _named(request, "avsluttet", found.rules),
        "added": _said(arena, _named(request, "ny", found.rules)),
    }
    return render(request, "networks/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_rule(request: ViewerRequest, community: str, network: str) -> HttpResponse:
    """Many at once. A `look` shows whom it would be and saves nothing."""
    today = clock.today()
    arena = _arena(request, community, network)
    require_members(request.viewer, arena)
    form = RuleForm(
        request.POST if request.method == "POST" else None,
        arena=arena,
        places=selectors.places_of_rules(request.viewer, community=arena.community, on=today),
        initial={
            "valid_from": today,
            "where": str(arena.district_id or arena.municipality_id or ""),
        },
    )
    looks = "look" in request.POST
    if request.method == "POST" and form.is_valid() and not looks:
        saved = _saved(request, form)
        if saved:
            return HttpResponseRedirect(f"{_address(arena)}?ny={saved.pk}")
    context = {
        "form": form,
        "arena": arena,
        "community": arena.community,
        "way": [*_way(arena), Link(_("Members"), _address(arena))],
        "preview": _preview(request, form),
    }
    mended = form.errors and not looks
    return render(request, "networks/member_rule.html", context, status=422 if mended else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def add_single(request: ViewerRequest, community: str, network: str) -> HttpResponse:
    """One unit or seat, added or left out."""
    today = clock.today()
    arena = _arena(request, community, network)
    require_members(request.viewer, arena)
    form = SingleForm(
        request.POST if request.method == "POST" else None,
        arena=arena,
        people=selectors.people_of(request.viewer, community=arena.community, on=today),
        initial={"valid_from": today, "effect": request.GET.get("hva", "add")},
    )
    if request.method == "POST" and form.is_valid():
        saved = _saved(request, form)
        if saved:
            return HttpResponseRedirect(f"{_address(arena)}?ny={saved.pk}")
    context = {
        "form": form,
        "arena": arena,
        "community": arena.community,
        "way": [*_way(arena), Link(_("Members"), _address(arena))],
    }
    return render(
        request, "networks/member_single.html", context, status=422 if form.errors else 200
    )


@require_POST
def end_rule(request: ViewerRequest, community: str, network: str, rule: int) -> HttpResponse:
    """It holds no longer; with `resume` it does again."""
    arena = _arena(request, community, network)
    require_members(request.viewer, arena)
    found = selectors.rule_at(request.viewer, arena=arena, rule_id=rule)
    if "resume" in request.POST:
        resume_member_rule(viewer=request.viewer, rule=found, now=clock.now())
        return HttpResponseRedirect(f"{_address(arena)}?ny={found.pk}")
    left = end_member_rule(viewer=request.viewer, rule=found, today=clock.today(), now=clock.now())
    if left is None:
        return HttpResponseRedirect(_address(arena))
    return HttpResponseRedirect(f"{_address(arena)}?{urlencode({'avsluttet': left.pk})}")


@require_safe
def coverage(request: ViewerRequest, community: str) -> HttpResponse:
    today = clock.today()
    found = enter(request, community)
    require(request.viewer, Action.VIEW_SEATS, community_id=found.pk)
    rows, arenas = selectors.coverage(request.viewer, community=found, on=today)
    places = {row.unit.municipality_id: row.unit.municipality for row in rows}
    form = CoverageForm(
        request.GET,
        places=sorted(places.values(), key=lambda one: one.sort_key),
        arenas=arenas,
    )
    shown = _within(form, rows)
    listed = _asked_for(form, shown)
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("side"))
    context = {
        "community": found,
        "way": way_to(found, "networks"),
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "shares": selectors.shares(shown),
        "arenas": arenas,
        "page": page,
        "rows": list(page),
        "network": next((one for one in arenas if one.slug == form.chosen("nettverk")), None),
        "today": today,
    }
    return render(request, "networks/coverage.html", context)


def _within(form: CoverageForm, rows: Iterable[selectors.Covered]) -> list[selectors.Covered]:
    """Of the chosen municipality and owner; counted as in when they are in the chosen network."""
    place, owner, network = (form.chosen(name) for name in ("kommune", "eier", "nettverk"))
    found = [
        row
        for row in rows
        if place in {"", str(row.unit.municipality_id)} and owner in {"", row.unit.ownership}
    ]
    if not network:
        return found
    return [
        selectors.Covered(row.unit, tuple(one for one in row.arenas if one.slug == network))
        for row in found
    ]


def _asked_for(form: CoverageForm, rows: Iterable[selectors.Covered]) -> list[selectors.Covered]:
    wanted = form.chosen("vis")
    found = [row for row in rows if not wanted or (wanted == "med") == bool(row.arenas)]
    return sorted(found, key=lambda row: (row.unit.municipality.sort_key, row.unit.sort_key))


def _saved(request: ViewerRequest, form: RuleForm | SingleForm) -> MemberRule | None:
    """None when something must be mended."""
    try:
        return add_member_rule(viewer=request.viewer, rule=form.rule(), now=clock.now())
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def _preview(request: ViewerRequest, form: RuleForm) -> dict[str, Any] | None:
    """Whom the rule would add; None while it cannot be read."""
    if form.is_bound and not form.is_valid():
        return None
    if not form.is_bound:
        form.cleaned_data = {
            "who": "enheter", "ownership": "", "unit_kind": "", **form.initial,
        }  # fmt: skip
    rule = form.rule()
    people = selectors.people_of(request.viewer, community=form.arena.community, on=clock.today())
    found: list[Member] = members_of(form.arena, [_from_now(rule)], people, on=clock.today())
    told: Counts = counts(found)
    return {
        "words": _words(rule, form.arena),
        "counts": told,
        "members": found[:12],
        "more": max(len(found) - 12, 0),
    }


def _from_now(rule: MemberRule) -> MemberRule:
    """The preview shows those of today, also for a rule that begins later."""
    rule.valid_from = min(rule.valid_from, clock.today())
    return rule


def _words(rule: MemberRule, arena: Arena) -> str:
    return in_words(rule, community=arena.community.name)


def _counts(rule: MemberRule, on: Any) -> bool:
    """Rules to come are listed with those that hold."""
    return rule.valid_to is None or rule.valid_to >= on


def _named(request: ViewerRequest, name: str, rules: Iterable[MemberRule]) -> MemberRule | None:
    """The rule that an address tells about: "avsluttet" has ended, "ny" holds."""
    wanted = request.GET.get(name, "")
    rule = next((rule for rule in rules if str(rule.pk) == wanted), None)
    return rule if rule and (rule.valid_to is not None) == (name == "avsluttet") else None


def _said(arena: Arena, rule: MemberRule | None) -> str:
    if rule is None:
        return ""
    said = _("%(rule)s. The list of members follows by itself.")
    return said % {"rule": _words(rule, arena)}


def _may_edit(request: ViewerRequest, arena: Arena) -> bool:
    return may(
        request.viewer,
        Action.EDIT_MEMBERS,
        community_id=arena.community_id,
        municipality_id=arena.municipality_id,
        arena_id=arena.pk,
        district_id=arena.district_id,
    )


def _arena(request: ViewerRequest, community: str, slug: str) -> Arena:
    arena = selectors.arena_at(request.viewer, community=community, slug=slug)
    mark(request, arena.community)
    return arena


def _address(arena: Arena) -> str:
    return reverse("network_members", args=[arena.community.slug, arena.slug])


def _way(arena: Arena) -> list[Link]:
    links = way_to(arena.community, "networks")
    if not arena.is_public:
        return links
    page = reverse("network", args=[arena.community.slug, arena.slug])
    return [*links, Link(arena.name, page, lang=arena.community.language)]
