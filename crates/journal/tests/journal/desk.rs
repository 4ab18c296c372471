//! A journal on a desk of its own, and a clock to set.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset};
use lamplight_journal::clock::{Clock, Now};
use lamplight_journal::entries::{EntryId, Filter, Kind, NewEntry};
use lamplight_journal::search::{By, Found};
use lamplight_journal::{Cost, Journal, JournalError, NewKeys, Passphrase, Surroundings, Verified};
use tempfile::TempDir;

/// Wednesday 4 March 2026, noon in Dublin.
const NOON: i64 = 1_772_625_600_000;

/// A clock that stands until it is set.
#[derive(Clone)]
pub struct Hands(Arc<AtomicI64>);

impl Hands {
    pub fn turn(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }

    pub fn millis(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clock for Hands {
    fn now(&self) -> Now {
        let utc = DateTime::from_timestamp_millis(self.millis()).unwrap();
        let local = utc.with_timezone(&FixedOffset::east_opt(0).unwrap());
        Now {
            local,
            zone: Some("Europe/Dublin".to_owned()),
        }
    }
}

pub struct Desk {
    journal: Option<Journal>,
    pub hands: Hands,
    pub home: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let hands = Hands(Arc::new(AtomicI64::new(NOON)));
        let passphrase = Passphrase::new("a lamp in the window").unwrap();
        let around = Self::around(&hands, &home);
        let vault = home.path().join("vault");
        let journal =
            Journal::create(&vault, NewKeys::new(&passphrase, Cost::LEAST), around).unwrap();
        Self {
            journal: Some(journal),
            hands,
            home,
        }
    }

    fn around<'a>(hands: &Hands, home: &'a TempDir) -> Surroundings<'a> {
        Surroundings {
            clock: Box::new(hands.clone()),
            random: ring::rand::SystemRandom::new(),
            scratch: home.path(),
        }
    }

    /// Locks the vault and opens it again.
    pub fn reopen(&mut self) {
        drop(self.journal.take());
        let passphrase = Passphrase::new("a lamp in the window").unwrap();
        let around = Self::around(&self.hands, &self.home);
        let vault = self.home.path().join("vault");
        self.journal = Some(Journal::open(&vault, &passphrase, around).unwrap());
    }

    /// Opens a vault that may not be what it was, and checks all of it.
    pub fn reopened_and_verified(&mut self) -> Result<Verified, JournalError> {
        drop(self.journal.take());
        let passphrase = Passphrase::new("a lamp in the window").unwrap();
        let around = Self::around(&self.hands, &self.home);
        let vault = self.home.path().join("vault");
        self.journal
            .insert(Journal::open(&vault, &passphrase, around)?)
            .verify(|_, _| Ok(()))
    }

    pub fn write(&mut self, body: &str) -> EntryId {
        self.add(new(body), None).unwrap()
    }

    pub fn write_on(&mut self, date: &str, body: &str) -> EntryId {
        let entry_date = Some(date.parse().unwrap());
        self.add(
            NewEntry {
                entry_date,
                ..new(body)
            },
            None,
        )
        .unwrap()
    }

    pub fn find(&self, query: &str) -> Found {
        self.search(query, &Filter::default(), By::Newest, 500)
            .unwrap()
    }

    pub fn ids(&self, query: &str) -> Vec<EntryId> {
        let found = self.find(query);
        assert_eq!(found.total as usize, found.hits.len());
        found.hits.into_iter().map(|hit| hit.id).collect()
    }
}

impl Deref for Desk {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        self.journal.as_ref().unwrap()
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }
}

pub fn new(body: &str) -> NewEntry {
    NewEntry {
        body: body.to_owned(),
        ..NewEntry::of(Kind::Reflection)
    }
}
