"""Lists as word processors paste them: a sign of their own, then a tab, then the words.

"·→Lek", "o→Høytlesing", "1.→Språk" and "➢ Turdager" are points of a list, and no rows of a table.
"""

import re
from typing import Final

# "*" and the dashes are signs of lists in any text; the last are those of symbol fonts.
_SIGNS: Final = "•▪●○◦‣⁃■◆➢➤►✓·§\ue000-\uf8ff"
_INNER: Final = frozenset("o○◦▪§\uf0a7")
_POINT: Final = re.compile(
    rf"(?P<indent>[ \u00a0]*)(?:(?P<sign>[{_SIGNS}])[ \t\u00a0]*|(?P<tabbed>[-–*o])\t[ \t]*)"
    r"(?=[^\W_]|[«“\"(])"
)
_COUNTED: Final = re.compile(r"(?P<mark>(?P<number>\d{1,2})[.)]|[a-h]\))\t\s*(?=[A-ZÆØÅ«“\"])")
_STEP: Final = "    "
# The days of a month stand so too, and are more.
_MOST_COUNTED: Final = 15
_PARAGRAPH_SIGN: Final = re.compile(r"§\s*\d")


def with_plain_lists(text: str) -> str:
    lines = text.split("\n")
    _with_points(lines)
    _with_counts(lines)
    return "\n".join(lines)


def _with_points(lines: list[str]) -> None:
    outer = ""  # the sign of the points around, while a list goes on
    for place, line in enumerate(lines):
        found = _POINT.match(line)
        rest = line[found.end() :] if found else ""
        if found is None or "\t" in rest.rstrip() or _PARAGRAPH_SIGN.match(line.lstrip()):
            outer = outer if not line.strip() else ""
            continue
        sign = found["sign"] or found["tabbed"]
        if sign == "o" and not outer:
            continue
        inside = sign in _INNER and outer not in {"", sign}
        outer = outer if inside else sign
        mark = sign if sign in "-–*•" else "•"
        lines[place] = f"{found['indent']}{_STEP if inside else ''}{mark} {rest}"


def _with_counts(lines: list[str]) -> None:
    """“1.→Lek”, "2.→Språk" under each other."""
    run: list[tuple[int, re.Match[str]]] = []
    for place, line in enumerate([*lines, ""]):
        found = _COUNTED.match(line)
        if found and "\t" not in line[found.end() :].rstrip():
            run.append((place, found))
            continue
        if not line.strip() and place < len(lines):
            continue
        if run and len(run) <= _MOST_COUNTED:
            for each, said in run:
                lines[each] = f"{said['mark']} {lines[each][said.end() :]}"
        run = []
