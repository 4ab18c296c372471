//! Reading entries back.

use rusqlite::{Connection, OptionalExtension as _, Row as Record, ToSql};

use super::{Entry, EntryDate, EntryId, Kind, State, Summary};
use crate::{Journal, JournalError, tags};

/// Which entries are meant. Everything that is set has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// No earlier than this: a day on the writer's wall, or an instant.
    pub from: Option<EntryDate>,
    /// No later than this; a day counts whole.
    pub to: Option<EntryDate>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// With this tag; capitals and accents make no difference.
    pub tag: Option<String>,
}

impl Filter {
    /// Whether it leaves everything in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The conditions on a row of `entry`, to be joined by AND, and their values. Entries in the
    /// trash are left out.
    pub(crate) fn conditions(&self) -> (Vec<String>, Vec<Box<dyn ToSql>>) {
        let mut conditions = vec!["trashed_at IS NULL".to_owned()];
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |condition: &str, value: Box<dyn ToSql>| {
            values.push(value);
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        };
        for (bound, comparison) in [(self.from, ">="), (self.to, "<=")] {
            match bound {
                None => {}
                Some(EntryDate::Day(day)) => {
                    add(
                        &format!("entry_day {comparison} ?"),
                        Box::new(day.to_string()),
                    );
                }
                Some(instant) => {
                    add(
                        &format!("entry_instant {comparison} ?"),
                        Box::new(instant.instant()),
                    );
                }
            }
        }
        if let Some(kind) = self.kind {
            add("kind = ?", Box::new(kind.as_str()));
        }
        if let Some(tag) = &self.tag {
            add(
                "n IN (SELECT entry_tag.entry FROM entry_tag
                       JOIN tag ON tag.n = entry_tag.tag WHERE tag.folded = ?)",
                Box::new(lamplight_text::fold(tag)),
            );
        }
        (conditions, values)
    }
}

/// The columns [`summary`] reads, in its order.
const SUMMARY: &str = "n, id, kind, title, entry_date, word_count, feeling, trashed_at";

impl Journal {
    /// One entry, whole; also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn entry(&self, id: EntryId) -> Result<Entry, JournalError> {
        self.vault
            .read(|connection| load(connection, row_of(connection, id)?))
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

    /// How many entries there are outside the trash.
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
    })
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

/// One entry by its row.
pub(crate) fn load(connection: &Connection, row: i64) -> Result<Entry, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, title, body, entry_date, entry_zone, word_count, feeling, extra,
            created_at, updated_at, revision, trashed_at
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
    })
}

/// An entry's present state with what a change needs to know of it.
pub(crate) struct Standing {
    pub(crate) state: State,
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
        state: State {
            kind: entry.kind,
            title: entry.title,
            body: entry.body,
            entry_date: entry.entry_date,
            zone: entry.zone,
            tags: entry.tags,
            feeling: entry.feeling,
        },
    })
}
