//! A folder in which the backups of a vault lie.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime};
use uuid::Uuid;

use super::ENDING;
use super::reading::BackupFile;
use crate::VaultError;
use crate::files::{self, AtomicFile};

/// What the names of all begin with.
const BEGIN: &str = "lamplight-";
/// The moment in a name, in UTC.
const MOMENT: &str = "%Y%m%d-%H%M%S";
/// How much is copied at once, in bytes.
const PIECE: usize = 1024 * 1024;

/// A file that has the name of a backup of this vault.
pub struct FoundBackup {
    /// Where it lies.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was made by its name, in milliseconds since 1970 UTC.
    pub named_at: i64,
    /// The backup, if it has the form of one.
    pub file: Result<BackupFile, VaultError>,
}

/// The backups of a vault in a folder: those with the names that [`name_for_backup`] gives. Backups
/// under names that somebody else gave, and those of other vaults, are passed over.
///
/// # Errors
/// [`VaultError::NotFound`] when the folder is not there, or as the disk says.
pub fn find_backups(folder: &Path, vault: Uuid) -> Result<Vec<FoundBackup>, VaultError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(named_at) = name.to_str().and_then(|name| named_at(name, vault)) else {
            continue;
        };
        found.extend(look(entry.path(), named_at, vault)?);
    }
    found.sort_by(|a, b| (a.named_at, &a.path).cmp(&(b.named_at, &b.path)));
    Ok(found)
}

/// A backup of this vault, if the file of such a name is one and is there still: others may remove it
/// meanwhile.
fn look(path: PathBuf, named_at: i64, vault: Uuid) -> Result<Option<FoundBackup>, VaultError> {
    let about = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        about => about?,
    };
    if !about.is_file() {
        return Ok(None);
    }
    let file = match BackupFile::open(&path) {
        Err(VaultError::NotFound) => return Ok(None),
        Ok(file) if file.about().vault_id != vault => return Ok(None),
        file => file,
    };
    Ok(Some(FoundBackup {
        path,
        size: about.len(),
        named_at,
        file,
    }))
}

/// A free name for a backup of a vault, made at `made_at` in milliseconds since 1970 UTC. It says
/// when, and nothing of what.
///
/// # Errors
/// [`VaultError::ExistsNotEmpty`] when there are a hundred of that second.
pub fn name_for_backup(folder: &Path, vault: Uuid, made_at: i64) -> Result<PathBuf, VaultError> {
    let at = DateTime::from_timestamp_millis(made_at).unwrap_or(DateTime::UNIX_EPOCH);
    let stem = format!("{}{}", begin(vault), at.format(MOMENT));
    let free = (1..100u32)
        .map(|n| match n {
            1 => folder.join(format!("{stem}.{ENDING}")),
            n => folder.join(format!("{stem}-{n}.{ENDING}")),
        })
        .find(|path| fs::symlink_metadata(path).is_err());
    free.ok_or(VaultError::ExistsNotEmpty)
}

/// Makes the folder for backups, for its owner alone, with those above it. One that is there stays as
/// it is.
///
/// # Errors
/// As the disk says.
pub fn place_for_backups(folder: &Path) -> Result<(), VaultError> {
    files::make_folder(folder)
}

/// What the disk has free for this user where a folder lies, in bytes. `None` where the system does
/// not tell.
#[must_use]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        let found = rustix::fs::statvfs(folder).ok()?;
        Some(found.f_bavail.saturating_mul(found.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

/// Copies a backup, which is compared with its manifest before and read back after. `progress` is
/// told bytes done and bytes in all, and may stop the work by an error.
///
/// # Errors
/// [`VaultError::BackupDamaged`] when it is not what was written, [`VaultError::ExistsNotEmpty`], or
/// as the disk says. Then nothing is at `to` that was not there before.
pub fn copy_backup(
    from: &Path,
    to: &Path,
    mut progress: impl FnMut(u64, u64) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    BackupFile::open(from)?.compare(&mut progress)?;
    let mut source = files::open_read(from)?;
    let size = source.metadata()?.len();
    let mut file = AtomicFile::create(to)?;
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        let n = source.read(&mut piece)?;
        let read = piece.get(..n).unwrap_or_default();
        if read.is_empty() {
            break;
        }
        file.write_all(read)?;
        done += u64::try_from(n).unwrap_or_default();
        progress(done, size)?;
    }
    file.commit_while(false, |_| progress(size, size))
}

fn begin(vault: Uuid) -> String {
    let id = vault.simple().to_string();
    format!("{BEGIN}{}-", id.get(..8).unwrap_or_default())
}

/// When a backup was made, by its name; nothing for a name of another kind.
fn named_at(name: &str, vault: Uuid) -> Option<i64> {
    let rest = name.strip_prefix(&begin(vault))?;
    let rest = rest.strip_suffix(ENDING)?.strip_suffix('.')?;
    let (moment, number) = rest.split_at_checked(15)?;
    let is_numbered = number
        .strip_prefix('-')
        .is_some_and(|n| n.parse::<u32>().is_ok());
    if !number.is_empty() && !is_numbered {
        return None;
    }
    let at = NaiveDateTime::parse_from_str(moment, MOMENT).ok()?;
    Some(at.and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_and_is_never_taken_twice() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Uuid::from_u128(0x1a2b_3c4d << 96);
        let at = 1_795_003_199_500;
        let first = name_for_backup(folder.path(), vault, at).unwrap();
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(name(&first), "lamplight-1a2b3c4d-20261118-115959.lampbak");
        fs::write(&first, "x").unwrap();
        let second = name_for_backup(folder.path(), vault, at).unwrap();
        assert_eq!(
            name(&second),
            "lamplight-1a2b3c4d-20261118-115959-2.lampbak"
        );
        for path in [&first, &second] {
            assert_eq!(named_at(&name(path), vault), Some(1_795_003_199_000));
            assert_eq!(named_at(&name(path), Uuid::nil()), None);
        }
    }

    #[test]
    fn one_that_goes_between_two_looks_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder
            .path()
            .join("lamplight-00000000-20261118-115959.lampbak");
        assert!(look(gone.clone(), 0, Uuid::nil()).unwrap().is_none());
        fs::write(&gone, "x").unwrap();
        let found = look(gone, 0, Uuid::nil()).unwrap();
        assert!(found.is_some_and(|found| found.file.is_err()));
    }

    #[test]
    fn other_names_are_not_ours() {
        let vault = Uuid::nil();
        for name in [
            "lamplight-00000000-20261118-115959.zip",
            "lamplight-00000000-20261118-115959lampbak",
            "lamplight-00000000-20261118-115959-x.lampbak",
            "lamplight-00000000-20261118-115959 (1).lampbak",
            "lamplight-00000000-20261318-115959.lampbak",
            "lamplight-00000000-.lampbak",
            "notes-2026-11-18.lampbak",
            "lamplight-00000000-20261118-11595é.lampbak",
        ] {
            assert_eq!(named_at(name, vault), None, "{name}");
        }
    }
}
