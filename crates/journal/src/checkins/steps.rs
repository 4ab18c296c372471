//! Small steps of any kind: what went a bit better, what was kept and noted, what was given.

use rusqlite::{Connection, Row, ToSql};
use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::records::{self, RecordId};
use crate::{Journal, JournalError};

/// The longest list of them.
pub const LONGEST_STEPS: u32 = 500;

/// Where a small step comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StepOf {
    /// The small step of a check-in.
    Checkin,
    /// A commitment that was kept, with a star or a note.
    Event,
    /// An entry that was given.
    Entry,
}

/// A small step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct SmallStep {
    /// Where it comes from.
    pub of: StepOf,
    /// The name of that check-in, event or entry.
    pub id: String,
    /// Its day.
    pub on_day: Day,
    /// The step, the note or the title; may be empty.
    pub text: String,
    /// The commitment that was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<RecordId>,
    /// What that commitment is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment_text: Option<String>,
}

/// Which small steps are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StepsFilter {
    /// No earlier than this day.
    pub from: Option<Day>,
    /// No later than this day.
    pub to: Option<Day>,
    /// Of this matter.
    pub matter: Option<RecordId>,
    /// Only what Home may bring up by itself: nothing that is marked not to resurface, nor is of a
    /// person or a matter so marked.
    pub for_home: bool,
}

/// Every small step: where from, name, day, text, row, person, matter, whether it may resurface, and
/// the commitment with its text. What is in the trash, sealed, or of what is in the trash is not
/// there. `?1` is today.
const STEPS: &str = "
    SELECT 'checkin' AS source, id, on_day, small_step AS text, created_at, person, matter,
        1 AS resurface, NULL AS commitment, NULL AS commitment_text
    FROM checkin WHERE removed_at IS NULL AND trim(small_step) <> ''
    UNION ALL
    SELECT 'event', commitment_event.id, on_day, note, commitment_event.created_at, person,
        matter, resurface, commitment.id, commitment.text
    FROM commitment_event JOIN commitment ON commitment.n = commitment_event.commitment
    WHERE commitment_event.removed_at IS NULL AND commitment.removed_at IS NULL
        AND outcome = 'kept' AND (starred = 1 OR trim(note) <> '')
    UNION ALL
    SELECT 'entry', id, given_on, title, created_at, person, matter, resurface, NULL, NULL
    FROM entry WHERE trashed_at IS NULL AND status = 'given' AND given_on IS NOT NULL
        AND (sealed_until IS NULL OR sealed_until <= ?1)";

/// What keeps a step from Home.
const FOR_HOME: &str = "resurface = 1
    AND NOT EXISTS (SELECT 1 FROM person WHERE n = step.person AND resurface = 0)
    AND NOT EXISTS (SELECT 1 FROM matter WHERE n = step.matter AND (resurface = 0
        OR EXISTS (SELECT 1 FROM person WHERE n = matter.person AND resurface = 0)))";

impl Journal {
    /// The last small steps of any kind, the latest day first, at most `limit` of them and never
    /// more than [`LONGEST_STEPS`].
    ///
    /// # Errors
    /// [`JournalError::Invalid`] where the last day lies before the first.
    pub fn small_steps(
        &self,
        filter: StepsFilter,
        limit: u32,
    ) -> Result<Vec<SmallStep>, JournalError> {
        let days = filter.from.zip(filter.to);
        if days.is_some_and(|(from, to)| to < from) {
            let reason = "the last day lies before the first";
            return Err(JournalError::invalid("to", reason));
        }
        let today = Day::of(&self.clock.now());
        self.vault
            .read(|connection| find(connection, filter, today, limit))
    }
}

