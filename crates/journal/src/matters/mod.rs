//! Matters: what happened, or goes on, between the writer and somebody, or within the writer.

mod read;
mod timeline;

pub use read::{MatterCounts, MatterFilter};
pub use timeline::{LONGEST_TIMELINE, MatterCursor, MatterMoment, MatterTimeline};

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use self::read::load;
use crate::records::{
    self, LONGEST_LABEL, LONGEST_LINE, LONGEST_NOTE, Named, Noun, RecordId, TheirEntries,
    check_text, pointed_to, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// Which side of it the writer is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MatterRole {
    /// I hurt somebody.
    IHurt,
    /// I was hurt.
    IWasHurt,
    /// Each of us was.
    Both,
    /// It is between me and myself.
    Myself,
}

/// Where it is, as the writer sees it. It may go back as well as on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MatterStatus {
    /// Still raw.
    Raw,
    /// Being worked on.
    Working,
    /// Resting.
    Resting,
    /// Closed.
    Closed,
}

/// Something that happened, or goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[cfg_attr(feature = "wire", ts(optional_fields))]
pub struct Matter {
    /// Its name.
    pub id: RecordId,
    /// With whom, unless they are in the trash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Named>,
    /// May be empty when `what` is not.
    pub title: String,
    /// Which side of it the writer is on.
    pub role: MatterRole,
    /// When: a day, or in the writer's words.
    pub happened: String,
    /// What happened.
    pub what: String,
    /// What it did to whoever was hurt.
    pub impact: String,
    /// Whether lying was part of it, where the writer says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deceit: Option<bool>,
    /// Where it is.
    pub status: MatterStatus,
    /// Whether Home may bring up by itself what is about it.
    pub resurface: bool,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
    /// Whether it is in the trash.
    pub removed: bool,
}

/// A new matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMatter {
    /// With whom.
    pub person: Option<RecordId>,
    /// May be empty when `what` is not.
    pub title: String,
    /// Which side of it the writer is on.
    pub role: MatterRole,
    /// A day, or words; may be empty.
    pub happened: String,
    /// May be empty when the title is not.
    pub what: String,
    /// May be empty.
    pub impact: String,
    /// Whether lying was part of it, where the writer says.
    pub deceit: Option<bool>,
    /// Where it is.
    pub status: MatterStatus,
    /// Whether Home may bring up by itself what is about it.
    pub resurface: bool,
}

impl NewMatter {
    /// A matter with nothing but a title and a side.
    #[must_use]
    pub fn of(role: MatterRole, title: String) -> Self {
        Self {
            person: None,
            title,
            role,
            happened: String::new(),
            what: String::new(),
            impact: String::new(),
            deceit: None,
            status: MatterStatus::Raw,
            resurface: true,
        }
    }
}

/// What to change; what is `None` stays, and `Some(None)` takes away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MatterChange {
    /// Somebody else, or nobody.
    pub person: Option<Option<RecordId>>,
    /// Another title.
    pub title: Option<String>,
    /// The other side of it.
    pub role: Option<MatterRole>,
    /// Another day, or other words for it.
    pub happened: Option<String>,
    /// Another account of it.
    pub what: Option<String>,
    /// Another account of what it did.
    pub impact: Option<String>,
    /// Whether lying was part of it, or nothing said of that.
    pub deceit: Option<Option<bool>>,
    /// Another standing.
    pub status: Option<MatterStatus>,
    /// Whether Home may bring up by itself what is about it.
    pub resurface: Option<bool>,
}

/// A row of the table, without its names and instants.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Columns {
    person: Option<i64>,
    title: String,
    role: MatterRole,
    happened: String,
    what: String,
    impact: String,
    deceit: Option<bool>,
    status: MatterStatus,
    resurface: bool,
}

