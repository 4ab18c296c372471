"""What was written before the window came: a past, which no walk of one day can have."""

import datetime
import pathlib

from desk import ask

TODAY = datetime.date.today()


def day(away: int) -> str:
    """The day so many days from today, as the vault writes it."""
    return (TODAY + datetime.timedelta(days=away)).isoformat()


def live(vault: pathlib.Path):
    """Three weeks: somebody, a matter, commitments and what came of them, and check-ins with a dip."""
    [jo, *_others] = ask(
        vault,
        ("person_add", {"label": "Jo", "relation": "partner"}),
        ("value_add", {"name": "Honesty"}),
        ("session_add", {"on_day": day(5), "with_label": "Ruth"}),
        ("entry_add", {"kind": "reflection", "title": "Before", "status": "kept", "date": day(-20)}),
        *(
            ("checkin_add", {"at": day(away), "self_trust": rated})
            for away, rated in ((-12, 6), (-8, 2), (-4, 6))
        ),
    )
    person = jo["id"]
    sunday = {"role": "i_hurt", "title": "The Sunday", "person": person, "happened": day(-21)}
    begun = {"person": person, "starts": day(-21)}
    promise = {"kind": "promise", "text": "Ring before I am late", "cadence": "daily"}
    openness = {"kind": "openness", "text": "Say what I spent", "review_on": day(0)}
    [kept, told, _matter] = ask(
        vault,
        ("commitment_add", begun | promise),
        ("commitment_add", begun | openness),
        ("matter_add", sunday),
    )
    came = (
        (kept, -5, "kept"),
        (kept, -3, "missed"),
        (kept, -2, "kept"),
        (told, -9, "partly"),
        (told, -2, "kept"),
    )
    events = (
        {"commitment": of["id"], "on_day": day(away), "outcome": outcome}
        for of, away, outcome in came
    )
    ask(vault, *(("event_add", event) for event in events))
