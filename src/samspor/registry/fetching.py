"""Fetch a list from a national register (T-20). Off until the installation turns it on.

Only hosts of the settings, only over TLS, no redirects, and the address that is really connected
to must be a public one: a name that points into the municipality's own network gets nothing.
"""

import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

LARGEST: Final = 10 * 1000 * 1000
SECONDS: Final = 10
MOST_PAGES: Final = 200

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotFetched(Exception):  # noqa: N818 (reads as what happened)
    """The register could not be asked, or must not be. `code` says why, for the log and tests."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def is_public(address: Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class Fetcher:
    """`may_reach` judges the connected address; `plain` lets a test's own server go without TLS."""

    hosts: frozenset[str]
    may_reach: Callable[[Address], bool] = is_public
    plain: bool = False

    def fetch(self, url: str) -> bytes:
        """The body of one address.

        Raises:
            NotFetched: Another scheme, host or address than allowed; a redirect; no answer.
        """
        parts = urlsplit(url)
        scheme = "http" if self.plain else "https"
        if parts.scheme != scheme or parts.username is not None or parts.fragment:
            raise NotFetched("address")
        if parts.netloc not in self.hosts or not parts.hostname:
            raise NotFetched("host")
        try:
            port = parts.port or (80 if self.plain else 443)
            with self._connect(parts.hostname, port) as stream:
                return self._ask(stream, parts.netloc, f"{parts.path or '/'}?{parts.query}")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFetched("no_answer") from error

    def _connect(self, host: str, port: int) -> socket.socket:
        """Resolve once, judge every address, connect to one of those."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]).partition("%")[0] for each in found]
        if not addresses or not all(self.may_reach(ipaddress.ip_address(a)) for a in addresses):
            raise NotFetched("network")
        stream = socket.create_connection((addresses[0], port), timeout=SECONDS)
        if not self.may_reach(ipaddress.ip_address(stream.getpeername()[0].partition("%")[0])):
            stream.close()
            raise NotFetched("network")
        if self.plain:
            return stream
        return ssl.create_default_context().wrap_socket(stream, server_hostname=host)

    def _ask(self, stream: socket.socket, host: str, path: str) -> bytes:
        connection = http.client.HTTPConnection(host)
        connection.sock = stream
        headers = {"Accept": "application/json", "User-Agent": "Samspor"}
        connection.request("GET", path.removesuffix("?"), headers=headers)
        with connection.getresponse() as answer:
            if 300 <= answer.status < 400:
                raise NotFetched("redirect")
            if answer.status != http.HTTPStatus.OK:
                raise NotFetched("status")
            body = answer.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise NotFetched("too_large")
        return body


def fetch_register(fetcher: Fetcher, address: str, *, numbers: Iterable[str]) -> bytes:
    """All pages for each municipality as one list, to be read like any file.

    Args:
        address: With `{municipality}` and, where the register turns pages, `{page}` from 0 or
            `{page1}` from 1.
    """
    pages: list[Any] = []
    size = 0
    for number in numbers:
        page = 0
        while True:
            body = fetcher.fetch(address.format(municipality=number, page=page, page1=page + 1))
            size += len(body)
            if size > LARGEST:
                raise NotFetched("too_large")
            try:
                found = json.loads(body)
            except ValueError as error:
                raise NotFetched("no_answer") from error
            pages.append(found)
            page += 1
            turns = "{page" in address
            if not turns or page >= _pages_of(found) or page >= MOST_PAGES:
                break
    return json.dumps(pages).encode()


def _pages_of(found: object) -> int:
    if not isinstance(found, Mapping):
        return 1
    page = found.get("page")
    told = page.get("totalPages") if isinstance(page, Mapping) else found.get("AntallSider")
    return told if isinstance(told, int) else 1
