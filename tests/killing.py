"""A process that is gone in the middle of its work, told in statements of the database.

with pytest.raises(Killed), connection.execute_wrapper(dies_at(12)):
take_in(…)
assert every_row() == before
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps


class Killed(BaseException):
    """As if the process were gone: nothing of ours may catch it."""


def dies_at(number: int) -> Callable[..., Any]:
    count = 0

    def run(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == number:
            raise Killed
        return execute(*arguments)

    return run


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All that is stored, value by value."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("samspor.")
    }
