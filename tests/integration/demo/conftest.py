import pytest

from tests.demo_shelf import DemoShelf
from tests.integration.demo.at_noon import LoadedAtNoon


@pytest.fixture(scope="session", autouse=True)
def noon_shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> DemoShelf:
    own = tmp_path_factory.getbasetemp()
    LoadedAtNoon.shelf = DemoShelf((own if worker_id == "master" else own.parent) / "noon")
    return LoadedAtNoon.shelf
