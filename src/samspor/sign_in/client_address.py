"""Where a request comes from. A forwarding header counts only from our own proxy (T-04)."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not a proxy of ours, written in one way; "" when there is none.

    Of an IPv6 address the network counts: everybody at home has 2⁶⁴ of them.
    """
    here = _tidy(str(request.META.get("REMOTE_ADDR", "")))
    if _is_proxy(here):
        for hop in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
            forwarded = _tidy(hop.strip())
            if not forwarded:
                break
            here = forwarded
            if not _is_proxy(forwarded):
                break
    if here and ip_address(here).version == 6:
        return str(ip_network((here, 64), strict=False))
    return here


def _is_proxy(address: str) -> bool:
    return bool(address) and any(
        ip_address(address) in ip_network(known, strict=False) for known in settings.PROXIES
    )


def _tidy(text: str) -> str:
    try:
        found = ip_address(text)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped or found)
