//! A vault, open.

mod backups;
mod change;
mod creation;
mod opening;
mod rekey;
mod removal;
mod replacing;
mod seen;
mod slots;

pub use change::Exchanged;
pub use removal::{Removal, Removed};
pub use seen::Seen;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use ring::hmac;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::VaultError;
use crate::backup::Making;
use crate::database::{self, Access, Beside};
use crate::files::{self, ProcessLock};
use crate::header::Header;
use crate::keys::{BackupRoot, Cost, DatabaseKey};
use crate::scratch::Scratch;

/// An unlocked vault: one folder, one process, one connection that writes.
///
/// Dropping it closes the database, wipes its key and lets go of the folder.
pub struct Vault {
    // The order matters: a backup goes before the connection it reads from, that before the lock.
    making: Option<Making>,
    connection: Connection,
    key: DatabaseKey,
    header: Header,
    /// The header as both copies hold it.
    sealed: Vec<u8>,
    backup_root: BackupRoot,
    /// The key of the content root.
    root_key: hmac::Key,
    database: PathBuf,
    access: Access,
    header_mended: bool,
    data_version: i64,
    /// How many transactions have changed the database, this program's last one counted.
    generation: i32,
    damaged: Cell<bool>,
    /// Whether it is not known which header counts: then nothing may be written by this one.
    doubtful: bool,
    scratch: Option<Scratch>,
    _lock: Option<ProcessLock>,
}

/// What can be said of an open vault without reading what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The vault's own name, random, made when it was.
    pub vault_id: Uuid,
    /// The format of the folder.
    pub format: u32,
    /// What opening it costs.
    pub cost: Cost,
    /// Size of the database file in bytes.
    pub size: u64,
    /// Whether a recovery code opens it.
    pub recovery: bool,
    /// How many transactions have changed it.
    pub generation: i32,
    /// Whether it can only be read: the folder or its medium cannot be written.
    pub read_only: bool,
    /// Whether one of the two header copies was damaged or missing when it was opened. The other
    /// one served, and the copy was written anew where the folder can be written.
    pub header_mended: bool,
}

