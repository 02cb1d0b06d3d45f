"""A browser for tests that reads every page it gets (after GOV.UK Notify's `client_request`).

    def test_front_names_the_communities(pages):
        page = pages.get("/")

        assert "Fjordane" in page.text

`pages.get` fails with words when the page breaks any check of `tests/page_checks.py`. Import the
fixture in a conftest:  from tests.page_client import pages
"""

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspor.access.carrying import without
from tests.page_checks import STATEMENTS, Answer, complaints, words

# What keeps a transaction is no question to the database; and once in a process, Django asks SQLite
# whether it knows JSON.
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "SELECT JSON(")
# Nor is the line that a refusal leaves in the log: who is refused pays for it, not who reads. Those
# who run the service pay for being asked whether they visit anybody.
LOG = re.compile(
    r'(?:INSERT INTO|UPDATE) "audit_|SELECT .*? FROM "audit_head"'
    r'|SELECT .*? FROM "seats_operatorvisit" .*"ended_at" IS NULL'
)


def is_counted(statement: str) -> bool:
    statement = without(statement)  # for whom it is asked goes along with it
    return not (statement.startswith(NOT_COUNTED) or LOG.match(statement))


@dataclass(frozen=True)
class Page:
    """A page that passed."""

    answer: Answer
    response: HttpResponse

    @property
    def text(self) -> str:
        """All its words."""
        return words(self.answer.all("body")[0])

    @property
    def main(self) -> str:
        """The words of its own content, without the shell."""
        return words(self.answer.all("main")[0])

    @property
    def heading(self) -> str:
        return words(self.answer.all("h1")[0])

    @property
    def html(self) -> str:
        return self.answer.html

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """`page.all("a", href="/")`; a trailing or inner underscore stands for a hyphen."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.answer.all(*tags)
            if all(one.attrib.get(name) == value for name, value in wanted.items())
        ]

    def links(self) -> dict[str, str]:
        """Words to address; of links with the same words the last."""
        return {words(one): one.attrib["href"] for one in self.answer.all("a")}


class PageClient:
    """Wraps Django's own client. Forms come from our own pages unless a test says otherwise."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client(headers={"origin": "http://testserver"})

    @property
    def signed_in(self) -> bool:
        return settings.SESSION_COOKIE_NAME in self.client.cookies

    def get(
        self, path: str, *, status: int = 200, statements: int = STATEMENTS, **headers: str
    ) -> Page:
        """The page at `path`, which must be HTML and keep every check.

        Args:
            statements: How many the page may take, where it compares much with the database.

        Raises:
            AssertionError: Another status, no page, or a check that fails.
        """
        signed_in = self.signed_in
        with CaptureQueriesContext(connection) as asked:
            response = self.client.get(path, headers=headers)
        taken = [sql for query in asked if is_counted(sql := query["sql"])]
        return self._read(path, response, status, signed_in, taken, statements)

    def post(
        self, path: str, data: Any = None, *, status: int = 302, **headers: str
    ) -> HttpResponse:
        """What the form answers: most often a redirect."""
        response = self.client.post(path, data or {}, headers=headers)
        assert response.status_code == status, (
            f"{path}: expected {status}, got {response.status_code}"
        )
        return response

    def post_invalid(self, path: str, data: Any = None, *, status: int = 422) -> Page:
        """The form again, with what must be mended. It is a page like any other."""
        signed_in = self.signed_in
        response = self.client.post(path, data or {})
        return self._read(path, response, status, signed_in, [])

    def _read(
        self,
        path: str,
        response: HttpResponse,
        status: int,
        signed_in: bool,
        statements: list[str],
        allowed: int = STATEMENTS,
    ) -> Page:
        assert response.status_code == status, (
            f"{path}: expected {status}, got {response.status_code}"
            f" {response.headers.get('Location', '')}"
        )
        assert response.headers["Content-Type"] == "text/html; charset=utf-8", path
        answer = Answer(
            path=path,
            html=response.content.decode(),
            status=status,
            headers=dict(response.headers),
            sets_cookie=bool(response.cookies),
            signed_in=signed_in,
            statements=tuple(statements),
            allowed=allowed,
        )
        found = complaints(answer)
        assert not found, f"{path}:\n  " + "\n  ".join(found)
        return Page(answer, response)


@pytest.fixture
def pages(db: None) -> PageClient:
    """A reader who is not signed in."""
    return PageClient()
