//! Making a vault.

use std::fs;
use std::path::Path;

use ring::rand::SecureRandom;

use super::Vault;
use super::opening::open_database;
use super::slots::NewSlots;
use crate::database::{self, Access, Schema};
use crate::files::{self, AtomicFolder, ProcessLock};
use crate::header::{self, Header};
use crate::keys::{CleanStack, NewKeys, VaultKey, name};
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
        keys: NewKeys<'_>,
        schema: &Schema,
        random: &dyn SecureRandom,
        scratch: &Path,
    ) -> Result<Self, VaultError> {
        let _clean = CleanStack;
        database::assert_versions()?;
        let folder = &files::without_slash(folder);
        let building = AtomicFolder::create(folder)?;
        let vault_key = VaultKey::generate(random)?;
        let slots = NewSlots::alone(keys, random)?;
        let mut header = new_header(random)?;
        // SQLite follows no link on the way to it, and those above the vault are the person's own.
        let database = fs::canonicalize(building.path())?.join(&header.db_file);
        database::create_file(&database)?;
        let key = vault_key.database_key(header.scope(), &header.db_salt)?;
        let mut connection = database::connect(&database, &key, Access::Write)?;
        let root_key = vault_key.root_key(header.scope())?;
        database::begin(&mut connection, schema, &root_key)?;
        database::migrate(&mut connection, schema, &root_key)?;
        database::watch(&connection, &root_key)?;
        let transaction = connection.transaction()?;
        slots.keep(&transaction)?;
        database::count_up(&transaction, &root_key)?;
        transaction.commit()?;
        drop(connection);
        assert_encrypted(&database, &header)?;
        slots.fill(&mut header, &vault_key)?;
        let header_key = vault_key.header_key(header.scope())?;
        header::write(building.path(), &header::render(&header, &header_key)?)?;
        ProcessLock::create(building.path())?;
        drop(Self::open(
            building.path(),
            keys.passphrase,
            schema,
            scratch,
        )?);
        building.commit()?;
        let lock = ProcessLock::take(folder)?;
        let opened = open_database(folder, &header, &vault_key, schema, scratch)?;
        Self::take_up(opened, lock, false)
    }
}

fn new_header(random: &dyn SecureRandom) -> Result<Header, VaultError> {
    Ok(Header {
        format: FORMAT,
        min_reader: FORMAT,
        required_features: Vec::new(),
        vault_id: name(random)?,
        epoch: 1,
        header_gen: 1,
        db_format: header::DATABASE_FORMAT.to_owned(),
        db_file: header::database_file(1),
        db_salt: name(random)?,
        slots: Vec::new(),
    })
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
