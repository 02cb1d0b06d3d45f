"""Closed days as readers think of them: one break, whoever keeps it."""

from samspor.drawing.content import ClosedSpan, WheelContent


def merged(content: WheelContent) -> tuple[ClosedSpan, ...]:
    """Spans of the same name and days as one; without municipalities when it is everybody's."""
    groups: dict[tuple[object, ...], list[ClosedSpan]] = {}
    for span in content.closed:
        groups.setdefault((span.first, span.last, span.kind, span.name), []).append(span)
    return tuple(_one(spans, content) for spans in groups.values())


def _one(spans: list[ClosedSpan], content: WheelContent) -> ClosedSpan:
    first = spans[0]
    if any(not span.municipalities for span in spans):
        return ClosedSpan(first.name, first.kind, first.first, first.last)
    named = {name for span in spans for name in span.municipalities}
    known = tuple(name for name in content.municipalities if name in named)
    others = tuple(sorted(named.difference(known)))
    everybody = bool(known) and known == content.municipalities
    places = () if everybody else known + others
    return ClosedSpan(first.name, first.kind, first.first, first.last, places)
