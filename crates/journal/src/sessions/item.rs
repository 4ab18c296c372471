//! What is brought to a meeting.

use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};

use super::target;
use crate::day::Day;
use crate::entries::EntryId;
use crate::records::{
    self, LONGEST_NOTE, Noun, RecordId, check_text, pointed_to, standing_row, supersede,
};
use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ItemType {
    /// Something to ask.
    Question,
    /// An entry.
    Entry,
    /// A matter.
    Matter,
    /// A commitment.
    Commitment,
    /// The check-ins of some days.
    CheckinRange,
}

/// Something that is brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "wire",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(optional_fields)
)]
pub struct Item {
    /// Its name.
    pub id: RecordId,
    /// To which meeting.
    pub session: RecordId,
    /// What it is.
    #[serde(rename = "type")]
    pub item_type: ItemType,
    /// The entry it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// The matter it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<RecordId>,
    /// The commitment it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commitment: Option<RecordId>,
    /// From this day on, of check-ins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_day: Option<Day>,
    /// Up to this day, of check-ins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_day: Option<Day>,
    /// What it points to is called so: the title of an entry or a matter, the beginning of a
    /// commitment. Empty for everything else.
    pub label: String,
    /// The question, or what the writer wants to say about what is brought.
    pub text: String,
    /// Whether it came up in the meeting.
    pub raised: bool,
    /// Whether what it points to is in the trash, sealed or no more. Then it has neither label
    /// nor text.
    pub gone: bool,
    /// When it was written down, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub created_at: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    #[serde(skip)]
    #[cfg_attr(feature = "wire", ts(skip))]
    pub updated_at: i64,
}

/// Something new to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// To which meeting.
    pub session: RecordId,
    /// What it is. What it points to is set where the type names it, and nowhere else.
    pub item_type: ItemType,
    /// An entry that is neither in the trash nor sealed.
    pub entry: Option<EntryId>,
    /// A matter outside the trash.
    pub matter: Option<RecordId>,
    /// A commitment outside the trash.
    pub commitment: Option<RecordId>,
    /// The first day of check-ins.
    pub from_day: Option<Day>,
    /// The last day of check-ins; not before the first.
    pub to_day: Option<Day>,
    /// May be empty, except for a question.
    pub text: String,
    /// Whether it came up in the meeting.
    pub raised: bool,
}

/// What to change; what is `None` stays. What an item points to never changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemChange {
    /// Other words.
    pub text: Option<String>,
    /// Another first day.
    pub from_day: Option<Day>,
    /// Another last day.
    pub to_day: Option<Day>,
    /// Whether it came up.
    pub raised: Option<bool>,
}

fn check_words(item_type: ItemType, text: &str) -> Result<(), JournalError> {
    let needed = item_type == ItemType::Question;
    check_text("text", text, LONGEST_NOTE, needed)
}

fn check_range(from: Option<Day>, to: Option<Day>) -> Result<(), JournalError> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => {
            let reason = "the last day lies before the first";
            Err(JournalError::invalid("to_day", reason))
        }
        _ => Ok(()),
    }
}

const SELECT: &str = "SELECT session_item.id, session.id, session_item.type, entry.id, matter.id,
        commitment.id, from_day, to_day,
        coalesce(entry.title, matter.title, ''), coalesce(matter.what, commitment.text, ''),
        session_item.text, raised,
        CASE session_item.type
            WHEN 'entry' THEN coalesce(entry.trashed_at IS NOT NULL OR entry.sealed_until > ?2,
                entry.n IS NULL)
            WHEN 'matter' THEN matter.n IS NULL OR matter.removed_at IS NOT NULL
            WHEN 'commitment' THEN commitment.n IS NULL OR commitment.removed_at IS NOT NULL
            ELSE 0
        END,
        session_item.created_at, session_item.updated_at
    FROM session_item JOIN session ON session.n = session_item.session
        LEFT JOIN entry ON entry.n = session_item.entry
        LEFT JOIN matter ON matter.n = session_item.matter
        LEFT JOIN commitment ON commitment.n = session_item.commitment";

/// An item as its row has it.
fn read(record: &Row<'_>) -> rusqlite::Result<Item> {
    let entry: Option<String> = record.get(3)?;
    Ok(Item {
        id: record.get(0)?,
        session: record.get(1)?,
        item_type: records::word(record, 2)?,
        entry: entry.and_then(|id| id.parse().ok()),
        matter: record.get(4)?,
        commitment: record.get(5)?,
        from_day: record.get(6)?,
        to_day: record.get(7)?,
        label: records::label(record.get(8)?, &record.get::<_, String>(9)?),
        text: record.get(10)?,
        raised: record.get(11)?,
        gone: record.get(12)?,
        created_at: record.get(13)?,
        updated_at: record.get(14)?,
    })
}

