"""Why each event was read so: the place in the source and the rule, in words."""

from collections.abc import Iterator
from typing import Final

from samspor.kernel.timing import Precision
from samspor.reading.around import in_language
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft, DraftEvent
from samspor.reading.explain_facts import explain_facts
from samspor.reading.overview import RELATIONS, when, year_of
from samspor.reading.wording import LANGUAGE

_KINDS: Final = {
    "meeting": "møte",
    "gathering": "samling",
    "professional_day": "fagdag",
    "preparation": "forberedelse",
    "follow_up": "oppfølging",
    "evaluation": "evaluering",
    "deadline": "frist",
    "period": "periode",
}


def explain(draft: Draft, *, language: str = LANGUAGE) -> str:
    """One paragraph per event, then one line per piece of furniture."""
    lines = ["Slik er hendelsene lest", "───────────────────────"] if draft.events else []
    for event in draft.events:
        lines.append("")
        lines.extend(_event(draft, event, language))
    lines.extend(explain_facts(draft))
    if draft.furniture:
        lines.extend(("", "Regnet som ramme rundt innholdet"))
        for each in draft.furniture:
            why = in_language(each.reason, language) or each.why
            lines.append(f"  linje {each.line}: «{each.text}»: {why}.")
    return "\n".join(lines) + "\n"


def _event(draft: Draft, event: DraftEvent, language: str) -> Iterator[str]:
    cell = f", rute «{event.source.cell}»" if event.source.cell else ""
    yield f"{event.title} (linje {event.source.line}{cell})"
    yield f"  Kilden sier: «{event.source.text}»"
    yield f"  Tid: {when(event, year_of(draft))}, {_why_timing(event)}"
    yield f"  Slag: {_KINDS[event.kind]}, etter ordene i tittelen"
    if event.status == "cancelled":
        yield "  Avlyst, etter ordet i teksten"
    if event.arenas:
        yield f"  Arena: {', '.join(event.arenas)}, etter kolonnen"
    if event.place:
        yield f"  Sted: {event.place}, etter «ved», «på» eller «sted»"
    if event.mode == "digital":
        yield "  Digitalt, etter ordet i teksten"
    if event.agenda:
        cases = "1 sak" if len(event.agenda) == 1 else f"{len(event.agenda)} saker"
        yield f"  {cases}, etter strekene eller kolonet i teksten"
    if event.audience:
        yield f"  For: {event.audience}"
    for follow in event.follows:
        target = draft.events[follow.event]
        yield (
            f"  Den {RELATIONS[follow.relation]} «{target.title}», "
            f"{when(target, year_of(draft))}, etter navnet og datoen i teksten"
        )
    for index in event.doubts:
        yield f"  Tvil: {question_in(language, draft.doubts[index], year=draft.year)}"


def _why_timing(event: DraftEvent) -> str:
    match event.precision:
        case Precision.TIME:
            return "dato og klokkeslett står i teksten"
        case Precision.DAY:
            return "datoen står i teksten"
        case Precision.MONTH:
            return "måneden på raden, for teksten har ingen egen dato"
        case Precision.AGREEMENT:
            return "teksten sier at det avtales"
        case _:
            return "perioden står i teksten"
