"""Our own code as data: modules, what they import, what they call. Tests about code start here."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


@dataclass(frozen=True)
class Imported:
    """`name` is empty for `import x`; `local` is the word the module uses for it."""

    module: str
    name: str
    local: str
    line: int

    @property
    def dotted(self) -> str:
        return f"{self.module}.{self.name}" if self.name else self.module


@dataclass(frozen=True)
class Module:
    name: str
    text: str

    @property
    def app(self) -> str:
        """The room, such as "seats"; "" for the package itself."""
        return self.name.split(".")[1] if "." in self.name else ""

    @property
    def part(self) -> str:
        """The module within the app, such as "services" in `samspor.seats.services.sign_in`."""
        return self.name.split(".")[2] if self.name.count(".") >= 2 else ""

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> list[Imported]:
        return list(_imports(self.tree))

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        """Those of the module itself, not of its classes."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}

    @property
    def lines(self) -> int:
        return self.text.count("\n")


Code = dict[str, Module]


def read_code() -> Code:
    """Every module of ours but the migrations, by dotted name."""
    found = (path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)
    modules = (Module(_dotted(path), path.read_text(encoding="utf-8")) for path in found)
    return {module.name: module for module in modules}


def planted(**texts: str) -> Code:
    """A tiny tree with a fault in it: `planted(seats__models="import django.http")`."""
    names = {f"samspor.{name.replace('__', '.')}": text for name, text in texts.items()}
    return {name: Module(name, text) for name, text in names.items()}


def _dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.Module) -> Iterator[Imported]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.split(".")[0]
                yield Imported(alias.name, "", local, node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield Imported(node.module, alias.name, alias.asname or alias.name, node.lineno)
