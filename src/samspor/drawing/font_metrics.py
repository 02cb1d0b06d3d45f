"""How wide text is, so that it is drawn only where it fits.

Advance widths of Inter in thousandths of the font size, for the letters Norwegian pages use.
Measured once from the variable font of the npm package (5.3.0, latin and latin-ext) by drawing each
letter at 1000 px; kerning is left out, so real text is a little narrower. Other letters count as
`UNKNOWN`, and joined or invisible ones as well: too wide is safer than too narrow.
"""

from collections.abc import Mapping

UNKNOWN = 1000
ELLIPSIS = "…"


def _table(*rows: tuple[int, str]) -> Mapping[str, int]:
    return {letter: width for width, letters in rows for letter in letters}


# fmt: off
REGULAR = _table(
    (242, "ijlìíîï"),
    (261, "‘’"),
    (268, "¸"),
    (269, "IÌÍÎÏ"),
    (270, "¦"),
    (281, " "),
    (288, "!,.:¡·"),
    (300, "'"),
    (302, ";"),
    (304, "¹"),
    (323, "`´"),
    (327, "tŧ"),
    (333, "|"),
    (360, "/\\"),
    (365, "()[]"),
    (370, "f"),
    (376, "r"),
    (407, "1"),
    (426, "{}"),
    (440, "“”"),
    (442, "²"),
    (446, "³"),
    (454, "ª"),
    (456, "_°"),
    (460, "-"),
    (466, '"'),
    (471, "^"),
    (478, "¯"),
    (482, "º"),
    (500, "–"),
    (501, "*"),
    (511, "?¿"),
    (528, "sš"),
    (546, "x"),
    (549, "k"),
    (550, "¥"),
    (552, "zž"),
    (562, "avyàáâãäåýÿ"),
    (563, "•"),
    (565, "L"),
    (566, "7"),
    (568, "§"),
    (571, "Jc¢çč"),
    (583, "e«»èéêëð"),
    (586, "µ"),
    (590, "F"),
    (591, "hnu¨ñùúûüŋ"),
    (593, "5"),
    (600, "oòóôõöø"),
    (601, "EÈÉÊË"),
    (603, "¶"),
    (610, "2"),
    (611, "£"),
    (612, "bdpqþđ"),
    (613, "g"),
    (616, "ß"),
    (618, "3"),
    (619, "8"),
    (620, "69"),
    (629, "ZŽ"),
    (631, "0"),
    (633, "#"),
    (636, "Þ"),
    (639, "P"),
    (642, "$SŠ"),
    (644, "&R"),
    (646, "4TŦ"),
    (654, "B"),
    (662, "+<=>~¬±×÷"),
    (666, "®"),
    (667, "€"),
    (672, "K"),
    (679, "YÝ"),
    (682, "X"),
    (690, "AVÀÁÂÃÄÅ"),
    (722, "D"),
    (725, "¤"),
    (730, "CÇČ"),
    (735, "ÐĐ"),
    (743, "H"),
    (744, "UÙÚÛÜ"),
    (746, "G"),
    (753, "NÑŊ"),
    (765, "OQÒÓÔÕÖØ"),
    (802, "¼"),
    (818, "w"),
    (847, "½"),
    (864, "…"),
    (876, "m"),
    (882, "¾"),
    (903, "M"),
    (914, "©"),
    (917, "æ"),
    (966, "@"),
    (982, "%"),
    (985, "W"),
    (994, "Æ"),
    (1000, "—→←"),
)
SEMIBOLD = _table(
    (252, " "),
    (262, "ijlìíîï"),
    (277, "IÌÍÎÏ"),
    (294, "‘’"),
    (316, "¦"),
    (319, ",.:·"),
    (321, "!¡"),
    (324, "¹"),
    (326, "'"),
    (329, ";"),
    (332, "¸"),
    (351, "`´"),
    (353, "tŧ"),
    (359, "|"),
    (373, "()[]"),
    (379, "/\\"),
    (389, "f"),
    (397, "r"),
    (423, "1"),
    (452, "¯"),
    (454, "²"),
    (455, "{}"),
    (458, "°"),
    (460, "ª"),
    (463, "³"),
    (465, "-"),
    (469, "_"),
    (481, "^"),
    (487, "º"),
    (500, "–"),
    (501, "”"),
    (503, "•"),
    (507, "“"),
    (523, '"'),
    (540, "*"),
    (543, "?¿"),
    (549, "sš"),
    (563, "¥"),
    (565, "L"),
    (566, "zž"),
    (568, "§"),
    (569, "kx"),
    (574, "aàáâãäå"),
    (576, "7"),
    (580, "J"),
    (583, "c¢çč"),
    (587, "v"),
    (588, "Fyýÿ"),
    (591, "eèéêë"),
    (594, "ð"),
    (600, "¶"),
    (605, "EÈÉÊË"),
    (609, "oòóôõöø"),
    (612, "5hnu¨ñùúûüŋ"),
    (614, "µ"),
    (623, "2"),
    (624, "bdpqþđ"),
    (625, "g"),
    (629, "£"),
    (634, "«»"),
    (636, "3"),
    (640, "689"),
    (644, "#ß"),
    (645, "P"),
    (650, "$SŠ"),
    (652, "RZŽ"),
    (658, "Þ"),
    (659, "B"),
    (660, "0TŦ"),
    (663, "&"),
    (664, "®"),
    (666, "4"),
    (673, "+<=>~¬±×÷"),
    (679, "€"),
    (703, "K"),
    (713, "YÝ"),
    (720, "X"),
    (722, "D"),
    (728, "AVÀÁÂÃÄÅ"),
    (736, "UÙÚÛÜ"),
    (737, "CÇČ"),
    (746, "H"),
    (749, "G¤"),
    (751, "ÐĐ"),
    (759, "NÑŊ"),
    (769, "OÒÓÔÕÖØ"),
    (773, "Q"),
    (831, "¼"),
    (839, "w"),
    (870, "½"),
    (900, "m"),
    (907, "¾"),
    (913, "æ"),
    (914, "©"),
    (922, "M"),
    (956, "…"),
    (999, "@"),
    (1000, "—→←"),
    (1004, "%"),
    (1013, "Æ"),
    (1020, "W"),
)
# fmt: on


def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """In the unit of `size`."""
    widths = SEMIBOLD if bold else REGULAR
    return sum(widths.get(letter, UNKNOWN) for letter in text) * size / 1000


def shorten(text: str, *, size: float, room: float, bold: bool = False, fewest: int = 5) -> str:
    """The text, or its beginning with an ellipsis; empty when not even `fewest` letters fit."""
    if width_of(text, size=size, bold=bold) <= room:
        return text
    left = room - width_of(ELLIPSIS, size=size, bold=bold)
    kept = 0
    for letter in text:
        left -= width_of(letter, size=size, bold=bold)
        if left < 0:
            break
        kept += 1
    beginning = text[:kept].rstrip(" -–,.")
    return beginning + ELLIPSIS if len(beginning) >= fewest else ""


def wrap(text: str, *, size: float, room: float, lines: int, bold: bool = False) -> list[str]:
    """At most so many lines; the last ends in an ellipsis when words are left over."""
    words = text.split()
    broken: list[str] = []
    while words and len(broken) < lines:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size=size, bold=bold) <= room:
            line = f"{line} {words.pop(0)}"
        broken.append(line)
    if words and broken:
        broken[-1] = " ".join([broken[-1], *words])
    return [shorten(line, size=size, room=room, bold=bold, fewest=1) for line in broken]
