//! A vault, open.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use ring::rand::SecureRandom;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::database::{self, Access, Schema};
use crate::files::{self, AtomicFolder, ProcessLock};
use crate::header::{self, Condition, Header};
use crate::keys::slot::Slot;
use crate::keys::{self, Cost, DatabaseKey, Passphrase, VaultKey};
use crate::scratch::Scratch;
use crate::{FORMAT, VaultError};

/// An unlocked vault: one folder, one process, one connection that writes.
///
/// Dropping it closes the database, wipes its key and lets go of the folder.
pub struct Vault {
    // The order matters: the connection goes before the lock.
    connection: Connection,
    key: DatabaseKey,
    header: Header,
    database: PathBuf,
    access: Access,
    header_mended: bool,
    data_version: i64,
    damaged: Cell<bool>,
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
    /// How many transactions have changed it.
    pub generation: i32,
    /// Whether it can only be read: the folder or its medium cannot be written.
    pub read_only: bool,
    /// Whether one of the two header copies was damaged or missing when it was opened. The other
    /// one served, and the copy was written anew where the folder can be written.
    pub header_mended: bool,
}

impl Vault {
    /// Makes a vault in `folder`, which may not exist or has to be empty. It is built beside its
    /// place, opened once with the passphrase for proof, and then renamed: an interrupted creation
    /// leaves no half of a vault.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`], or as the disk says.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        cost: Cost,
        schema: &Schema,
        random: &dyn SecureRandom,
        scratch: &Path,
    ) -> Result<Self, VaultError> {
        database::assert_versions()?;
        cost.check()
            .map_err(|_| VaultError::Invalid("the key derivation cannot cost that"))?;
        let folder = &files::without_slash(folder);
        let building = AtomicFolder::create(folder)?;
        let vault_key = VaultKey::generate(random)?;
        let header = new_header(passphrase, cost, &vault_key, random)?;
        // SQLite follows no link on the way to it, and those above the vault are the person's own.
        let database = fs::canonicalize(building.path())?.join(&header.db_file);
        database::create_file(&database)?;
        let key = vault_key.database_key(header.scope(), &header.db_salt)?;
        let mut connection = database::connect(&database, &key, Access::Write)?;
        database::migrate(&mut connection, schema, true)?;
        drop(connection);
        assert_encrypted(&database, &header)?;
        header::write(
            building.path(),
            &header,
            &vault_key.header_key(header.scope())?,
        )?;
        ProcessLock::create(building.path())?;
        drop(Self::open(building.path(), passphrase, schema, scratch)?);
        building.commit()?;
        let lock = ProcessLock::take(folder)?;
        Self::assemble(
            folder,
            header,
            &vault_key,
            schema,
            Start {
                lock,
                mended: false,
                scratch,
            },
        )
    }

    /// Opens the vault in `folder`.
    ///
    /// A folder that cannot be written is opened for reading. If a power cut left a transaction
    /// half done there, it is undone in a copy of the encrypted file below `scratch`.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::NewerVersion`], [`VaultError::InUse`],
    /// [`VaultError::HeaderDamaged`], [`VaultError::WrongPassphrase`],
    /// [`VaultError::DatabaseDamaged`], each meaning what it says and nothing else.
    pub fn open(
        folder: &Path,
        passphrase: &Passphrase,
        schema: &Schema,
        scratch: &Path,
    ) -> Result<Self, VaultError> {
        database::assert_versions()?;
        let folder = &files::without_slash(folder);
        files::refuse_link(folder)?;
        // Before the lock: in a folder that is no vault, no lock file is made.
        header::read(folder)?;
        let lock = ProcessLock::take(folder)?;
        let found = header::read(folder)?;
        let header = found.sealed.header.clone();
        let vault_key = header.unlock(passphrase)?;
        let header_key = vault_key.header_key(header.scope())?;
        if !found.sealed.is_genuine(&header_key) {
            return Err(VaultError::HeaderDamaged);
        }
        let mended = found.copies != [Condition::Whole; 2];
        if mended && files::is_writable(folder, &folder.join(&header.db_file)) {
            // One whole copy is enough to open with. What keeps the other from being written, a
            // full disk or a folder in its place, keeps nobody out; the next opening tries again.
            let _ = header::write(folder, &header, &header_key);
        }
        Self::assemble(
            folder,
            header,
            &vault_key,
            schema,
            Start {
                lock,
                mended,
                scratch,
            },
        )
    }

    fn assemble(
        folder: &Path,
        header: Header,
        vault_key: &VaultKey,
        schema: &Schema,
        start: Start<'_>,
    ) -> Result<Self, VaultError> {
        let database = fs::canonicalize(folder)?.join(&header.db_file);
        database::refuse_strange_files(&database)?;
        let key = vault_key.database_key(header.scope(), &header.db_salt)?;
        let access = if files::is_writable(folder, &database) {
            Access::Write
        } else {
            Access::Read
        };
        let scratch = match access {
            Access::Write => None,
            Access::Read => Scratch::if_interrupted(&database, start.scratch)?,
        };
        let mut connection = match &scratch {
            Some(copy) => database::connect(copy.database(), &key, Access::Write)?,
            None => database::connect(&database, &key, access)?,
        };
        database::migrate(&mut connection, schema, false)?;
        let mut vault = Self {
            data_version: data_version(&connection)?,
            connection,
            key,
            header,
            database,
            access,
            header_mended: start.mended,
            damaged: Cell::new(false),
            scratch,
            _lock: start.lock,
        };
        vault.refuse_damage()?;
        // A purge that was cut short is finished here, or the next time when there is no room.
        if access == Access::Write && vault.has_residue()? {
            match vault.wipe_residue(|_, _| Ok(())) {
                Ok(()) | Err(VaultError::NoSpace | VaultError::Unwritable) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(vault)
    }

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
        self.refuse_damage()?;
        if self.access == Access::Read {
            return Err(VaultError::Unwritable.into());
        }
        match write_in(&mut self.connection, self.data_version, work) {
            Written::Done(answer) => Ok(answer),
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
                    Ok(answer)
                } else {
                    Err(error.into())
                }
            }
        }
    }

    /// Runs both integrity checks on the database, on a connection of its own.
    ///
    /// # Errors
    /// [`VaultError::DatabaseDamaged`] when anything is not as it was written.
    pub fn check(&self) -> Result<(), VaultError> {
        let database = self
            .scratch
            .as_ref()
            .map_or(self.database.as_path(), Scratch::database);
        let checked = database::check(database, &self.key, &self.header.db_salt);
        if matches!(checked, Err(VaultError::DatabaseDamaged)) {
            self.damaged.set(true);
        }
        checked
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
        self.refuse_damage()?;
        if self.access == Access::Read {
            return Err(VaultError::Unwritable);
        }
        if data_version(&self.connection)? != self.data_version {
            return Err(VaultError::InUse);
        }
        let wiped = database::wipe_residue(&mut self.connection, progress);
        if wiped.is_err() {
            self.undone();
        }
        self.refuse_damage()?;
        wiped.map(|_| ())
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

    /// What can be said of the vault itself.
    ///
    /// # Errors
    /// As reading the database's first table can fail.
    pub fn about(&self) -> Result<About, VaultError> {
        let cost = self
            .header
            .slots
            .first()
            .map_or(Cost::USUAL, |slot| slot.params);
        Ok(About {
            vault_id: Uuid::from_bytes(self.header.vault_id),
            format: self.header.format,
            cost,
            size: fs::metadata(&self.database)?.len(),
            generation: self.read(database::generation)?,
            read_only: self.is_read_only(),
            header_mended: self.header_mended,
        })
    }

    /// Whether nothing can be changed, because the folder or its medium cannot be written.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.access == Access::Read
    }

    /// One page that was not whole makes every later answer of this connection doubtful.
    fn refuse_damage(&self) -> Result<(), VaultError> {
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

/// What [`Vault::assemble`] takes over from whoever found the vault.
struct Start<'a> {
    lock: Option<ProcessLock>,
    mended: bool,
    scratch: &'a Path,
}

