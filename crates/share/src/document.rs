//! The document: what of the chosen entries is handed over, in the order it is read.

use lamplight_journal::entries::{Entry, Kind};

use crate::CoverWords;

/// One entry as it stands in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The kind of entry, in the document's language.
    pub kind_label: String,
    /// The day, as words.
    pub date_label: String,
    /// The title; may be empty.
    pub title: String,
    /// The tags, without a sign in front.
    pub tags: Vec<String>,
    /// The text, as Markdown.
    pub body: String,
}

/// The words the document itself adds, in its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The document's title, the same for every document so that it tells nothing.
    pub title: String,
    /// The line at the foot of each page.
    pub foot: String,
    /// What stands for a picture, before its description.
    pub picture: String,
    /// What a reflection is called.
    pub reflection: String,
    /// What a talk is called.
    pub talk: String,
    /// What an apology is called.
    pub apology: String,
    /// What a piece on forgiveness is called.
    pub forgiveness: String,
    /// Those of the first page for a meeting.
    pub cover: CoverWords,
}

impl Words {
    fn kind(&self, kind: Kind) -> &str {
        match kind {
            Kind::Reflection => &self.reflection,
            Kind::Talk => &self.talk,
            Kind::Apology => &self.apology,
            Kind::Forgiveness => &self.forgiveness,
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self {
            title: "Notes".to_owned(),
            foot: "Chosen and edited by the writer. Not a clinical record.".to_owned(),
            picture: "Picture".to_owned(),
            reflection: "Reflection".to_owned(),
            talk: "Talk".to_owned(),
            apology: "Apology".to_owned(),
            forgiveness: "Forgiveness".to_owned(),
            cover: CoverWords::default(),
        }
    }
}

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of the document's own words, as an ISO 639 code of two or three letters.
    pub language: String,
    /// The document's own words.
    pub words: Words,
    /// The entries, in the order in which they are read.
    pub pieces: Vec<Piece>,
    /// Whether the first of them is a first page, which has nothing else on it.
    pub has_cover: bool,
}

impl Document {
    /// A document in English of these pieces, in this order.
    #[must_use]
    pub fn new(pieces: Vec<Piece>) -> Self {
        Self {
            language: "en".to_owned(),
            words: Words::default(),
            pieces,
            has_cover: false,
        }
    }

    /// A document in English of these entries, the oldest first. Of a date it tells the day alone.
    #[must_use]
    pub fn from_entries(entries: &[Entry]) -> Self {
        let words = Words::default();
        let mut entries: Vec<&Entry> = entries.iter().collect();
        entries.sort_by_key(|entry| (entry.entry_date.instant(), entry.created_at, entry.id));
        let pieces = entries
            .into_iter()
            .map(|entry| Piece {
                kind_label: words.kind(entry.kind).to_owned(),
                date_label: entry.entry_date.day().format("%a %-d %B %Y").to_string(),
                title: entry.title.clone(),
                tags: entry.tags.clone(),
                // Whom a link leads to is nobody else's business.
                body: lamplight_text::labels_only(&entry.body).into_owned(),
            })
            .collect();
        Self {
            words,
            ..Self::new(pieces)
        }
    }
}
