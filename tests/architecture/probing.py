"""T-08: the same question twice, once with a foreign id and once with an absent one.

The probes come from the addresses, from the forms as they are drawn, and from the names that the
views read out of a request. No list of them is kept by hand.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote, urlencode

from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import resolve, reverse

from tests.architecture.drawn_forms import Form, Sent, forms_of
from tests.architecture.permissions import Route
from tests.architecture.source import SOURCE
from tests.architecture.worlds_apart import (
    ABSENT,
    CANARY,
    NO_CANARY,
    SLUG,
    TwoWorlds,
    absent_like,
)
from tests.viewpoints import Viewpoint

ASKED_FROM: Final = (
    Viewpoint.COORDINATOR,
    Viewpoint.OWNER_ADVISER_1,
    Viewpoint.HEAD_A,
    Viewpoint.OWNER_ADVISER_2,
    Viewpoint.OPERATOR,
    Viewpoint.ANONYMOUS,
)
# Parts of an address that name no row of a community.
NOT_IDS: Final = {"school_year", "number", "part", "language", "provider", "token"}
# A day in words, which the figures of any id change: "7010001. okt." reads otherwise than another.
READ_AS_DAYS: Final = {"pick"}
CLOSED: Final = {403, 404, 405}

# What differs between two answers though nothing does: keys of forms, and what is signed with time.
_CHANGING: Final = re.compile(
    r'(?:[\w:.-]|%3A){40,}|<div class="session-warning"[^>]*>|name="once" value="[\w-]+"'
)
_STRANGE: Final = re.compile(rf"7\d{{6}}|[\w-]*(?:{CANARY}|{NO_CANARY})", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """`word` is the id that is asked about."""

    method: str
    address: str
    word: str
    data: Sent = ()

    def send(self, client: Client) -> HttpResponseBase:
        data = {name: list(values) for name, values in self.data}
        answered: HttpResponseBase = getattr(client, self.method)(self.address, data)
        return answered


@dataclass(frozen=True)
class Probe:
    """`foreign` and `absent` are the same request but for the id."""

    name: str
    viewpoint: Viewpoint
    foreign: Asked
    absent: Asked


@dataclass(frozen=True)
class Told:
    """An answer without the words of the question."""

    status: int
    location: str
    text: str

    @classmethod
    def of(cls, response: Any, asked: Asked) -> "Told":
        body = b"" if response.streaming else response.content
        text = _without(_readable(body), asked)
        if response.status_code == 404:  # what it suggests depends on how the word is spelt
            text = " ".join(_STRANGE.findall(text))
        location = response.headers.get("Location", "")
        return cls(response.status_code, _plain(_without(location, asked)), _plain(text))


def _readable(body: bytes) -> str:
    """A file of many is unpacked: in what is packed, the asked word may turn up by chance."""
    if not body.startswith(b"PK"):
        return body.decode("latin-1" if b"\0" in body else "utf-8")
    with zipfile.ZipFile(BytesIO(body)) as parts:
        return "\n".join(f"{name}\n{_readable(parts.read(name))}" for name in parts.namelist())


def _without(text: str, asked: Asked) -> str:
    path = asked.address.partition("?")[0]
    for own in (path, quote(path, safe=""), *([] if asked.word.isdecimal() else [asked.word])):
        text = text.replace(own, "#")
    return text


def _plain(text: str) -> str:
    return _STRANGE.sub("#", _CHANGING.sub("~", text))  # a key may hold such a number by chance


def leak(worlds: TwoWorlds, probe: Probe) -> str:
    """What is wrong, in words; "" when foreign and absent look alike and nothing leads abroad."""
    client = worlds.client(probe.viewpoint)
    with _undone(client):
        foreign = probe.foreign.send(client)
        wrote = probe.foreign.method == "post" and foreign.status_code in {200, 302}
        tied = worlds.ties_abroad() if wrote else []
    with _undone(client):
        absent = probe.absent.send(client)
    one, other = Told.of(foreign, probe.foreign), Told.of(absent, probe.absent)
    if tied:
        return f"{probe.name}: {', '.join(tied)} leads abroad"
    if one == other:
        return ""
    if (one.status, one.location) != (other.status, other.location):
        return f"{probe.name}: {one.status} {one.location} for {other.status} {other.location}"
    pairs = zip(one.text.splitlines(), other.text.splitlines(), strict=False)
    line = next((f"{a.strip()} for {b.strip()}" for a, b in pairs if a != b), "a longer page")
    return f"{probe.name}: {line}"


@contextmanager
def _undone(client: Client) -> Iterator[None]:
    """What is written is taken back; so is the cookie, or who signs out asks on as a stranger."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


