//! Making a backup.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use ring::digest::{self, digest};
use ring::hmac;
use ring::rand::SecureRandom;
use rusqlite::Connection;
use zip::write::{SimpleFileOptions, StreamWriter, ZipWriter};

use super::manifest::{self, Manifest};
use super::{DATABASE, ENDING, HEADER, MANIFEST};
use crate::VaultError;
use crate::database::{self, Copying, Pages};
use crate::files::{self, AtomicFile, AtomicFolder};
use crate::keys::{BackupRoot, DatabaseKey, name};

/// The hidden name under which the encrypted copy lies beside the backup until it is packed. One for
/// all: what a killed process left of it is swept when it is a day old.
const BUILDING: &str = "lampbak";
/// How much is read at once, in bytes.
const PIECE: usize = 1024 * 1024;

/// The archive as it is written.
type Archive<'a> = ZipWriter<StreamWriter<&'a mut AtomicFile>>;

/// A backup whose pages are being copied.
pub(crate) struct Making {
    copying: Copying,
    copied: CopiedBackup,
}

/// How far a backup is.
pub enum BackupStep {
    /// Pages were copied; there are more.
    Copying {
        /// Pages copied so far.
        done: u32,
        /// Pages in all, as far as is known.
        total: u32,
    },
    /// All pages are copied.
    Copied(Box<CopiedBackup>),
}

/// A backup that needs the vault no more: its encrypted copy is whole, and is yet to be checked and
/// packed. Dropped, it is removed.
pub struct CopiedBackup {
    target: PathBuf,
    database: PathBuf,
    key: DatabaseKey,
    salt: [u8; 16],
    backup_id: [u8; 16],
    made_at: i64,
    generation: i32,
    manifest_key: hmac::Key,
    /// The key of the database's content root, which is the vault's.
    root_key: hmac::Key,
    header: Vec<u8>,
    /// Never committed: dropping it removes it.
    _folder: AtomicFolder,
}

/// A backup that is on the disk, and was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    /// Its own name, random.
    pub backup_id: uuid::Uuid,
    /// How many transactions had changed what is in it.
    pub generation: i32,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
}

impl Making {
    /// Begins a backup that will be the file `target`.
    pub(crate) fn begin(
        source: &Connection,
        root: &BackupRoot,
        root_key: &hmac::Key,
        header: &[u8],
        target: &Path,
        made_at: i64,
        random: &dyn SecureRandom,
    ) -> Result<Self, VaultError> {
        if fs::symlink_metadata(target).is_ok() {
            return Err(VaultError::ExistsNotEmpty);
        }
        let (backup_id, salt) = (name(random)?, name(random)?);
        files::sweep_ending(files::parent(target), ENDING);
        let folder = AtomicFolder::passing(files::parent(target), BUILDING)?;
        // SQLite follows no link on the way to it.
        let database = fs::canonicalize(folder.path())?.join(DATABASE);
        database::create_file(&database)?;
        let key = root.database_key(&backup_id, &salt)?;
        // The vault's thread commits the copy: it is not to wait for a disk that has all of it to
        // write. The archive made of it is waited for, on another thread, and read back.
        let connection = database::connect_passing(&database, &key)?;
        Ok(Self {
            copying: Copying::begin(source, connection)?,
            copied: CopiedBackup {
                target: target.to_path_buf(),
                database,
                key,
                salt,
                backup_id,
                made_at,
                generation: 0,
                manifest_key: root.manifest_key(&backup_id)?,
                root_key: root_key.clone(),
                header: header.to_vec(),
                _folder: folder,
            },
        })
    }

    /// Copies a few pages.
    pub(crate) fn step(&mut self, source: &Connection) -> Result<Option<Pages>, VaultError> {
        self.copying.step(source)
    }

    /// What is left when all pages are copied. `generation` is the vault's of that moment.
    pub(crate) fn into_copied(self, generation: i32) -> Box<CopiedBackup> {
        // The connection is closed, so that the file is only read from here on.
        drop(self.copying.into_target());
        Box::new(CopiedBackup {
            generation,
            ..self.copied
        })
    }
}

