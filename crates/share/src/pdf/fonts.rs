//! The fonts pages are set in: those of this program, and the system's when a text needs them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use typst::text::{FontBook, FontStyle, FontVariant, FontWeight, is_default_ignorable};
use typst_kit::fonts::FontStore;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

use super::families;
use super::voice::Han;
use crate::ShareError;

/// The fonts to set pages in. Keep one for as long as the program runs: the system's fonts are
/// looked through once for each value, and only when a text has letters that this program's own
/// fonts (Latin, Greek, Cyrillic, Hebrew) lack.
pub struct Fonts {
    store: FontStore,
    system: System,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Unread,
    Read,
    Never,
}

impl Fonts {
    /// This program's fonts, and the system's once they are needed.
    #[must_use]
    pub fn new() -> Self {
        Self::with(System::Unread)
    }

    /// This program's fonts alone, so that a document looks the same on every computer.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with(System::Never)
    }

    fn with(system: System) -> Self {
        let mut store = FontStore::new();
        store.extend(typst_kit::fonts::embedded());
        Self { store, system }
    }

    pub(super) fn store(&self) -> &FontStore {
        &self.store
    }

    pub(super) fn book(&self) -> &FontBook {
        self.store.book()
    }

    /// Chooses families so that as many of the wanted clusters as possible can be shown.
    /// `before_reading` is called before the system's fonts are looked through.
    pub(super) fn choose(
        &mut self,
        wanted: &Wanted,
        before_reading: impl FnOnce() -> Result<(), ShareError>,
    ) -> Result<Chosen, ShareError> {
        let mut chosen = Chosen::default();
        let lacking: BTreeSet<&str> = wanted
            .clusters
            .iter()
            .map(String::as_str)
            .filter(|cluster| !is_served(self.book(), cluster))
            .collect();
        if lacking.is_empty() || self.system == System::Never {
            return Ok(chosen);
        }
        if self.system == System::Unread {
            before_reading()?;
            self.store.extend(typst_kit::fonts::system());
            self.system = System::Read;
        }
        chosen.fill(self.book(), lacking, &wanted.hans);
        Ok(chosen)
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts")
            .field("system", &self.system)
            .finish_non_exhaustive()
    }
}

/// What a document asks of the fonts.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// The grapheme clusters beyond ASCII.
    pub(super) clusters: BTreeSet<String>,
    /// The Chinese forms that its lines want.
    pub(super) hans: BTreeSet<Han>,
}

/// The system's families that a document is set in, beside this program's own.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    scripts: Vec<String>,
    hans: BTreeMap<Han, String>,
    emoji: Option<String>,
}

impl Chosen {
    /// All families for a line, in the order they are tried.
    pub(super) fn families(&self, han: Han) -> Vec<&str> {
        let mut list = vec![families::TEXT];
        list.extend(self.scripts.iter().map(String::as_str));
        list.extend(self.hans.get(&han).map(String::as_str));
        list.extend(families::SIGNS);
        list.extend(self.emoji.as_deref());
        list
    }

    /// The family of coloured emoji.
    pub(super) fn emoji(&self) -> Option<&str> {
        self.emoji.as_deref()
    }

    fn fill(&mut self, book: &FontBook, mut lacking: BTreeSet<&str>, hans: &BTreeSet<Han>) {
        let mut scripts: Vec<Script> = lacking.iter().map(|cluster| script_of(cluster)).collect();
        // The clusters are in order, so those of a script stand side by side, most of the time.
        scripts.dedup();
        if scripts.iter().any(|script| is_han(*script)) {
            self.fill_hans(book, hans);
        }
        for script in scripts.into_iter().filter(|script| !is_han(*script)) {
            for family in families::script(script) {
                self.take(book, &family, &mut lacking, |cluster| {
                    script_of(cluster) == script
                });
            }
        }
        let hans: Vec<&str> = self.hans.values().map(String::as_str).collect();
        // A cluster that one of the Chinese families has and another lacks stays in the list, and
        // finds its family below.
        lacking.retain(|cluster| {
            hans.is_empty() || !hans.iter().all(|family| has(book, family, cluster))
        });
        // Signs that a letter of the lacking ones came with, and those that are better in colour.
        lacking.retain(|cluster| {
            is_emoji(cluster)
                || !families::SIGNS
                    .iter()
                    .any(|family| has(book, family, cluster))
        });
        let emoji = families::EMOJI
            .iter()
            .find(|family| lacking.iter().any(|cluster| has(book, family, cluster)));
        if let Some(family) = emoji {
            lacking.retain(|cluster| !has(book, family, cluster));
            self.emoji = Some((*family).to_owned());
        }
        lacking.retain(|cluster| !is_emoji(cluster));
        self.fill_rest(book, lacking);
    }

