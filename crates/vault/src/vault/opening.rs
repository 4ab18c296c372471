//! Opening a vault: which header copy is the genuine one, and the database behind it.
//!
//! A right SHA-256 says that a copy is whole, not that it belongs here: it may be forged, or another
//! vault's. What the passphrase unwraps from a copy says more, and the database that opens with it
//! says the rest. So both copies are tried before anything is refused, and nothing is written before
//! the database has opened.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use ring::hmac;
use rusqlite::Connection;

use super::{Vault, data_version};
use crate::VaultError;
use crate::database::{self, Access, Schema};
use crate::files::{self, ProcessLock};
use crate::header::{self, Header, Sealed};
use crate::keys::{BackupRoot, CleanStack, Credential, DatabaseKey, VaultKey};
use crate::scratch::Scratch;

/// A database that opened with its key.
pub(super) struct Opened {
    connection: Connection,
    key: DatabaseKey,
    header: Header,
    sealed: Vec<u8>,
    backup_root: BackupRoot,
    root_key: hmac::Key,
    database: PathBuf,
    access: Access,
    scratch: Option<Scratch>,
    /// How many migrations are outstanding.
    outstanding: usize,
}

impl Vault {
    /// Opens the vault in `folder`: see [`Vault::open_after`].
    ///
    /// # Errors
    /// As there.
    pub fn open<'a>(
        folder: &Path,
        credential: impl Into<Credential<'a>>,
        schema: &Schema,
        scratch: &Path,
    ) -> Result<Self, VaultError> {
        Self::open_after(folder, credential, schema, scratch, |_| Ok(()))
    }

    /// Opens the vault in `folder`, and brings its schema forward where it is an older one. Before
    /// that, where the vault can be written, `before` is handed the vault as it was, and may stop the
    /// opening by an error.
    ///
    /// A folder that cannot be written is opened for reading. If a power cut left a transaction
    /// half done there, it is undone in a copy of the encrypted file below `scratch`.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::NewerVersion`], [`VaultError::InUse`],
    /// [`VaultError::HeaderDamaged`], [`VaultError::WrongPassphrase`],
    /// [`VaultError::DatabaseDamaged`], each meaning what it says and nothing else.
    pub fn open_after<'a>(
        folder: &Path,
        credential: impl Into<Credential<'a>>,
        schema: &Schema,
        scratch: &Path,
        before: impl FnOnce(&mut Self) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        let _clean = CleanStack;
        let credential = credential.into();
        database::assert_versions()?;
        let folder = &files::without_slash(folder);
        files::refuse_link(folder)?;
        // Before the lock: in a folder that is no vault, no lock file is made.
        header::read(folder)?;
        let lock = ProcessLock::take(folder)?;
        let found = header::read(folder)?;
        let mut earlier: Vec<Refused<'_>> = Vec::new();
        for sealed in &found.whole {
            match try_copy(folder, sealed, &earlier, credential, schema, scratch) {
                Ok(opened) => {
                    let mended = !found.are_both(sealed);
                    if opened.access == Access::Write {
                        put_in_order(folder, &opened, mended);
                    }
                    let outstanding = opened.outstanding > 0;
                    let mut vault = Self::take_up(opened, lock, mended)?;
                    if outstanding {
                        vault.migrate(schema, before)?;
                    }
                    return Ok(vault);
                }
                Err(why) => earlier.push(Refused { sealed, why }),
            }
        }
        Err(Refused::worst(earlier))
    }

    pub(super) fn take_up(
        opened: Opened,
        lock: Option<ProcessLock>,
        header_mended: bool,
    ) -> Result<Self, VaultError> {
        let Opened {
            connection,
            key,
            header,
            sealed,
            backup_root,
            root_key,
            database,
            access,
            scratch,
            outstanding: _,
        } = opened;
        let mut vault = Self {
            data_version: data_version(&connection)?,
            generation: database::generation(&connection)?,
            making: None,
            connection,
            key,
            header,
            sealed,
            backup_root,
            root_key,
            database,
            access,
            header_mended,
            damaged: Cell::new(false),
            doubtful: false,
            scratch,
            _lock: lock,
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
}

impl Vault {
    fn migrate(
        &mut self,
        schema: &Schema,
        before: impl FnOnce(&mut Self) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        if !self.is_read_only() {
            before(self)?;
            self.abandon_backup();
        }
        // Nobody watches tables that are about to change: on a connection of its own, which is taken
        // up when that is done.
        let access = if self.scratch.is_some() {
            Access::Write
        } else {
            self.access
        };
        let mut connection = database::connect(self.open_file(), &self.key, access)?;
        let migrated = database::migrate(&mut connection, schema, &self.root_key);
        if !database::is_intact(&connection)? {
            self.damaged.set(true);
        }
        self.refuse_damage()?;
        migrated?;
        if self.access == Access::Write {
            database::watch(&connection, &self.root_key)?;
        }
        self.data_version = data_version(&connection)?;
        self.generation = database::generation(&connection)?;
        self.connection = connection;
        Ok(())
    }
}

/// A copy that did not serve.
pub(super) struct Refused<'a> {
    pub(super) sealed: &'a Sealed,
    pub(super) why: VaultError,
}

