from samspor.editing.services.beginning import begin_page
from samspor.editing.services.drafts import bring_back, discard_draft, plan_draft, save_draft
from samspor.editing.services.publishing import publish, remove_page, take_back

__all__ = [
    "begin_page",
    "bring_back",
    "discard_draft",
    "plan_draft",
    "publish",
    "remove_page",
    "save_draft",
    "take_back",
]