/// What is brought to the meeting in a row, in the writer's order.
pub(crate) fn items_of(
    connection: &Connection,
    session: i64,
    today: Day,
) -> Result<Vec<Item>, JournalError> {
    let sql = format!(
        "{SELECT} WHERE session_item.session = ?1 AND session_item.removed_at IS NULL
         ORDER BY position, session_item.n"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut items: Vec<Item> = statement
        .query_map((session, today), read)?
        .collect::<Result<_, _>>()?;
    for item in items.iter_mut().filter(|item| item.gone) {
        item.label.clear();
        item.text.clear();
    }
    Ok(items)
}

impl Journal {
    /// Brings one more thing to a meeting, after all others.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for a meeting that is not there; for something that is in the
    /// trash, sealed or not there; for more than the type names; for a question without words; for
    /// days out of order.
    pub fn add_item(
        &mut self,
        new: &NewItem,
        request: Option<RequestId>,
    ) -> Result<RecordId, JournalError> {
        check_words(new.item_type, &new.text)?;
        check_range(new.from_day, new.to_day)?;
        let now = self.now();
        let today = Day::of(&self.clock.now());
        let id = self.new_record()?;
        self.vault.write(|transaction| {
            requests::once(transaction, request, "item_add", || {
                insert(transaction, id, new, today, now)?;
                Ok(id)
            })
        })
    }

    /// Changes an item. What it said before is kept.
    ///
    /// # Errors
    /// [`JournalError::NotFound`]; [`JournalError::Invalid`] as [`Journal::add_item`].
    pub fn edit_item(
        &mut self,
        id: RecordId,
        change: ItemChange,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        let now = self.now();
        self.vault.write(|transaction| {
            requests::once(transaction, request, "item_edit", || {
                edit(transaction, id, change, now)
            })
        })
    }

    /// Puts the items of a meeting in another order.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for the meeting; [`JournalError::Invalid`] unless each of its
    /// items is named once, and nothing else.
    pub fn order_items(
        &mut self,
        session: RecordId,
        order: &[RecordId],
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        self.vault.write(|transaction| {
            requests::once(transaction, request, "item_order", || {
                reorder(transaction, session, order)
            })
        })
    }
}

fn insert(
    transaction: &Transaction<'_>,
    id: RecordId,
    new: &NewItem,
    today: Day,
    now: i64,
) -> Result<(), JournalError> {
    let session = pointed_to(transaction, Noun::Session, Some(new.session), "session")?;
    let target = target::find(transaction, new, today)?;
    transaction
        .prepare_cached(
            "INSERT INTO session_item (id, session, type, entry, matter, commitment, from_day,
                to_day, text, position, raised, created_at, updated_at, removed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
                (SELECT coalesce(max(position), 0) + 1 FROM session_item WHERE session = ?2),
                ?10, ?11, ?11, NULL)",
        )?
        .execute((
            id,
            session,
            records::as_word(&new.item_type),
            target.entry,
            target.matter,
            target.commitment,
            new.from_day,
            new.to_day,
            &new.text,
            new.raised,
            now,
        ))?;
    Ok(())
}

fn edit(
    transaction: &Transaction<'_>,
    id: RecordId,
    change: ItemChange,
    now: i64,
) -> Result<(), JournalError> {
    let row = standing_row(transaction, Noun::Item, id)?;
    let sql = format!("{SELECT} WHERE session_item.n = ?1");
    // Whether what it points to is gone makes no difference to what it says.
    let old = transaction
        .prepare_cached(&sql)?
        .query_row((row, "9999-12-31"), read)?;
    let is_range = old.item_type == ItemType::CheckinRange;
    for (field, day) in [("from_day", change.from_day), ("to_day", change.to_day)] {
        if day.is_some() && !is_range {
            let reason = "only check-ins are brought by their days";
            return Err(JournalError::invalid(field, reason));
        }
    }
    let text = change.text.unwrap_or_else(|| old.text.clone());
    let from_day = change.from_day.or(old.from_day);
    let to_day = change.to_day.or(old.to_day);
    check_words(old.item_type, &text)?;
    check_range(from_day, to_day)?;
    // What it points to keeps its own words, which may go for good before this does.
    let said = Item {
        label: String::new(),
        ..old
    };
    supersede(transaction, Noun::Item, id, &said, said.updated_at, now)?;
    transaction
        .prepare_cached(
            "UPDATE session_item SET text = ?2, from_day = ?3, to_day = ?4, raised = ?5,
                updated_at = ?6 WHERE n = ?1",
        )?
        .execute((
            row,
            &text,
            from_day,
            to_day,
            change.raised.unwrap_or(said.raised),
            now,
        ))?;
    Ok(())
}

fn reorder(
    transaction: &Transaction<'_>,
    session: RecordId,
    order: &[RecordId],
) -> Result<(), JournalError> {
    let session = standing_row(transaction, Noun::Session, session)?;
    let mut standing: Vec<RecordId> = transaction
        .prepare_cached("SELECT id FROM session_item WHERE session = ?1 AND removed_at IS NULL")?
        .query_map([session], |record| record.get(0))?
        .collect::<Result<_, _>>()?;
    let mut named = order.to_vec();
    standing.sort_unstable();
    named.sort_unstable();
    if standing != named {
        let reason = "an order names each item of the meeting once";
        return Err(JournalError::invalid("items", reason));
    }
    let mut place =
        transaction.prepare_cached("UPDATE session_item SET position = ?2 WHERE id = ?1")?;
    for (position, id) in (1_i64..).zip(order) {
        place.execute((id, position))?;
    }
    Ok(())
}
