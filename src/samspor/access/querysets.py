"""Rows are read for somebody, or with a stated reason (T-09).

    class UnitQuerySet(ViewerQuerySet["Unit"]):
        def visible(self, viewer):
            return communities_seen(viewer, Action.VIEW_REGISTRY)

    class Unit(GuardedModel):
        objects = ViewerManager.from_queryset(UnitQuerySet)()

    Unit.objects.seen_by(viewer).filter(…)
    Unit.objects.unguarded(reason="the import compares all rows of its source").filter(…)

Only the default manager and the related managers made from it are guarded. `_base_manager` stays
plain, so following a foreign key from a row one already has, saving and migrating work as usual.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NoReturn, Self, TypeVar

from django.db import models
from django.db.models import Q

from samspor.access.asking import everywhere
from samspor.access.errors import NoViewer
from samspor.access.policy import Action, Everything, allowed_communities
from samspor.access.viewer import Viewer

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)

_validating: ContextVar[bool] = ContextVar("validating", default=False)


@contextmanager
def validation() -> Iterator[None]:
    """Django checks uniqueness through the default manager; that answer shows no row."""
    token = _validating.set(True)
    try:
        with everywhere(reason="unique means in all communities"):
            yield
    finally:
        _validating.reset(token)


class ViewerQuerySet(models.QuerySet[Row_co]):
    """A queryset that runs only once it knows who is looking."""

    _guard_open: bool = False

    def visible(self, viewer: Viewer) -> Q:
        """Which rows the viewer may see. Each model answers."""
        raise NotImplementedError(f"{type(self).__name__} must say what {viewer.label!r} may see")

    def seen_by(self, viewer: Viewer) -> Self:
        return self.filter(self.visible(viewer))._opened()  # noqa: SLF001 (its own copy)

    def unguarded(self, *, reason: str) -> Self:
        """All rows, for code that acts for nobody in particular. The reason stays in the code."""
        if not reason.strip():
            raise ValueError("expected a reason for reading without a viewer")
        return self.all()._opened()  # noqa: SLF001 (its own copy)

    def _opened(self) -> Self:
        self._guard_open = True
        return self

    def _check_guard(self) -> None:
        if not (self._guard_open or self._result_cache is not None or _validating.get()):
            raise NoViewer(
                f"{self.model.__name__}: expected .seen_by(viewer) or .unguarded(reason=…) "
                f"before rows are read, got neither"
            )

    # --- the flag follows each copy ---

    def _clone(self) -> Self:
        copy: Self = super()._clone()  # type: ignore[misc]  # private in django-stubs
        return copy._opened() if self._guard_open else copy

    # --- every way out to the database ---

    def _fetch_all(self) -> None:
        self._check_guard()
        super()._fetch_all()

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row_co]:
        self._check_guard()
        return super().iterator(chunk_size)

    def aiterator(self, chunk_size: int = 2000) -> AsyncIterator[Row_co]:
        self._check_guard()
        return super().aiterator(chunk_size)

    def count(self) -> int:
        self._check_guard()
        return super().count()

    def exists(self) -> bool:
        self._check_guard()
        return super().exists()

    def contains(self, obj: models.Model) -> bool:
        self._check_guard()
        return super().contains(obj)

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check_guard()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._check_guard()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check_guard()
        return super().delete()

    def explain(self, *, format: str | None = None, **options: Any) -> str:  # noqa: A002 (Django's)
        self._check_guard()
        return super().explain(format=format, **options)

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Used inside another query: a filter through unseen rows tells about them too."""
        self._check_guard()
        return super().resolve_expression(*args, **kwargs)

    # --- joined with another queryset, both must know their viewer ---

    def _combinator_query(self, combinator: str, *others: Any, all: bool = False) -> Self:  # noqa: A002 (Django's)
        _check_all(others)
        return super()._combinator_query(combinator, *others, all=all)  # type: ignore[misc,no-any-return]  # private in django-stubs

    def __or__(self, other: Any) -> Self:
        _check_all([other])
        return super().__or__(other)

    def __xor__(self, other: Any) -> Self:
        _check_all([other])
        return super().__xor__(other)

    def raw(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NoViewer(f"{self.model.__name__}: raw SQL knows no viewer")

    # Django marks these as not for templates; a copy of the method must keep the mark.
    delete.alters_data = True  # type: ignore[attr-defined]
    update.alters_data = True  # type: ignore[attr-defined]


def _check_all(others: Iterable[object]) -> None:
    for other in others:
        if isinstance(other, ViewerQuerySet):
            other._check_guard()  # noqa: SLF001 (its own kind)


class ViewerManager(models.Manager[Row_co]):
    """Use through `ViewerManager.from_queryset(…)`; has no rows of its own to give."""


def communities_seen(viewer: Viewer, action: Action, *, path: str = "community") -> Q:
    """The rows whose community, found along `path`, is one where the viewer may do the action."""
    allowed = allowed_communities(viewer, action)
    if isinstance(allowed, Everything):
        return Q()
    return Q(**{f"{path}__in": allowed})
