//! What is asked of a vault of notes, and the only right answers.

use lamplight_vault::{Vault, VaultError};
use rusqlite::Connection;

use crate::notes::{Note, all, notes};

/// A way to ask, by its name.
pub type Question = (
    &'static str,
    fn(&Connection) -> rusqlite::Result<Vec<String>>,
);

/// By table, by index, by the index of words in each of its ways.
pub const QUESTIONS: [Question; 10] = [
    ("every text", every_text),
    ("every text, backwards", backwards),
    ("lengths", lengths),
    ("days", days),
    ("a frequent word", |c| matching(c, "morning")),
    ("a word in a quarter", |c| matching(c, "quince")),
    ("a prefix", |c| matching(c, "riv*")),
    ("a phrase", |c| matching(c, "\"morning river\"")),
    ("without a word", |c| matching(c, "dusk NOT walnut")),
    ("the best ones", best),
];

fn every_text(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    Ok(all(connection)?.iter().map(line).collect())
}

fn backwards(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut one = connection.prepare("SELECT body FROM note WHERE id = ?1")?;
    let ids: Vec<_> = notes().iter().map(|note| note.id).rev().collect();
    ids.into_iter()
        .map(|id| one.query_row([id], |row| row.get(0)))
        .collect()
}

fn lengths(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    column(
        connection,
        "SELECT id || ' ' || length(body) FROM note ORDER BY id",
    )
}

fn days(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT day || ' ' || id FROM note INDEXED BY note_by_day
               WHERE day >= '2026-03' ORDER BY day, id";
    column(connection, sql)
}

fn matching(connection: &Connection, words: &str) -> rusqlite::Result<Vec<String>> {
    let sql = format!("SELECT rowid || '' FROM word WHERE word MATCH '{words}' ORDER BY rowid");
    column(connection, &sql)
}

fn best(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = "SELECT rowid || '' FROM word WHERE word MATCH 'harbour OR velvet'
               ORDER BY rank, rowid LIMIT 12";
    column(connection, sql)
}

fn column(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    rows.collect()
}

fn line(note: &Note) -> String {
    format!("{} {} {}", note.id, note.day, note.body)
}

/// The right answers, in the order of [`QUESTIONS`]: from the notes themselves wherever that can be
/// said, from the whole vault where ranking is asked for.
pub fn answers(whole: &Vault) -> Vec<Vec<String>> {
    let notes = notes();
    let those = |wanted: &dyn Fn(&[&str]) -> bool| -> Vec<String> {
        notes
            .iter()
            .filter(|note| wanted(&note.body.split(' ').collect::<Vec<_>>()))
            .map(|note| note.id.to_string())
            .collect()
    };
    let mut by_day: Vec<_> = notes.iter().map(|note| (&note.day, note.id)).collect();
    by_day.sort();
    let pair = ["morning", "river"];
    vec![
        notes.iter().map(line).collect(),
        notes.iter().rev().map(|note| note.body.clone()).collect(),
        notes
            .iter()
            .map(|note| format!("{} {}", note.id, note.body.chars().count()))
            .collect(),
        by_day
            .iter()
            .filter(|(day, _)| day.as_str() >= "2026-03")
            .map(|(day, id)| format!("{day} {id}"))
            .collect(),
        those(&|words| words.contains(&"morning")),
        those(&|words| words.contains(&"quince")),
        those(&|words| words.iter().any(|word| word.starts_with("riv"))),
        those(&|words| words.windows(2).any(|two| two == pair)),
        those(&|words| words.contains(&"dusk") && !words.contains(&"walnut")),
        ask(whole, QUESTIONS[9]).unwrap(),
    ]
}

/// Asks through the vault.
pub fn ask(vault: &Vault, question: Question) -> Result<Vec<String>, VaultError> {
    vault.read(|connection| Ok(question.1(connection)?))
}
