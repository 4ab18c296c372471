//! Names for exported files that every system takes.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Days, NaiveDate};
use lamplight_journal::entries::Entry;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest title in a file name, in bytes: with the day before it and a number behind it, the
/// name fits every file system, also under an encrypted home.
const LONGEST: usize = 100;

/// The names given so far, by day.
#[derive(Default)]
pub(super) struct Places {
    taken: BTreeMap<NaiveDate, HashSet<String>>,
}

/// Where an entry is put.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileName {
    /// The folder: a year.
    pub(super) year: String,
    /// The file in it. It begins with the day, so it is no name that Windows reserves.
    pub(super) file: String,
}

impl Places {
    /// A name no other file has, even where capitals do not count. Entries have to come in the order
    /// of their instants.
    pub(super) fn give(&mut self, entry: &Entry) -> FileName {
        let day = entry.entry_date.day();
        self.forget_before(entry);
        let title = safe(&entry.title);
        let base = format!("{} {title}", day.format("%Y-%m-%d"));
        let base = base.trim_end();
        let taken = self.taken.entry(day).or_default();
        let mut name = base.to_owned();
        let mut number = 1;
        while !taken.insert(caseless(&name)) {
            number += 1;
            name = format!("{base} {number}");
        }
        FileName {
            year: day.format("%Y").to_string(),
            file: format!("{name}.md"),
        }
    }

    /// The day of an entry is at most one from that of its instant in UTC, so names of days before
    /// are not given again.
    fn forget_before(&mut self, entry: &Entry) {
        let instant = DateTime::from_timestamp_millis(entry.entry_date.instant());
        let earliest = instant.and_then(|at| at.date_naive().checked_sub_days(Days::new(1)));
        if let Some(earliest) = earliest {
            self.taken = self.taken.split_off(&earliest);
        }
    }
}

/// The title without what some system or program cannot have in a name, in NFC.
fn safe(title: &str) -> String {
    let words: String = title
        .nfc()
        .map(|c| if is_safe(c) { c } else { ' ' })
        .collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short = String::new();
    for letter in words.graphemes(true) {
        if short.len() + letter.len() > LONGEST {
            break;
        }
        short.push_str(letter);
    }
    // Windows drops dots and blanks at the end.
    short
        .trim_matches(|c: char| c == '.' || c.is_whitespace())
        .to_owned()
}

/// Not a separator, a sign that Windows refuses or that means something in Obsidian's links, a
/// control, or a mark that turns the direction of what follows.
fn is_safe(c: char) -> bool {
    !c.is_control()
        && !"<>:\"/\\|?*#^[]".contains(c)
        && !matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}'
        )
        && !matches!(
            c,
            '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// What two names share when a file system takes them for the same.
fn caseless(name: &str) -> String {
    let upper = name
        .nfkc()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase);
    upper.nfd().collect()
}
