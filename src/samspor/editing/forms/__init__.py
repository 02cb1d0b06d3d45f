from typing import Final

from samspor.editing.enums import Part
from samspor.editing.forms.base import PageForm
from samspor.editing.forms.pages import AreaForm, FrontForm, InitiativeForm, NetworkForm
from samspor.editing.forms.unit import UnitForm

FORMS: Final[dict[Part, type[PageForm]]] = {
    Part.NETWORKS: NetworkForm,
    Part.INITIATIVES: InitiativeForm,
    Part.AREAS: AreaForm,
    Part.UNITS: UnitForm,
    Part.FRONT: FrontForm,
}

__all__ = ["FORMS", "PageForm", "UnitForm"]
