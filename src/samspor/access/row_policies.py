"""Which rows PostgreSQL gives to whom: the second wall between communities (T-09).

    row_policy(Charter, by="arena__community", public="arena__is_public")

Said once beneath each model, as `classify` is; a test fails while a table lacks it. The guard on
querysets knows roles and places; the policies know only whose row it is, and hold also for raw SQL,
for a foreign key that is followed, and for what somebody forgot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

ALL: Final = "*"


@dataclass(frozen=True, slots=True)
class RowPolicy:
    """Paths as in a filter.

    Args:
        by: To the community that owns the row: it reads and writes.
        own: To the person whose row it is, in whatever community.
        public: To a flag, or a row that must be there, or `ALL`: everybody reads.
        shared: What communities share: whoever has said who asks, reads and writes.
        only_added_to: The pages' role may neither change nor delete a row (T-46).
    """

    model: type[models.Model]
    by: str = ""
    own: str = ""
    public: str = ""
    shared: bool = False
    only_added_to: bool = False


_register: dict[type[models.Model], RowPolicy] = {}


def row_policy(
    model: type[models.Model],
    /,
    *,
    by: str = "",
    own: str = "",
    public: str = "",
    shared: bool = False,
    only_added_to: bool = False,
) -> None:
    """Say whose the rows are. Called once per table.

    Raises:
        ValueError: It says nothing.
    """
    if not (by or own or public or shared):
        raise ValueError(f"{model.__name__}: expected whose the rows are, got nothing")
    _register[model] = RowPolicy(model, by, own, public, shared, only_added_to)


def row_policies() -> list[RowPolicy]:
    return sorted(_register.values(), key=lambda each: table_of(each.model))


def table_of(model: type[models.Model]) -> str:
    return model._meta.db_table  # noqa: SLF001 (Django's documented API)


# --- as SQL ---

# Read through a subselect each is asked once per statement, not once per row.
_EVERYWHERE: Final = "(SELECT samspor_asks_everywhere())"
_SAID: Final = "(SELECT samspor_communities()) IS NOT NULL"
_MINE: Final = "= ANY ((SELECT samspor_communities())::bigint[])"
_OWN: Final = "= (SELECT samspor_person())"

FUNCTIONS: Final = (
    """\
CREATE OR REPLACE FUNCTION samspor_asks_everywhere() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT current_setting('samspor.communities', true) IS NOT DISTINCT FROM '*' $$""",
    """\
CREATE OR REPLACE FUNCTION samspor_communities() RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(NULLIF(current_setting('samspor.communities', true), ''), '*')::bigint[] $$""",
    """\
CREATE OR REPLACE FUNCTION samspor_person() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('samspor.person', true), '')::bigint $$""",
)


def statements(policy: RowPolicy) -> dict[str, str]:
    """Name of the policy to what makes it. Everybody's rows are only read."""
    table = f'"{table_of(policy.model)}"'
    owned = [_EVERYWHERE]
    if policy.by:
        owned.append(_where(policy.model, policy.by, _MINE))
    if policy.own:
        owned.append(_where(policy.model, policy.own, _OWN))
    if policy.shared:
        owned.append(_SAID)
    made = {"samspor_own": f"CREATE POLICY samspor_own ON {table} USING ({' OR '.join(owned)})"}
    if policy.public:
        everybody = "" if policy.public == ALL else f" AND {_where(policy.model, policy.public)}"
        made["samspor_public"] = (
            f"CREATE POLICY samspor_public ON {table} FOR SELECT USING ({_SAID}{everybody})"
        )
    return made


def _where(model: type[models.Model], path: str, test: str = "") -> str:
    """The condition on the column at the end of the path, through whatever tables lie between."""
    hops = list(_walk(model, path))
    column, is_flag = hops.pop()
    met = f"{column} {test}" if test else column if is_flag else f"{column} IS NOT NULL"
    if not hops:
        return met
    tables = ", ".join(table for table, _tie in hops)
    ties = " AND ".join(str(tie) for _table, tie in hops)
    return f"EXISTS (SELECT 1 FROM {tables} WHERE {ties} AND {met})"  # noqa: S608 (our own names)


def _walk(model: type[models.Model], path: str) -> Iterator[tuple[str, Any]]:
    """Each table on the way and what ties it to the one before; last the column, and its kind."""
    here = f'"{table_of(model)}"'
    names = path.split("__")
    for number, name in enumerate(names):
        meta = model._meta  # noqa: SLF001 (Django's documented API)
        field: Any = meta.pk if name == "pk" else meta.get_field(name)
        if number == len(names) - 1:
            yield f'{here}."{field.column}"', isinstance(field, models.BooleanField)
            return
        model = field.related_model
        there = f"hop_{number}"
        key = model._meta.pk  # noqa: SLF001 (Django's documented API)
        assert key is not None
        if field.concrete:
            tie = f'{there}."{key.column}" = {here}."{field.column}"'
        else:  # the other way: many rows there point here
            tie = f'{there}."{field.field.column}" = {here}."{meta.pk.column}"'
        yield f'"{table_of(model)}" {there}', tie
        here = there
