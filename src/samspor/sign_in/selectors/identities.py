"""Whose account a provider's word opens (T-01)."""

from samspor.seats.models import User
from samspor.sign_in.models import Identity


def user_of(*, issuer: str, subject: str) -> User | None:
    """The account tied to exactly this issuer and subject; no other likeness counts."""
    rows = Identity.objects.unguarded(reason="signing in finds the account before a viewer")
    found = rows.filter(issuer=issuer, subject=subject).select_related("user").first()
    # A database may be told to compare more kindly than we want it to.
    if found is None or (found.issuer, found.subject) != (issuer, subject):
        return None
    return found.user if found.user.is_active else None


def user_by_id(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()
