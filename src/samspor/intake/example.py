"""A document to try with, for those who have none at hand: only in the demo."""

from importlib.resources import files

from samspor.intake.enums import Brought
from samspor.kernel.school_year import SchoolYear


def example_document(year: SchoolYear) -> tuple[bytes, str, Brought]:
    """Next year's wheel as somebody might have written it, with one date that does not fit."""
    text = files("samspor.intake.documents").joinpath("arshjul.html").read_text(encoding="utf-8")
    dated = text.replace("{first}", str(year.start)).replace("{last}", str(year.start + 1))
    return dated.encode(), "Årshjul for språk og lek.html", Brought.EXAMPLE
