//! What is amiss with a recovery code that was typed, so that somebody can be told where to look.

use zeroize::Zeroizing;

use super::RecoveryCode;
use super::recovery::{ALPHABET, CHARACTERS, GROUP, as_written, is_dash};

/// How many groups somebody is asked to look at again.
const MOST_GROUPS: usize = 3;

/// What is amiss with a recovery code that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The kind of slip.
    pub kind: SlipKind,
    /// The groups it may be in, from 1 to 9; none where that cannot be told.
    pub groups: Vec<u8>,
}

/// The kinds of slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// Something is missing.
    Missing,
    /// There is more than belongs there.
    TooMuch,
    /// A character that no code has.
    Strange,
    /// A character is another than was written, or two have changed places.
    Different,
}

impl RecoveryCode {
    /// What is amiss with a text that is no recovery code; nothing for one that is.
    ///
    /// One wrong character, or two neighbours that changed places, can be located by the checksum, to
    /// a group or to a few: four places further on a character weighs three times as much.
    #[must_use]
    pub fn slip(text: &str) -> Option<Slip> {
        let Err(_) = Self::parse(text) else {
            return None;
        };
        let mut typed = Zeroizing::new(Vec::with_capacity(text.len()));
        let mut groups: Vec<usize> = vec![0];
        let mut strange = None;
        for character in text.chars() {
            if character.is_whitespace() || is_dash(character) {
                if groups.last().is_some_and(|length| *length > 0) {
                    groups.push(0);
                }
                continue;
            }
            let known = as_written(character);
            if known.is_none() {
                strange.get_or_insert(typed.len());
            }
            typed.push(known.unwrap_or('0'));
            if let Some(length) = groups.last_mut() {
                *length += 1;
            }
        }
        groups.retain(|length| *length > 0);
        let at = |kind, groups| Some(Slip { kind, groups });
        if typed.len() != CHARACTERS {
            let kind = if typed.len() < CHARACTERS {
                SlipKind::Missing
            } else {
                SlipKind::TooMuch
            };
            return at(kind, uneven(&groups, kind));
        }
        if let Some(place) = strange {
            return at(SlipKind::Strange, vec![number(place)]);
        }
        at(SlipKind::Different, different(&mut typed))
    }
}

/// The group that is longer or shorter than the others, when the text was typed in groups.
fn uneven(groups: &[usize], kind: SlipKind) -> Vec<u8> {
    if groups.len() != CHARACTERS / GROUP {
        return Vec::new();
    }
    let odd = |length: &usize| match kind {
        SlipKind::TooMuch => *length > GROUP,
        _ => *length < GROUP,
    };
    let places = (1..).zip(groups).filter(|(_, length)| odd(length));
    places.map(|(number, _)| number).collect()
}

/// The groups that one slip may be in for the rest to be right; none when they are too many to be of
/// use.
fn different(typed: &mut Zeroizing<Vec<char>>) -> Vec<u8> {
    let mut found = Vec::new();
    for place in 0..CHARACTERS {
        let before = typed.clone();
        let others = ALPHABET
            .chars()
            .filter(|other| before.get(place) != Some(other));
        let mut explains = others.fold(false, |explains, other| {
            typed.splice(place..=place, [other]);
            explains | is_code(typed)
        });
        typed.clone_from(&before);
        if place + 1 < CHARACTERS && typed.get(place) != typed.get(place + 1) {
            typed.swap(place, place + 1);
            explains |= is_code(typed);
            typed.swap(place, place + 1);
        }
        if explains && found.last() != Some(&number(place)) {
            found.push(number(place));
        }
    }
    if found.len() > MOST_GROUPS {
        found.clear();
    }
    found
}

fn is_code(typed: &[char]) -> bool {
    let mut text = Zeroizing::new(String::with_capacity(CHARACTERS));
    text.extend(typed);
    RecoveryCode::parse(&text).is_ok()
}

/// The number of the group that a character is in.
fn number(place: usize) -> u8 {
    u8::try_from(place / GROUP + 1).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> String {
        let random = ring::rand::SystemRandom::new();
        let code = RecoveryCode::generate(&random).unwrap();
        code.line().unwrap().to_string()
    }

    #[test]
    fn a_code_as_it_was_written_has_no_slip() {
        assert_eq!(RecoveryCode::slip(&code()), None);
    }

    fn told(text: &str) -> (SlipKind, Vec<u8>) {
        let slip = RecoveryCode::slip(text).unwrap();
        (slip.kind, slip.groups)
    }

    #[test]
    fn what_is_missing_or_too_much_is_told_with_its_group() {
        let whole = code();
        let without = |at: usize| format!("{}{}", &whole[..at], &whole[at + 1..]);
        assert_eq!(told(""), (SlipKind::Missing, vec![]));
        assert_eq!(told(&whole[..39]), (SlipKind::Missing, vec![]));
        assert_eq!(told(&without(11)), (SlipKind::Missing, vec![3]));
        let unbroken = without(11).replace('-', "");
        assert_eq!(told(&unbroken), (SlipKind::Missing, vec![]));
        let more = format!("{}0{}", &whole[..21], &whole[21..]);
        assert_eq!(told(&more), (SlipKind::TooMuch, vec![5]));
        let longer = format!("{whole}-0000");
        assert_eq!(told(&longer), (SlipKind::TooMuch, vec![]));
        let page = "word ".repeat(300);
        assert_eq!(told(&page), (SlipKind::TooMuch, vec![]));
    }

    #[test]
    fn a_strange_character_is_told_with_its_group() {
        let mut strange = code();
        strange.replace_range(35..36, "u");
        assert_eq!(told(&strange), (SlipKind::Strange, vec![8]));
    }

    /// Now and then too many slips would explain it; then no group is named. Those that are named
    /// always hold the one.
    #[test]
    fn one_wrong_character_is_found() {
        let mut located = 0;
        for n in 0..72_usize {
            let mut typed: Vec<char> = code().chars().filter(|c| *c != '-').collect();
            let place = n % CHARACTERS;
            typed[place] = if typed[place] == '7' { '8' } else { '7' };
            let typed: String = typed.into_iter().collect();
            let (kind, groups) = told(&typed);
            assert_eq!(kind, SlipKind::Different);
            if !groups.is_empty() {
                assert!(groups.contains(&number(place)), "{groups:?}");
                located += 1;
            }
        }
        assert!(located >= 60, "{located} of 72");
    }

    #[test]
    fn two_that_changed_places_are_found_or_nothing_is_named() {
        for n in 0..35_usize {
            let mut typed: Vec<char> = code().chars().filter(|c| *c != '-').collect();
            typed.swap(n, n + 1);
            let typed: String = typed.into_iter().collect();
            if let Some(slip) = RecoveryCode::slip(&typed) {
                assert!(slip.groups.is_empty() || slip.groups.contains(&number(n)));
            }
        }
    }
}
