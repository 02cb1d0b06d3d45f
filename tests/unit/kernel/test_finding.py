"""Words as people search for them."""

import pytest

from samspor.kernel.finding import BEGINNING, PART, WHOLE, findable, stem, terms, worth


def hit(question: str, text: str) -> int:
    """The worth of the whole question: 0 when one of its words is missing."""
    found = [worth(term, findable(text)) for term in terms(question)]
    return min(found, default=0)


@pytest.mark.parametrize(
    "family",
    [
        "styrer styreren styrere styrerne styrar styraren styrarar styrarane",
        "eier eieren eiere eierne eigar eigaren eigarar eigarane",
        "lærer læreren lærere lærerne lærar læraren lærarar lærarane",
        "leder lederen ledere lederne leiar leiaren leiarar leiarane",
        "barnehage barnehagen barnehager barnehagene barnehagar barnehagane",
        "samling samlingen samlinger samlingene samlinga samlingar samlingane",
        "skole skolen skoler skolene skule skulen skular skulane",
        "uke uka uken uker ukene veke veka veker vekene",
        "ressursperson ressurspersonen ressurspersoner ressurspersonar ressurspersonane",
        "bibliotek biblioteket biblioteka bibliotekene",
        "lek leken leik leiken",
        "inkluderende inkluderande",
    ],
)
def test_forms_in_both_languages_are_one_word(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_who_leads_and_who_governs_are_two_words() -> None:
    assert stem("styrer") != stem("styre")
    assert stem("styrerne") != stem("styret")


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("bibliotek", "Bibliotek for alle", WHOLE),
        ("bibl", "Bibliotek for alle", BEGINNING),
        ("bibliotek", "Skolebibliotekprosjekt", PART),
        ("skole", "Skolebibliotekprosjekt", BEGINNING),
        ("skule", "Skolebibliotekprosjekt", BEGINNING),
        ("prosjekt", "Skolebibliotekprosjekt", PART),
        ("styrar", "Styrernettverk", BEGINNING),
        ("dag", "Planleggingsdag", PART),
        ("lek", "Rollelek", PART),
        ("tur", "Kultur og struktur", 0),
        ("b", "Bibliotek", 0),
        ("aasen", "Åsen barnehage", WHOLE),
        ("åsen", "Aasen barnehage", WHOLE),
        ("asen", "Åsen barnehage", WHOLE),
        ("roros", "Røros", WHOLE),
        ("roeros", "Røros", WHOLE),
        ("laering", "Læring", WHOLE),
        ("cafe", "Språkkafé og café", WHOLE),
        ("SPRÅK", "språkmiljø", BEGINNING),
        ("samling skaun", "Styrersamling i Skaun", PART),
        ("samling hitra", "Styrersamling i Skaun", 0),
        ("barnehage i heimen", "Barnehage og hjem", WHOLE),
        ("", "Barnehage", 0),
        ("%", "100 % stilling", 0),
    ],
)
def test_what_is_found_and_how_well(question: str, text: str, expected: int) -> None:
    assert hit(question, text) == expected


def test_little_words_count_only_when_they_are_alone() -> None:
    assert [term.plain for term in terms("samling for styrere i Skaun")] == [
        "samling", "styrere", "skaun",
    ]  # fmt: skip
    assert [term.plain for term in terms("og")] == ["og"]


def test_a_question_has_an_end() -> None:
    assert len(terms(" ".join(f"ord{number}" for number in range(40)))) == 8
