//! How a commitment went over time: dots with words, two counts, the writer's own words. No share,
//! no run of days, no verdict.

use std::collections::HashMap;

use serde::Serialize;

use super::{CommitmentEvent, Outcome};
use crate::day::Day;
use crate::records::RecordId;

/// How many of the latest events are shown as dots.
pub const DOTS: usize = 12;
/// How many days the counts look back, today among them.
pub const COUNTED_DAYS: i64 = 30;

/// One event, as a dot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Dot {
    /// Which event.
    pub event: RecordId,
    /// Its day.
    pub on_day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether it was kept, or partly, after a miss.
    pub picked_up_again: bool,
}

/// Something that got in the way, in the writer's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Obstacle {
    /// The words, as last written.
    pub words: String,
    /// How many times they were written; capitals and accents make no difference.
    pub times: u32,
}

/// How a commitment went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OverTime {
    /// The last twelve events, the earliest first.
    pub dots: Vec<Dot>,
    /// How many were kept in the last thirty days.
    pub kept: u32,
    /// How many were kept in part in the last thirty days.
    pub partly: u32,
    /// Out of how many: kept, partly and missed. What was not needed is not counted.
    pub of: u32,
    /// What gets in the way, the most frequent first.
    pub obstacles: Vec<Obstacle>,
    /// The days on which it was looked at again, the earliest first.
    pub reviews_held: Vec<Day>,
}

/// Tells how it went, from its events in the order of their days.
#[must_use]
pub fn over_time(events: &[CommitmentEvent], reviews_held: Vec<Day>, today: Day) -> OverTime {
    let mut dots = dots(events);
    dots.drain(..dots.len().saturating_sub(DOTS));
    let since = today.plus(1 - COUNTED_DAYS);
    let lately = events
        .iter()
        .filter(|event| (since..=today).contains(&event.on_day));
    let (mut kept, mut partly, mut of) = (0, 0, 0);
    for event in lately {
        match event.outcome {
            Outcome::Kept => kept += 1,
            Outcome::Partly => partly += 1,
            Outcome::Missed => {}
            Outcome::NotNeeded => continue,
        }
        of += 1;
    }
    OverTime {
        dots,
        kept,
        partly,
        of,
        obstacles: obstacles(events),
        reviews_held,
    }
}

fn dots(events: &[CommitmentEvent]) -> Vec<Dot> {
    let mut missed = false;
    let mut dots = Vec::with_capacity(events.len());
    for event in events {
        let did = matches!(event.outcome, Outcome::Kept | Outcome::Partly);
        dots.push(Dot {
            event: event.id,
            on_day: event.on_day,
            outcome: event.outcome,
            picked_up_again: did && missed,
        });
        // What was not needed says nothing either way.
        if event.outcome != Outcome::NotNeeded {
            missed = event.outcome == Outcome::Missed;
        }
    }
    dots
}

fn obstacles(events: &[CommitmentEvent]) -> Vec<Obstacle> {
    // The words, how many times, and the place of the last.
    let mut counted: HashMap<String, (String, u32, usize)> = HashMap::new();
    for (place, event) in events.iter().enumerate() {
        let words: Vec<&str> = event.obstacle.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        let words = words.join(" ");
        let one = counted
            .entry(lamplight_text::fold(&words))
            .or_insert_with(|| (String::new(), 0, place));
        *one = (words, one.1 + 1, place);
    }
    let mut counted: Vec<_> = counted.into_values().collect();
    counted.sort_by_key(|(_, times, place)| std::cmp::Reverse((*times, *place)));
    counted
        .into_iter()
        .map(|(words, times, _)| Obstacle { words, times })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn event(on_day: Day, outcome: Outcome, obstacle: &str) -> CommitmentEvent {
        CommitmentEvent {
            id: RecordId::new(0, [0; 10]),
            commitment: RecordId::new(0, [0; 10]),
            on_day,
            outcome,
            note: String::new(),
            obstacle: obstacle.to_owned(),
            learned: String::new(),
            next: String::new(),
            starred: false,
            entry: None,
            created_at: 0,
            updated_at: 0,
            removed: false,
        }
    }

    /// One a day from 1 March, by the first letter of the outcome.
    fn run(letters: &str) -> Vec<CommitmentEvent> {
        let outcome = |letter| match letter {
            'k' => Outcome::Kept,
            'p' => Outcome::Partly,
            'm' => Outcome::Missed,
            _ => Outcome::NotNeeded,
        };
        let days = (0..).map(|n| day("2026-03-01").plus(n));
        days.zip(letters.chars())
            .map(|(day, letter)| event(day, outcome(letter), ""))
            .collect()
    }

    fn picked_up(letters: &str) -> String {
        let told = over_time(&run(letters), Vec::new(), day("2026-03-31"));
        let mark = |dot: &Dot| if dot.picked_up_again { '^' } else { '.' };
        told.dots.iter().map(mark).collect()
    }

    #[test]
    fn picking_up_again_is_marked() {
        assert_eq!(picked_up("kmkkmmp"), "..^...^");
        assert_eq!(picked_up("mnk"), "..^");
        assert_eq!(picked_up("mm"), "..");
        assert_eq!(picked_up(""), "");
        // The miss lies before the twelve that are shown.
        assert_eq!(picked_up("mkkkkkkkkkkkk"), "^...........");
    }

    #[test]
    fn two_counts_of_thirty_days() {
        let mut events = run("kkkpmnkkkkkk");
        events.push(event(day("2026-04-05"), Outcome::Kept, ""));
        let told = |today| {
            let told = over_time(&events, Vec::new(), day(today));
            (told.kept, told.partly, told.of)
        };
        assert_eq!(told("2026-03-30"), (9, 1, 11));
        assert_eq!(told("2026-03-31"), (8, 1, 10));
        // What lies ahead, after the clock was set back, is shown and not counted.
        assert_eq!(told("2026-02-20"), (0, 0, 0));
        assert_eq!(told("2026-04-05"), (7, 0, 7));
    }

    #[test]
    fn what_gets_in_the_way_is_counted_in_the_writers_words() {
        let missed = |text| event(day("2026-03-01"), Outcome::Missed, text);
        let events = [
            "Tired",
            "late  work",
            "",
            "tired ",
            "Café",
            "late work",
            "TIRED",
            " ",
        ];
        let told = over_time(&events.map(missed), Vec::new(), day("2026-03-01"));
        let said: Vec<(&str, u32)> = told
            .obstacles
            .iter()
            .map(|obstacle| (obstacle.words.as_str(), obstacle.times))
            .collect();
        assert_eq!(said, [("TIRED", 3), ("late work", 2), ("Café", 1)]);
    }

    proptest! {
        #[test]
        fn counts_and_dots_hold_together(letters in "[kpmn]{0,40}") {
            let events = run(&letters);
            let told = over_time(&events, Vec::new(), day("2026-03-30"));
            prop_assert!(told.kept + told.partly <= told.of);
            prop_assert!(told.dots.len() <= DOTS);
            let of = letters.chars().take(30).filter(|c| *c != 'n').count();
            prop_assert_eq!(told.of as usize, of);
            let needed: Vec<char> = letters.chars().filter(|c| *c != 'n').collect();
            let again = needed.windows(2).filter(|two| two[0] == 'm' && two[1] != 'm').count();
            prop_assert_eq!(dots(&events).iter().filter(|dot| dot.picked_up_again).count(), again);
        }
    }
}
