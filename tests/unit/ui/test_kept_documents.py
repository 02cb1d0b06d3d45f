"""What is kept of an answer is what was made, and a large one takes little room."""

import gzip

import pytest

from samspor.ui.keeping import Document


@pytest.mark.parametrize("size", [0, 1, 512 * 1024, 512 * 1024 + 1, 3_000_000])
def test_content_comes_back_plain_and_packed(size: int):
    data = (b"<li>Nettverkssamling</li>" * (size // 25 + 1))[:size]

    document = Document.of(data)

    assert document.data == data
    assert gzip.decompress(document.packed) == data
    assert document.packed == Document.of(data).packed
    assert document.tag == Document.of(data).tag != Document.of(data + b" ").tag


def test_large_content_weighs_what_it_is_packed_and_small_what_it_is():
    assert Document.of(b"a" * 3_000_000).weight < 30_000
    assert Document.of(b"a" * 40_000).weight == 50_000