# --- where an id can be written ---


def probes(
    route: Route, worlds: TwoWorlds, viewpoints: Iterable[Viewpoint] = ASKED_FROM
) -> Iterator[Probe]:
    here, there = route.arguments(worlds.home), route.arguments(worlds.abroad)
    address = reverse(route.name, kwargs=here)
    for viewpoint in viewpoints:
        yield from _in_the_address(route, viewpoint, here, there)
        drawn: list[Form] = []
        if route.get[viewpoint] == 200:
            drawn = _drawn(worlds.client(viewpoint), address)
        if route.get[viewpoint] not in CLOSED:
            forms = [form for form in drawn if form.method == "get"]
            yield from _in_the_query(route, viewpoint, address, forms, worlds.foreign_ids)
        if route.post[viewpoint] not in CLOSED:
            forms = [form for form in drawn if form.method == "post" and form.sends_to(address)]
            yield from _in_the_form(route, viewpoint, address, forms, worlds.foreign_ids)


def _in_the_address(
    route: Route, viewpoint: Viewpoint, here: dict[str, Any], there: dict[str, Any]
) -> Iterator[Probe]:
    """Each part foreign, all of them foreign, and what is at home asked for abroad."""
    own = [
        name for name in here if name not in NOT_IDS | {"community"} and here[name] != there[name]
    ]
    wanted = [{name: there[name]} for name in own]
    if len(own) > 1:
        wanted.append({name: there[name] for name in own})
    places = [(here, each) for each in wanted]
    if "community" in here and own:
        places.append(({**here, "community": there["community"]}, {own[0]: here[own[0]]}))
    for base, foreign in places:
        absent = {name: _absent(there[name]) for name in foreign}
        word, no_word = (str(next(iter(each.values()))) for each in (foreign, absent))
        for method, answers in (("get", route.get), ("post", route.post)):
            if answers[viewpoint] == 405:
                continue
            yield Probe(
                f"{route.name} {method} address {'+'.join(foreign)}",
                viewpoint,
                Asked(method, reverse(route.name, kwargs={**base, **foreign}), word),
                Asked(method, reverse(route.name, kwargs={**base, **absent}), no_word),
            )


def _in_the_query(
    route: Route, viewpoint: Viewpoint, address: str, forms: list[Form], ids: list[str]
) -> Iterator[Probe]:
    shapes = {name: found for form in forms for name, found in form.shapes().items()}
    for name in sorted(shapes.keys() | names_read(address, "GET")):
        for shape in sorted(shapes.get(name, {"{}"})):
            for foreign in [*ids, CANARY]:
                none = absent_like(foreign)
                value, absent = shape.format(foreign), shape.format(none)
                yield Probe(
                    f"{route.name} query {name}",
                    viewpoint,
                    Asked("get", f"{address}?{urlencode({name: value})}", foreign),
                    Asked("get", f"{address}?{urlencode({name: absent})}", none),
                )


def _in_the_form(
    route: Route, viewpoint: Viewpoint, address: str, forms: list[Form], ids: list[str]
) -> Iterator[Probe]:
    for form in forms or [Form("post", "")]:
        shapes = form.shapes()
        for name in sorted((shapes.keys() | names_read(address, "POST")) - READ_AS_DAYS):
            for shape in sorted(shapes.get(name, {"{}"})):
                for foreign in ids:
                    none = absent_like(foreign)
                    value, absent = shape.format(foreign), shape.format(none)
                    yield Probe(
                        f"{route.name} form {name}",
                        viewpoint,
                        Asked("post", address, foreign, form.filled(name, value)),
                        Asked("post", address, none, form.filled(name, absent)),
                    )


def _absent(value: Any) -> Any:
    if isinstance(value, int):
        return int(ABSENT)
    return absent_like(value if SLUG in value else f"{value}-{SLUG}")


def _drawn(client: Client, address: str) -> list[Form]:
    response = client.get(address)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    return forms_of(response.content.decode()) if is_page else []


def names_read(address: str, method: str) -> frozenset[str]:
    """The literal names that the views of this app read: also those that no form draws."""
    return _names_in(resolve(address).func.__module__.split(".")[1], method)


@cache
def _names_in(app: str, method: str) -> frozenset[str]:
    named = re.compile(rf"\.{method}(?:\.get|\.getlist)?[\[(]\"([\w-]+)\"")
    asked = re.compile(rf"\"([\w-]+)\" in \w+\.{method}\b")
    texts = [file.read_text() for file in (SOURCE / "samspor" / app / "views").glob("*.py")]
    return frozenset(
        name for text in texts for found in (named, asked) for name in found.findall(text)
    )
