from samspor.access.privacy import LINK, Privacy, PrivacyClass, classify
from samspor.access.querysets import ViewerManager
from samspor.access.row_policies import row_policy
from samspor.focus.models.dated import Dated, FocusQuerySet


class LongTermPlanQuerySet(FocusQuerySet["LongTermPlan"]):
    pass


class LongTermPlan(Dated):
    """What the community wants over several years, and why."""

    objects = ViewerManager.from_queryset(LongTermPlanQuerySet)()

    class Meta(Dated.Meta):
        pass


classify(
    LongTermPlan,
    community=LINK,
    name=Privacy(PrivacyClass.PUBLIC, "names the plan"),
    text=Privacy(PrivacyClass.PUBLIC, "says what the community wants"),
    valid_from=Privacy(PrivacyClass.PUBLIC, "says when the plan begins"),
    valid_to=Privacy(PrivacyClass.PUBLIC, "says when the plan ends"),
)

row_policy(LongTermPlan, by="community")
