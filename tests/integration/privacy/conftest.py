from tests.page_client import pages

__all__ = ["pages"]
