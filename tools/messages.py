"""Catalogues of each app: extract, check, compile. Run as `python -m tools.messages WORD [APP …]`.

Texts are written in English in code and templates; bokmål and nynorsk must be complete. babel finds
them and polib keeps the files, so no gettext need be installed.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation import template as django_template

PACKAGE = Path(__file__).resolve().parents[1] / "src/samspor"
LANGUAGES = ("nb", "nn")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
TEXT = r"""u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*\""""
CALL = re.compile(rf"(?:\b\w*gettext|\b_)\((?:{TEXT}|[^'\"()])*\)")
PERCENT = re.compile(r"%\((\w+)\)[sd]")
Key = tuple[str | None, str, str]


def apps(chosen: list[str]) -> list[Path]:
    found = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
    return [path for path in found if not chosen or path.name in chosen]


def messages_in(app: Path) -> Iterator[tuple[Key, str]]:
    """Every (context, singular, plural) of an app, with the file it stands in."""
    for path in sorted(app.rglob("*.py")):
        yield from _python(path.read_bytes(), path)
    for path in sorted([*app.rglob("*.html"), *app.rglob("*.txt")]):
        if "templates" in path.parts:
            source = django_template.templatize(path.read_text(), origin=str(path))
            # What is not a message became X and blanks: keep only the calls.
            yield from _python("\n".join(CALL.findall(source)).encode(), path)


def _python(source: bytes, path: Path) -> Iterator[tuple[Key, str]]:
    where = str(path.relative_to(PACKAGE))
    found = extract("python", io.BytesIO(source), KEYWORDS, ["Translators"], {})
    for _line, message, _comments, context in found:
        single, plural = message if isinstance(message, tuple) else (message, "")
        if single:
            yield (context, single, plural or ""), where


def catalogue(app: Path, language: str) -> Path:
    return app / "locale" / language / "LC_MESSAGES/django.po"


def read(path: Path, language: str) -> polib.POFile:
    if path.exists():
        return polib.pofile(str(path), wrapwidth=98)
    po = polib.POFile(wrapwidth=98)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return po


def extract_to(app: Path) -> None:
    """Add what is new, drop what is gone, keep every translation, in a steady order."""
    places: dict[Key, set[str]] = {}
    for key, where in messages_in(app):
        places.setdefault(key, set()).add(where)
    if not places:
        return
    for language in LANGUAGES:
        path = catalogue(app, language)
        po = read(path, language)
        old = {(entry.msgctxt, entry.msgid): entry for entry in po}
        po.clear()
        for key in sorted(places, key=lambda key: (key[1], key[0] or "")):
            context, single, plural = key
            kept = old.get((context, single))
            entry = polib.POEntry(msgid=single, msgctxt=context)
            entry.occurrences = [(place, "") for place in sorted(places[key])]
            if plural:
                entry.msgid_plural = plural
                entry.msgstr_plural = (kept and kept.msgstr_plural) or {0: "", 1: ""}
            else:
                entry.msgstr = kept.msgstr if kept else ""
            if "%(" in single + plural:
                entry.flags = ["python-format"]
            po.append(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        po.save(str(path))


def placeholders(text: str) -> set[str]:
    named = set(PERCENT.findall(text))
    try:
        return named | {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return named


def problems(app: Path) -> Iterator[str]:
    wanted = {(key[0], key[1]) for key, _ in messages_in(app)}
    for language in LANGUAGES:
        path = catalogue(app, language)
        po = read(path, language)
        have = {(entry.msgctxt, entry.msgid) for entry in po}
        where = f"{app.name}/{language}"
        for _, text in sorted(wanted - have, key=str):
            yield f"{where}: not in the catalogue: {text!r}"
        for _, text in sorted(have - wanted, key=str):
            yield f"{where}: no longer used: {text!r}"
        for entry in po:
            said = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
            if entry.fuzzy:
                yield f"{where}: fuzzy: {entry.msgid!r}"
            if not all(said):
                yield f"{where}: not translated: {entry.msgid!r}"
                continue
            named = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
            if any(placeholders(text) - named for text in said):
                yield f"{where}: a placeholder that is not in the source: {entry.msgid!r}"
            if not entry.msgid_plural and placeholders(entry.msgstr) != named:
                yield f"{where}: a placeholder is lost: {entry.msgid!r}"


def compile_all(chosen: list[Path]) -> None:
    for app in chosen:
        for path in app.rglob("*.po"):
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def main(words: list[str]) -> int:
    task, *names = words or ["check"]
    chosen = apps(names)
    if task == "extract":
        for app in chosen:
            extract_to(app)
        return 0
    if task == "compile":
        compile_all(chosen)
        return 0
    if task == "check":
        found = [problem for app in chosen for problem in problems(app)]
        print("\n".join(found) if found else "catalogues: nb and nn complete")
        return 1 if found else 0
    print("usage: python -m tools.messages extract|check|compile [APP …]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    settings.configure()  # templatize asks for settings, though none matters here
    raise SystemExit(main(sys.argv[1:]))
