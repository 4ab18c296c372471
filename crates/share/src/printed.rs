//! What stands on the page for an entry: its title, the facts above its text, its tags. Both
//! writers print from here, and whoever wants to see a document before it is made reads the same.

use crate::{Document, Format, Piece};

/// What stands between two facts.
pub(crate) const BETWEEN_FACTS: &str = " · ";

/// An entry as it will stand in the document, for showing it before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The heading: the entry's title, or its day where it has none.
    pub title: String,
    /// The facts as they are printed, line by line: kind, day, tags.
    pub facts: String,
    /// The text, as Markdown.
    pub body: String,
}

impl Document {
    /// Every entry as it will be printed in this format, in the document's order.
    #[must_use]
    pub fn printed(&self, format: Format) -> Vec<Printed> {
        let pieces = self.pieces.iter();
        let printed = pieces.map(|piece| {
            let head = Head::of(piece, format);
            Printed {
                facts: head.in_lines(format),
                title: head.title,
                body: piece.body.clone(),
            }
        });
        printed.collect()
    }
}

/// What stands above an entry's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    pub(crate) title: String,
    /// Kind and day, in the order in which they are printed; the kind alone under a heading that
    /// is the day.
    pub(crate) facts: Vec<&'a str>,
    /// Without a sign in front.
    pub(crate) tags: Vec<String>,
}

impl<'a> Head<'a> {
    pub(crate) fn of(piece: &'a Piece, format: Format) -> Self {
        let line = |text: &str| match format {
            Format::Pdf => text.trim().to_owned(),
            Format::Markdown => one_line(text),
        };
        let title = line(&piece.title);
        let (kind, date) = (piece.kind_label.as_str(), piece.date_label.as_str());
        let tags = piece.tags.iter().map(|tag| line(tag)).collect();
        if title.is_empty() {
            return Self {
                title: date.to_owned(),
                facts: vec![kind],
                tags,
            };
        }
        let facts = match format {
            Format::Pdf => vec![kind, date],
            Format::Markdown => vec![date, kind],
        };
        Self { title, facts, tags }
    }

    /// The facts as one text. On pages the tags have a line of their own.
    fn in_lines(&self, format: Format) -> String {
        let tags = self.tags.iter().map(|tag| format!("#{tag}"));
        let facts = self.facts.iter().map(|fact| (*fact).to_owned());
        match format {
            Format::Markdown => facts.chain(tags).collect::<Vec<_>>().join(BETWEEN_FACTS),
            Format::Pdf => {
                let mut lines = vec![self.facts.join(BETWEEN_FACTS)];
                if !self.tags.is_empty() {
                    lines.push(tags.collect::<Vec<_>>().join("  "));
                }
                lines.join("\n")
            }
        }
    }
}

/// A heading in Markdown is one line, whatever the title holds.
fn one_line(text: &str) -> String {
    text.trim().replace(
        |letter: char| letter.is_control() || "\u{2028}\u{2029}".contains(letter),
        " ",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(title: &str, tags: &[&str], format: Format) -> Printed {
        let piece = Piece {
            kind_label: "Talk".into(),
            date_label: "Tue 4 March 2025".into(),
            title: title.into(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            body: "*Slowly*.".into(),
        };
        Document::new(vec![piece]).printed(format).remove(0)
    }

    #[test]
    fn each_format_has_its_own_order() {
        let markdown = printed(" A\nwalk", &["a b", "c"], Format::Markdown);
        assert_eq!(markdown.title, "A walk");
        assert_eq!(markdown.facts, "Tue 4 March 2025 · Talk · #a b · #c");
        let pages = printed(" A walk ", &["a b", "c"], Format::Pdf);
        assert_eq!(pages.title, "A walk");
        assert_eq!(pages.facts, "Talk · Tue 4 March 2025\n#a b  #c");
        assert_eq!(pages.body, "*Slowly*.");
    }

    #[test]
    fn a_day_is_the_heading_of_an_entry_without_a_title() {
        for format in [Format::Markdown, Format::Pdf] {
            let untitled = printed(" \n", &[], format);
            assert_eq!(untitled.title, "Tue 4 March 2025");
            assert_eq!(untitled.facts, "Talk");
        }
    }
}
