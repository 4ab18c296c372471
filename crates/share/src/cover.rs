//! The first page: what the writer brings to one meeting, before the entries.

use std::fmt::Write as _;

use lamplight_journal::brief::{PageRatings, SessionPage};
use lamplight_journal::day::Day;

use crate::markdown::escape;
use crate::{Document, Piece};

/// The words of the first page, in the document's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverWords {
    /// What the meeting is called.
    pub meeting: String,
    /// Before the days it covers.
    pub covers: String,
    /// Between its first day and its last.
    pub until: String,
    /// Over the questions.
    pub questions: String,
    /// Over the matters.
    pub matters: String,
    /// Over the commitments.
    pub commitments: String,
    /// What was kept.
    pub kept: String,
    /// What was kept in part.
    pub partly: String,
    /// What was missed.
    pub missed: String,
    /// Before what was learned.
    pub learned: String,
    /// Over the writer's own ratings.
    pub ratings: String,
    /// The head of their table: the day, and the five scales.
    pub scales: [String; 6],
    /// Over the list of entries.
    pub attached: String,
}

impl Default for CoverWords {
    fn default() -> Self {
        let scales = [
            "Day",
            "Trust",
            "Hurt",
            "Closeness",
            "Trust in myself",
            "Steadiness",
        ];
        Self {
            meeting: "For our meeting".to_owned(),
            covers: "Covers".to_owned(),
            until: "to".to_owned(),
            questions: "Questions".to_owned(),
            matters: "What it is about".to_owned(),
            commitments: "What I said I would do".to_owned(),
            kept: "kept".to_owned(),
            partly: "partly".to_owned(),
            missed: "missed".to_owned(),
            learned: "Learned".to_owned(),
            ratings: "My own ratings, 0 to 10".to_owned(),
            scales: scales.map(str::to_owned),
            attached: "Attached".to_owned(),
        }
    }
}

impl Document {
    /// A document in English for one meeting: its first page, then the entries, the oldest first.
    #[must_use]
    pub fn from_session(page: &SessionPage) -> Self {
        let mut document = Self::from_entries(&page.entries);
        let words = &document.words.cover;
        let cover = Piece {
            kind_label: words.meeting.clone(),
            date_label: day(page.on_day),
            title: String::new(),
            tags: Vec::new(),
            body: body(page, words, &document.pieces),
        };
        document.pieces.insert(0, cover);
        document.has_cover = true;
        document
    }
}

fn day(day: Day) -> String {
    day.date().format("%a %-d %B %Y").to_string()
}

/// The page as Markdown. Writing to a String cannot fail.
fn body(page: &SessionPage, words: &CoverWords, entries: &[Piece]) -> String {
    let (from, to) = (day(page.from), day(page.to));
    let mut text = format!("{} {from} {} {to}\n", words.covers, words.until);
    if !page.focus.is_empty() {
        let _ = write!(text, "\n{}\n", page.focus);
    }
    list(
        &mut text,
        &words.questions,
        page.questions.iter().map(|one| line(one)),
    );
    list(
        &mut text,
        &words.matters,
        page.matters.iter().map(|one| line(one)),
    );
    let commitments = page.commitments.iter().map(|one| {
        let counts = one.counts;
        let mut said = format!(
            "{}: {} {}, {} {}, {} {}",
            line(&one.text),
            counts.kept,
            words.kept,
            counts.partly,
            words.partly,
            counts.missed,
            words.missed,
        );
        if !one.learned.is_empty() {
            let _ = write!(said, ". {}: {}", words.learned, line(&one.learned));
        }
        said
    });
    list(&mut text, &words.commitments, commitments);
    ratings(&mut text, words, &page.ratings);
    let attached = entries.iter().map(|piece| {
        let facts = format!("{} · {}", piece.kind_label, piece.date_label);
        match line(&piece.title) {
            title if title.is_empty() => facts,
            title => format!("{facts} · {title}"),
        }
    });
    list(&mut text, &words.attached, attached);
    text
}

fn list(text: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    let _ = write!(text, "\n### {heading}\n\n");
    for item in items {
        let _ = writeln!(text, "- {item}");
    }
}

fn ratings(text: &mut String, words: &CoverWords, ratings: &[PageRatings]) {
    if ratings.is_empty() {
        return;
    }
    let head = words.scales.join(" | ");
    let _ = write!(text, "\n### {}\n\n| {head} |\n", words.ratings);
    text.push_str("| :-- | --: | --: | --: | --: | --: |\n");
    for one in ratings {
        let _ = write!(text, "| {} |", day(one.on_day));
        for value in [
            one.trust,
            one.hurt,
            one.closeness,
            one.self_trust,
            one.steadiness,
        ] {
            // A scale that was left out is blank, never zero.
            match value {
                Some(value) => {
                    let _ = write!(text, " {value} |");
                }
                None => text.push_str("  |"),
            }
        }
        text.push('\n');
    }
}

/// The writer's words as one line in which no sign means anything.
fn line(words: &str) -> String {
    let plain = lamplight_text::plain(words);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let mut line = String::new();
    escape(&words.join(" "), &mut line);
    line
}
