from samspor.focus.services.areas import (
    FocusAreaFacts,
    InitiativeFacts,
    add_focus_area,
    add_initiative,
    change_focus_area,
    change_initiative,
    show_page,
)
from samspor.focus.services.knowledge import (
    FindingFacts,
    NormFacts,
    PlanFacts,
    SchemeFacts,
    write_finding,
    write_norm,
    write_plan,
    write_scheme,
)

__all__ = [
    "FindingFacts",
    "FocusAreaFacts",
    "InitiativeFacts",
    "NormFacts",
    "PlanFacts",
    "SchemeFacts",
    "add_focus_area",
    "add_initiative",
    "change_focus_area",
    "change_initiative",
    "show_page",
    "write_finding",
    "write_norm",
    "write_plan",
    "write_scheme",
]
