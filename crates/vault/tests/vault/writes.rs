//! What a write leaves behind when it fails, and when somebody else was there.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lamplight_vault::{Migration, Schema, Vault, VaultError};

use crate::notes::{
    NOTES, PAGE, PASSPHRASE, Place, SCHEMA, add, all, count, delete, insert, notes, passphrase,
    plain_note,
};
use crate::rollback::bring_up;

/// What a caller may say itself.
#[derive(Debug)]
enum Own {
    Mine,
    Vault(VaultError),
}

impl From<VaultError> for Own {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl From<rusqlite::Error> for Own {
    fn from(error: rusqlite::Error) -> Self {
        Self::Vault(error.into())
    }
}

#[test]
fn a_failing_change_changes_nothing() {
    let place = Place::with_notes();
    let before = fs::read(place.database()).unwrap();
    let mut vault = place.open().unwrap();
    let generation = vault.about().unwrap().generation;
    let refused = vault.write(|transaction| {
        insert(transaction, &plain_note(1_000))?;
        transaction.execute("UPDATE note SET body = 'gone'", [])?;
        let seen: i64 = transaction.query_row("SELECT count(*) FROM note", [], |row| row.get(0))?;
        assert_eq!(seen, 401, "the control: the change was under way");
        Err::<(), _>(Own::Mine)
    });
    assert!(matches!(refused, Err(Own::Mine)));
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    assert_eq!(vault.about().unwrap().generation, generation);
    assert_eq!(fs::read(place.database()).unwrap(), before);
    add(&mut vault, &plain_note(1_000)).unwrap();
    assert_eq!(vault.about().unwrap().generation, generation + 1);
}

#[test]
fn a_change_that_already_reached_the_file_is_undone_there() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let before = fs::read(place.database()).unwrap();
    let refused = vault.write(|transaction| {
        transaction.execute_batch("PRAGMA cache_size = 5")?;
        for id in 1_000..3_000 {
            insert(transaction, &plain_note(id))?;
        }
        assert_ne!(
            fs::read(place.database()).unwrap(),
            before,
            "the control: it spilled"
        );
        Err::<(), _>(Own::Mine)
    });
    assert!(matches!(refused, Err(Own::Mine)));
    vault.check().unwrap();
    drop(vault);
    let vault = place.open().unwrap();
    assert_eq!(
        vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap(),
        notes()
    );
    assert!(!place.journal().exists());
}

