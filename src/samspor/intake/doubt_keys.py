"""What a doubt is recognised by when the same document is read once more, with another year."""

import hashlib

from samspor.reading.draft import Draft


def doubt_keys(draft: Draft) -> list[str]:
    """One for each doubt of the draft, all different."""
    keys: list[str] = []
    for doubt in draft.doubts:
        said = hashlib.blake2s(f"{doubt.line}\n{doubt.text}\n{doubt.why}".encode(), digest_size=8)
        key, number = said.hexdigest(), 1
        while key in keys:
            number += 1
            key = f"{said.hexdigest()}-{number}"
        keys.append(key)
    return keys