/// What is said of a change that went on after its transaction had ended.
const ENDED_WITHIN: &str = "the change was cut off before its end";

/// How a transaction ended.
enum Written<T, E> {
    Done(T),
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
    let ready = database::count_up(&transaction)
        .and_then(|expected| Ok((expected, database::is_intact(&transaction)?)));
    let expected = match ready {
        Ok((expected, true)) => expected,
        // Never commit what may have been made from a page of zeros.
        Ok((_, false)) => return Written::Undone(VaultError::DatabaseDamaged.into()),
        Err(error) => return Written::Undone(error.into()),
    };
    match transaction.commit() {
        Ok(()) => Written::Done(answer),
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

fn new_header(
    passphrase: &Passphrase,
    cost: Cost,
    vault_key: &VaultKey,
    random: &dyn SecureRandom,
) -> Result<Header, VaultError> {
    let (mut vault_id, mut db_salt) = ([0; 16], [0; 16]);
    keys::fill(random, &mut vault_id)?;
    keys::fill(random, &mut db_salt)?;
    let (slot, slot_keys) = Slot::for_passphrase(passphrase, cost, random)?;
    let mut header = Header {
        format: FORMAT,
        min_reader: FORMAT,
        required_features: Vec::new(),
        vault_id,
        epoch: 1,
        header_gen: 1,
        db_format: header::DATABASE_FORMAT.to_owned(),
        db_file: "journal-1.db".to_owned(),
        db_salt,
        slots: vec![slot],
    };
    let wrapped = slot_keys.wrap(vault_key, &header.associated_data()?)?;
    for slot in &mut header.slots {
        slot.wrapped.clone_from(&wrapped);
    }
    Ok(header)
}

/// The file begins with its salt, not with SQLite's own first line.
fn assert_encrypted(database: &Path, header: &Header) -> Result<(), VaultError> {
    if files::read_whole(database, 16)? == header.db_salt {
        Ok(())
    } else {
        Err(VaultError::Unsupported(
            "the database was not encrypted; nothing was kept",
        ))
    }
}
