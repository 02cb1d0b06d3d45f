import pytest

from samspor.wheel.views.address import full_heading
from tests.factories.content import SEED_YEAR, a_wheel


@pytest.mark.parametrize(
    "title",
    [
        "Årshjul 2024/2025",
        "Årshjul 2024–2025",
        "Årshjul 2024-25 for regionen",
        "Årshjul 2024 – 2025",
    ],
)
def test_year_in_the_title_is_not_said_again(title: str) -> None:
    content = a_wheel(title=f"{title} Testregionen", year=SEED_YEAR)

    assert full_heading(content) == content.title


@pytest.mark.parametrize("title", ["Årshjul", "Årshjul 2024", "Plan 2023–2024", "Sak 12024/2025"])
def test_year_is_added_to_a_title_without_it(title: str) -> None:
    content = a_wheel(title=f"{title} Testregionen", year=SEED_YEAR)

    assert full_heading(content) == f"{content.title} 2024–25"