#[test]
fn a_panic_in_a_change_undoes_it() {
    let place = Place::with_empty_vault();
    let mut vault = place.open().unwrap();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        vault.write(|transaction| {
            insert(transaction, &plain_note(1))?;
            assert!(transaction.is_autocommit(), "on purpose");
            Ok::<_, Own>(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(count(&vault).unwrap(), 0);
    add(&mut vault, &plain_note(2)).unwrap();
    assert_eq!(count(&vault).unwrap(), 1);
}

/// SQLite ends a transaction by itself when the disk is full, and by `ON CONFLICT ROLLBACK`. A
/// caller that overlooks the error has nothing acknowledged.
#[test]
fn a_transaction_that_ended_within_is_not_acknowledged() {
    for ending in [
        "INSERT OR ROLLBACK INTO note (id, day, body) VALUES (1, '', '')",
        "ROLLBACK",
        "COMMIT",
    ] {
        let place = Place::with_empty_vault();
        let mut vault = place.open().unwrap();
        add(&mut vault, &plain_note(1)).unwrap();
        let written = vault.write(|transaction| {
            insert(transaction, &plain_note(2))?;
            let _ = transaction.execute_batch(ending);
            Ok::<_, Own>(())
        });
        assert!(written.is_err(), "{ending}");
        add(&mut vault, &plain_note(3)).unwrap_or_else(|error| panic!("{ending}: {error:?}"));
        vault.check().unwrap();
    }
}

#[test]
fn a_foreign_writer_is_noticed_before_anything_is_written_over_it() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    add(&mut vault, &plain_note(1_000)).expect("the control: alone, it writes");
    assert_eq!(count(&vault).unwrap(), 401);
    let foreign = place.foreign_connection();
    foreign
        .execute("DELETE FROM note WHERE id = 7", [])
        .unwrap();
    for _ in 0..2 {
        let refused = add(&mut vault, &plain_note(1_001));
        assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    }
    assert_eq!(
        count(&vault).unwrap(),
        400,
        "reading goes on, and sees what is there"
    );
    drop(vault);
    let vault = place.open().unwrap();
    let found = vault.check();
    assert!(
        matches!(found, Err(VaultError::DatabaseDamaged)),
        "whoever changes a row brings the content root up: {found:?}"
    );
    drop(vault);
    bring_up(&place, &foreign);
    drop(foreign);
    let mut vault = place.open().unwrap();
    add(&mut vault, &plain_note(1_001)).unwrap();
    assert_eq!(count(&vault).unwrap(), 401);
    vault.check().unwrap();
}

/// Undoing a change of one's own looks to SQLite as if somebody else had written.
#[test]
fn after_a_failed_change_one_can_go_on_and_a_foreign_writer_is_still_noticed() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    for id in 1_000..1_010 {
        let refused = vault.write(|transaction| {
            // So much that pages are taken, and so many deleted that pages are freed.
            for more in 2_000..2_300 {
                insert(transaction, &plain_note(more))?;
            }
            notes()
                .iter()
                .take(200)
                .try_for_each(|note| delete(transaction, note))?;
            Err::<(), _>(Own::Mine)
        });
        assert!(matches!(refused, Err(Own::Mine)));
        let stopped = vault.wipe_residue(|_, _| Err(VaultError::Cancelled));
        assert!(matches!(stopped, Err(VaultError::Cancelled)));
        add(&mut vault, &plain_note(id)).unwrap();
    }
    assert_eq!(count(&vault).unwrap(), 410);
    let refused = vault.write(|transaction| {
        insert(transaction, &plain_note(3_000))?;
        Err::<(), _>(Own::Mine)
    });
    assert!(matches!(refused, Err(Own::Mine)));
    let foreign = place.foreign_connection();
    foreign
        .execute("DELETE FROM note WHERE id = 7", [])
        .unwrap();
    bring_up(&place, &foreign);
    drop(foreign);
    let refused = add(&mut vault, &plain_note(1_010));
    assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    let refused = vault.wipe_residue(|_, _| Ok(()));
    assert!(matches!(refused, Err(VaultError::InUse)), "{refused:?}");
    vault.check().unwrap();
}

#[test]
fn a_foreign_transaction_under_way_is_waited_for_and_then_reported() {
    let place = Place::with_notes();
    let mut vault = place.open().unwrap();
    let foreign = place.foreign_connection();
    // A writer, who lets nobody else begin; then a reader, who lets nobody else end.
    for statements in ["BEGIN IMMEDIATE", "BEGIN; SELECT count(*) FROM note;"] {
        foreign.execute_batch(statements).unwrap();
        let refused = add(&mut vault, &plain_note(1_000));
        assert!(
            matches!(refused, Err(VaultError::InUse)),
            "{statements}: {refused:?}"
        );
        foreign.execute_batch("ROLLBACK").unwrap();
        assert_eq!(count(&vault).unwrap(), 400);
    }
    add(&mut vault, &plain_note(1_000)).unwrap();
    assert_eq!(count(&vault).unwrap(), 401);
}

/// A page that one of the long notes goes on in: it begins with a page number and is words.
fn overflow_page(place: &Place) -> u32 {
    let reader = lamplight_reader::Vault::open(&place.folder(), PASSPHRASE).unwrap();
    let is_text = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches(' ').count() > 400;
    let pages = reader.pages().unwrap();
    let overflow = pages
        .iter()
        .find(|page| page.content.starts_with(&[0; 3]) && is_text(&page.content));
    overflow.expect("long notes spill").number
}

fn damage(place: &Place, page: u32) -> Vec<u8> {
    let mut bytes = fs::read(place.database()).unwrap();
    bytes[(page as usize - 1) * PAGE + 1_000] ^= 1;
    fs::write(place.database(), &bytes).unwrap();
    bytes
}

#[test]
fn what_was_made_from_a_damaged_page_is_never_committed() {
    let place = Place::with_notes();
    let page = overflow_page(&place);
    let mut vault = place.open().unwrap();
    let damaged = damage(&place, page);
    let copied = vault.write(|transaction| {
        let copied = transaction.execute(
            "INSERT INTO note (id, day, body) SELECT id + 5000, day, body FROM note",
            [],
        )?;
        assert_eq!(copied, 400, "the control: SQLite notices nothing");
        Ok::<_, Own>(())
    });
    assert!(
        matches!(copied, Err(Own::Vault(VaultError::DatabaseDamaged))),
        "{copied:?}"
    );
    let after = add(&mut vault, &plain_note(1_000));
    assert!(
        matches!(after, Err(VaultError::DatabaseDamaged)),
        "{after:?}"
    );
    drop(vault);
    assert!(fs::read(place.database()).unwrap() == damaged);
}

#[test]
fn a_migration_over_a_damaged_page_is_never_committed() {
    const NEXT: Schema = Schema {
        application_id: SCHEMA.application_id,
        migrations: &[
            NOTES,
            Migration {
                name: "copies",
                sql: "CREATE TABLE copy AS SELECT id, body FROM note",
            },
        ],
    };
    let place = Place::with_notes();
    let whole = fs::read(place.database()).unwrap();
    let damaged = damage(&place, overflow_page(&place));
    let open = || Vault::open(&place.folder(), &passphrase(), &NEXT, &place.scratch());
    let refused = open().err();
    assert!(
        matches!(refused, Some(VaultError::DatabaseDamaged)),
        "{refused:?}"
    );
    assert!(fs::read(place.database()).unwrap() == damaged, "written to");
    fs::write(place.database(), &whole).unwrap();
    open().expect("the control: whole, it migrates");
    assert!(matches!(place.refusal(), VaultError::NewerVersion));
}

#[test]
fn deleting_what_lies_on_a_damaged_page_is_refused() {
    let place = Place::with_notes();
    let page = overflow_page(&place);
    let mut vault = place.open().unwrap();
    let damaged = damage(&place, page);
    let refused = vault.write(|transaction| {
        notes()
            .iter()
            .try_for_each(|note| delete(transaction, note))?;
        Ok::<_, Own>(())
    });
    assert!(
        matches!(refused, Err(Own::Vault(VaultError::DatabaseDamaged))),
        "{refused:?}"
    );
    drop(vault);
    assert!(fs::read(place.database()).unwrap() == damaged);
}

#[test]
fn pages_lie_in_memory_until_the_vault_rests() {
    let place = Place::with_notes();
    let vault = place.open().unwrap();
    let read = || vault.read(|c| Ok::<_, VaultError>(all(c)?));
    assert_eq!(read().unwrap(), notes());
    let mut bytes = fs::read(place.database()).unwrap();
    // Page 1 says whether anything has changed; it is left as it is.
    bytes[PAGE..].fill(0x5a);
    fs::write(place.database(), &bytes).unwrap();
    assert_eq!(read().unwrap(), notes(), "the control: from memory");
    vault.rest();
    assert!(matches!(read(), Err(VaultError::DatabaseDamaged)));
}
