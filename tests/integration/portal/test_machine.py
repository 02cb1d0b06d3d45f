"""T-67: addresses that machines ask."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.urls("samspor.portal.urls_machine")


def test_t67_process_answers_without_a_database(client: Client):
    response = client.get("/helse/lever")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_t67_ready_when_the_database_answers(client: Client):
    response = client.get("/helse/klar")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_t67_not_ready_when_the_database_is_silent(client: Client, monkeypatch: pytest.MonkeyPatch):
    def silent() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", silent)

    response = client.get("/helse/klar")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})


def test_search_engines_are_kept_from_drafts(client: Client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /*/utkast/" in text
