//! One folder in the place of another, which is kept aside.
//!
//! Two renames cannot be one. Their names say what is between them: while nothing is in the place, a
//! hidden folder waits for it, and its twin that was there before bears the same stamp. Whoever comes
//! next and finds that, [finishes](finish_exchange).

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::parent;
use super::leftover::is_old;
use super::private::sync_folder;
use crate::VaultError;

/// In the hidden name of what waits for the place.
const WAITING: &str = ".restored-";
/// In the name of what was there before.
const ASIDE: &str = ".before-restore-";
/// How many exchanges there can be on one day.
const MOST: u32 = 100;

/// The two names beside a place.
pub(crate) struct Twins {
    place: PathBuf,
    waiting: PathBuf,
    aside: PathBuf,
}

impl Twins {
    /// Two names that are free. `day` stands in both.
    pub(crate) fn free(place: &Path, day: &str) -> Result<Self, VaultError> {
        let free = |path: &Path| fs::symlink_metadata(path).is_err();
        (1..=MOST)
            .map(|n| match n {
                1 => day.to_owned(),
                n => format!("{day}-{n}"),
            })
            .filter_map(|stamp| Self::of(place, &stamp))
            .find(|twins| free(&twins.waiting) && free(&twins.aside))
            .ok_or(VaultError::ExistsNotEmpty)
    }

    fn of(place: &Path, stamp: &str) -> Option<Self> {
        let name = place.file_name()?;
        let mut waiting = OsString::from(".");
        waiting.push(name);
        waiting.push(WAITING);
        waiting.push(stamp);
        let mut aside = name.to_os_string();
        aside.push(ASIDE);
        aside.push(stamp);
        Some(Self {
            waiting: place.with_file_name(waiting),
            aside: place.with_file_name(aside),
            place: place.to_path_buf(),
        })
    }

    /// Where what comes into the place has to wait.
    pub(crate) fn waiting(&self) -> &Path {
        &self.waiting
    }

    /// Puts what was in the place aside, and what waits into it. Answers where the former is. After
    /// an error everything is where it was.
    pub(crate) fn exchange(self) -> Result<PathBuf, VaultError> {
        fs::rename(&self.place, &self.aside)?;
        // It may be noticed after a power cut, or not; both are whole states.
        let _ = sync_folder(parent(&self.place));
        if let Err(error) = fs::rename(&self.waiting, &self.place) {
            fs::rename(&self.aside, &self.place)?;
            return Err(error.into());
        }
        sync_folder(parent(&self.place))?;
        Ok(self.aside)
    }

    /// Removes what waits; it is not wanted.
    pub(crate) fn give_up(&self) {
        // What does not go is swept another day.
        let _ = fs::remove_dir_all(&self.waiting);
    }
}

/// Finishes an exchange that was cut short between its two renames. Answers whether there was one.
/// What was cut short before that is swept when it is more than a day old.
///
/// # Errors
/// As the disk says. Then it is tried again by whoever comes next.
pub fn finish_exchange(place: &Path) -> Result<bool, VaultError> {
    let empty = match fs::symlink_metadata(place) {
        Ok(_) => false,
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error.into()),
    };
    for (waiting, stamp) in waiting(place) {
        let Some(twins) = Twins::of(place, &stamp) else {
            continue;
        };
        let begun = fs::symlink_metadata(&twins.aside).is_ok();
        if empty && begun {
            fs::rename(&twins.waiting, place)?;
            sync_folder(parent(place))?;
            return Ok(true);
        }
        if !begun && is_old(&waiting) {
            // One that does not go is in nobody's way.
            let _ = fs::remove_dir_all(waiting.path());
        }
    }
    Ok(false)
}

/// What waits for a place, and what is still being built to wait, with the stamps of the former.
fn waiting(place: &Path) -> Vec<(fs::DirEntry, String)> {
    let Some(name) = place.file_name() else {
        return Vec::new();
    };
    let prefix = format!(".{}{WAITING}", name.to_string_lossy());
    let entries = fs::read_dir(parent(place)).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // What is built has one more dot in front.
            let stamp = name.trim_start_matches("..").trim_start_matches('.');
            let stamp = stamp.strip_prefix(prefix.trim_start_matches('.'))?;
            Some((stamp.to_owned(), entry))
        })
        .map(|(stamp, entry)| (entry, stamp))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    fn folder(path: &Path, content: &str) {
        fs::create_dir(path).unwrap();
        fs::write(path.join("what"), content).unwrap();
    }

    fn content(path: &Path) -> String {
        fs::read_to_string(path.join("what")).unwrap()
    }

    #[test]
    fn the_new_one_is_in_the_place_and_the_old_one_aside() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("vault");
        for day in ["old", "newer", "newest"].windows(2) {
            if !place.exists() {
                folder(&place, day[0]);
            }
            let twins = Twins::free(&place, "2026-11-26").unwrap();
            folder(twins.waiting(), day[1]);
            let aside = twins.exchange().unwrap();
            assert_eq!(
                (content(&place), content(&aside)),
                (day[1].into(), day[0].into())
            );
            assert!(!finish_exchange(&place).unwrap());
        }
        assert!(root.path().join("vault.before-restore-2026-11-26").exists());
        assert!(
            root.path()
                .join("vault.before-restore-2026-11-26-2")
                .exists()
        );
    }

    #[test]
    fn one_that_was_cut_short_between_the_renames_is_finished() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("vault");
        folder(&place, "old");
        let twins = Twins::free(&place, "2026-11-26").unwrap();
        folder(twins.waiting(), "new");
        fs::rename(&place, &twins.aside).unwrap();
        assert!(finish_exchange(&place).unwrap());
        assert_eq!(
            (content(&place), content(&twins.aside)),
            ("new".into(), "old".into())
        );
        assert!(!twins.waiting.exists());
    }

    #[test]
    fn one_that_cannot_be_finished_leaves_everything_where_it_was() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("vault");
        folder(&place, "old");
        let twins = Twins::free(&place, "2026-11-26").unwrap();
        assert!(matches!(twins.exchange(), Err(VaultError::NotFound)));
        assert_eq!(content(&place), "old");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_waits_without_a_twin_does_not_take_an_empty_place_and_goes_after_a_day() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("vault");
        let twins = Twins::free(&place, "2026-11-26").unwrap();
        folder(twins.waiting(), "new");
        let building = root.path().join("..vault.restored-2026-11-26.creating-x");
        folder(&building, "half");
        assert!(!finish_exchange(&place).unwrap());
        assert!(twins.waiting.exists() && building.exists());
        for old in [&twins.waiting, &building] {
            let then = SystemTime::now() - Duration::from_hours(25);
            fs::File::open(old).unwrap().set_modified(then).unwrap();
        }
        assert!(!finish_exchange(&place).unwrap());
        assert!(!twins.waiting.exists() && !building.exists() && !place.exists());
    }
}
