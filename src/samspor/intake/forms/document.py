"""Bring a document: a file, or what one has copied."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspor.intake.enums import Brought
from samspor.kernel.national_number import find_national_numbers
from samspor.kernel.school_year import SchoolYear
from samspor.reading.errors import Unreadable
from samspor.reading.formats.sniff import check_size

TYPES = ".docx,.pdf,.xlsx,.pptx,.odt,.ods,.csv,.txt,.html,.htm,.eml,.ics"
LONGEST_NAME = 80
_OUTSIDE = re.compile(r"[^\w .,()&+–-]")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    data: bytes
    name: str
    brought: Brought


class DocumentForm(forms.Form):
    """`markup` is what a script finds on the clipboard beside the words: a table with its cells."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "Word, PDF, spreadsheet, presentation, web page, e-mail, calendar or text. At most 10 "
            "MB."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": TYPES}),
        error_messages={"empty": _("The file is empty. Choose one with content.")},
    )
    text = forms.CharField(
        label=_("Or paste the text here"),
        help_text=_("Mark all in the document or on the web page, copy, and paste."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    markup = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or {})
        upload = cleaned.get("file")
        text = cleaned.get("markup") or cleaned.get("text") or ""
        if self.errors:
            return cleaned
        if upload and text.strip():
            self.add_error("text", _("Choose a file or paste a text, not both at once."))
        elif upload:
            self._take("file", upload.read(), plain_name(upload.name), Brought.FILE)
        elif text.strip():
            if find_national_numbers(_TAG.sub(" ", text)):
                told = _("The text holds what looks like a national identity number. Take it out.")
                self.add_error("text", ValidationError(told, code="national_number"))
            else:
                name = first_line(cleaned.get("text") or "")
                self._take("text", text.encode(), name, Brought.PASTED)
        else:
            self.add_error("file", _("Choose a file, or paste a text below."))
        return cleaned

    def _take(self, field: str, data: bytes, name: str, brought: Brought) -> None:
        try:
            check_size(len(data))
        except Unreadable as refusal:
            self.add_error(field, refusal.sentence(get_language() or "nb"))
        else:
            self.document = Document(data, name, brought)


class YearForm(forms.Form):
    year = forms.TypedChoiceField(
        label=_("School year"),
        coerce=lambda start: SchoolYear(int(start)),
        error_messages={"required": _("Choose the school year the document is about.")},
    )

    def __init__(self, *args: Any, around: SchoolYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [SchoolYear(start) for start in range(around.start + 2, around.start - 7, -1)]
        choices = [(str(year.start), year.short) for year in years]
        self.fields["year"].choices = choices  # type: ignore[attr-defined]  # a choice field


def plain_name(name: str) -> str:
    """Ours to show: no folders, no control characters, nothing that could be markup (T-15)."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    words = " ".join(_OUTSIDE.sub(" ", last).split())
    return words[-LONGEST_NAME:].strip() or "–"


def first_line(text: str) -> str:
    """What a pasted text is called: its own first words."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = " ".join(_OUTSIDE.sub(" ", _TAG.sub(" ", line)).split())
    return words[:LONGEST_NAME].strip() or "–"
