"""The front page of a community. Last of all, so that it can't stand before other addresses."""

from samspor.portal.views import access, administration, community, log
from samspor.registry.address import community_path

urlpatterns = [
    community_path("", community.front, name="community_front"),
    community_path("administrasjon/", administration.administration, name="administration"),
    community_path("tilgang/", access.community_access, name="community_access"),
    community_path("logg/", log.log, name="community_log"),
    community_path("logg/kontroll/", log.check, name="community_log_check"),
]
