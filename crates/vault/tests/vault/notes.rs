//! A small vault: 400 short notes, a few long ones that spill into overflow pages, an index of
//! their words.

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_vault::{Cost, Migration, NewKeys, Passphrase, Schema, Vault, VaultError};
use ring::rand::SystemRandom;
use rusqlite::{Connection, Transaction};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "a lamp in the window";
/// Length of a page, and of a header copy.
pub const PAGE: usize = 4096;
/// The header's two copies.
pub const COPIES: [&str; 2] = ["vault.hdr", "vault.hdr.2"];
pub const DATABASE: &str = "journal-1.db";

pub const SCHEMA: Schema = Schema {
    application_id: 0x6e6f_7465,
    migrations: &[NOTES],
};

pub const NOTES: Migration = Migration {
    name: "notes",
    sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, day TEXT NOT NULL, body TEXT NOT NULL) STRICT;
          CREATE INDEX note_by_day ON note (day, id);
          CREATE VIRTUAL TABLE word USING fts5 (body, content = '');
          INSERT INTO word (word, rank) VALUES ('secure-delete', 1);",
};

/// What a note is made of: words told apart by their first letters.
const WORDS: [&str; 24] = [
    "morning",
    "river",
    "kettle",
    "letter",
    "garden",
    "window",
    "harbour",
    "quince",
    "sorrow",
    "thunder",
    "velvet",
    "walnut",
    "apricot",
    "bridge",
    "candle",
    "dusk",
    "ember",
    "fjord",
    "groß",
    "жизнь",
    "早晨",
    "صباح",
    "naïve",
    "📔",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub id: i64,
    pub day: String,
    pub body: String,
}

/// A small random source that gives the same every time.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// The notes that every filled vault holds.
pub fn notes() -> Vec<Note> {
    let mut seeded = Seeded(1911);
    (1..=400)
        .map(|id| {
            let words = if id % 57 == 0 {
                1_600
            } else {
                4 + seeded.below(6)
            };
            let mut body = vec![if id % 4 == 0 { "dusk" } else { "morning" }];
            body.extend((0..words).map(|_| WORDS[seeded.below(WORDS.len())]));
            Note {
                id,
                day: format!(
                    "2026-{:02}-{:02}",
                    1 + seeded.below(12),
                    1 + seeded.below(28)
                ),
                body: body.join(" "),
            }
        })
        .collect()
}

pub fn insert(transaction: &Transaction<'_>, note: &Note) -> rusqlite::Result<()> {
    let row = (note.id, &note.day, &note.body);
    transaction.execute("INSERT INTO note (id, day, body) VALUES (?1, ?2, ?3)", row)?;
    let words = (note.id, &note.body);
    transaction.execute("INSERT INTO word (rowid, body) VALUES (?1, ?2)", words)?;
    Ok(())
}

pub fn delete(transaction: &Transaction<'_>, note: &Note) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM note WHERE id = ?1", [note.id])?;
    let words = (note.id, &note.body);
    let sql = "INSERT INTO word (word, rowid, body) VALUES ('delete', ?1, ?2)";
    transaction.execute(sql, words)?;
    Ok(())
}

/// A note with nothing special about it.
pub fn plain_note(id: i64) -> Note {
    Note {
        id,
        day: "2026-11-22".to_owned(),
        body: format!("plain note {id}"),
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).unwrap()
}

/// Adds so much that a copy of it takes several steps: notes 1000 to 1399.
pub fn add_long_notes(vault: &mut Vault) {
    let long = |id| Note {
        body: "long ".repeat(4000),
        ..plain_note(id)
    };
    vault
        .write(|transaction| {
            (1000..1400).try_for_each(|id| insert(transaction, &long(id)))?;
            Ok::<_, VaultError>(())
        })
        .unwrap();
}

/// Opens with the passphrase and the schema of these notes.
pub fn open(folder: &Path, scratch: &Path) -> Result<Vault, VaultError> {
    Vault::open(folder, &passphrase(), &SCHEMA, scratch)
}

/// Makes an empty vault.
pub fn create(folder: &Path, scratch: &Path) -> Result<Vault, VaultError> {
    let passphrase = passphrase();
    let keys = NewKeys::new(&passphrase, Cost::LEAST);
    Vault::create(folder, keys, &SCHEMA, &SystemRandom::new(), scratch)
}

pub fn add(vault: &mut Vault, note: &Note) -> Result<(), VaultError> {
    vault.write(|transaction| Ok(insert(transaction, note)?))
}

pub fn count(vault: &Vault) -> Result<i64, VaultError> {
    let sql = "SELECT count(*) FROM note";
    vault.read(|connection| Ok(connection.query_row(sql, [], |row| row.get(0))?))
}

pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Note>> {
    let mut statement = connection.prepare("SELECT id, day, body FROM note ORDER BY id")?;
    let notes = statement.query_map([], |row| {
        Ok(Note {
            id: row.get(0)?,
            day: row.get(1)?,
            body: row.get(2)?,
        })
    })?;
    notes.collect()
}

/// A closed vault in a folder of its own, gone when dropped.
pub struct Place {
    home: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("scratch")).unwrap();
        Self { home }
    }

    /// With a vault that holds nothing.
    pub fn with_empty_vault() -> Self {
        let place = Self::new();
        drop(create(&place.folder(), &place.scratch()).unwrap());
        place
    }

    /// With a vault that holds [`notes`], written in several transactions.
    pub fn with_notes() -> Self {
        let place = Self::new();
        let mut vault = create(&place.folder(), &place.scratch()).unwrap();
        for some in notes().chunks(80) {
            vault
                .write(|transaction| {
                    some.iter().try_for_each(|note| insert(transaction, note))?;
                    Ok::<_, VaultError>(())
                })
                .unwrap();
        }
        place
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn folder(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    pub fn scratch(&self) -> PathBuf {
        self.home.path().join("scratch")
    }

    pub fn database(&self) -> PathBuf {
        self.folder().join(DATABASE)
    }

    pub fn journal(&self) -> PathBuf {
        self.folder().join(format!("{DATABASE}-journal"))
    }

    pub fn open(&self) -> Result<Vault, VaultError> {
        open(&self.folder(), &self.scratch())
    }

    /// The error that opening gives.
    pub fn refusal(&self) -> VaultError {
        self.open().err().expect("the vault opened")
    }

    /// A connection of another program that has the key.
    pub fn foreign_connection(&self) -> Connection {
        let reader = lamplight_reader::Vault::open(&self.folder(), PASSPHRASE).unwrap();
        keyed(&self.database(), &reader.raw_key())
    }
}

/// Opens a database with its raw key, with no care taken at all.
pub fn keyed(database: &Path, raw_key: &str) -> Connection {
    let connection = Connection::open(database).unwrap();
    connection
        .execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_log = 'off';")
        .unwrap();
    connection
        .key(Some("main"), format!("x'{raw_key}'").as_bytes(), false)
        .unwrap();
    connection
}
