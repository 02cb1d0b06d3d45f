"""The pictures are the ones the README shows, and small enough to stay in the history."""

import re

from samspor.kernel.school_year import SchoolYear
from tools import screenshots
from tools.embedded import ROOT


def test_readme_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\]\(docs/images/([\w-]+)\.png\)", (ROOT / "README.md").read_text())

    made = [picture.name for picture in screenshots.pictures(SchoolYear(2024))]

    assert sorted(shown) == sorted(made)


def test_pictures_show_the_wheel_of_the_year_that_is_asked_for() -> None:
    paths = {picture.path for picture in screenshots.pictures(SchoolYear(2024))}

    assert paths == {
        "/",
        "/arshjul/trondelag-sorvest/2024-2025/",
        "/arshjul/trondelag-sorvest/2024-2025/?vis=tabell",
    }


def test_committed_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in screenshots.IMAGES.glob("*.png")}

    assert {name: size for name, size in sizes.items() if size > screenshots.LARGEST} == {}
