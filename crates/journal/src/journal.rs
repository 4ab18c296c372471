//! A journal, open.

use std::cell::RefCell;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use lamplight_vault::{About, Credential, Migration, NewKeys, Schema, Seen, Vault, VaultError};
use ring::rand::{SecureRandom as _, SystemRandom};

use crate::backups::before_migration;
use crate::clock::Clock;
use crate::day::Day;
use crate::entries::{Entry, EntryId, Filter, Sealed};
use crate::{JournalError, entries, search};

/// The schema a journal keeps in its vault. `0x4C41_4D50` is "LAMP".
pub(crate) const SCHEMA: Schema = Schema {
    application_id: 0x4C41_4D50,
    migrations: &[
        Migration {
            name: "entries",
            sql: include_str!("schema/0001_entries.sql"),
        },
        Migration {
            name: "repair",
            sql: include_str!("schema/0002_repair.sql"),
        },
        Migration {
            name: "apology",
            sql: include_str!("schema/0003_apology.sql"),
        },
    ],
};

/// What a journal needs from outside: the time, randomness, and a folder for encrypted scratch
/// copies.
pub struct Surroundings<'a> {
    /// The time.
    pub clock: Box<dyn Clock>,
    /// Random bytes.
    pub random: SystemRandom,
    /// Where an encrypted copy may lie while a read-only vault is mended.
    pub scratch: &'a Path,
}

/// An unlocked journal.
pub struct Journal {
    pub(crate) vault: Vault,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) order: RefCell<search::Order>,
    /// Whether the index was made by other rules than today's and cannot be made anew here.
    pub(crate) without_index: bool,
    /// The day on which it was last seen to that no seal is left whose day has come.
    pub(crate) looked_for_due: Option<Day>,
    pub(crate) random: SystemRandom,
}

/// How a check of the whole journal ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Entries outside the trash.
    pub entries: u32,
    /// Entries in the trash.
    pub trashed: u32,
    /// Whether the search index did not agree with the entries and was made anew from them.
    pub index_rebuilt: bool,
}

impl Journal {
    /// Makes a new vault with an empty journal.
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn create(
        folder: &Path,
        keys: NewKeys<'_>,
        surroundings: Surroundings<'_>,
    ) -> Result<Self, JournalError> {
        let Surroundings {
            clock,
            random,
            scratch,
        } = surroundings;
        let vault = Vault::create(folder, keys, &SCHEMA, &random, scratch)?;
        Self::over(vault, clock, random)
    }

