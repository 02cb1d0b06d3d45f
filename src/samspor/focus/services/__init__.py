from samspor.focus.services.areas import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
    change_focus_area,
    change_initiative,
    show_page,
)

__all__ = [
    "FocusAreaFacts",
    "InitiativeFacts",
    "add_focus_area",
    "add_initiative",
    "change_focus_area",
    "change_initiative",
    "show_page",
]
