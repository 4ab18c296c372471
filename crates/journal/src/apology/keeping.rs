//! "Keep it, I mean it": marks that the writer has seen and does not want to see again.

use std::collections::HashSet;

use lamplight_apology::{Mark, Rule};
use lamplight_text::{fold, prose};
use ring::digest::{SHA256, digest as sha256};

use crate::entries::{self, EntryId, LONGEST_BODY};
use crate::records::as_word;
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// What stands for marked words. The words themselves are in the text alone.
pub(super) type Digest = [u8; 32];

impl Journal {
    /// Keeps words that a rule marked: they are no longer among the marks, in this entry and as
    /// long as they are the same words. Capitals, blanks and signs between the words do not count.
    ///
    /// # Errors
    /// As [`Journal::look_over`]; [`JournalError::Invalid`] for an entry in the trash, or where
    /// there are no words.
    pub fn keep_mark(
        &mut self,
        id: EntryId,
        rule: Rule,
        words: &str,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let sql = "INSERT INTO dismissal (entry, rule, words) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO NOTHING";
        self.note(id, (rule, words), request, "apology_keep", sql)
    }

    /// Takes that back: the words are marked again. Where they were not kept, nothing changes.
    ///
    /// # Errors
    /// As [`Journal::keep_mark`].
    pub fn unkeep_mark(
        &mut self,
        id: EntryId,
        rule: Rule,
        words: &str,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let sql = "DELETE FROM dismissal WHERE entry = ?1 AND rule = ?2 AND words = ?3";
        self.note(id, (rule, words), request, "apology_unkeep", sql)
    }

    fn note(
        &mut self,
        id: EntryId,
        (rule, words): (Rule, &str),
        request: Option<RequestId>,
        command: &str,
        sql: &str,
    ) -> Result<(), JournalError> {
        if words.len() > LONGEST_BODY || normal(words).is_empty() {
            let reason = "these are the words that were marked, as they stand in the letter";
            return Err(JournalError::invalid("words", reason));
        }
        if self.apology(id)?.trashed_at.is_some() {
            let reason = "this entry is in the trash; restore it first";
            return Err(JournalError::invalid("id", reason));
        }
        self.vault.write(|transaction| {
            requests::once(transaction, request, command, || {
                let row = entries::row_of(transaction, id)?;
                let words = digest(id, rule, words);
                transaction
                    .prepare_cached(sql)?
                    .execute((row, as_word(&rule), words))?;
                Ok(())
            })
        })
    }

    /// What is kept in an entry.
    pub(super) fn dismissed(&self, id: EntryId) -> Result<HashSet<Digest>, JournalError> {
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT words FROM dismissal WHERE entry = (SELECT n FROM entry WHERE id = ?1)",
            )?;
            let words = statement.query_map([id.to_string()], |record| record.get(0))?;
            Ok(words.collect::<Result<_, _>>()?)
        })
    }
}

/// The words without capitals, accents, and what stands between them. They may come with the
/// markup that they have in the letter.
fn normal(words: &str) -> String {
    let folded = fold(prose(words.trim()).text());
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What stands for words that a rule marked in an entry. The same words in another entry have
/// another one.
pub(super) fn digest(id: EntryId, rule: Rule, words: &str) -> Digest {
    let rule = as_word(&rule).unwrap_or_default();
    let named = format!("{id}\n{rule}\n{}", normal(words));
    let mut digest = [0; 32];
    digest.copy_from_slice(sha256(&SHA256, named.as_bytes()).as_ref());
    digest
}

/// A text by UTF-16 code units.
pub(super) struct Units<'a> {
    text: &'a str,
    /// The byte at which each unit begins, or the sign that it is part of.
    bytes: Vec<usize>,
}

impl<'a> Units<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let signs = text.char_indices();
        let bytes = signs.flat_map(|(at, sign)| std::iter::repeat_n(at, sign.len_utf16()));
        Self {
            text,
            bytes: bytes.collect(),
        }
    }

    /// The words that a mark covers.
    pub(super) fn under(&self, mark: &Mark) -> &'a str {
        let byte = |unit: usize| self.bytes.get(unit).copied().unwrap_or(self.text.len());
        let range = byte(mark.start)..byte(mark.end);
        self.text.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use lamplight_apology::Severity;

    use super::*;

    #[test]
    fn what_is_no_word_makes_no_difference() {
        assert_eq!(
            normal("  But  you’d\n**been** QUIET, "),
            normal("but you'd been quiet")
        );
        assert_ne!(normal("but you"), normal("but you all"));
        assert_eq!(normal(" ’… "), "");
    }

    #[test]
    fn a_mark_covers_its_words() {
        let mark = |start, end| Mark {
            rule: Rule::Conditional,
            severity: Severity::Stop,
            start,
            end,
        };
        let text = Units::of("🌊 café if é");
        assert_eq!(text.under(&mark(0, 2)), "🌊");
        assert_eq!(text.under(&mark(3, 7)), "café");
        assert_eq!(text.under(&mark(8, 12)), "if é");
        assert_eq!(text.under(&mark(12, 12)), "");
    }
}
