//! The support list: whom the writer could turn to. It is filled in by hand; nothing comes with the
//! program.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};

use crate::records::{
    self, LONGEST_LABEL, LONGEST_LINE, LONGEST_NOTE, Noun, RecordId, check_text, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// What kind of help it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    /// Somebody the writer knows.
    Person,
    /// A counsellor or therapist.
    Counsellor,
    /// A helpline.
    Helpline,
    /// For when it cannot wait.
    Emergency,
    /// Something else.
    Other,
}

/// Somebody or some place to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Support {
    /// Its name.
    pub id: RecordId,
    /// What kind of help it is.
    pub kind: SupportKind,
    /// What the writer calls it.
    pub label: String,
    /// How to reach it: a number, an address; may be empty.
    pub how: String,
    /// When it can be reached; may be empty.
    pub hours: String,
    /// Whatever the writer wants to keep in mind.
    pub note: String,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
}

/// Somebody or some place new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSupport {
    /// What kind of help it is.
    pub kind: SupportKind,
    /// What the writer calls it.
    pub label: String,
    /// May be empty.
    pub how: String,
    /// May be empty.
    pub hours: String,
    /// May be empty.
    pub note: String,
}

impl NewSupport {
    fn check(&self) -> Result<(), JournalError> {
        check_text("label", &self.label, LONGEST_LABEL, true)?;
        check_text("how", &self.how, LONGEST_LINE, false)?;
        check_text("hours", &self.hours, LONGEST_LINE, false)?;
        check_text("note", &self.note, LONGEST_NOTE, false)
    }
}

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SupportChange {
    /// Another kind.
    pub kind: Option<SupportKind>,
    /// Another label.
    pub label: Option<String>,
    /// Another way to reach it.
    pub how: Option<String>,
    /// Other hours.
    pub hours: Option<String>,
    /// Another note.
    pub note: Option<String>,
}

const COLUMNS: &str = "id, kind, label, how, hours, note, created_at, updated_at";

fn read(record: &Row<'_>) -> rusqlite::Result<Support> {
    Ok(Support {
        id: record.get(0)?,
        kind: records::word(record, 1)?,
        label: record.get(2)?,
        how: record.get(3)?,
        hours: record.get(4)?,
        note: record.get(5)?,
        created_at: record.get(6)?,
        updated_at: record.get(7)?,
    })
}

/// The list in the writer's order.
fn list(connection: &Connection) -> Result<Vec<Support>, JournalError> {
    let sql =
        format!("SELECT {COLUMNS} FROM support WHERE removed_at IS NULL ORDER BY position, n");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

impl Journal {
    /// Puts somebody at the end of the support list.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a label that says nothing, or a text that is too long.
    pub fn add_support(
        &mut self,
        new: &NewSupport,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        new.check()?;
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "support_add", || {
                transaction
                    .prepare_cached(
                        "INSERT INTO support (id, kind, label, how, hours, note, position,
                            created_at, updated_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6,
                            (SELECT coalesce(max(position), 0) + 1 FROM support), ?7, ?7)",
                    )?
                    .execute((
                        id,
                        records::as_word(&new.kind),
                        &new.label,
                        &new.how,
                        &new.hours,
                        &new.note,
                        now,
                    ))?;
                Ok(id)
            })
        })
    }

    /// Changes one of the support list. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_support`].
    pub fn edit_support(
        &mut self,
        id: RecordId,
        change: SupportChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "support_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }

    /// The support list, in the writer's order.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn support(&self) -> Result<Vec<Support>, JournalError> {
        self.vault.read(list)
    }

    /// Puts the support list into this order. Those that are not named keep theirs, behind.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a name that is given twice, or is not in the list.
    pub fn order_support(
        &mut self,
        ids: &[RecordId],
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        self.vault.write(|transaction| {
            requests::once(transaction, request, "support_order", || {
                order(transaction, ids)
            })
        })
    }
}

fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: SupportChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = records::standing_row(transaction, Noun::Support, id)?;
    let sql = format!("SELECT {COLUMNS} FROM support WHERE n = ?1");
    let old = transaction.prepare_cached(&sql)?.query_row([row], read)?;
    let same = NewSupport {
        kind: old.kind,
        label: old.label.clone(),
        how: old.how.clone(),
        hours: old.hours.clone(),
        note: old.note.clone(),
    };
    let mut new = same.clone();
    new.kind = change.kind.unwrap_or(new.kind);
    new.label = change.label.unwrap_or(new.label);
    new.how = change.how.unwrap_or(new.how);
    new.hours = change.hours.unwrap_or(new.hours);
    new.note = change.note.unwrap_or(new.note);
    new.check()?;
    if new == same {
        return Ok(());
    }
    supersede(transaction, Noun::Support, id, &old, old.updated_at, now)?;
    transaction
        .prepare_cached(
            "UPDATE support SET kind = ?2, label = ?3, how = ?4, hours = ?5, note = ?6,
                updated_at = ?7 WHERE n = ?1",
        )?
        .execute((
            row,
            records::as_word(&new.kind),
            &new.label,
            &new.how,
            &new.hours,
            &new.note,
            now,
        ))?;
    Ok(())
}

fn order(transaction: &Transaction<'_>, ids: &[RecordId]) -> Result<(), JournalError> {
    let mut left: BTreeSet<RecordId> = BTreeSet::new();
    let mut behind = Vec::new();
    for support in list(transaction)? {
        left.insert(support.id);
        behind.push(support.id);
    }
    for id in ids {
        if !left.remove(id) {
            let reason = "each name is one of the list, and is given once";
            return Err(JournalError::invalid("id", reason));
        }
    }
    behind.retain(|id| left.contains(id));
    for (position, id) in (1_i64..).zip(ids.iter().chain(&behind)) {
        transaction
            .prepare_cached("UPDATE support SET position = ?2 WHERE id = ?1")?
            .execute((id, position))?;
    }
    Ok(())
}