impl CopiedBackup {
    /// Checks every page of the copy, packs it, reads the file back, and gives it its name.
    /// `progress` is told bytes done and bytes in all, and may stop the work by an error.
    ///
    /// # Errors
    /// [`VaultError::ExistsNotEmpty`] when there is a file of that name by now;
    /// [`VaultError::Unwritable`] when the copy is not what was written;
    /// [`VaultError::DatabaseDamaged`] when a part of the vault is older than the rest; or as the disk
    /// says.
    pub fn finish(
        self,
        mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<BackupMade, VaultError> {
        let db_size = fs::metadata(&self.database)?.len();
        progress(0, db_size)?;
        let mut go_on = || progress(0, db_size);
        let (database, salt) = (&self.database, &self.salt);
        database::check_copy(database, &self.key, salt, &self.root_key, &mut go_on)?;
        let mut file = AtomicFile::create(&self.target)?;
        let mut archive = ZipWriter::new_stream(&mut file);
        if let Err(error) = self.pack(&mut archive, db_size, &mut progress) {
            // Dropped, it would try to end the archive, and print that it could not.
            std::mem::forget(archive);
            return Err(error);
        }
        archive.finish().map_err(of_zip)?;
        let sha256 = file.sha256();
        file.commit_while(false, |_| progress(db_size, db_size))?;
        Ok(BackupMade {
            backup_id: uuid::Uuid::from_bytes(self.backup_id),
            generation: self.generation,
            size: fs::metadata(&self.target)?.len(),
            sha256,
        })
    }

    fn pack(
        &self,
        archive: &mut Archive<'_>,
        db_size: u64,
        progress: &mut dyn FnMut(u64, u64) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        start(archive, HEADER)?;
        archive.write_all(&self.header)?;
        start(archive, DATABASE)?;
        let db_sha256 = pour(&self.database, archive, |done| progress(done, db_size))?;
        let manifest = Manifest {
            format: manifest::FORMAT,
            backup_id: self.backup_id,
            made_at: self.made_at,
            header_sha256: sha256(digest(&digest::SHA256, &self.header))?,
            db_salt: self.salt,
            db_size,
            db_sha256,
        };
        start(archive, MANIFEST)?;
        archive.write_all(&manifest::render(&manifest, &self.manifest_key)?)?;
        Ok(())
    }
}

/// Begins a part of the archive. Nothing is said of who made it, or when.
fn start(archive: &mut Archive<'_>, name: &str) -> Result<(), VaultError> {
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .large_file(true)
        .unix_permissions(0o600);
    archive.start_file(name, options).map_err(of_zip)
}

/// Moves a file into the archive, and gives the SHA-256 of it. What is in the archive is given up in
/// the file, where the system can do that: there is never room taken for two of them.
fn pour(
    path: &Path,
    archive: &mut Archive<'_>,
    mut progress: impl FnMut(u64) -> Result<(), VaultError>,
) -> Result<[u8; 32], VaultError> {
    let mut file = files::open_read(path)?;
    let giving_up = GivingUp::of(path);
    let mut context = digest::Context::new(&digest::SHA256);
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        let n = file.read(&mut piece)?;
        let read = piece.get(..n).unwrap_or_default();
        if read.is_empty() {
            return sha256(context.finish());
        }
        context.update(read);
        archive.write_all(read)?;
        let length = u64::try_from(n).unwrap_or_default();
        giving_up.piece(done, length);
        done += length;
        progress(done)?;
    }
}

/// A file whose content is given up piece by piece.
struct GivingUp {
    #[cfg(target_os = "linux")]
    file: Option<fs::File>,
}

impl GivingUp {
    fn of(path: &Path) -> Self {
        #[cfg(not(target_os = "linux"))]
        let _ = path;
        Self {
            #[cfg(target_os = "linux")]
            file: fs::OpenOptions::new().write(true).open(path).ok(),
        }
    }

    fn piece(&self, at: u64, length: u64) {
        #[cfg(target_os = "linux")]
        if let Some(file) = &self.file {
            use rustix::fs::{FallocateFlags, fallocate};
            // A file system that cannot do it keeps the piece until the whole file goes.
            let hole = FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE;
            let _ = fallocate(file, hole, at, length);
        }
        #[cfg(not(target_os = "linux"))]
        let _ = (at, length);
    }
}

/// A SHA-256 as its bytes.
pub(super) fn sha256(digest: digest::Digest) -> Result<[u8; 32], VaultError> {
    let bytes = digest.as_ref().try_into();
    bytes.map_err(|_| VaultError::Unsupported("SHA-256 has another length"))
}

fn of_zip(error: zip::result::ZipError) -> VaultError {
    match error {
        zip::result::ZipError::Io(error) => error.into(),
        _ => VaultError::Unsupported("the archive cannot be written"),
    }
}
