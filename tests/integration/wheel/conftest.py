"""The region of the activities' tests, and its people at their browsers."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.middleware.csrf import CSRF_SECRET_LENGTH, CSRF_SESSION_KEY
from django.test import Client

from samspor.access.viewer import Viewer
from samspor.seats.models import User
from tests.integration.activities.conftest import region
from tests.page_client import PageClient, pages

__all__ = ["SignIn", "browser", "pages", "region"]

SignIn = Callable[[Viewer], PageClient]


@pytest.fixture
def browser(db: None) -> SignIn:
    """`browser(region.coordinator)`: somebody who is signed in."""

    def sign_in(viewer: Viewer) -> PageClient:
        client = Client(headers={"origin": "http://testserver"})
        user = User.objects.get(pk=viewer.user_id)
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = client.session
        session[CSRF_SESSION_KEY] = "x" * CSRF_SECRET_LENGTH  # as after the first page with a form
        session.save()
        return PageClient(client)

    return sign_in
