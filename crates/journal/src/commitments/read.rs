//! Reading commitments back.

use rusqlite::{Connection, Row, ToSql};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    Cadence, Commitment, CommitmentEvent, CommitmentKind, CommitmentStatus, Notice, OverTime,
    STANDS, Schedule, events, over_time, review_is_due,
};
use crate::day::Day;
use crate::entries;
use crate::records::{self, Named, Noun, RecordId, row_of};
use crate::{Journal, JournalError};

/// Which commitments are meant. Everything that is set has to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommitmentFilter {
    /// Of this kind.
    pub kind: Option<CommitmentKind>,
    /// Standing so.
    pub status: Option<CommitmentStatus>,
    /// With, or about, this person.
    pub person: Option<RecordId>,
    /// Of this matter.
    pub matter: Option<RecordId>,
    /// Serving this value.
    pub value: Option<RecordId>,
    /// Coming round so often.
    pub cadence: Option<Cadence>,
    /// Due on this day.
    pub due_on: Option<Day>,
}

/// A commitment in a list, and how it stands on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct CommitmentLine {
    /// What it says.
    pub commitment: Commitment,
    /// Whether it is due on the day that was asked for, or today.
    pub due: bool,
    /// Whether the day to look at it again is there.
    pub review_due: bool,
    /// Whether the writer may be reminded of it.
    pub reminds: bool,
}

/// A commitment, whole, with all that came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct CommitmentShown {
    /// What it says.
    pub commitment: Commitment,
    /// The entry it was made from, by what that is called today; absent where there is none, and
    /// while that is in the trash or sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Named>,
    /// Whether it is due today.
    pub due: bool,
    /// Whether the day to look at it again is there.
    pub review_due: bool,
    /// Whether the writer may be reminded of it.
    pub reminds: bool,
    /// What is worth a second look in what it says. English only.
    pub notices: Vec<Notice>,
    /// What came of it, the earliest day first.
    pub events: Vec<CommitmentEvent>,
    /// How it went.
    pub over_time: OverTime,
}

/// Where `status` is read from is the caller's to say.
fn columns(status: &str) -> String {
    format!(
        "id, kind, (SELECT id FROM person WHERE n = commitment.person),
        (SELECT id FROM matter WHERE n = commitment.matter),
        (SELECT id FROM value WHERE n = commitment.value),
        (SELECT id FROM entry WHERE n = commitment.from_entry), text, when_cue, then_i_will, why,
        standing, cadence, starts, review_on, ends, {status}, fields, resurface, created_at,
        updated_at, removed_at IS NOT NULL"
    )
}

fn read(record: &Row<'_>) -> rusqlite::Result<Commitment> {
    Ok(Commitment {
        id: record.get(0)?,
        kind: records::word(record, 1)?,
        person: record.get(2)?,
        matter: record.get(3)?,
        value: record.get(4)?,
        from_entry: events::entry_id(record, 5)?,
        text: record.get(6)?,
        when_cue: record.get(7)?,
        then_i_will: record.get(8)?,
        why: record.get(9)?,
        standing: records::word(record, 10)?,
        cadence: records::word(record, 11)?,
        starts: record.get(12)?,
        review_on: record.get(13)?,
        ends: record.get(14)?,
        status: records::word(record, 15)?,
        fields: fields(record, 16)?,
        resurface: record.get(17)?,
        created_at: record.get(18)?,
        updated_at: record.get(19)?,
        removed: record.get(20)?,
    })
}

/// The object of answers in a column.
fn fields(record: &Row<'_>, column: usize) -> rusqlite::Result<Map<String, Value>> {
    let text: String = record.get(column)?;
    serde_json::from_str(&text).map_err(|_| {
        rusqlite::Error::InvalidColumnType(
            column,
            "answers that are no object".to_owned(),
            rusqlite::types::Type::Text,
        )
    })
}

/// The commitment in a row, as it stands.
pub(super) fn load(connection: &Connection, row: i64) -> Result<Commitment, JournalError> {
    from_row(connection, row, STANDS)
}

/// The commitment in a row as it was written down, whatever came of it since: what a change is made
/// to.
pub(super) fn written(connection: &Connection, row: i64) -> Result<Commitment, JournalError> {
    from_row(connection, row, "status")
}

