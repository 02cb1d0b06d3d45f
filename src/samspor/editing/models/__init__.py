from samspor.editing.models.page_version import PageVersion

__all__ = ["PageVersion"]
