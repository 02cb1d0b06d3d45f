from tests.integration.activities.conftest import region

__all__ = ["region"]
