//! What holds for any text.
#![allow(clippy::indexing_slicing)]

use std::time::{Duration, Instant};

use lamplight_apology::{Component, check};
use proptest::prelude::*;

/// Pieces that the families know, and what gets between them.
fn letters() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "I'm sorry",
        "sorry",
        " if ",
        " but ",
        "you made me ",
        "I was drunk",
        ". ",
        ", ",
        "’",
        "“",
        "”",
        "'",
        "\n",
        "> ",
        "🙏🏽",
        "é",
        "e\u{301}",
        "\u{200d}",
        " mistakes were made",
        " just ",
        "apologise ",
        "forgive me ",
        "don’t ",
        "you always ",
        " a joke",
        "hurt ",
        "I never meant to ",
        "because ",
        "kill myself ",
        "…",
        "—",
        "\0",
    ]);
    prop::collection::vec(
        prop_oneof![3 => pieces.prop_map(str::to_owned), 1 => ".{0,6}"],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn marks_lie_within_the_text_on_whole_characters(text in letters()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        for mark in check(&text).marks {
            prop_assert!(mark.start < mark.end && mark.end <= units.len());
            prop_assert!(String::from_utf16(&units[mark.start..mark.end]).is_ok());
        }
    }

    #[test]
    fn the_same_letter_is_always_read_in_the_same_way(text in letters()) {
        prop_assert_eq!(check(&text), check(&text));
    }

    #[test]
    fn the_most_serious_comes_first_and_each_part_once(text in letters()) {
        let check = check(&text);
        prop_assert!(check.marks.is_sorted_by_key(|mark| (mark.severity, mark.start)));
        prop_assert!(check.present.is_sorted_by(|one, next| one < next));
        prop_assert_ne!(check.suggest_next, Some(Component::Request));
        let missing = check.suggest_next.is_none_or(|part| !check.present.contains(&part));
        prop_assert!(missing);
    }

    #[test]
    fn curly_and_plain_apostrophes_are_read_alike(text in letters()) {
        let curly = text.replace('\'', "’").replace(['“', '”'], "");
        let plain = curly.replace('’', "'");
        prop_assert_eq!(check(&curly), check(&plain));
    }
}

#[test]
fn sixteen_times_the_length_takes_no_more_than_its_share() {
    for part in [
        "I'm sorry if you feel that way, but you made me do it because you never listen. ",
        "I'm sorry. ",
        // Without an end of a sentence anywhere, and words whose reading hangs on the next one.
        "sorry if you but ",
        "ur`ill`",
        // Parts and faults that are weighed, sentence by sentence.
        "From now on I will ask you first.\n",
        "It was my fault. I was stressed.\n",
        "“sorry",
    ] {
        let times = 4_800 / part.len();
        let once = time(&part.repeat(times));
        let many = time(&part.repeat(times * 16));
        // Sixteen times as long. In proportion to the square it would be 256 times.
        assert!(
            many < once * 100,
            "{part}: {once:?}, and sixteen times as much {many:?}"
        );
    }
}

/// The shortest of a few, as whatever else the computer does only makes it longer.
fn time(letter: &str) -> Duration {
    let once = |_| {
        let begin = Instant::now();
        let _ = check(letter);
        begin.elapsed()
    };
    (0..5).map(once).min().unwrap_or_default()
}
