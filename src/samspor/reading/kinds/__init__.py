"""What a document can be about, one recogniser per kind.

A recogniser reads the blocks, writes facts in the notebook and claims the lines they came from. It
leaves alone what it does not know, so a new kind is a module here and a place in RECOGNISERS. The
order matters: the surer ones first, prose last.
"""

from collections.abc import Callable
from typing import Final

from samspor.reading.kinds import annual_wheel, furniture, masthead, prose, region
from samspor.reading.notebook import Notebook

RECOGNISERS: Final[tuple[Callable[[Notebook], None], ...]] = (
    masthead.recognise,
    furniture.recognise,
    annual_wheel.recognise,
    region.recognise,
    prose.recognise,
)