    fn fill_hans(&mut self, book: &FontBook, hans: &BTreeSet<Han>) {
        let all = [
            Han::Simplified,
            Han::Traditional,
            Han::Japanese,
            Han::Korean,
        ];
        for han in hans {
            let mut families = std::iter::once(han)
                .chain(&all)
                .flat_map(|han| families::han(*han));
            if let Some(family) = families.find(|family| is_there(book, family)) {
                self.hans.insert(*han, (*family).to_owned());
            }
        }
    }

    /// Whatever is left goes to the family that shows most of it, again and again.
    fn fill_rest(&mut self, book: &FontBook, mut lacking: BTreeSet<&str>) {
        while !lacking.is_empty() {
            let best = book
                .families()
                .map(|(family, _)| family)
                .filter(|family| !is_blank(family))
                .map(|family| {
                    let count = lacking
                        .iter()
                        .filter(|cluster| has(book, family, cluster))
                        .count();
                    // The first in the alphabet wins among equals, so that the choice is stable.
                    (count, std::cmp::Reverse(family))
                })
                .max();
            match best {
                Some((count, std::cmp::Reverse(family))) if count > 0 => {
                    let family = family.to_owned();
                    self.take(book, &family, &mut lacking, |_| true);
                }
                _ => return,
            }
        }
    }

    /// Takes a family if it shows one of the lacking clusters that matter.
    fn take(
        &mut self,
        book: &FontBook,
        family: &str,
        lacking: &mut BTreeSet<&str>,
        matters: impl Fn(&str) -> bool,
    ) {
        if !is_there(book, family)
            || !lacking
                .iter()
                .any(|cluster| matters(cluster) && has(book, family, cluster))
        {
            return;
        }
        lacking.retain(|cluster| !has(book, family, cluster));
        self.scripts.push(family.to_owned());
    }
}

/// Fonts that show every character as a box, or as nothing.
fn is_blank(family: &str) -> bool {
    let family = family.to_lowercase();
    [
        "lastresort",
        "last resort",
        "adobe blank",
        "adobe notdef",
        "blank",
    ]
    .iter()
    .any(|name| family.contains(name))
}

fn is_there(book: &FontBook, family: &str) -> bool {
    book.contains_family(&family.to_lowercase())
}

/// Whether the upright face of a family shows a whole cluster.
fn has(book: &FontBook, family: &str, cluster: &str) -> bool {
    face(book, family, false, false).is_some_and(|face| shows(book, face, cluster))
}

/// The face of a family in a style.
pub(super) fn face(book: &FontBook, family: &str, bold: bool, italic: bool) -> Option<usize> {
    let variant = FontVariant {
        style: if italic {
            FontStyle::Italic
        } else {
            FontStyle::Normal
        },
        weight: if bold {
            FontWeight::BOLD
        } else {
            FontWeight::REGULAR
        },
        ..FontVariant::default()
    };
    book.select(&family.to_lowercase(), variant)
}

/// Whether a face shows a whole cluster, as it is written or with its accents put together or
/// taken apart, which shaping does too.
pub(super) fn shows(book: &FontBook, face: usize, cluster: &str) -> bool {
    let Some(info) = book.info(face) else {
        return false;
    };
    let has = |letter: char| is_free(letter) || info.coverage.contains(u32::from(letter));
    cluster.chars().all(has) || cluster.nfc().all(has) || cluster.nfd().all(has)
}

/// Letters that need no glyph: joiners and other invisible ones, and blanks of any width.
pub(super) fn is_free(letter: char) -> bool {
    is_default_ignorable(letter) || letter.is_whitespace()
}

/// Whether a cluster asks to be shown as a coloured picture.
pub(super) fn is_emoji(cluster: &str) -> bool {
    cluster.contains('\u{fe0f}')
}

/// Whether this program's own fonts show a cluster well.
fn is_served(book: &FontBook, cluster: &str) -> bool {
    if is_emoji(cluster) {
        return false;
    }
    let own: &[&str] = if families::is_ours(script_of(cluster)) {
        &families::SIGNS
    } else {
        families::SIGNS.get(..1).unwrap_or_default()
    };
    has(book, families::TEXT, cluster) || own.iter().any(|family| has(book, family, cluster))
}

/// The script of a cluster's first letter that has one of its own.
fn script_of(cluster: &str) -> Script {
    cluster
        .chars()
        .map(|letter| letter.script())
        .find(|script| !matches!(script, Script::Common | Script::Inherited))
        .unwrap_or(Script::Common)
}

fn is_han(script: Script) -> bool {
    matches!(
        script,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo
    )
}
