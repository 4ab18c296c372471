//! What interrupted work left behind: hidden names beside the target that nobody will finish.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::atomic::parent;
use crate::VaultError;

/// How old a leftover is before it goes: nothing takes a day to write.
const OLD: Duration = Duration::from_hours(24);
/// Length of the random part of a hidden name.
const RANDOM: usize = 32;

/// A hidden name beside the target that nobody else uses.
pub(super) fn beside(target: &Path, mark: &str) -> Result<PathBuf, VaultError> {
    let mut hidden =
        prefix(target, mark).ok_or(VaultError::Invalid("that path does not end in a name"))?;
    hidden.push_str(&uuid::Uuid::now_v7().simple().to_string());
    Ok(parent(target).join(hidden))
}

/// What all hidden names beside this target begin with. A name near the file system's limit is
/// cut, so that the hidden name still fits.
fn prefix(target: &Path, mark: &str) -> Option<String> {
    let name = target.file_name()?.to_string_lossy();
    let name: String = name.chars().take(40).collect();
    Some(format!(".{name}.{mark}-"))
}

/// Removes what interrupted work left beside the target more than a day ago; of a database, its
/// rollback journal too.
pub(super) fn sweep(target: &Path, mark: &str) {
    if let Some(prefix) = prefix(target, mark) {
        sweep_those(parent(target), |name| name.strip_prefix(&prefix));
    }
}

/// Removes what interrupted work left in a folder more than a day ago, of files whose names end in
/// this.
pub(super) fn sweep_ending(folder: &Path, ending: &str, mark: &str) {
    let middle = format!("{ending}.{mark}-");
    sweep_those(folder, |name| {
        let (stem, rest) = name.strip_prefix('.')?.rsplit_once(&middle)?;
        stem.ends_with('.').then_some(rest)
    });
}

/// Removes hidden names that are more than a day old. `rest` takes what is in front of the random
/// part off a name of the kind that is meant.
fn sweep_those(folder: &Path, rest: impl Fn(&str) -> Option<&str>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_ours = rest(&name).is_some_and(is_random);
        if is_ours && is_old(&entry) {
            // One that does not go is in nobody's way.
            let _ = match entry.file_type() {
                Ok(kind) if kind.is_dir() => fs::remove_dir_all(entry.path()),
                _ => fs::remove_file(entry.path()),
            };
        }
    }
}

/// Whether that is the random part of a hidden name; of a database's rollback journal, with what
/// stands behind it.
fn is_random(rest: &str) -> bool {
    let rest = rest.strip_suffix("-journal").unwrap_or(rest);
    rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The name of the file that work was writing under this hidden name, if it is one.
pub(super) fn target_of<'a>(name: &'a str, mark: &str) -> Option<&'a str> {
    let (target, rest) = name.strip_prefix('.')?.rsplit_once(&format!(".{mark}-"))?;
    is_random(rest).then_some(target)
}

/// Removes what interrupted work left beside the target, however new it is: nobody goes on with it.
pub(super) fn remove_those(target: &Path, mark: &str) {
    let (Some(prefix), Ok(entries)) = (prefix(target, mark), fs::read_dir(parent(target))) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let rest = name.to_str().and_then(|name| name.strip_prefix(&prefix));
        if rest.is_some_and(is_random) {
            // One that does not go opens with nothing that is left.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

pub(super) fn is_old(entry: &fs::DirEntry) -> bool {
    let modified = entry.metadata().and_then(|found| found.modified());
    modified.is_ok_and(|modified| {
        SystemTime::now()
            .duration_since(modified)
            .is_ok_and(|age| age > OLD)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_yesterday_are_swept_and_those_of_today_stay() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("vault");
        let hidden = |mark: &str| beside(&target, mark).unwrap();
        let (old, new) = (hidden("creating"), hidden("creating"));
        let others = [
            hidden("writing"),
            root.path().join(".vault.creating-mine"),
            beside(&root.path().join("vault2"), "creating").unwrap(),
        ];
        for folder in [&old, &new].into_iter().chain(&others) {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("inside"), b"x").unwrap();
        }
        for folder in [&old].into_iter().chain(&others) {
            let then = SystemTime::now() - Duration::from_hours(25);
            fs::File::open(folder).unwrap().set_modified(then).unwrap();
        }
        sweep(&target, "creating");
        assert!(!old.exists());
        assert!(new.exists());
        assert!(others.iter().all(|folder| folder.exists()));
    }
}
