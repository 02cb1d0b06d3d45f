"""The key of a new app: as a square code to photograph, and as text to type."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from samspor.seats.models import User
from samspor.sign_in.services.second_factor import app_address
from samspor.ui import markup


@dataclass(frozen=True, slots=True)
class KeyShown:
    """`in_fours` is for eyes, `address` opens an app on this very phone."""

    drawing: SafeString
    in_fours: str
    address: str


def key_shown(user: User, key: str) -> KeyShown:
    address = app_address(user=user, key=key)
    import segno  # noqa: PLC0415 (a megabyte that other pages need not hold)

    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, omitsize=True, svgclass="square-code", lineclass=None, dark="#000", light="#fff"
    )
    fours = " ".join(key[at : at + 4] for at in range(0, len(key), 4))
    # segno draws squares and nothing of the text that they hold. What it is stands around it.
    hidden = drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return KeyShown(markup.constant(hidden), fours, address)
