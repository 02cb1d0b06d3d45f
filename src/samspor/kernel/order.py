"""Norwegian alphabetical order: … x y z æ ø å, where aa counts as å."""

import unicodedata

# After z, in order; ä and ö are the Swedish spellings of æ and ø, ü the German of y.
_AFTER_Z = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
_LIKE = {"ü": "y", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "ŋ": "n", "ŧ": "t"}


def sort_key(text: str) -> tuple[str, str]:
    """Key for `sorted`: Norwegian letters last, accents and case only break ties.

    "Aa" sorts as å wherever it stands ("Aasen" after "Øye"), as Norwegian lists of names do.
    """
    folded = unicodedata.normalize("NFC", text.casefold())
    letters = []
    for letter in folded.replace("aa", "å"):
        if letter in _AFTER_Z:
            letters.append(_AFTER_Z[letter])
        elif letter in _LIKE:
            letters.append(_LIKE[letter])
        else:
            plain = unicodedata.normalize("NFD", letter)
            letters.append("".join(part for part in plain if not unicodedata.combining(part)))
    return "".join(letters), text
