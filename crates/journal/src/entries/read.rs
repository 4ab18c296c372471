//! Reading entries back.

use rusqlite::{Connection, OptionalExtension as _, Row as Record, ToSql};

use super::{Entry, EntryId, Facets, Fields, Filter, State, Summary, seal};
use crate::day::Day;
use crate::records::{self, RecordId};
use crate::{Journal, JournalError, tags};

/// The columns [`summary`] reads, in its order.
pub(crate) const SUMMARY: &str = "n, id, kind, title, entry_date, word_count, feeling, trashed_at,
    lens, status, (SELECT id FROM person WHERE person.n = entry.person),
    (SELECT id FROM matter WHERE matter.n = entry.matter), starred, sealed_until";

impl Journal {
    /// One entry, whole; also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] while it is sealed.
    pub fn entry(&self, id: EntryId) -> Result<Entry, JournalError> {
        let today = Day::of(&self.clock.now());
        let entry = self
            .vault
            .read(|connection| load(connection, row_of(connection, id)?))?;
        // Where nothing can be written, a seal whose day has come is still there.
        seal::refuse_sealed(entry.sealed_until.filter(|until| *until > today))?;
        Ok(entry)
    }

    /// Entries newest first, at most `limit` of them, or all.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn list(&self, filter: &Filter, limit: Option<u32>) -> Result<Vec<Summary>, JournalError> {
        let (conditions, values) = filter.conditions();
        let sql = format!(
            "SELECT {SUMMARY} FROM entry WHERE {} ORDER BY entry_instant DESC, n DESC LIMIT {}",
            conditions.join(" AND "),
            limit.map_or(-1, i64::from),
        );
        self.vault
            .read(|connection| summaries(connection, &sql, &values))
    }

    /// How many entries the filter leaves.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn count_of(&self, filter: &Filter) -> Result<u32, JournalError> {
        let (conditions, values) = filter.conditions();
        let sql = format!(
            "SELECT count(*) FROM entry WHERE {}",
            conditions.join(" AND ")
        );
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let values = rusqlite::params_from_iter(values);
            Ok(statement.query_row(values, |row| row.get(0))?)
        })
    }

    /// How many entries there are outside the trash, sealed ones too.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn count(&self) -> Result<u32, JournalError> {
        let sql = "SELECT count(*) FROM entry WHERE trashed_at IS NULL";
        self.vault
            .read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?))
    }
}

/// Runs a query whose columns are [`SUMMARY`].
pub(crate) fn summaries(
    connection: &Connection,
    sql: &str,
    values: &[Box<dyn ToSql>],
) -> Result<Vec<Summary>, JournalError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(record) = rows.next()? {
        found.push(summary(connection, record)?);
    }
    Ok(found)
}

fn summary(connection: &Connection, record: &Record<'_>) -> Result<Summary, JournalError> {
    Ok(Summary {
        id: stored(&record.get::<_, String>(1)?)?,
        kind: stored(&record.get::<_, String>(2)?)?,
        title: record.get(3)?,
        entry_date: stored(&record.get::<_, String>(4)?)?,
        tags: tags::of(connection, record.get(0)?)?,
        word_count: record.get(5)?,
        feeling: record.get(6)?,
        trashed_at: record.get(7)?,
        lens: record.get(8)?,
        status: records::word(record, 9)?,
        person: record.get(10)?,
        matter: record.get(11)?,
        starred: record.get(12)?,
        sealed_until: record.get(13)?,
    })
}

/// The answers in a column.
pub(crate) fn fields_of(record: &Record<'_>, column: usize) -> Result<Fields, JournalError> {
    let packed: Option<String> = record.get(column)?;
    match packed {
        None => Ok(Fields::new()),
        Some(text) => serde_json::from_str(&text)
            .map_err(|_| lamplight_vault::VaultError::DatabaseDamaged.into()),
    }
}

/// What the vault holds was checked when it was written: if it does not parse now, it is damaged.
pub(crate) fn stored<T: std::str::FromStr>(text: &str) -> Result<T, JournalError> {
    text.parse()
        .map_err(|_| lamplight_vault::VaultError::DatabaseDamaged.into())
}

