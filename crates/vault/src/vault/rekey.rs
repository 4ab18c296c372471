//! A new key for everything in a vault.

use std::fs;
use std::path::Path;

use ring::rand::SecureRandom;

use super::change::{Exchanged, following};
use super::opening::remove_superseded;
use super::slots::NewSlots;
use super::{Vault, data_version};
use crate::VaultError;
use crate::database::{self, Access};
use crate::files::{self, Unfinished};
use crate::header::{self, Header};
use crate::keys::{CleanStack, Credential, NewKeys, VaultKey, name};

impl Vault {
    /// Encrypts everything anew under another vault key, and exchanges what opens it. Then nothing
    /// that opened the vault before opens anything in its folder, not with an older copy of the
    /// header either. A recovery code from before opens nothing any more; the new keys bring another
    /// one, or there is none. `by` is one of those that open it now.
    ///
    /// The new database is written beside the old one and checked; then the header is replaced, which
    /// is the moment from which it counts; then the old one is removed. `progress` is told how much of
    /// the work is done, of all there is, and may stop it by an error before that moment.
    ///
    /// # Errors
    /// As [`Vault::change_keys`], and whatever `progress` returns. After an error, what opened the
    /// vault before still does.
    pub fn rekey<'a>(
        &mut self,
        by: impl Into<Credential<'a>>,
        keys: NewKeys<'_>,
        random: &dyn SecureRandom,
        mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<Exchanged, VaultError> {
        self.refuse_unwritable()?;
        if self.header.has_later() {
            return Err(VaultError::NewerVersion);
        }
        let _clean = CleanStack;
        self.header.unlock(by.into())?;
        let vault_key = VaultKey::generate(random)?;
        let slots = NewSlots::alone(keys, random)?;
        let mut next = self.next_epoch(random)?;
        let key = vault_key.database_key(next.scope(), &next.db_salt)?;
        let database = self.folder().join(&next.db_file);
        let building = Unfinished::create(&database)?;
        // SQLite follows no link on the way to it.
        let unfinished = fs::canonicalize(building.path())?;
        let target = database::connect(&unfinished, &key, Access::Write)?;
        let mut all = 0;
        let mut copied = database::copy(&self.connection, target, &mut |done, total| {
            all = total;
            progress(done, total)
        })?;
        self.refuse_damage()?;
        let root_key = vault_key.root_key(next.scope())?;
        let pages = fs::metadata(&unfinished)?.len() / database::PAGE;
        let mut go_on = || progress(pages, pages);
        let transaction = copied.transaction()?;
        // Nothing that is older than the rest gets a root that calls it new.
        if !database::fits(&transaction, &self.root_key, &mut go_on)? {
            self.damaged.set(true);
            return Err(VaultError::DatabaseDamaged);
        }
        database::forget_all_but(&transaction, &[])?;
        slots.keep(&transaction)?;
        database::renew(&transaction, &root_key, &mut go_on)?;
        transaction.commit()?;
        drop(copied);
        database::check_copy(&unfinished, &key, &next.db_salt, &root_key, &mut go_on)?;
        slots.fill(&mut next, &vault_key)?;
        // Checking took a while, in which somebody may have thought better of it.
        progress(all, all)?;
        let backup_root = vault_key.backup_root(next.scope())?;
        let counts = building.commit().and_then(|()| {
            let connection = database::connect(&database, &key, Access::Write)?;
            database::watch(&connection, &root_key)?;
            let new_version = data_version(&connection)?;
            let generation = database::generation(&connection)?;
            // What another program has written since the first page was copied is not in it; and one
            // that has the vault open in spite of the lock writes nothing more to what is left behind.
            self.write(|_| Ok::<_, VaultError>(()))?;
            // From here on the new one counts.
            let written = self.put_header(next, &vault_key)?;
            Ok((connection, new_version, generation, written))
        });
        let (connection, data_version, generation, written) = match counts {
            Ok(new) => new,
            Err(error) => {
                self.remove_unless_it_counts(&database);
                return Err(error);
            }
        };
        self.connection = connection;
        self.key = key;
        self.database = database;
        self.backup_root = backup_root;
        self.root_key = root_key;
        self.data_version = data_version;
        self.generation = generation;
        // Should a power cut bring the old header back, the old database is needed.
        let gone = written.lasting && remove_superseded(self.folder(), self.header.epoch);
        Ok(Exchanged {
            complete: gone && written.alone,
        })
    }

    /// Removes a new database when it is certain that the header of before is the one that counts.
    fn remove_unless_it_counts(&self, database: &Path) {
        if header::is_first(self.folder(), &self.sealed) {
            // One that does not go is written over the next time.
            let _ = files::remove(database);
        }
    }

    /// This vault's header with another key's number, database and salt, and no slots yet.
    fn next_epoch(&self, random: &dyn SecureRandom) -> Result<Header, VaultError> {
        let epoch = self.header.epoch.checked_add(1);
        let epoch = epoch.ok_or(VaultError::HeaderDamaged)?;
        Ok(Header {
            epoch,
            header_gen: following(self.header.header_gen)?,
            db_file: header::database_file(epoch),
            db_salt: name(random)?,
            slots: Vec::new(),
            ..self.header.clone()
        })
    }
}
