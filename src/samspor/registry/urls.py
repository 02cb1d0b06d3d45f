from samspor.registry.address import community_path
from samspor.registry.views import files, imports, manage, organisations, public, units

urlpatterns = [
    community_path("barnehager-og-skoler/", public.units, name="units"),
    community_path("barnehager-og-skoler.docx", files.units_docx, name="units_docx"),
    community_path("barnehager-og-skoler.xlsx", files.units_xlsx, name="units_xlsx"),
    community_path("barnehager-og-skoler.html", files.units_html, name="units_html"),
    community_path("barnehager-og-skoler/tall/", public.figures, name="units_by_year"),
    community_path("barnehager-og-skoler/<int:unit>/", public.unit, name="unit"),
    community_path("register/", manage.registry, name="registry"),
    community_path("register/ny-enhet/", units.add, name="registry_unit_add"),
    community_path("register/enheter/<int:unit>/", units.change, name="registry_unit_change"),
    community_path(
        "register/enheter/<int:unit>/legg-ned/", units.close, name="registry_unit_close"
    ),
    community_path(
        "register/enheter/<int:unit>/apne-igjen/", units.reopen, name="registry_unit_reopen"
    ),
    community_path(
        "register/eiere-og-kommuner/", organisations.organisations, name="registry_organisations"
    ),
    community_path(
        "register/eiere-og-kommuner/ny/", organisations.add, name="registry_organisation_add"
    ),
    community_path("register/eiere-og-kommuner/bli-med/", organisations.join, name="registry_join"),
    community_path(
        "register/eiere-og-kommuner/<int:organisation>/",
        organisations.change,
        name="registry_organisation_change",
    ),
    community_path("register/fra-register/", imports.fetch, name="registry_fetch"),
    community_path("register/fra-fil/", imports.files, name="registry_imports"),
    community_path("register/fra-fil/<int:source>/", imports.file, name="registry_import"),
    community_path("register/angre/<int:batch>/", manage.undo, name="registry_undo"),
]
