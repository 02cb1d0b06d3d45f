from samspor.intake.views import documents, hidden_pages
from samspor.registry.address import community_path

urlpatterns = [
    community_path("dokumenter/", documents.documents, name="documents"),
    community_path("dokumenter/vis/", hidden_pages.show_all, name="documents_show"),
    community_path("dokumenter/<int:reading>/", documents.document, name="document"),
    community_path("dokumenter/<int:reading>/fil/", documents.original, name="document_file"),
]
