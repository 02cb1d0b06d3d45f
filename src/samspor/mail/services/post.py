"""Put a mail in the outbox. It leaves after the caller's transaction, and only if that holds."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b

from django.core.validators import validate_email

from samspor.access.asking import everywhere
from samspor.access.own_site import own_path
from samspor.mail.letters import Letter, fill
from samspor.mail.models import OutgoingMail


@everywhere(reason="the outbox takes mail for whomever")
def post_mail(  # noqa: PLR0913 (a mail has that many sides)
    *,
    kind: str,
    address: str,
    language: str,
    template: Letter,
    values: Mapping[str, object],
    about: str,
    now: datetime,
    version: int = 1,
    person_id: int | None = None,
    community_id: int | None = None,
    link: str = "",
    urgent: bool = False,
) -> OutgoingMail | None:
    """Write the row; call it inside the transaction of what the mail tells about.

    Args:
        kind: A word such as "sign_in.code"; the sender's recheck goes by it.
        values: One for each gap of the letter. Whoever wrote them, they stay text.
        about: Which thing, such as "contact_message-12".
        version: Which time it is told; the same kind, thing and version is told a person once.
        person_id: The receiver, when it is somebody we know.
        link: A path of ours; the letter's own words lead there.
        urgent: Goes before what is not, such as a code that somebody waits for.

    Returns:
        The row, or None when this was posted before (T-35).

    Raises:
        ValidationError: The address is none.
        LookupError: The values do not fit the letter.
        ValueError: The link leads away from our site.
    """
    if link and own_path(link, default="") != link:
        raise ValueError(f"expected a path of ours, got {link!r}")
    validate_email(address.strip())
    filled = fill(template, values, language=language)
    mail = OutgoingMail(
        kind=kind,
        about=about,
        version=version,
        recipient=recipient_word(address=address, person_id=person_id),
        person_id=person_id,
        community_id=community_id,
        address=address.strip(),
        language=language,
        subject=filled.subject,
        text=filled.text,
        link=link,
        link_words=filled.link_words if link else "",
        urgent=urgent,
        posted_at=now,
        due_at=now,
    )
    mail.full_clean(validate_unique=False, validate_constraints=False)
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    rows = OutgoingMail.objects.unguarded(reason="only the row that was just written")
    return rows.filter(public_id=mail.public_id).first()


def recipient_word(*, address: str, person_id: int | None) -> str:
    """A person is the same whatever their address; somebody unknown is known by it alone."""
    if person_id is not None:
        return f"person-{person_id}"
    digest = blake2b(address.strip().casefold().encode(), digest_size=24)
    return f"address-{digest.hexdigest()}"
