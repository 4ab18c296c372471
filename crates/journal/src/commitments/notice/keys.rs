//! Keys to somebody's life, handed over.

use super::words::{stands, word, words};

/// Words for keys to somebody's life. Each stands for its whole word.
const KEYS: [&[&str]; 24] = [
    &["password"],
    &["passwords"],
    &["passcode"],
    &["passcodes"],
    &["passphrase"],
    &["pin", "code"],
    &["pin", "number"],
    &["login"],
    &["logins"],
    &["location"],
    &["locations"],
    &["gps"],
    &["track"],
    &["tracks"],
    &["tracked"],
    &["tracking"],
    &["tracker"],
    &["phone", "code"],
    &["phone", "codes"],
    &["phone's", "code"],
    &["code", "to", "my", "phone"],
    &["code", "for", "my", "phone"],
    &["unlock", "code"],
    &["unlock", "my", "phone"],
];

/// Before "track", what makes it no tracking: "on track", "keep track of".
const NO_TRACKING: [&str; 14] = [
    "on", "off", "keep", "keeping", "kept", "lose", "losing", "lost", "right", "wrong", "fast",
    "same", "running", "race",
];

/// Whether a text speaks of passwords, whereabouts, tracking or the code of a phone.
#[must_use]
pub fn speaks_of_keys(text: &str) -> bool {
    let words = words(text);
    (0..words.len()).any(|at| {
        let Some(said) = KEYS.iter().find(|said| stands(&words, at, said)) else {
            return false;
        };
        let harmless = *said == ["track"]
            && (word(&words, at + 1) == "record"
                || at
                    .checked_sub(1)
                    .is_some_and(|before| NO_TRACKING.contains(&word(&words, before))));
        !harmless
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_noticed_by_whole_words() {
        for text in [
            "I'll share my password",
            "All my PASSWORDS.",
            "my location, all day",
            "let you track my phone",
            "a tracker in the car",
            "the phone code",
            "the code to my phone",
            "She is tracking me",
        ] {
            assert!(speaks_of_keys(text), "{text}");
        }
        for text in [
            "",
            "plans for the evening",
            "I keep track of what I spend",
            "back on track",
            "my track record",
            "a tracksuit and a soundtrack",
            "relocation costs",
            "a code of conduct",
            "money spent",
        ] {
            assert!(!speaks_of_keys(text), "{text}");
        }
    }
}
