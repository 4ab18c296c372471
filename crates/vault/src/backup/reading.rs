//! A backup that somebody has, before it is opened.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::Path;

use ring::digest::{self, digest};
use ring::hmac;
use zip::ZipArchive;
use zip::result::ZipError;

use super::making::sha256;
use super::manifest::{self, Manifest, Signed};
use super::opened::OpenBackup;
use super::{DATABASE, HEADER, MANIFEST};
use crate::VaultError;
use crate::files;
use crate::header::{self, Header, Sealed};
use crate::keys::{BackupRoot, Credential, DatabaseKey, VaultKey};

/// How an archive begins whose first part is a header: the mark of a part, and 26 bytes further on
/// its name.
const BEGIN: (&[u8], usize) = (b"PK\x03\x04", 30);
/// How much is read at once, in bytes.
const PIECE: usize = 1024 * 1024;

/// A backup file that has the form of one. Whether it is genuine only what opens it tells.
pub struct BackupFile {
    archive: ZipArchive<File>,
    header: Sealed,
    header_bytes: Vec<u8>,
    manifest: Signed,
}

/// What a backup says of itself without being opened. None of it is certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAbout {
    /// Its own name, random, made when it was.
    pub backup_id: uuid::Uuid,
    /// The vault it was made of.
    pub vault_id: uuid::Uuid,
    /// Which of that vault's keys its own hangs on: one more after every [`crate::Vault::rekey`].
    pub epoch: u32,
    /// When it was made, in milliseconds since 1970 UTC.
    pub made_at: i64,
    /// Whether a recovery code opens it.
    pub recovery: bool,
}