impl Vault {
    /// Runs a reading closure, and gives its answer only if every page it needed was whole.
    ///
    /// # Errors
    /// The closure's own; [`VaultError::DatabaseDamaged`] when a page was not whole, whatever the
    /// closure made of it.
    pub fn read<T, E: From<VaultError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.refuse_damage()?;
        let answer = work(&self.connection);
        self.refuse_damage()?;
        answer
    }

    /// Runs a changing closure in one transaction. After `Ok`, the change is on the disk; after an
    /// error, nothing has changed.
    ///
    /// # Errors
    /// The closure's own; [`VaultError::Unwritable`] for a vault open for reading;
    /// [`VaultError::InUse`] when something else wrote to the database meanwhile.
    pub fn write<T, E: From<VaultError>>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.refuse_unwritable()?;
        match write_in(
            &mut self.connection,
            &self.root_key,
            self.data_version,
            work,
        ) {
            Written::Done { answer, generation } => {
                self.generation = generation;
                Ok(answer)
            }
            Written::NotBegun(error) => {
                self.refuse_damage()?;
                Err(error)
            }
            Written::Undone(error) => {
                self.undone();
                self.refuse_damage()?;
                Err(error)
            }
            // A failed commit may have happened all the same (the last sync of several failed):
            // the database is asked, instead of telling the writer that nothing was saved.
            Written::Unsure {
                answer,
                expected,
                error,
            } => {
                self.undone();
                let now = database::generation(&self.connection);
                self.refuse_damage()?;
                if now? == expected {
                    self.generation = expected;
                    Ok(answer)
                } else {
                    Err(error.into())
                }
            }
        }
    }

    /// Checks every page of the database, its structure, and that no part of it is older than the rest,
    /// on a connection of its own.
    ///
    /// # Errors
    /// [`VaultError::DatabaseDamaged`] when anything is not as it was written last.
    pub fn check(&self) -> Result<(), VaultError> {
        self.check_while(&mut || Ok(()))
    }

    /// [`Vault::check`], which `go_on` may stop by an error. It is asked many times a second.
    ///
    /// # Errors
    /// As there, and whatever `go_on` says.
    pub fn check_while(
        &self,
        go_on: &mut dyn FnMut() -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.checked(go_on, None)
    }

    /// [`Vault::check_while`], and at the same time `work` on a connection of its own, which sees the
    /// same state of the database. `work` is handed what it has to ask many times a second, and to end
    /// when it answers by an error.
    ///
    /// # Errors
    /// As there; whatever `work` says only when the check found nothing.
    pub fn check_beside<T: Send, E: From<VaultError> + Send>(
        &self,
        go_on: &mut dyn FnMut() -> Result<(), VaultError>,
        work: impl FnOnce(&Connection, &mut dyn FnMut() -> Result<(), VaultError>) -> Result<T, E>
        + Send,
    ) -> Result<T, E> {
        let mut answer = None;
        let into = &mut answer;
        let work: Beside<'_> =
            Box::new(move |connection, go_on| *into = Some(work(connection, go_on)));
        self.checked(go_on, Some(work))?;
        let cut_short = VaultError::Unsupported("the check was cut short");
        answer.unwrap_or(Err(cut_short.into()))
    }

    fn checked(
        &self,
        go_on: &mut dyn FnMut() -> Result<(), VaultError>,
        more: Option<Beside<'_>>,
    ) -> Result<(), VaultError> {
        let checked = database::check_beside(
            self.open_file(),
            &self.key,
            &self.header.db_salt,
            &self.root_key,
            go_on,
            more,
        );
        if matches!(checked, Err(VaultError::DatabaseDamaged)) {
            self.damaged.set(true);
        }
        checked
    }

    /// The file that is open: the vault's database, or the mended copy of one that cannot be written.
    fn open_file(&self) -> &Path {
        let copy = self.scratch.as_ref().map(Scratch::database);
        copy.unwrap_or(&self.database)
    }

    /// Gives back the memory in which pages of the database lie, decrypted. They are read again when
    /// they are needed.
    pub fn rest(&self) {
        // What cannot be given back stays until the vault is closed.
        let _ = self.connection.release_memory();
    }

    /// Remembers, within a transaction that deletes for good, that the gaps of pages have to be
    /// wiped after it.
    ///
    /// # Errors
    /// As SQLite says.
    pub fn mark_residue(transaction: &Transaction<'_>) -> Result<(), VaultError> {
        transaction.execute("UPDATE vault_state SET residue = 1 WHERE id = 1", [])?;
        Ok(())
    }

    /// Wipes what deletion left in the gaps of pages. `progress` is told pages done and pages in
    /// all, and may stop the work by an error; then it is taken up again when the vault is opened.
    ///
    /// # Errors
    /// As [`Vault::write`], and whatever `progress` returns.
    pub fn wipe_residue(
        &mut self,
        progress: impl FnMut(u32, u32) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.refuse_unwritable()?;
        if data_version(&self.connection)? != self.data_version {
            return Err(VaultError::InUse);
        }
        let wiped = database::wipe_residue(&mut self.connection, &self.root_key, progress);
        if wiped.is_err() {
            self.undone();
        }
        self.refuse_damage()?;
        wiped?;
        self.generation = database::generation(&self.connection)?;
        Ok(())
    }

    /// After a transaction of our own was undone: `SQLCipher` encrypts page 1 anew for the rollback
    /// journal, so that undoing looks to SQLite as if somebody else had written. The check at the
    /// transaction's begin has shown that nobody had.
    fn undone(&mut self) {
        if let Ok(now) = data_version(&self.connection) {
            self.data_version = now;
        }
    }

    fn has_residue(&self) -> Result<bool, VaultError> {
        let sql = "SELECT residue FROM vault_state WHERE id = 1";
        Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
    }

    /// How far the vault has come. Nothing is read for it.
    #[must_use]
    pub fn seen(&self) -> Seen {
        Seen {
            vault_id: Uuid::from_bytes(self.header.vault_id),
            epoch: self.header.epoch,
            generation: self.generation,
        }
    }

    /// How many transactions have changed the vault, without the one that this is asked in.
    ///
    /// # Errors
    /// As SQLite says.
    pub fn generation(connection: &Connection) -> Result<i32, VaultError> {
        database::generation(connection)
    }

    /// What can be said of the vault itself.
    ///
    /// # Errors
    /// As reading the database's first table can fail.
    pub fn about(&self) -> Result<About, VaultError> {
        Ok(About {
            vault_id: Uuid::from_bytes(self.header.vault_id),
            format: self.header.format,
            cost: self.header.cost().unwrap_or(Cost::USUAL),
            size: fs::metadata(&self.database)?.len(),
            recovery: self.header.has_recovery(),
            generation: self.read(database::generation)?,
            read_only: self.is_read_only(),
            header_mended: self.header_mended,
        })
    }

    /// Whether a path lies in the vault's own folder, where nothing but the vault belongs.
    #[must_use]
    pub fn is_within(&self, path: &Path) -> bool {
        files::is_within(path, self.folder())
    }

    /// The vault's own folder.
    fn folder(&self) -> &Path {
        self.database.parent().unwrap_or(Path::new("."))
    }

    /// Whether nothing can be changed, because the folder or its medium cannot be written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access == Access::Read
    }

    fn refuse_unwritable(&self) -> Result<(), VaultError> {
        self.refuse_damage()?;
        if self.access == Access::Read {
            return Err(VaultError::Unwritable);
        }
        Ok(())
    }

    /// One page that was not whole makes every later answer of this connection doubtful.
    fn refuse_damage(&self) -> Result<(), VaultError> {
        if self.doubtful {
            return Err(VaultError::Unwritable);
        }
        if !self.damaged.get() && !database::is_intact(&self.connection)? {
            self.damaged.set(true);
        }
        if self.damaged.get() {
            Err(VaultError::DatabaseDamaged)
        } else {
            Ok(())
        }
    }
}

