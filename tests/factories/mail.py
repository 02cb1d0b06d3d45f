"""Mail in the outbox.

post("Hei på deg", to="kari@example.org")
post("Hei", about="thing-1", version=2)
"""

from datetime import UTC, datetime
from itertools import count

from samspor.mail.letters import Letter, Quote
from samspor.mail.models import OutgoingMail
from samspor.mail.services.post import post_mail

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOTE = Letter(
    subject="Til %(name)s",
    body=("Hei %(name)s.", Quote("message")),
    link_words="Les den",
)
_numbers = count(1)


def post(
    message: str = "Hei",
    *,
    to: str = "kari@example.org",
    name: str = "Kari",
    about: str = "",
    version: int = 1,
    now: datetime = NOW,
    urgent: bool = False,
    person_id: int | None = None,
    kind: str = "test.note",
    link: str = "",
) -> OutgoingMail | None:
    return post_mail(
        kind=kind,
        address=to,
        language="nb",
        template=NOTE,
        values={"name": name, "message": message},
        about=about or f"note-{next(_numbers)}",
        version=version,
        person_id=person_id,
        now=now,
        urgent=urgent,
        link=link,
    )


def posted(message: str = "Hei", **facts: object) -> OutgoingMail:
    mail = post(message, **facts)  # type: ignore[arg-type]
    assert mail is not None
    return mail


def rows() -> list[OutgoingMail]:
    """As they stand now, oldest first."""
    found = OutgoingMail.objects.unguarded(reason="the test looks at everything")
    return list(found.order_by("id"))


def row() -> OutgoingMail:
    (only,) = rows()
    return only
