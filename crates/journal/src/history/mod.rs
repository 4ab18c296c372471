//! History: the states that later ones superseded.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use lamplight_vault::VaultError;
use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::day::Day;
use crate::entries::{
    self, EntryDate, EntryId, Fields, Kind, LONGEST_BODY, LONGEST_FIELDS, Standing, State, Status,
};
use crate::{Journal, JournalError};

/// While somebody types, states of one such stretch become one revision. Milliseconds.
const STRETCH: i64 = 5 * 60 * 1000;
/// A save that takes away more than this many bytes always makes a revision of what was there.
const MUCH: usize = 200;

/// A superseded state of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Its number.
    pub revision: u32,
    /// When it was written, in milliseconds since 1970 UTC by the clock of that moment.
    pub saved_at: i64,
    /// When the next one took its place.
    pub superseded_at: i64,
    /// What kind of writing it was.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// When it belonged.
    pub entry_date: EntryDate,
    /// Its tags.
    pub tags: Vec<String>,
    /// Which way of looking in it took.
    pub lens: Option<String>,
    /// Where it stood.
    pub status: Status,
    /// The day it was given, where it was.
    pub given_on: Option<Day>,
    /// How it felt before the writing, 0 to 10.
    pub feel_before: Option<u8>,
    /// How it felt after, 0 to 10.
    pub feel_after: Option<u8>,
    /// Its guided answers.
    pub fields: Fields,
}

impl Journal {
    /// The superseded states of an entry, the latest first.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the entry.
    pub fn history(&self, id: EntryId) -> Result<Vec<Revision>, JournalError> {
        self.vault.read(|connection| {
            let row = entries::row_of(connection, id)?;
            entries::refuse_sealed(entries::load(connection, row)?.sealed_until)?;
            let mut statement = connection.prepare_cached(
                "SELECT revision, saved_at, superseded_at, state FROM entry_revision
                 WHERE entry = ?1 ORDER BY revision DESC",
            )?;
            let mut records = statement.query([row])?;
            let mut revisions = Vec::new();
            while let Some(record) = records.next()? {
                let state = unpack(record.get_ref(3)?.as_blob().unwrap_or_default())?;
                revisions.push(Revision {
                    revision: record.get(0)?,
                    saved_at: record.get(1)?,
                    superseded_at: record.get(2)?,
                    kind: state.kind,
                    title: state.title,
                    body: state.body,
                    entry_date: state.entry_date,
                    tags: state.tags,
                    lens: state.lens,
                    status: state.status,
                    given_on: state.given_on,
                    feel_before: state.feel_before,
                    feel_after: state.feel_after,
                    fields: state.fields,
                });
            }
            Ok(revisions)
        })
    }
}

/// Keeps the standing state as a revision, unless it is one of many of the same stretch of typing.
/// Answers whether it was kept.
pub(crate) fn supersede(
    transaction: &Transaction<'_>,
    row: i64,
    standing: &Standing,
    next: &State,
    typing: bool,
    now: i64,
) -> Result<bool, JournalError> {
    if typing && !takes_much(&standing.state, next) && in_stretch(transaction, row, now)? {
        return Ok(false);
    }
    transaction
        .prepare_cached(
            "INSERT INTO entry_revision (entry, revision, saved_at, superseded_at, state)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            row,
            standing.revision,
            standing.updated_at,
            now,
            pack(&standing.state)?,
        ))?;
    Ok(true)
}

/// The packed state of one revision, if it is there.
pub(crate) fn packed(
    connection: &Connection,
    row: i64,
    revision: u32,
) -> Result<Option<Vec<u8>>, JournalError> {
    let mut statement = connection
        .prepare_cached("SELECT state FROM entry_revision WHERE entry = ?1 AND revision = ?2")?;
    Ok(statement
        .query_row((row, revision), |record| record.get(0))
        .optional()?)
}

fn takes_much(old: &State, new: &State) -> bool {
    new.length() + MUCH < old.length() || new.kind != old.kind
}

/// Whether the latest revision was kept a few minutes ago. After the clock was set back, none was.
fn in_stretch(connection: &Connection, row: i64, now: i64) -> Result<bool, JournalError> {
    let latest: Option<i64> = connection
        .prepare_cached(
            "SELECT superseded_at FROM entry_revision WHERE entry = ?1
             ORDER BY revision DESC LIMIT 1",
        )?
        .query_row([row], |record| record.get(0))
        .optional()?;
    Ok(latest.is_some_and(|kept| (0..STRETCH).contains(&(now - kept))))
}

/// A state, packed.
pub(crate) fn pack(state: &State) -> Result<Vec<u8>, JournalError> {
    deflate(state)
}

/// The longest a state's JSON can be: every byte of the text escaped as `\u00XX`, and the answers.
const LONGEST_JSON: u64 = 6 * LONGEST_BODY as u64 + LONGEST_FIELDS as u64 + 1024 * 1024;

/// A packed state.
pub(crate) fn unpack(packed: &[u8]) -> Result<State, JournalError> {
    inflate(packed)
}

/// JSON, deflated (RFC 1951).
pub(crate) fn deflate(value: &impl Serialize) -> Result<Vec<u8>, JournalError> {
    let json = serde_json::to_vec(value)
        .map_err(|_| JournalError::invalid("body", "this cannot be kept"))?;
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&json).map_err(VaultError::from)?;
    Ok(packed.finish().map_err(VaultError::from)?)
}

/// What [`deflate`] packed.
pub(crate) fn inflate<T: DeserializeOwned>(packed: &[u8]) -> Result<T, JournalError> {
    let mut json = Vec::new();
    DeflateDecoder::new(packed)
        .take(LONGEST_JSON)
        .read_to_end(&mut json)
        .map_err(|_| VaultError::DatabaseDamaged)?;
    serde_json::from_slice(&json).map_err(|_| VaultError::DatabaseDamaged.into())
}
