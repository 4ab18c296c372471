//! Making a vault.

use std::fs;
use std::path::Path;

use ring::rand::SecureRandom;

use super::Vault;
use super::opening::open_database;
use crate::database::{self, Access, Schema};
use crate::files::{self, AtomicFolder, ProcessLock};
use crate::header::{self, Header};
use crate::keys::slot::Slot;
use crate::keys::{self, Cost, Passphrase, VaultKey};
use crate::{FORMAT, VaultError};

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
        let opened = open_database(folder, &header, &vault_key, schema, scratch)?;
        Self::take_up(opened, lock, false)
    }
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
