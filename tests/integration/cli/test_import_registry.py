"""`samspor import-registry`: the page's services from the command line."""

from pathlib import Path

import pytest

from samspor.cli.main import main
from samspor.registry.models import RegisterImport, Unit
from tests.factories import registry

pytestmark = pytest.mark.django_db
WHY = "the test looks at all rows"
GOOD = "Navn;Kommune;Eierskap\nHavna;Storvik;privat\n"
BAD = GOOD + "Feil;Ukjent;privat\n"


@pytest.fixture
def region() -> str:
    made = registry.community("Fjordane")
    registry.municipality("Storvik", taking_part_in=made)
    return made.slug


def run(tmp_path: Path, region: str, text: str, *options: str) -> int:
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="latin-1")
    return main(["import-registry", str(path), "--community", region, *options])


def units() -> list[str]:
    return list(Unit.objects.unguarded(reason=WHY).values_list("name", flat=True))


def test_list_is_taken_in(tmp_path: Path, region: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, region, GOOD) == 0

    assert units() == ["Havna"]
    assert capsys.readouterr().err == "Tok inn 1 nye og 0 endrede. 0 er utelatt.\n"


def test_bad_row_stops_them_all_unless_told(
    tmp_path: Path, region: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, region, BAD) == 1

    told = capsys.readouterr().err
    assert "Rad 3, Feil: «Ukjent» er ikke med i dette samarbeidet." in told
    assert "1 rader kan ikke tas inn, og ingenting er endret." in told
    assert units() == []
    assert not RegisterImport.objects.unguarded(reason=WHY).exists()
    assert run(tmp_path, region, BAD, "--accept-all") == 0
    assert units() == ["Havna"]


def test_unknown_community_is_refused(tmp_path: Path, region: str) -> None:
    assert run(tmp_path, "utopia", GOOD) == 1
