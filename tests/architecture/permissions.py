"""T-07: who gets which answer at every address. One row per named route.

To add a row, name the route and say what GET and POST answer:

    Route("wheel_draft", get=only(PLANNERS, 200, otherwise=404), arguments=year),

- A method that is not given must answer 405 to everybody.
- `everybody(200)` is one answer for all; `only(those, 200, otherwise=404)` two;
  `everybody(404, {Viewpoint.COORDINATOR: 200})` names the exceptions.
- `arguments` gets the `World` of tests/viewpoints.py and answers the address's parts;
  `data` what the form sends; `prepare` what must stand there before, such as a released edition.
- A foreign thing and an absent one answer alike: 404, never 403, for those outside (T-08).

A route without a row, and a row without a route, fail `test_permissions.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.viewpoints import Viewpoint, World

Answers = Mapping[Viewpoint, int]
V = Viewpoint


def everybody(status: int, but: Answers | None = None) -> Answers:
    return {**dict.fromkeys(Viewpoint, status), **(but or {})}


def only(those: Iterable[Viewpoint], status: int, *, otherwise: int) -> Answers:
    return everybody(otherwise, dict.fromkeys(those, status))


def not_allowed() -> Answers:
    return everybody(405)


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Route:
    name: str
    get: Answers = field(default_factory=not_allowed)
    post: Answers = field(default_factory=not_allowed)
    arguments: Callable[[World], dict[str, Any]] = nothing
    data: Callable[[World], dict[str, Any]] = nothing
    prepare: Callable[[World], object] = nothing


def seat(world: World) -> dict[str, Any]:
    return {"seat_id": world.seat_of[V.HEAD_A].pk}


ROUTES = [
    # portal
    Route("front", get=everybody(200)),
    Route("about", get=everybody(200)),
    Route("privacy", get=everybody(200)),
    Route("accessibility", get=everybody(200)),
    # ui
    Route("style_guide", get=everybody(200)),
    # seats
    Route("sign_in", get=everybody(200)),
    Route("sign_out", post=everybody(302)),
    Route("step_into_seat", post=everybody(302), arguments=seat),
]