impl Columns {
    fn check(&self) -> Result<(), JournalError> {
        check_text("title", &self.title, LONGEST_LINE, false)?;
        check_text("happened", &self.happened, LONGEST_LABEL, false)?;
        check_text("what", &self.what, LONGEST_NOTE, false)?;
        check_text("impact", &self.impact, LONGEST_NOTE, false)?;
        if self.title.trim().is_empty() && self.what.trim().is_empty() {
            let reason = "give it a title, or say what happened";
            return Err(JournalError::invalid("title", reason));
        }
        Ok(())
    }

    fn write(&self, transaction: &Transaction<'_>, id: RecordId, now: i64) -> rusqlite::Result<()> {
        transaction
            .prepare_cached(
                "UPDATE matter SET person = ?2, title = ?3, role = ?4, happened = ?5, what = ?6,
                    impact = ?7, deceit = ?8, status = ?9, resurface = ?10, updated_at = ?11
                 WHERE id = ?1",
            )?
            .execute((
                id,
                self.person,
                &self.title,
                records::as_word(&self.role),
                &self.happened,
                &self.what,
                &self.impact,
                self.deceit,
                records::as_word(&self.status),
                self.resurface,
                now,
            ))?;
        Ok(())
    }
}

impl Journal {
    /// Writes a matter down. After `Ok` it is on the disk.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for one that says nothing, a text that is too long, or somebody
    /// who is not there.
    pub fn add_matter(
        &mut self,
        new: NewMatter,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        let now = self.now();
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "matter_add", || {
                let columns = Columns {
                    person: pointed_to(transaction, Noun::Person, new.person, "person")?,
                    title: new.title,
                    role: new.role,
                    happened: new.happened,
                    what: new.what,
                    impact: new.impact,
                    deceit: new.deceit,
                    status: new.status,
                    resurface: new.resurface,
                };
                columns.check()?;
                transaction
                    .prepare_cached(
                        "INSERT INTO matter (id, title, role, happened, what, impact, status,
                            resurface, created_at, updated_at)
                         VALUES (?1, '', 'myself', '', '', '', 'raw', 1, ?2, ?2)",
                    )?
                    .execute((id, now))?;
                columns.write(transaction, id, now)?;
                Ok(id)
            })
        })
    }

    /// Changes what is written of a matter. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also for one in the trash; [`JournalError::Invalid`] as
    /// [`Journal::add_matter`].
    pub fn edit_matter(
        &mut self,
        id: RecordId,
        change: MatterChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "matter_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }

    /// Puts a matter into the trash, and what is about it as is said.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] when it is there already.
    pub fn remove_matter(
        &mut self,
        id: RecordId,
        entries: TheirEntries,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "matter_delete", || {
                records::put_away(transaction, Noun::Matter, id, entries, now)
            })
        })
    }
}

fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: MatterChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = records::standing_row(transaction, Noun::Matter, id)?;
    let (matter, person) = load(transaction, row)?;
    let old = Columns {
        person,
        title: matter.title.clone(),
        role: matter.role,
        happened: matter.happened.clone(),
        what: matter.what.clone(),
        impact: matter.impact.clone(),
        deceit: matter.deceit,
        status: matter.status,
        resurface: matter.resurface,
    };
    let mut new = old.clone();
    if let Some(person) = change.person {
        new.person = pointed_to(transaction, Noun::Person, person, "person")?;
    }
    new.title = change.title.unwrap_or(new.title);
    new.role = change.role.unwrap_or(new.role);
    new.happened = change.happened.unwrap_or(new.happened);
    new.what = change.what.unwrap_or(new.what);
    new.impact = change.impact.unwrap_or(new.impact);
    new.deceit = change.deceit.unwrap_or(new.deceit);
    new.status = change.status.unwrap_or(new.status);
    new.resurface = change.resurface.unwrap_or(new.resurface);
    new.check()?;
    if new == old {
        return Ok(());
    }
    supersede(
        transaction,
        Noun::Matter,
        id,
        &matter,
        matter.updated_at,
        now,
    )?;
    Ok(new.write(transaction, id, now)?)
}
