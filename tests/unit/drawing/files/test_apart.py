"""Files are written in a process that ends; what it is asked and what it answers."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.content import Kind, WheelFilter
from samspor.drawing.files.apart import Format, NotWrittenError, write_apart
from samspor.drawing.files.child import write
from samspor.drawing.files.job import from_json, to_json
from tests.factories.content import filters, sample, wheels
from tests.unit.drawing.files.readers import job


@given(st.data())
def test_job_is_the_same_after_its_journey(data):
    content = data.draw(wheels())
    order = job(content, wanted=data.draw(filters(content)))

    assert from_json(to_json(order)) == order


def test_job_keeps_a_chosen_period_on_its_journey():
    wanted = WheelFilter(
        kinds=frozenset({Kind.MEETING}), period=(date(2024, 8, 1), date(2024, 10, 31))
    )
    order = job(sample(), wanted=wanted)

    assert from_json(to_json(order)) == order


@pytest.mark.parametrize("form", Format)
def test_child_writes_what_the_writer_writes(form):
    order = job(sample())

    assert write_apart(form, order) == write(form, order)


def test_parent_learns_why_nothing_was_written():
    broken = replace(job(sample()), title=None)  # a job that no page can order

    with pytest.raises(NotWrittenError, match=r"(?s)docx: .*Traceback"):
        write_apart(Format.DOCX, broken)


def test_parent_does_not_wait_for_ever():
    with pytest.raises(NotWrittenError, match="not done after"):
        write_apart(Format.PDF, job(sample()), wall_seconds=0.01)


def test_ordering_a_file_loads_no_writer():
    code = (
        "import sys; import samspor.drawing.files.apart; "
        "print([name for name in ('docx', 'xlsxwriter', 'typst', 'lxml') if name in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"