    /// Opens the journal in a vault.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open<'a>(
        folder: &Path,
        credential: impl Into<Credential<'a>>,
        surroundings: Surroundings<'_>,
    ) -> Result<Self, JournalError> {
        let Surroundings {
            clock,
            random,
            scratch,
        } = surroundings;
        let made_at = clock.now().millis();
        let vault = Vault::open_after(folder, credential, &SCHEMA, scratch, |vault| {
            before_migration(vault, made_at, &random)
        })?;
        Self::over(vault, clock, random)
    }

    fn over(
        vault: Vault,
        clock: Box<dyn Clock>,
        random: SystemRandom,
    ) -> Result<Self, JournalError> {
        let mut journal = Self {
            vault,
            clock,
            random,
            order: RefCell::default(),
            without_index: false,
            looked_for_due: None,
        };
        let made_with = journal.vault.read(search::segmenter)?;
        if made_with == Some(lamplight_text::SEGMENTER) {
            journal.open_due_if_it_can();
            return Ok(journal);
        }
        if journal.vault.is_read_only() {
            journal.without_index = true;
        } else {
            journal
                .vault
                .write(|transaction| search::rebuild(transaction, |_, _| Ok(())))?;
            journal.open_due_if_it_can();
        }
        Ok(journal)
    }

    /// What can be said of the vault itself.
    ///
    /// # Errors
    /// As [`Vault::about`].
    pub fn about(&self) -> Result<About, JournalError> {
        Ok(self.vault.about()?)
    }

    /// How far the journal has come; see [`Vault::seen`].
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.vault.seen()
    }

    /// The present moment by the journal's clock, in milliseconds since 1970 UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now().millis()
    }

    /// Gives back the memory that reading took. For when nobody has asked for anything for a while.
    pub fn rest(&self) {
        self.vault.rest();
    }

    /// Refuses a place for a file that lies in the vault's own folder: a file there could take the
    /// place of the vault's, and would be moved and removed with them.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for the field `out`.
    pub fn refuse_within(&self, out: &Path) -> Result<(), JournalError> {
        if self.vault.is_within(out) {
            let reason = "that place is in the folder of the vault itself";
            return Err(JournalError::invalid("out", reason));
        }
        Ok(())
    }

    /// Checks every page of the database, its structure, that no part of it is older than the rest,
    /// every entry, and the search index against the entries. An index that does not agree is made anew; one that is not used, because it was
    /// made by other rules where nothing can be written, is left alone. `progress` is told entries
    /// done and entries in all, and may stop the work by an error.
    ///
    /// # Errors
    /// [`VaultError::DatabaseDamaged`] when anything but the index is not as it was written, or the
    /// index is not and cannot be made anew.
    pub fn verify(
        &mut self,
        mut progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<Verified, JournalError> {
        let all = self.count()?;
        let index_agrees = if self.without_index {
            self.vault.check_while(&mut || progress(0, all))?;
            let every = Filter {
                sealed: Sealed::With,
                ..Filter::default()
            };
            self.each_entry(&every, |_| Ok::<_, JournalError>(()))?;
            true
        } else {
            // Nothing is brought into the index before it is known what it is brought into: the index is
            // compared as it stands, without the words that wait.
            let done = AtomicU32::new(0);
            self.vault.check_beside(
                &mut || progress(done.load(Ordering::Relaxed), all),
                |connection, go_on| {
                    search::agrees(connection, |entries, _| {
                        done.store(entries, Ordering::Relaxed);
                        go_on()
                    })
                },
            )?
        };
        if !index_agrees {
            if self.vault.is_read_only() {
                return Err(VaultError::DatabaseDamaged.into());
            }
            self.vault
                .write(|transaction| search::rebuild(transaction, &mut progress))?;
        }
        self.settle(u32::MAX)?;
        Ok(Verified {
            entries: self.count()?,
            trashed: u32::try_from(self.trash()?.len()).unwrap_or(u32::MAX),
            index_rebuilt: !index_agrees,
        })
    }

    /// Hands every entry the filter leaves to `take`, oldest first, a few hundred in memory at a
    /// time. Returns how many there were.
    ///
    /// # Errors
    /// Whatever `take` returns, or as the vault's reading.
    pub fn each_entry<E: From<JournalError>>(
        &self,
        filter: &Filter,
        mut take: impl FnMut(Entry) -> Result<(), E>,
    ) -> Result<u32, E> {
        let mut after = (i64::MIN, i64::MIN);
        let mut count = 0;
        loop {
            let page = self
                .vault
                .read(|connection| oldest_first(connection, filter, after))?;
            let Some((last, _)) = page.last() else {
                return Ok(count);
            };
            after = *last;
            for (_, entry) in page {
                count += 1;
                take(entry)?;
            }
        }
    }

    pub(crate) fn random_bytes(&self) -> Result<[u8; 10], JournalError> {
        let mut bytes = [0; 10];
        self.random
            .fill(&mut bytes)
            .map_err(|_| VaultError::Unsupported("the system gave no random bytes"))?;
        Ok(bytes)
    }
}

/// Entries of one step of [`Journal::each_entry`], each with its place in the order.
const STEP: usize = 200;

type Placed = ((i64, i64), Entry);

fn oldest_first(
    connection: &rusqlite::Connection,
    filter: &Filter,
    after: (i64, i64),
) -> Result<Vec<Placed>, JournalError> {
    let (mut conditions, mut values) = filter.conditions();
    let at = values.len();
    conditions.push(format!("(entry_instant, n) > (?{}, ?{})", at + 1, at + 2));
    values.push(Box::new(after.0));
    values.push(Box::new(after.1));
    let sql = format!(
        "SELECT entry_instant, n FROM entry WHERE {} ORDER BY entry_instant, n LIMIT {STEP}",
        conditions.join(" AND "),
    );
    let places: Vec<(i64, i64)> = connection
        .prepare_cached(&sql)?
        .query_map(rusqlite::params_from_iter(values), |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?
        .collect::<Result<_, _>>()?;
    places
        .into_iter()
        .map(|place| Ok((place, entries::load(connection, place.1)?)))
        .collect()
}

impl Journal {
    /// Several entries by name, oldest first.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when one of them is not there, or is in the trash;
    /// [`JournalError::Invalid`] when one is sealed.
    pub fn entries(&self, ids: &[EntryId]) -> Result<Vec<Entry>, JournalError> {
        let mut found = ids
            .iter()
            .map(|id| self.entry(*id))
            .collect::<Result<Vec<_>, _>>()?;
        if found.iter().any(|entry| entry.trashed_at.is_some()) {
            return Err(JournalError::NotFound("entry outside the trash"));
        }
        found.sort_by_key(|entry| (entry.entry_date.instant(), entry.id));
        found.dedup_by_key(|entry| entry.id);
        Ok(found)
    }
}
