//! Writing check-ins down, changing them, and reading them back.

use rusqlite::{Connection, Row, ToSql, Transaction, params};

use super::{Checkin, CheckinChange, CheckinFilter};
use crate::records::{self, Noun, RecordId, row_of, supersede};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

impl Journal {
    /// Writes down how it is, now unless another moment is given. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a number that is not between 0 and 10, a text that is too
    /// long, a check-in that says nothing, and where it points to what is not there.
    pub fn add_checkin(
        &mut self,
        said: CheckinChange,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let id = self.new_record()?;
        let blank = Checkin::blank(id, &self.clock.now());
        self.vault.write(|transaction| {
            requests::once(transaction, request, "checkin_add", || {
                check_pointed(transaction, &said)?;
                write(transaction, &blank.with(said)?)?;
                Ok(id)
            })
        })
    }

    /// Changes a check-in. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_checkin`].
    pub fn edit_checkin(
        &mut self,
        id: RecordId,
        change: CheckinChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "checkin_edit", || {
                let row = records::standing_row(transaction, Noun::Checkin, id)?;
                let old = load(transaction, row)?;
                check_pointed(transaction, &change)?;
                let mut new = old.clone().with(change)?;
                supersede(transaction, Noun::Checkin, id, &old, old.updated_at, now)?;
                new.updated_at = now;
                write(transaction, &new)
            })
        })
    }

    /// The check-ins outside the trash that the filter leaves, the latest day first; at most
    /// `limit` of them, or all.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn checkins(
        &self,
        filter: &CheckinFilter,
        limit: Option<u32>,
    ) -> Result<Vec<Checkin>, JournalError> {
        let (conditions, values) = filter.conditions();
        let sql = format!(
            "SELECT {COLUMNS} FROM checkin WHERE {conditions}
             ORDER BY on_day DESC, instant DESC, n DESC LIMIT {}",
            limit.map_or(-1, i64::from),
        );
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            Ok(statement
                .query_map(rusqlite::params_from_iter(values), read)?
                .collect::<Result<_, _>>()?)
        })
    }

    /// One check-in; also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn checkin(&self, id: RecordId) -> Result<Checkin, JournalError> {
        self.vault
            .read(|connection| load(connection, row_of(connection, Noun::Checkin, id)?))
    }
}

impl CheckinFilter {
    /// The conditions on a row, and their values.
    pub(super) fn conditions(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let mut conditions = "removed_at IS NULL".to_owned();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |condition: &str, value: Box<dyn ToSql>| {
            values.push(value);
            conditions.push_str(" AND ");
            conditions.push_str(&condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(from) = self.from {
            add("on_day >= ?", Box::new(from));
        }
        if let Some(to) = self.to {
            add("on_day <= ?", Box::new(to));
        }
        if let Some(person) = self.person {
            let condition = "person = (SELECT n FROM person WHERE id = ?)";
            add(condition, Box::new(person));
        }
        if let Some(matter) = self.matter {
            let condition = "matter = (SELECT n FROM matter WHERE id = ?)";
            add(condition, Box::new(matter));
        }
        (conditions, values)
    }
}

/// Refuses to point to what is not there. What stands already may point into the trash.
fn check_pointed(connection: &Connection, change: &CheckinChange) -> Result<(), JournalError> {
    let (person, matter) = (change.person.flatten(), change.matter.flatten());
    records::pointed_to(connection, Noun::Person, person, "person")?;
    records::pointed_to(connection, Noun::Matter, matter, "matter")?;
    Ok(())
}

const COLUMNS: &str = "id, at, zone, on_day, (SELECT id FROM person WHERE n = checkin.person),
    (SELECT id FROM matter WHERE n = checkin.matter), trust, hurt, closeness, self_trust,
    steadiness, small_step, note, created_at, updated_at, removed_at IS NOT NULL";

fn read(record: &Row<'_>) -> rusqlite::Result<Checkin> {
    Ok(Checkin {
        id: record.get(0)?,
        at: records::word(record, 1)?,
        zone: record.get(2)?,
        on_day: record.get(3)?,
        person: record.get(4)?,
        matter: record.get(5)?,
        trust: record.get(6)?,
        hurt: record.get(7)?,
        closeness: record.get(8)?,
        self_trust: record.get(9)?,
        steadiness: record.get(10)?,
        small_step: record.get(11)?,
        note: record.get(12)?,
        created_at: record.get(13)?,
        updated_at: record.get(14)?,
        removed: record.get(15)?,
    })
}

fn load(connection: &Connection, row: i64) -> Result<Checkin, JournalError> {
    let sql = format!("SELECT {COLUMNS} FROM checkin WHERE n = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

/// Writes a row, or writes over it.
fn write(transaction: &Transaction<'_>, checkin: &Checkin) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO checkin (id, at, zone, on_day, instant, person, matter, trust, hurt,
                closeness, self_trust, steadiness, small_step, note, created_at, updated_at,
                removed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT n FROM person WHERE id = ?6),
                (SELECT n FROM matter WHERE id = ?7), ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
                NULL)
             ON CONFLICT (id) DO UPDATE SET at = excluded.at, zone = excluded.zone,
                on_day = excluded.on_day, instant = excluded.instant, person = excluded.person,
                matter = excluded.matter, trust = excluded.trust, hurt = excluded.hurt,
                closeness = excluded.closeness, self_trust = excluded.self_trust,
                steadiness = excluded.steadiness, small_step = excluded.small_step,
                note = excluded.note, updated_at = excluded.updated_at",
        )?
        .execute(params![
            checkin.id,
            checkin.at.to_string(),
            checkin.zone,
            checkin.on_day,
            checkin.at.instant(),
            checkin.person,
            checkin.matter,
            checkin.trust,
            checkin.hurt,
            checkin.closeness,
            checkin.self_trust,
            checkin.steadiness,
            checkin.small_step,
            checkin.note,
            checkin.created_at,
            checkin.updated_at,
        ])?;
    Ok(())
}
