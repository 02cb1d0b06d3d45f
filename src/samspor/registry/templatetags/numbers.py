"""Numbers of the national registers, as people read them."""

from django import template

from samspor.kernel.org_number import OrgNumber, write_org_number

register = template.Library()


@register.filter
def organisation_number(value: str) -> str:
    """974 760 673."""
    return write_org_number(OrgNumber(value))