/// What is said of a change that went on after its transaction had ended.
const ENDED_WITHIN: &str = "the change was cut off before its end";

/// How a transaction ended.
enum Written<T, E> {
    Done {
        answer: T,
        generation: i32,
    },
    NotBegun(E),
    Undone(E),
    Unsure {
        answer: T,
        expected: i32,
        error: VaultError,
    },
}

fn write_in<T, E: From<VaultError>>(
    connection: &mut Connection,
    root_key: &hmac::Key,
    data_version_then: i64,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
) -> Written<T, E> {
    let begun = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(VaultError::from)
        .and_then(|transaction| {
            if data_version(&transaction)? != data_version_then {
                return Err(VaultError::InUse);
            }
            Ok(transaction)
        });
    let transaction = match begun {
        Ok(transaction) => transaction,
        Err(error) => return Written::NotBegun(error.into()),
    };
    let answer = match work(&transaction) {
        Ok(answer) => answer,
        Err(error) => return Written::Undone(error),
    };
    // SQLite ends a transaction itself on a full disk; whoever overlooks that error has saved
    // nothing.
    if transaction.is_autocommit() {
        return Written::Undone(VaultError::Invalid(ENDED_WITHIN).into());
    }
    let ready = database::count_up(&transaction, root_key)
        .and_then(|expected| Ok((expected, database::is_intact(&transaction)?)));
    let expected = match ready {
        Ok((expected, true)) => expected,
        // Never commit what may have been made from a page of zeros.
        Ok((_, false)) => return Written::Undone(VaultError::DatabaseDamaged.into()),
        Err(error) => return Written::Undone(error.into()),
    };
    match transaction.commit() {
        Ok(()) => Written::Done {
            answer,
            generation: expected,
        },
        Err(error) => Written::Unsure {
            answer,
            expected,
            error: error.into(),
        },
    }
}

/// Changes whenever another connection has changed the database.
fn data_version(connection: &Connection) -> Result<i64, VaultError> {
    let mut statement = connection.prepare_cached("PRAGMA data_version")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}
