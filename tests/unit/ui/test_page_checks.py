"""Each check turns red for its own fault, and only for that (T-68)."""

from dataclasses import replace

import pytest

from tests import page_checks as check
from tests.page_checks import CHECKS, Answer, Check, complaints

GOOD = """<!doctype html>
<html lang="nb">
<head><meta charset="utf-8"><title>Overskrift – Samspor</title></head>
<body>
<a href="#innhold">Hopp til innholdet</a>
<main id="innhold">
<h1>Overskrift</h1>
<h2 id="del">Del</h2>
<section aria-labelledby="del"><p>Ord.</p></section>
<form method="post" action="/om/"><input type="hidden" name="csrfmiddlewaretoken" value="x">
<p class="free-text">Skriv aldri noe om enkeltbarn</p>
<label for="sted">Sted</label><input id="sted" name="place"><button>Lagre</button></form>
<svg aria-hidden="true" viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="/static/ui/icon.svg" alt="">
<a href="/om/">Om</a>
</main>
</body>
</html>
"""
# Small and always there; the checks ask it whether an address leads somewhere.
pytestmark = pytest.mark.urls("samspor.portal.urls")

HEADERS = {
    "Content-Language": "nb",
    "Content-Security-Policy": (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "public, no-cache",
    "ETag": 'W/"1"',
    "Vary": "Accept-Encoding",
}
PAGE = Answer(path="/", html=GOOD, headers=HEADERS)

FAULTS: list[tuple[Check, str, str]] = [
    (check.html_is_valid, "<p>Ord.</p>", "<p>Ord.</b></p>"),
    (check.title_contains_the_only_heading, "<title>Overskrift", "<title>Noe annet"),
    (check.title_contains_the_only_heading, '<h2 id="del">Del</h2>', '<h1 id="del">Del</h1>'),
    (check.language_is_the_address_own, 'lang="nb"', 'lang="nn"'),
    (check.headings_descend_one_step_at_a_time, '<h2 id="del">Del</h2>', '<h3 id="del">Del</h3>'),
    (check.there_is_one_main, "</main>", "</main><main></main>"),
    (check.ids_are_unique, "<p>Ord.", '<p id="del">Ord.'),
    (check.references_exist, 'aria-labelledby="del"', 'aria-labelledby="dell"'),
    (check.references_exist, 'href="#innhold"', 'href="#inhold"'),
    (check.controls_have_labels, '<label for="sted">Sted</label>', "<b>Sted</b>"),
    (check.controls_have_labels, "<button>", '<textarea name="x"></textarea><button>'),
    (check.links_and_buttons_say_something, "<button>Lagre</button>", "<button></button>"),
    (check.links_and_buttons_say_something, '<a href="/om/">Om</a>', "<a>Om</a>"),
    (check.images_say_what_they_show, 'icon.svg" alt=""', 'icon.svg"'),
    (check.images_say_what_they_show, '<svg aria-hidden="true"', "<svg"),
    (check.nothing_is_inline, "<p>Ord.", '<p style="color:red">Ord.'),
    (check.nothing_is_inline, "<p>Ord.", '<p onclick="x()">Ord.'),
    (check.nothing_is_inline, "<p>Ord.</p>", "<p>Ord.</p><script>x()</script>"),
    (check.posting_forms_are_guarded, "csrfmiddlewaretoken", "token"),
    (check.free_text_warns_of_child_data, 'class="free-text"', 'class="noe"'),
    (check.field_names_leave_the_form_its_own, 'name="place"', 'name="action"'),
    (check.addresses_lead_somewhere, '<a href="/om/">', '<a href="/omm/">'),
    (check.addresses_lead_somewhere, "/static/ui/icon.svg", "/static/ui/borte.svg"),
    (check.addresses_lead_somewhere, "/static/ui/icon.svg", "https://example.org/icon.svg"),
    (check.no_leftovers_in_the_words, "Ord.", "Hei {{ navn }}."),
    (check.no_leftovers_in_the_words, "Ord.", "Hei %(name)s."),
    (check.no_leftovers_in_the_words, "Ord.", "Sted: None."),
    (check.no_leftovers_in_the_words, "Ord.", "&lt;Arena object (3)&gt;"),
    (check.it_is_light, "Ord.", "o" * 103_000),
]


def red(page: Answer) -> set[str]:
    return {complaint.split(":")[0] for complaint in complaints(page)}


def test_good_page_passes_all_checks():
    assert complaints(PAGE) == []


@pytest.mark.parametrize(("wanted", "old", "new"), FAULTS)
def test_t68_planted_fault_turns_its_check_red(wanted: Check, old: str, new: str):
    assert GOOD.count(old) == 1

    assert red(replace(PAGE, html=GOOD.replace(old, new))) == {wanted.__name__}


@pytest.mark.parametrize(
    ("header", "value", "wanted"),
    [
        (
            "Content-Security-Policy",
            "default-src 'self' 'unsafe-inline'",
            "headers_protect_the_reader",
        ),
        ("X-Content-Type-Options", "", "headers_protect_the_reader"),
        ("X-Frame-Options", "SAMEORIGIN", "headers_protect_the_reader"),
        ("Referrer-Policy", "unsafe-url", "headers_protect_the_reader"),
        ("Cross-Origin-Opener-Policy", "", "headers_protect_the_reader"),
        ("Cache-Control", "max-age=600", "kept_copies_are_right"),
        ("Vary", "Accept-Encoding, Cookie", "kept_copies_are_right"),
        ("Vary", "Accept-Language", "kept_copies_are_right"),
        ("Content-Language", "en", "language_is_the_address_own"),
    ],
)
def test_t24_t27_planted_header_turns_its_check_red(header: str, value: str, wanted: str):
    assert red(replace(PAGE, headers={**HEADERS, header: value})) == {wanted}


def test_t27_cookie_on_a_public_page_is_red():
    assert red(replace(PAGE, sets_cookie=True)) == {"kept_copies_are_right"}


def test_t27_signed_in_page_must_not_be_kept():
    kept = replace(PAGE, signed_in=True)
    passing = replace(kept, headers={**HEADERS, "Cache-Control": "no-store"})

    assert red(kept) == {"kept_copies_are_right"}
    assert red(passing) == set()


def test_seventh_statement_is_red():
    assert red(replace(PAGE, statements=("SELECT 1",) * 6)) == set()
    assert red(replace(PAGE, statements=("SELECT 1",) * 7)) == {"it_asks_the_database_little"}


def test_every_check_has_a_planted_fault():
    elsewhere = {
        "headers_protect_the_reader",
        "kept_copies_are_right",
        "it_asks_the_database_little",
    }
    planted = {wanted.__name__ for wanted, _old, _new in FAULTS}

    assert planted | elsewhere == {one.__name__ for one in CHECKS}
