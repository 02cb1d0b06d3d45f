"""Why each event was read so: the place in the source and the rule, in words."""

from collections.abc import Iterator

from samspor.kernel.timing import Precision
from samspor.reading.around import in_language
from samspor.reading.asking import question_in
from samspor.reading.draft import Draft, DraftEvent
from samspor.reading.explain_facts import explain_facts
from samspor.reading.explain_words import EVENTS
from samspor.reading.overview import when, year_of
from samspor.reading.said import Sayer
from samspor.reading.wording import LANGUAGE

_WHY: dict[Precision, str] = {
    Precision.TIME: "why.time",
    Precision.DAY: "why.day",
    Precision.MONTH: "why.month",
    Precision.AGREEMENT: "why.agreement",
}


def explain(draft: Draft, *, language: str = LANGUAGE) -> str:
    """One paragraph per event, then one line per piece of furniture."""
    say = Sayer(language, EVENTS)
    lines = [say("events"), "─" * len(say("events"))] if draft.events else []
    for event in draft.events:
        lines.append("")
        lines.extend(_event(draft, event, say))
    lines.extend(explain_facts(draft, language=language))
    if draft.furniture:
        lines.extend(("", say("furniture")))
        for each in draft.furniture:
            why = in_language(each.reason, language) or each.why
            what = say("quoted", text=each.text)
            lines.append(f"  {say('line', line=each.line)}: {what}: {why}.")
    return "\n".join(lines) + "\n"


def _event(draft: Draft, event: DraftEvent, say: Sayer) -> Iterator[str]:
    cell = f", {say('cell', cell=event.source.cell)}" if event.source.cell else ""
    timed = when(event, year_of(draft), language=say.language)
    yield f"{event.title} ({say('line', line=event.source.line)}{cell})"
    for code, said in (
        ("source", {"text": event.source.text}),
        ("time", {"when": timed, "why": say(_WHY.get(event.precision, "why.period"))}),
        ("kind", {"kind": say(f"kind.{event.kind}")}),
        ("cancelled", {} if event.status == "cancelled" else None),
        ("arenas", {"names": ", ".join(event.arenas)} if event.arenas else None),
        ("place", {"place": event.place} if event.place else None),
        ("digital", {} if event.mode == "digital" else None),
        ("one_case", {} if len(event.agenda) == 1 else None),
        ("cases", {"count": len(event.agenda)} if len(event.agenda) > 1 else None),
        ("audience", {"who": event.audience} if event.audience else None),
    ):
        if said is not None:
            yield f"  {say(code, **said)}"
    for follow in event.follows:
        target = draft.events[follow.event]
        told = say(
            "follows",
            relation=say(f"follows.{follow.relation}"),
            title=target.title,
            when=when(target, year_of(draft), language=say.language),
        )
        yield f"  {told}"
    for index in event.doubts:
        question = question_in(say.language, draft.doubts[index], year=draft.year)
        yield f"  {say('doubt', question=question)}"
