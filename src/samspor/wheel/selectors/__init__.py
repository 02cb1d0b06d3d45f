from samspor.wheel.selectors.draft import (
    Draft,
    changes_since_release,
    draft,
    draft_content,
    find_wheel,
)
from samspor.wheel.selectors.released import (
    EditionFacts,
    YearFacts,
    edition_content,
    editions,
    released_content,
    years,
)

__all__ = [
    "Draft",
    "EditionFacts",
    "YearFacts",
    "changes_since_release",
    "draft",
    "draft_content",
    "edition_content",
    "editions",
    "find_wheel",
    "released_content",
    "years",
]
