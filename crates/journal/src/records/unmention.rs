//! Links to a record that goes for good, in the texts of other records.

use lamplight_vault::VaultError;
use rusqlite::Transaction;
use serde_json::Value;

use super::Noun;
use crate::entries::Gone;
use crate::{JournalError, history};

/// The columns in which a writer's texts lie, and whether one holds answers: a JSON object of them.
fn columns(noun: Noun) -> &'static [(&'static str, bool)] {
    match noun {
        Noun::Person => &[("label", false), ("note", false)],
        Noun::Matter => &[
            ("title", false),
            ("happened", false),
            ("what", false),
            ("impact", false),
        ],
        Noun::Commitment => &[
            ("text", false),
            ("when_cue", false),
            ("then_i_will", false),
            ("why", false),
            ("fields", true),
        ],
        Noun::Event => &[
            ("note", false),
            ("obstacle", false),
            ("learned", false),
            ("next", false),
        ],
        Noun::Checkin => &[("small_step", false), ("note", false)],
        Noun::Session => &[
            ("with_label", false),
            ("focus", false),
            ("takeaways", false),
            ("next_steps", false),
            ("fields", true),
        ],
        Noun::Item => &[("text", false)],
        Noun::Value => &[("name", false), ("why", false)],
        Noun::Look => &[("act", false)],
        Noun::Support => &[
            ("label", false),
            ("how", false),
            ("hours", false),
            ("note", false),
        ],
        Noun::Link => &[],
    }
}

/// Puts a plain word in place of every link to it: in the texts and answers of all records, in and
/// out of the trash, and in what they said before.
pub(super) fn unmention(transaction: &Transaction<'_>, gone: &Gone) -> Result<(), JournalError> {
    for noun in Noun::ALL {
        for (column, holds_answers) in columns(noun) {
            let table = noun.table();
            for (row, text) in with_link(transaction, table, column, gone)? {
                let plain = if *holds_answers {
                    let answers: Value =
                        serde_json::from_str(&text).map_err(|_| VaultError::DatabaseDamaged)?;
                    gone.plain_value(&answers).to_string()
                } else {
                    gone.plain(&text)
                };
                let sql = format!("UPDATE {table} SET {column} = ?2 WHERE n = ?1");
                transaction.prepare_cached(&sql)?.execute((row, plain))?;
            }
        }
    }
    past(transaction, gone)
}

/// Rows whose column has its address in it.
fn with_link(
    transaction: &Transaction<'_>,
    table: &str,
    column: &str,
    gone: &Gone,
) -> Result<Vec<(i64, String)>, JournalError> {
    let sql = format!("SELECT n, {column} FROM {table} WHERE {column} LIKE '%' || ?1 || '%'");
    let mut statement = transaction.prepare_cached(&sql)?;
    let rows = statement.query_map([gone.address()], |record| {
        Ok((record.get(0)?, record.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn past(transaction: &Transaction<'_>, gone: &Gone) -> Result<(), JournalError> {
    let mut statement = transaction.prepare_cached("SELECT n, state FROM record_state")?;
    let mut records = statement.query([])?;
    let mut changed = Vec::new();
    while let Some(record) = records.next()? {
        let state: Value = history::inflate(record.get_ref(1)?.as_blob().unwrap_or_default())?;
        let plain = gone.plain_value(&state);
        if plain != state {
            changed.push((record.get::<_, i64>(0)?, history::deflate(&plain)?));
        }
    }
    for (row, state) in changed {
        transaction
            .prepare_cached("UPDATE record_state SET state = ?2 WHERE n = ?1")?
            .execute((row, state))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::records::{Blank, delete};

    #[test]
    fn texts_answers_and_past_states_speak_of_someone() {
        let mut blank = Blank::new();
        blank.person(1, "M.");
        blank.person(2, "J.");
        blank.commitment(1);
        let to = |n| format!("[a \"name\"](lamplight:person/{})", Blank::id(n));
        let (gone, stays) = (to(1), to(2));
        blank.set("commitment", 1, &format!("why = '{gone} and {stays}'"));
        let answers = json!({"limit": gone, "each": [stays, gone], "number": 1});
        blank.set("commitment", 1, &format!("fields = '{answers}'"));
        let state = json!({"text": gone, "person": Blank::id(2).to_string()});
        let sql = "INSERT INTO record_state VALUES (1, 'commitment', ?1, 0, 1, ?2)";
        let packed = history::deflate(&state).unwrap();
        blank.execute(sql, (Blank::id(9), packed)).unwrap();

        let transaction = blank.transaction();
        delete(&transaction, Noun::Person, 1, Blank::id(1)).unwrap();
        let sql = "SELECT why, fields FROM commitment";
        let (why, fields): (String, String) = transaction
            .query_row(sql, [], |record| Ok((record.get(0)?, record.get(1)?)))
            .unwrap();
        assert_eq!(why, format!("someone and {stays}"));
        let fields: Value = serde_json::from_str(&fields).unwrap();
        let plain = json!({"limit": "someone", "each": [stays, "someone"], "number": 1});
        assert_eq!(fields, plain);
        let sql = "SELECT state FROM record_state";
        let packed: Vec<u8> = transaction
            .query_row(sql, [], |record| record.get(0))
            .unwrap();
        let past: Value = history::inflate(&packed).unwrap();
        let person = Blank::id(2).to_string();
        assert_eq!(past, json!({"text": "someone", "person": person}));
    }

    #[test]
    fn every_text_a_record_can_hold_is_looked_at() {
        let blank = Blank::new();
        // Words of their own, days, and addresses are no texts.
        let others = [
            "id",
            "relation",
            "role",
            "status",
            "kind",
            "standing",
            "cadence",
            "starts",
            "review_on",
            "ends",
            "on_day",
            "outcome",
            "at",
            "zone",
            "at_time",
            "type",
            "from_day",
            "to_day",
            "from_noun",
            "from_id",
            "to_noun",
            "to_id",
        ];
        for noun in Noun::ALL {
            let sql = format!(
                "SELECT name FROM pragma_table_info('{}') WHERE type = 'TEXT'",
                noun.table()
            );
            let mut statement = blank.prepare(&sql).unwrap();
            let names = statement.query_map([], |record| record.get(0)).unwrap();
            for name in names.collect::<Result<Vec<String>, _>>().unwrap() {
                let is_looked_at = columns(noun).iter().any(|(column, _)| *column == name);
                assert_ne!(
                    is_looked_at,
                    others.contains(&name.as_str()),
                    "{noun}: {name}"
                );
            }
        }
    }
}