fn from_row(connection: &Connection, row: i64, status: &str) -> Result<Commitment, JournalError> {
    let sql = format!("SELECT {} FROM commitment WHERE n = ?1", columns(status));
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([row], read)?)
}

/// The entry a commitment was made from, where it is to be seen.
fn came_from(
    connection: &Connection,
    commitment: &Commitment,
) -> Result<Option<Named>, JournalError> {
    let Some(id) = commitment.from_entry.map(RecordId::from) else {
        return Ok(None);
    };
    let label = entries::called(connection, id)?;
    Ok(label.map(|label| Named { id, label }))
}

impl Journal {
    /// The commitments outside the trash that the filter leaves, the latest start first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn commitments(
        &self,
        filter: &CommitmentFilter,
    ) -> Result<Vec<CommitmentLine>, JournalError> {
        let day = filter.due_on.unwrap_or_else(|| self.today());
        let (conditions, values) = filter.conditions();
        let sql = format!(
            "SELECT {} FROM commitment WHERE {conditions} ORDER BY starts DESC, n DESC",
            columns(STANDS),
        );
        self.vault.read(|connection| {
            let mut statement = connection.prepare_cached(&sql)?;
            let found: Vec<Commitment> = statement
                .query_map(rusqlite::params_from_iter(values), read)?
                .collect::<Result<_, _>>()?;
            let mut lines = Vec::with_capacity(found.len());
            for commitment in found {
                let days = events::days_of(connection, commitment.id)?;
                let due = Schedule::from(&commitment).is_due(days, day);
                if filter.due_on.is_none() || due {
                    lines.push(CommitmentLine {
                        due,
                        review_due: review_is_due(commitment.status, commitment.review_on, day),
                        reminds: commitment.reminds(),
                        commitment,
                    });
                }
            }
            Ok(lines)
        })
    }

    /// One commitment with all that came of it; also from the trash.
    ///
    /// # Errors
    /// [`JournalError::NotFound`].
    pub fn commitment(&self, id: RecordId) -> Result<CommitmentShown, JournalError> {
        let today = self.today();
        self.vault.read(|connection| {
            let commitment = load(connection, row_of(connection, Noun::Commitment, id)?)?;
            let events = events::of(connection, id)?;
            let days = events::days_of(connection, id)?;
            Ok(CommitmentShown {
                from: came_from(connection, &commitment)?,
                due: !commitment.removed && Schedule::from(&commitment).is_due(days, today),
                review_due: !commitment.removed
                    && review_is_due(commitment.status, commitment.review_on, today),
                reminds: !commitment.removed && commitment.reminds(),
                notices: commitment.notices(),
                over_time: over_time(&events, commitment.reviewed(), today),
                events,
                commitment,
            })
        })
    }

    /// The day on the writer's wall.
    fn today(&self) -> Day {
        Day::of(&self.clock.now())
    }
}

impl CommitmentFilter {
    /// The conditions on a row, and their values. What is due on a day is told from the row.
    fn conditions(&self) -> (String, Vec<Box<dyn ToSql>>) {
        let mut conditions = "removed_at IS NULL".to_owned();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |condition: &str, value: Box<dyn ToSql>| {
            values.push(value);
            conditions.push_str(" AND ");
            conditions.push_str(&condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(kind) = self.kind {
            add("kind = ?", Box::new(records::as_word(&kind)));
        }
        if let Some(status) = self.status {
            let condition = format!("({STANDS}) = ?");
            add(&condition, Box::new(records::as_word(&status)));
        }
        if let Some(cadence) = self.cadence {
            add("cadence = ?", Box::new(records::as_word(&cadence)));
        }
        if let Some(person) = self.person {
            let condition = "person = (SELECT n FROM person WHERE id = ?)";
            add(condition, Box::new(person));
        }
        if let Some(matter) = self.matter {
            let condition = "matter = (SELECT n FROM matter WHERE id = ?)";
            add(condition, Box::new(matter));
        }
        if let Some(value) = self.value {
            let condition = "value = (SELECT n FROM value WHERE id = ?)";
            add(condition, Box::new(value));
        }
        (conditions, values)
    }
}
