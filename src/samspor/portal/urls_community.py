"""The front page of a community. Last of all, so that it can't stand before other addresses."""

from samspor.portal.views import community
from samspor.registry.address import community_path

urlpatterns = [community_path("", community.front, name="community_front")]
