"""The demo's communities. The first is the one that visitors meet."""

from typing import Final

from samspor.demo.communities import (
    midtre_gauldal,
    trondelag_sorvest,
    trondheim,
    vesteralen_og_lodingen,
)
from samspor.demo.story import Tale

TALES: Final[tuple[Tale, ...]] = (
    trondelag_sorvest.TALE,
    trondheim.TALE,
    midtre_gauldal.TALE,
    vesteralen_og_lodingen.TALE,
)
