from samspor.wheel.selectors.draft import (
    Draft,
    changes_since_release,
    draft,
    draft_content,
    find_wheel,
)
from samspor.wheel.selectors.released import (
    EditionFacts,
    EditionKey,
    YearFacts,
    content_of,
    edition_content,
    edition_stamp,
    editions,
    latest_edition,
    released_content,
    released_contents,
    years,
)

__all__ = [
    "Draft",
    "EditionFacts",
    "EditionKey",
    "YearFacts",
    "changes_since_release",
    "content_of",
    "draft",
    "draft_content",
    "edition_content",
    "edition_stamp",
    "editions",
    "find_wheel",
    "latest_edition",
    "released_content",
    "released_contents",
    "years",
]
