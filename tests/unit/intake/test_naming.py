"""Names that are the same, names to ask about, and names that only look alike."""

import pytest

from samspor.intake.naming import likeness, with_short_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barn og Rom", "barn og rom"),
        ("ICDP foreldreveiledning", "ICDP-foreldreveiledning"),
        ("Styrernettverk, Skaun", "Styrernettverk Skaun"),
    ],
)
def test_the_same_name_however_it_is_written(one: str, other: str) -> None:
    assert likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Regionalt styrernetverk", "Regionalt styrernettverk"),
        ("Nettverk for ressurspersoner", "Ressurspersoner, nettverk"),
        ("Kystnettverket for lek", "Kystnettverk for lek"),
        ("Fagdag om språk", "Fagdag språk og lek"),
    ],
)
def test_alike_enough_to_ask(one: str, other: str) -> None:
    assert 0 < likeness(one, other) < 1 or likeness(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nettverk for kommunale barnehager i Solvik bydel",
            "Nettverk for private barnehager i Solvik bydel",
        ),
        ("Nettverk for barnehager i Solvik", "Nettverk for barnehager i Lia"),
        ("Samling 1", "Samling 2"),
        ("Styrersamling", "Fagdag"),
        ("", "Fagdag"),
    ],
)
def test_never_asked_about(one: str, other: str) -> None:
    assert likeness(one, other) == 0


def test_a_short_name_in_brackets_is_a_name_of_its_own() -> None:
    assert with_short_name("Kystens høgskole (KHS)") == ("Kystens høgskole", "KHS")
    assert with_short_name("Solvik (oppvekstsenter)") == ("Solvik (oppvekstsenter)", "")
