from django.urls import register_converter

from samspor.editing.enums import Part
from samspor.editing.views import edit, guard, history, lists, preview
from samspor.registry.address import community_path


class PartConverter:
    regex = "|".join(Part)

    def to_python(self, value: str) -> Part:
        return Part(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(PartConverter, "part")

PAGE = "<part:part>/<slug:key>/"

urlpatterns = [
    community_path("vaktliste/", guard.guard_list, name="guard_list"),
    community_path("utkast/", lists.drafts, name="page_drafts"),
    community_path("ny/<part:part>/", lists.add, name="page_add"),
    community_path(f"{PAGE}endre/", edit.edit, name="page_edit"),
    community_path(f"{PAGE}utkast/", preview.preview, name="page_preview"),
    community_path(f"{PAGE}utkast/publiser/", preview.publish_page, name="page_publish"),
    community_path(f"{PAGE}utkast/forkast/", preview.discard, name="page_discard"),
    community_path(f"{PAGE}historikk/", history.history, name="page_history"),
    community_path(f"{PAGE}historikk/<int:number>/", history.version, name="page_version"),
    community_path(
        f"{PAGE}historikk/<int:number>/hent-tilbake/",
        history.bring_back_page,
        name="page_bring_back",
    ),
    community_path(f"{PAGE}historikk/<int:number>/angre/", history.undo, name="page_undo"),
    community_path(f"{PAGE}fjern/", lists.remove, name="page_remove"),
]
