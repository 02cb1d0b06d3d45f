"""`samspor import` through the services, as the contract of design.md section 5 says."""

import re
from pathlib import Path

import pytest

from samspor.activities.models import Activity
from samspor.cli.main import main
from samspor.registry.models import Community
from tests.factories import registry

TWIN = str(Path(__file__).parents[2] / "documents/arshjul_twin.txt")
TEST = "the test looks at everything"


@pytest.fixture
def community(db: None) -> Community:
    community = registry.community("Havlandet")
    for name in ("Almdal", "Breidnes", "Tverrfjord"):
        registry.municipality(name, taking_part_in=community)
    return community


def activities() -> int:
    return Activity.objects.unguarded(reason=TEST).count()


def test_import_takes_what_has_no_doubt_and_lists_the_rest(
    community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", TWIN, "--community", community.slug])

    told = capsys.readouterr()
    assert status == 0
    assert told.out == ""
    taken, total = map(int, re.findall(r"Tok inn (\d+) av (\d+)\.", told.err)[0])
    assert taken == total - 1
    assert f"Aktiviteter, nye: {activities()}." in told.err
    assert "Venter: «" in told.err


def test_import_accepts_all_when_told(
    community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", TWIN, "--community", community.slug, "--accept-all"])

    assert status == 0
    assert "Venter" not in capsys.readouterr().err


def test_import_twice_changes_nothing(
    community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", TWIN, "--community", community.slug])
    before = activities()
    capsys.readouterr()

    status = main(["import", TWIN, "--community", community.slug])

    assert status == 0
    assert "Ingenting ble endret." in capsys.readouterr().err
    assert activities() == before


def test_import_into_an_unknown_community_names_those_that_exist(
    community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["import", TWIN, "--community", "havlandt"])

    assert status == 1
    assert capsys.readouterr().err == (
        "Fant ikke samarbeidet «havlandt». Disse finnes: havlandet.\n"
    )


def test_import_of_a_document_without_a_wheel_says_so(
    community: Community, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Årshjul 2024/2025\n\nTakk for sist. Vi sees igjen.\n")

    status = main(["import", str(letter), "--community", community.slug])

    assert status == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert activities() == 0


def test_import_without_a_community_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", TWIN]) == 2
    assert "--community" in capsys.readouterr().err


def test_unknown_command_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fly"]) == 2
    assert "fly" in capsys.readouterr().err