/// The row of an entry.
pub(crate) fn row_of(connection: &Connection, id: EntryId) -> Result<i64, JournalError> {
    connection
        .prepare_cached("SELECT n FROM entry WHERE id = ?1")?
        .query_row([id.to_string()], |record| record.get(0))
        .optional()?
        .ok_or(JournalError::NotFound("entry"))
}

/// What an entry is called, where it is to be seen: not in the trash and not sealed.
pub(crate) fn called(
    connection: &Connection,
    id: RecordId,
) -> Result<Option<String>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT title, body FROM entry JOIN entry_body ON entry_body.entry = entry.n
         WHERE id = ?1 AND trashed_at IS NULL AND sealed_until IS NULL",
    )?;
    let found = statement.query_row([id], |record| {
        Ok(records::label(record.get(0)?, &record.get::<_, String>(1)?))
    });
    Ok(found.optional()?)
}

/// One entry by its row.
pub(crate) fn load(connection: &Connection, row: i64) -> Result<Entry, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, title, body, entry_date, entry_zone, word_count, feeling, extra,
            created_at, updated_at, revision, trashed_at, lens, status, given_on, feel_before,
            feel_after, fields, (SELECT id FROM person WHERE person.n = entry.person),
            (SELECT id FROM matter WHERE matter.n = entry.matter), shareable, starred, resurface,
            rests_until, sealed_until
         FROM entry JOIN entry_body ON entry_body.entry = entry.n WHERE entry.n = ?1",
    )?;
    let mut rows = statement.query([row])?;
    let record = rows
        .next()?
        .ok_or(lamplight_vault::VaultError::DatabaseDamaged)?;
    let extra: Option<String> = record.get(8)?;
    let extra = extra.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Entry {
        id: stored(&record.get::<_, String>(0)?)?,
        kind: stored(&record.get::<_, String>(1)?)?,
        title: record.get(2)?,
        body: record.get(3)?,
        entry_date: stored(&record.get::<_, String>(4)?)?,
        zone: record.get(5)?,
        tags: tags::of(connection, row)?,
        word_count: record.get(6)?,
        feeling: record.get(7)?,
        extra: extra.map_err(|_| lamplight_vault::VaultError::DatabaseDamaged)?,
        created_at: record.get(9)?,
        updated_at: record.get(10)?,
        revision: record.get(11)?,
        trashed_at: record.get(12)?,
        lens: record.get(13)?,
        status: records::word(record, 14)?,
        given_on: record.get(15)?,
        feel_before: record.get(16)?,
        feel_after: record.get(17)?,
        fields: fields_of(record, 18)?,
        facets: Facets {
            person: record.get(19)?,
            matter: record.get(20)?,
            shareable: record.get(21)?,
            starred: record.get(22)?,
            resurface: record.get(23)?,
            rests_until: record.get(24)?,
        },
        sealed_until: record.get(25)?,
    })
}

/// An entry's present state with what a change needs to know of it.
pub(crate) struct Standing {
    pub(crate) state: State,
    pub(crate) facets: Facets,
    pub(crate) sealed_until: Option<Day>,
    pub(crate) revision: u32,
    pub(crate) updated_at: i64,
    pub(crate) trashed: bool,
}

/// The present state of an entry.
pub(crate) fn load_state(connection: &Connection, row: i64) -> Result<Standing, JournalError> {
    let entry = load(connection, row)?;
    Ok(Standing {
        revision: entry.revision,
        updated_at: entry.updated_at,
        trashed: entry.trashed_at.is_some(),
        facets: entry.facets,
        sealed_until: entry.sealed_until,
        state: State {
            kind: entry.kind,
            title: entry.title,
            body: entry.body,
            entry_date: entry.entry_date,
            zone: entry.zone,
            tags: entry.tags,
            feeling: entry.feeling,
            lens: entry.lens,
            status: entry.status,
            given_on: entry.given_on,
            feel_before: entry.feel_before,
            feel_after: entry.feel_after,
            fields: entry.fields,
        },
    })
}
