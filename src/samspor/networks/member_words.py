"""Member rules as people say them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from samspor.access.viewer import Role
from samspor.networks.enums import Effect
from samspor.networks.models import MemberRule
from samspor.registry.enums import Ownership, UnitKind

MANY = {
    Role.HEAD: gettext_lazy("heads and principals"),
    Role.DEPUTY_HEAD: gettext_lazy("deputy heads"),
    Role.PEDAGOGICAL_LEADER: gettext_lazy("pedagogical leaders"),
    Role.RESOURCE_PERSON: gettext_lazy("resource persons"),
    Role.OWNER: gettext_lazy("owners"),
    Role.MUNICIPAL_ADVISER: gettext_lazy("municipal advisers"),
    Role.AUTHORITY: gettext_lazy("kindergarten authorities"),
    Role.PSYCH_PED_SERVICE: gettext_lazy("educational psychology services"),
    Role.DEVELOPMENT_ADVISER: gettext_lazy("development advisers"),
    Role.FACILITATOR: gettext_lazy("facilitators"),
    Role.UNION_REP: gettext_lazy("union representatives"),
    Role.SAFETY_REP: gettext_lazy("safety representatives"),
    Role.UNIVERSITY_PARTNER: gettext_lazy("university partners"),
    Role.NETWORK_CONTACT: gettext_lazy("network contacts"),
    Role.STEERING_GROUP: gettext_lazy("members of steering groups"),
    Role.STAFF: gettext_lazy("staff"),
}
HEADS = {
    UnitKind.KINDERGARTEN: gettext_lazy("heads"),
    UnitKind.SCHOOL: gettext_lazy("principals"),
}
UNITS = {
    "": gettext_lazy("kindergartens and schools"),
    UnitKind.KINDERGARTEN: gettext_lazy("kindergartens"),
    UnitKind.SCHOOL: gettext_lazy("schools"),
}
WHOSE = {
    Ownership.MUNICIPAL: pgettext_lazy("before units", "municipal"),
    Ownership.PRIVATE: pgettext_lazy("before units", "private"),
}


def in_words(rule: MemberRule, *, community: str) -> str:
    """As in "Alle styrere i private barnehager i Skaun"; "Uten Budal barnehage"."""
    if rule.is_single:
        one = str(rule.seat.label if rule.seat else rule.unit)
        if rule.effect == Effect.LEAVE_OUT:
            return pgettext("a member rule", "Without %(one)s") % {"one": one}
        return pgettext("a member rule", "Also %(one)s") % {"one": one}
    where = str(rule.district or rule.municipality or community)
    return _("All %(who)s in %(where)s") % {"who": who(rule), "where": where}


def who(rule: MemberRule) -> str:
    """Without the place: "styrere i private barnehager"."""
    units = str(UNITS[UnitKind(rule.unit_kind) if rule.unit_kind else ""])
    if rule.ownership:
        whose = str(WHOSE[Ownership(rule.ownership)])
        units = pgettext("whose, which units", "%(whose)s %(units)s") % {
            "whose": whose,
            "units": units,
        }
    if not rule.role:
        return units
    role = Role(rule.role)
    many = str(MANY[role])
    if role is Role.HEAD and rule.unit_kind:
        many = str(HEADS[UnitKind(rule.unit_kind)])
        if not rule.ownership:
            return many
    if rule.ownership or rule.unit_kind:
        return _("%(role)s in %(units)s") % {"role": many, "units": units}
    return many
