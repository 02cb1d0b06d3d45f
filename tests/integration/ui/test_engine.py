import gc
import weakref

from django.template import engines
from django.test import RequestFactory


class Content:
    """As large as one likes."""


def test_page_lets_go_of_what_it_was_made_of() -> None:
    content = Content()
    held = weakref.ref(content)
    template = engines["django"].from_string("{% with again=content %}Ja.{% endwith %}")
    gc.disable()
    try:
        page = template.render({"content": content}, RequestFactory().get("/"))
        del content

        assert held() is None
    finally:
        gc.enable()

    assert page == "Ja."
