"""Somebody with an account, and a browser that is on its way in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import resolve
from time_machine import TimeMachineFixture

from samspor.access.viewer import ANONYMOUS, Viewer
from samspor.kernel import clock
from samspor.mail.models import OutgoingMail
from samspor.seats.models import User
from samspor.sign_in.services.second_factor import new_key, set_up_app
from tests.factories import seats

OWN = {"origin": "http://testserver"}


@dataclass
class Browser:
    """Django's client, with the steps of signing in as words."""

    client: Client

    def post(self, path: str, **data: str) -> Any:
        return self.client.post(path, data, headers=OWN)

    def ask(self, email: str) -> None:
        answer = self.post("/logg-inn/epost/", email=email)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/logg-inn/kode/")

    def write(self, code: str) -> Any:
        return self.post("/logg-inn/kode/", code=code)

    def confirm(self, code: str) -> Any:
        return self.post("/logg-inn/totrinn/", code=code)

    @property
    def viewer(self) -> Viewer:
        return getattr(self.client.get("/om/").wsgi_request, "viewer", ANONYMOUS)


def mailed_code() -> str:
    """The code in the latest mail."""
    mail = OutgoingMail.objects.unguarded(reason="tests read the mail").order_by("-id").first()
    assert mail is not None
    found = re.search(r"\b(\d{4}) (\d{4})\b", mail.text)
    assert found is not None
    return found[1] + found[2]


def mails() -> int:
    return OutgoingMail.objects.unguarded(reason="tests count the mail").count()


def app_code(key: str, at: datetime) -> str:
    return pyotp.TOTP(key).at(at)


@pytest.fixture
def new_browser() -> Callable[[], Browser]:
    return lambda: Browser(Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/128.0"}))


@pytest.fixture
def browser(new_browser: Callable[[], Browser]) -> Browser:
    return new_browser()


@dataclass
class Account:
    user: User
    key: str
    recovery_codes: list[str]


@pytest.fixture
def account(db: None) -> Account:
    """With an app that was set up an hour ago."""
    user = seats.user("kari@example.org")
    key, then = new_key(), clock.now() - timedelta(hours=1)
    codes = set_up_app(user=user, key=key, typed=app_code(key, then), place="::1", now=then)
    assert codes is not None
    return Account(user, key, codes)


@pytest.fixture
def no_demo(settings: LazySettings) -> None:
    """The addresses are made at the first question; that one is asked in the demo."""
    assert resolve("/logg-inn/plass/1/")
    settings.DEMO = False


@pytest.fixture
def later(time_machine: TimeMachineFixture) -> Callable[[timedelta], datetime]:
    """Hold the clock, and move it on."""
    time_machine.move_to(clock.now(), tick=False)

    def move(step: timedelta) -> datetime:
        time_machine.shift(step)
        return clock.now()

    return move
