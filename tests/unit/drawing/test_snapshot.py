import gzip
import json

from hypothesis import given

from samspor.drawing.export import content_to_dict
from samspor.drawing.snapshot import from_snapshot, to_snapshot
from tests.factories.content import a_wheel, an_item, sample, wheels


def lines_of(packed: bytes) -> list[str]:
    return gzip.decompress(packed).decode().splitlines()


@given(wheels())
def test_snapshot_is_read_as_it_was_written(content):
    assert from_snapshot(to_snapshot(content)) == content


def test_large_snapshot_is_read_as_it_was_written():
    content = a_wheel(*(an_item(number) for number in range(401)))

    packed = to_snapshot(content)

    assert from_snapshot(packed) == content
    assert [len(json.loads(line)) for line in lines_of(packed)[1:]] == [200, 200, 1]


def test_equal_things_of_a_snapshot_are_the_same_thing():
    same = [an_item(number, agenda=("Siden sist",), title="Samling") for number in (1, 2)]

    one, other = from_snapshot(to_snapshot(a_wheel(*same))).items

    assert one.agenda is other.agenda
    assert one.timing is other.timing
    assert one.title is other.title


def test_snapshot_says_nothing_of_what_is_as_usual():
    _wheel, activities = lines_of(to_snapshot(a_wheel(an_item())))

    assert json.loads(activities) == [
        {
            "id": "item-1",
            "title": "Samling 1",
            "kind": "meeting",
            "timing": {"precision": "day", "first": "2024-10-16", "last": "2024-10-16"},
            "arenas": ["arena-1"],
        }
    ]


def test_snapshot_of_an_edition_before_can_be_read():
    """They were one line, with every key."""
    content = sample()
    line = json.dumps(content_to_dict(content)) + "\n"

    assert from_snapshot(gzip.compress(line.encode())) == content
