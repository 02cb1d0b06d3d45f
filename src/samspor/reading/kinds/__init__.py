"""What a document can be about, one recogniser per kind.

A recogniser reads the blocks, writes facts in the notebook and claims the lines they came from. It
leaves alone what it does not know, so a new kind is a module here and a place in RECOGNISERS. The
order matters: the surer ones first, then prose, then questions about whom all of it names.
"""

from collections.abc import Callable
from typing import Final

from samspor.reading import mentions, relations
from samspor.reading.kinds import (
    annual_wheel,
    cancelled,
    card_rows,
    charter,
    count_tables,
    dilemmas,
    experiences,
    focus_areas,
    furniture,
    initiatives,
    labelled_areas,
    masthead,
    networks,
    norms,
    partner_roles,
    persons,
    prose,
    reach,
    region,
    schemes,
    struck_out,
    units,
)
from samspor.reading.kinds.calendar import month_cards, week_grid, year_grid
from samspor.reading.kinds.calendar import reader as calendar
from samspor.reading.notebook import Notebook

RECOGNISERS: Final[tuple[Callable[[Notebook], None], ...]] = (
    furniture.recognise_page,
    furniture.recognise_teasers,
    furniture.recognise_contents,
    masthead.recognise,
    furniture.recognise_repeated,
    month_cards.recognise,
    year_grid.recognise,
    week_grid.recognise,
    card_rows.recognise,
    annual_wheel.recognise,
    calendar.recognise,
    cancelled.recognise,
    struck_out.recognise,
    relations.tie,
    mentions.doubt_stale_mentions,
    charter.recognise,
    units.recognise,
    labelled_areas.recognise,
    initiatives.recognise,
    networks.recognise,
    focus_areas.recognise,
    region.recognise,
    schemes.recognise,
    dilemmas.recognise,
    partner_roles.recognise,
    norms.recognise,
    experiences.recognise,
    reach.recognise,
    count_tables.recognise,
    prose.recognise,
    persons.recognise,
)