impl BackupFile {
    /// Reads the small parts of a backup.
    ///
    /// # Errors
    /// [`VaultError::NotABackup`], [`VaultError::BackupDamaged`], [`VaultError::NewerVersion`], or
    /// as the disk says.
    pub fn open(path: &Path) -> Result<Self, VaultError> {
        let mut file = files::open_read(path)?;
        let is_one = begins_like_one(&mut file)?;
        let mut archive = ZipArchive::new(file).map_err(|error| match error {
            ZipError::Io(error) if error.raw_os_error().is_some() => error.into(),
            _ if is_one => VaultError::BackupDamaged,
            _ => VaultError::NotABackup,
        })?;
        if !is_one && archive.index_for_name(HEADER).is_none() {
            return Err(VaultError::NotABackup);
        }
        let parts = [HEADER, DATABASE, MANIFEST];
        let has_all = parts
            .iter()
            .all(|name| archive.index_for_name(name).is_some());
        if archive.len() != parts.len() || !has_all {
            return Err(VaultError::BackupDamaged);
        }
        let header_bytes = small(&mut archive, HEADER, header::LENGTH)?;
        let header = header::parse(&header_bytes).map_err(|error| match error {
            VaultError::HeaderDamaged => VaultError::BackupDamaged,
            other => other,
        })?;
        let manifest = manifest::parse(&small(&mut archive, MANIFEST, manifest::LONGEST)?)?;
        let expected = sha256(digest(&digest::SHA256, &header_bytes))?;
        let size = part(&mut archive, DATABASE)?.size();
        if manifest.manifest.header_sha256 != expected || manifest.manifest.db_size != size {
            return Err(VaultError::BackupDamaged);
        }
        Ok(Self {
            archive,
            header,
            header_bytes,
            manifest,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub fn about(&self) -> BackupAbout {
        BackupAbout {
            backup_id: uuid::Uuid::from_bytes(self.manifest.manifest.backup_id),
            vault_id: uuid::Uuid::from_bytes(self.header.header.vault_id),
            epoch: self.header.header.epoch,
            made_at: self.manifest.manifest.made_at,
            recovery: self.header.header.has_recovery(),
        }
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header.header
    }

    /// Reads all of it, and compares it with what its manifest says. Without a key this tells what
    /// has decayed, and not what was forged. `progress` is told bytes done and bytes in all, and may
    /// stop the work by an error.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], or as the disk says.
    pub fn compare(
        &mut self,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        self.pour(&mut std::io::sink(), progress)
    }

    /// Opens the backup: its database is taken out, still encrypted, into a hidden folder in
    /// `scratch`, for as long as it is open. `progress` is told bytes done and bytes in all, and may
    /// stop the work by an error.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`] and its like, [`VaultError::BackupDamaged`],
    /// [`VaultError::NewerVersion`], or as the disk says.
    pub fn unlock<'a>(
        self,
        credential: impl Into<Credential<'a>>,
        scratch: &Path,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<OpenBackup, VaultError> {
        let (_, keys) = self.unwrap(credential.into())?;
        self.open_with(keys, scratch, progress)
    }

    /// The vault key under which the backup was made, and the keys of its own.
    pub(crate) fn unwrap(
        &self,
        credential: Credential<'_>,
    ) -> Result<(VaultKey, BackupKeys), VaultError> {
        let header = &self.header.header;
        let vault_key = header.unlock(credential).map_err(|error| match error {
            VaultError::HeaderDamaged => VaultError::BackupDamaged,
            other => other,
        })?;
        if !self
            .header
            .is_genuine(&vault_key.header_key(header.scope())?)
        {
            return Err(VaultError::BackupDamaged);
        }
        let root_key = vault_key.root_key(header.scope())?;
        let keys = self.keys(&vault_key.backup_root(header.scope())?, root_key)?;
        Ok((vault_key, keys))
    }

    /// The keys of its own, if it is a genuine one of those that hang on this root; with the key of
    /// the content root, which is the vault's.
    pub(crate) fn keys(
        &self,
        root: &BackupRoot,
        root_key: hmac::Key,
    ) -> Result<BackupKeys, VaultError> {
        let Manifest {
            backup_id, db_salt, ..
        } = &self.manifest.manifest;
        if !self.manifest.is_genuine(&root.manifest_key(backup_id)?) {
            return Err(VaultError::BackupDamaged);
        }
        let key = root.database_key(backup_id, db_salt)?;
        Ok(BackupKeys { key, root_key })
    }

    /// Opens the backup by keys of its own: see [`BackupFile::unlock`].
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], or as the disk says.
    pub fn open_with(
        mut self,
        keys: BackupKeys,
        scratch: &Path,
        progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<OpenBackup, VaultError> {
        let folder = files::AtomicFolder::in_scratch(scratch, "backup")?;
        let mut out = files::create_file(&folder.path().join(DATABASE))?;
        self.pour(&mut out, progress)?;
        drop(out);
        OpenBackup::new(
            folder,
            keys,
            self.manifest.manifest.db_salt,
            self.header.header,
            self.header_bytes,
        )
    }

    /// Writes the database as it lies there into `out`, and compares it with what the manifest says.
    fn pour(
        &mut self,
        out: &mut dyn std::io::Write,
        mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let Manifest {
            db_size, db_sha256, ..
        } = self.manifest.manifest;
        let mut part = part(&mut self.archive, DATABASE)?;
        let mut context = digest::Context::new(&digest::SHA256);
        let mut piece = vec![0; PIECE];
        let mut done = 0;
        loop {
            let n = part.read(&mut piece).map_err(of_reading)?;
            let read = piece.get(..n).unwrap_or_default();
            if read.is_empty() {
                break;
            }
            done += u64::try_from(n).unwrap_or_default();
            if done > db_size {
                return Err(VaultError::BackupDamaged);
            }
            context.update(read);
            out.write_all(read)?;
            progress(done, db_size)?;
        }
        if done == db_size && sha256(context.finish())? == db_sha256 {
            Ok(())
        } else {
            Err(VaultError::BackupDamaged)
        }
    }
}

/// What opens one backup, and nothing else.
pub struct BackupKeys {
    pub(super) key: DatabaseKey,
    pub(super) root_key: hmac::Key,
}

/// Whether the file begins as backups do. A file that does is damaged when it is no more than that.
fn begins_like_one(file: &mut File) -> Result<bool, VaultError> {
    let (mark, at) = BEGIN;
    let mut begin = Vec::new();
    let length = u64::try_from(at + HEADER.len()).unwrap_or_default();
    (&*file).take(length).read_to_end(&mut begin)?;
    file.rewind()?;
    Ok(begin.starts_with(mark) && begin.get(at..) == Some(HEADER.as_bytes()))
}

/// A part of the archive, which lies there as it is.
fn part<'a>(
    archive: &'a mut ZipArchive<File>,
    name: &str,
) -> Result<zip::read::ZipFile<'a, File>, VaultError> {
    let part = archive.by_name(name).map_err(|error| match error {
        ZipError::Io(error) => of_reading(error),
        _ => VaultError::BackupDamaged,
    })?;
    if part.compression() == zip::CompressionMethod::Stored {
        Ok(part)
    } else {
        Err(VaultError::BackupDamaged)
    }
}

/// A part of no more than so many bytes.
fn small(archive: &mut ZipArchive<File>, name: &str, most: usize) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(most).unwrap_or_default() + 1;
    part(archive, name)?
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(of_reading)?;
    if bytes.len() > most {
        return Err(VaultError::BackupDamaged);
    }
    Ok(bytes)
}

/// What the disk refuses has a number of the system's; all else is that the bytes are not what they
/// should be.
fn of_reading(error: std::io::Error) -> VaultError {
    if error.raw_os_error().is_some() {
        error.into()
    } else {
        VaultError::BackupDamaged
    }
}
