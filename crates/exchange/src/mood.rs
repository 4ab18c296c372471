//! Moods of five steps and feelings of eleven.

use serde_json::Value;

/// The five words of other journals, and where each lies between 0 and 10.
const MOODS: [(&str, u8); 5] = [
    ("awful", 1),
    ("bad", 3),
    ("meh", 5),
    ("good", 7),
    ("great", 9),
];

/// A mood as a feeling: one of five words, or 1 to 5.
pub(crate) fn read(mood: &Value) -> Option<u8> {
    match mood {
        Value::String(word) => MOODS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word.trim()))
            .map(|(_, feeling)| *feeling),
        Value::Number(step) => {
            let step = usize::try_from(step.as_u64()?).ok()?;
            MOODS.get(step.checked_sub(1)?).map(|(_, feeling)| *feeling)
        }
        _ => None,
    }
}

/// The word nearest to a feeling, and the feeling that it is read back as.
pub(crate) fn word(feeling: u8) -> (&'static str, u8) {
    MOODS
        .get(usize::from(feeling) / 2)
        .copied()
        .unwrap_or(("great", 9))
}

/// A feeling: a whole number from 0 to 10.
pub(crate) fn feeling(value: &Value) -> Option<u8> {
    let feeling = u8::try_from(value.as_u64()?).ok()?;
    (feeling <= 10).then_some(feeling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn five_words_and_five_numbers_lie_on_the_scale() {
        for (word, step, feeling) in [
            ("awful", 1, 1),
            ("Bad", 2, 3),
            (" meh ", 3, 5),
            ("good", 4, 7),
            ("GREAT", 5, 9),
        ] {
            assert_eq!(read(&json!(word)), Some(feeling));
            assert_eq!(read(&json!(step)), Some(feeling));
        }
        for other in [
            json!(0),
            json!(6),
            json!(-1),
            json!(2.5),
            json!("fine"),
            json!([3]),
        ] {
            assert_eq!(read(&other), None, "{other}");
        }
    }

    #[test]
    fn the_nearest_word_is_read_back_as_itself() {
        for feeling in 0..=10 {
            let (name, again) = word(feeling);
            assert_eq!(read(&json!(name)), Some(again));
            assert!(again.abs_diff(feeling) <= 1);
        }
    }
}
