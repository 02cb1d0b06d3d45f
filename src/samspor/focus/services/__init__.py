from samspor.focus.services.areas import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
)

__all__ = ["FocusAreaFacts", "InitiativeFacts", "add_focus_area", "add_initiative"]
