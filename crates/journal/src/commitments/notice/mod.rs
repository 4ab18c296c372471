//! Two things worth a second look in what a commitment says: a sentence that rules somebody else,
//! and a key handed over. English only, and common wordings only. They are noticed, never
//! prevented.

mod keys;
mod rule;
mod words;

pub use keys::speaks_of_keys;
pub use rule::reads_as_a_rule;

use serde::Serialize;

use super::CommitmentKind;

/// What was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// It reads as a rule for the other person.
    Rule,
    /// It speaks of passwords, whereabouts, tracking or the code of a phone.
    Keys,
}

/// What is worth a second look in the texts of a commitment. Promises and time together are not
/// read.
#[must_use]
pub fn notices(kind: CommitmentKind, texts: &[&str]) -> Vec<Notice> {
    let open = kind == CommitmentKind::Openness;
    let read = open || kind == CommitmentKind::Boundary;
    let mut notices = Vec::new();
    if read && texts.iter().any(|text| reads_as_a_rule(text)) {
        notices.push(Notice::Rule);
    }
    if open && texts.iter().any(|text| speaks_of_keys(text)) {
        notices.push(Notice::Keys);
    }
    notices
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_kind_is_read_for_what_concerns_it() {
        let texts = ["You must give me your password."];
        let of = |kind| notices(kind, &texts);
        assert_eq!(of(CommitmentKind::Openness), [Notice::Rule, Notice::Keys]);
        assert_eq!(of(CommitmentKind::Boundary), [Notice::Rule]);
        assert_eq!(of(CommitmentKind::Promise), []);
        assert_eq!(of(CommitmentKind::Together), []);
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            let _ = (reads_as_a_rule(&text), speaks_of_keys(&text));
        }
    }
}