fn find(
    connection: &Connection,
    filter: StepsFilter,
    today: Day,
    limit: u32,
) -> Result<Vec<SmallStep>, JournalError> {
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(today)];
    let mut conditions = vec!["1".to_owned()];
    let mut add = |condition: &str, value: Box<dyn ToSql>| {
        values.push(value);
        conditions.push(condition.replace('?', &format!("?{}", values.len())));
    };
    if let Some(from) = filter.from {
        add("on_day >= ?", Box::new(from));
    }
    if let Some(to) = filter.to {
        add("on_day <= ?", Box::new(to));
    }
    if let Some(matter) = filter.matter {
        let condition = "matter = (SELECT n FROM matter WHERE id = ?)";
        add(condition, Box::new(matter));
    }
    if filter.for_home {
        conditions.push(FOR_HOME.to_owned());
    }
    let sql = format!(
        "SELECT source, id, on_day, text, commitment, commitment_text FROM ({STEPS}) AS step
         WHERE {} ORDER BY on_day DESC, created_at DESC, id DESC LIMIT {}",
        conditions.join(" AND "),
        limit.min(LONGEST_STEPS),
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_map(rusqlite::params_from_iter(values), read)?
        .collect::<Result<_, _>>()?)
}

fn read(record: &Row<'_>) -> rusqlite::Result<SmallStep> {
    Ok(SmallStep {
        of: records::word(record, 0)?,
        id: record.get(1)?,
        on_day: record.get(2)?,
        text: record.get(3)?,
        commitment: record.get(4)?,
        commitment_text: record.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::SCHEMA;

    /// Entries and check-ins of two matters, one of which is not to resurface, as rows.
    fn rows() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        for migration in SCHEMA.migrations {
            connection.execute_batch(migration.sql).unwrap();
        }
        let matter = |n: i64, resurface: bool| {
            let sql = "INSERT INTO matter VALUES (?1, ?2, NULL, '', 'both', '', '', '', NULL,
                'raw', ?3, 0, 0, NULL)";
            connection.execute(sql, (n, id(n), resurface)).unwrap();
        };
        matter(1, true);
        matter(2, false);
        let mut n = 0;
        let mut entry = |title: &str, columns: &str| {
            n += 1;
            let sql = "INSERT INTO entry (n, id, kind, title, entry_date, entry_day,
                    entry_instant, created_at, updated_at, revision, word_count)
                VALUES (?1, ?2, 'apology', ?3, '2026-01-01', '2026-01-01', 0, 0, 0, 1, 0)";
            connection.execute(sql, (n, id(n), title)).unwrap();
            let sql = format!("UPDATE entry SET {columns} WHERE n = {n}");
            connection.execute(&sql, []).unwrap();
        };
        entry(
            "given",
            "status = 'given', given_on = '2026-02-01', matter = 1",
        );
        entry(
            "quiet",
            "status = 'given', given_on = '2026-02-02', resurface = 0",
        );
        entry(
            "of a quiet matter",
            "status = 'given', given_on = '2026-02-03', matter = 2",
        );
        entry("draft", "status = 'draft', given_on = '2026-02-04'");
        entry("no day", "status = 'given'");
        entry(
            "trashed",
            "status = 'given', given_on = '2026-02-05', trashed_at = 1",
        );
        entry(
            "sealed",
            "status = 'given', given_on = '2026-02-06', sealed_until = '2026-03-05'",
        );
        let sql = "INSERT INTO checkin (id, at, on_day, instant, matter, small_step, note,
                created_at, updated_at)
            VALUES (?1, '2026-01-05', '2026-01-05', 0, 1, 'we laughed', '', 0, 0)";
        connection.execute(sql, [id(1)]).unwrap();
        connection
    }

    fn id(n: i64) -> RecordId {
        format!("0190a6f2-0000-7000-8000-{n:012}").parse().unwrap()
    }

    fn texts(filter: StepsFilter, today: &str) -> Vec<String> {
        let found = find(&rows(), filter, today.parse().unwrap(), 10).unwrap();
        found.into_iter().map(|step| step.text).collect()
    }

    #[test]
    fn what_was_given_is_a_step_unless_it_is_out_of_sight() {
        let all = StepsFilter::default();
        let seen = ["of a quiet matter", "quiet", "given", "we laughed"];
        assert_eq!(texts(all, "2026-03-04"), seen);
        assert_eq!(texts(all, "2026-03-05")[0], "sealed");
    }

    #[test]
    fn steps_of_a_matter_and_for_home() {
        let matter = StepsFilter {
            matter: Some(id(1)),
            ..StepsFilter::default()
        };
        assert_eq!(texts(matter, "2026-03-04"), ["given", "we laughed"]);
        let for_home = StepsFilter {
            for_home: true,
            ..StepsFilter::default()
        };
        assert_eq!(texts(for_home, "2026-03-04"), ["given", "we laughed"]);
    }
}