impl Refused<'_> {
    /// The refusal that says most, of those of two copies: what is known for certain comes before what
    /// may be due to the other copy.
    pub(super) fn worst(those: Vec<Self>) -> VaultError {
        let worst = those.into_iter().max_by_key(Self::weight);
        worst.map_or(VaultError::HeaderDamaged, |refused| refused.why)
    }

    /// How much the refusal says, for choosing between those of two copies.
    fn weight(&self) -> u8 {
        match self.why {
            VaultError::WrongPassphrase
            | VaultError::WrongRecoveryCode
            | VaultError::NoRecoveryCode => 0,
            VaultError::NewerVersion => 1,
            VaultError::HeaderDamaged => 2,
            _ => 3,
        }
    }

    /// Whether this copy is, or may be, the successor of an older one that opened: then the older
    /// one does not count, or a passphrase that was given up would open the vault again.
    fn succeeds(&self, older: &Header, older_key: &VaultKey) -> Result<bool, VaultError> {
        let ours = &self.sealed.header;
        if self.sealed.is_genuine(&older_key.header_key(ours.scope())?) {
            return Ok(true);
        }
        // A key of a later epoch is not the older one, so the older one cannot prove it.
        let unproven = matches!(
            self.why,
            VaultError::WrongPassphrase
                | VaultError::WrongRecoveryCode
                | VaultError::NoRecoveryCode
                | VaultError::NewerVersion
        );
        Ok(unproven && ours.vault_id == older.vault_id && ours.epoch > older.epoch)
    }
}

/// Opens the database by one header copy, if that copy is genuine and no newer one is.
fn try_copy(
    folder: &Path,
    sealed: &Sealed,
    newer: &[Refused<'_>],
    credential: Credential<'_>,
    schema: &Schema,
    scratch: &Path,
) -> Result<Opened, VaultError> {
    let vault_key = unlock_copy(sealed, newer, credential)?;
    open_database(folder, &sealed.header, &vault_key, schema, scratch)
}

/// The vault key by one header copy, if that copy is genuine and no newer one is.
pub(super) fn unlock_copy(
    sealed: &Sealed,
    newer: &[Refused<'_>],
    credential: Credential<'_>,
) -> Result<VaultKey, VaultError> {
    let header = &sealed.header;
    let vault_key = header.unlock(credential)?;
    if !sealed.is_genuine(&vault_key.header_key(header.scope())?) {
        return Err(VaultError::HeaderDamaged);
    }
    for refused in newer {
        if refused.succeeds(header, &vault_key)? {
            return Err(match credential {
                Credential::Passphrase(_) => VaultError::WrongPassphrase,
                Credential::Recovery(_) => VaultError::WrongRecoveryCode,
            });
        }
    }
    Ok(vault_key)
}

pub(super) fn open_database(
    folder: &Path,
    header: &Header,
    vault_key: &VaultKey,
    schema: &Schema,
    scratch: &Path,
) -> Result<Opened, VaultError> {
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
        Access::Read => Scratch::if_interrupted(&database, scratch)?,
    };
    let connection = match &scratch {
        Some(copy) => database::connect(copy.database(), &key, Access::Write)?,
        None => database::connect(&database, &key, access)?,
    };
    let outstanding = database::outstanding(&connection, schema)?;
    let root_key = vault_key.root_key(header.scope())?;
    if access == Access::Write {
        database::watch(&connection, &root_key)?;
    }
    Ok(Opened {
        outstanding,
        connection,
        key,
        sealed: header::render(header, &vault_key.header_key(header.scope())?)?,
        backup_root: vault_key.backup_root(header.scope())?,
        root_key,
        header: header.clone(),
        database,
        access,
        scratch,
    })
}

/// Mends what can be mended in a folder whose vault has opened. None of it keeps anybody out: a
/// full disk, or a folder in a file's place, is met again the next time.
fn put_in_order(folder: &Path, opened: &Opened, mended: bool) {
    if mended {
        let _ = header::write(folder, &opened.sealed);
    }
    let epoch = opened.header.epoch;
    remove_superseded(folder, epoch);
    files::sweep_beside(&folder.join(header::database_file(epoch.saturating_add(1))));
    files::sweep_beside(folder);
    files::keep_private(folder);
    let journal = files::journal_of(&opened.database);
    let others = [folder.join(files::LOCK), opened.database.clone(), journal];
    for copy in header::FILES.map(|name| folder.join(name)) {
        files::sweep_beside(&copy);
        files::keep_private(&copy);
    }
    // No statement runs: closing a file lets go of the locks that SQLite has on it.
    for file in others {
        files::keep_private(&file);
    }
}

/// Removes the databases of earlier epochs. A vault that has opened by the header of a later one has
/// no use for them, and whoever has an old header and what opened it then could read them.
///
/// Answers whether none is left.
pub(super) fn remove_superseded(folder: &Path, epoch: u32) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut gone = true;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let of_epoch = name.to_str().and_then(epoch_of);
        if of_epoch.is_some_and(|of_epoch| of_epoch < epoch) {
            // One that does not go is met again the next time.
            gone &= files::remove(&entry.path()).is_ok();
        }
    }
    gone
}

/// Whose epoch's database a file of this name is, or the rollback journal of it.
pub(super) fn epoch_of(name: &str) -> Option<u32> {
    let name = name.strip_suffix("-journal").unwrap_or(name);
    let epoch: u32 = name
        .strip_prefix("journal-")?
        .strip_suffix(".db")?
        .parse()
        .ok()?;
    (name == header::database_file(epoch)).then_some(epoch)
}
