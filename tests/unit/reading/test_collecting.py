"""Collection is held back while a document is read, and is as before afterwards."""

import gc

import pytest

from samspor.reading import read_document
from samspor.reading.collecting import collection_held_back
from samspor.reading.errors import Unreadable


def test_held_back_inside_and_as_before_outside() -> None:
    with collection_held_back():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_left_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with collection_held_back():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_on_again_after_a_document_that_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_document(b"%PDF-1.7 and nothing more")
    assert gc.isenabled()
