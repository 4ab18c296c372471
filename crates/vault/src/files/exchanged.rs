//! One folder in the place of another, which is kept aside.
//!
//! Two renames cannot be one. Their names say what is between them: while nothing is in the place, a
//! hidden folder waits for it, and its twin that was there before bears the same stamp. Whoever comes
//! next and finds that, [finishes](finish_exchange).

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::parent;
use super::folder::MARK;
use super::leftover::{is_old, target_of};
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
        if !is_stamp(day) {
            return Err(VaultError::Invalid("that is no day"));
        }
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
    /// an error everything is where it was, or is put there by [`finish_exchange`].
    pub(crate) fn exchange(&self) -> Result<&Path, VaultError> {
        fs::rename(&self.place, &self.aside)?;
        // It may be noticed after a power cut, or not; both are whole states.
        let _ = sync_folder(parent(&self.place));
        if let Err(error) = fs::rename(&self.waiting, &self.place) {
            fs::rename(&self.aside, &self.place)?;
            return Err(error.into());
        }
        // It counts. Whatever a power cut undoes of it, what is left is a whole state or is finished.
        let _ = sync_folder(parent(&self.place));
        Ok(&self.aside)
    }

    /// Removes what waits; it is not wanted. While nothing is in the place it is.
    pub(crate) fn give_up(&self) {
        if fs::symlink_metadata(&self.place).is_err() {
            return;
        }
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
    for (entry, hidden) in hidden(place) {
        let twins = match &hidden {
            Hidden::Waiting(stamp) => Twins::of(place, stamp),
            Hidden::Building => None,
        };
        let begun = twins.filter(|twins| fs::symlink_metadata(&twins.aside).is_ok());
        match begun {
            Some(twins) if empty => {
                fs::rename(&twins.waiting, place)?;
                // It may be noticed after a power cut, or not; then it is finished again.
                let _ = sync_folder(parent(place));
                return Ok(true);
            }
            None if is_old(&entry) => {
                // One that does not go is in nobody's way.
                let _ = fs::remove_dir_all(entry.path());
            }
            _ => {}
        }
    }
    Ok(false)
}

/// What lies hidden beside a place because somebody wanted to exchange it, and what is still being
/// built for that.
pub(crate) fn hidden_for(place: &Path) -> Vec<PathBuf> {
    let those = hidden(place).into_iter();
    those.map(|(entry, _)| entry.path()).collect()
}

/// A hidden folder that was to come into a place.
enum Hidden {
    /// Whole; with its stamp.
    Waiting(String),
    /// Not whole.
    Building,
}

fn hidden(place: &Path) -> Vec<(fs::DirEntry, Hidden)> {
    let Some(name) = place.file_name() else {
        return Vec::new();
    };
    let mut waiting = OsString::from(".");
    waiting.push(name);
    waiting.push(WAITING);
    let entries = fs::read_dir(parent(place)).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let hidden = what_is(&entry.file_name(), &waiting)?;
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            is_folder.then_some((entry, hidden))
        })
        .collect()
}

/// What a name says, if it is one that only this program gives. `waiting` is how the names of those
/// that wait begin.
fn what_is(name: &OsStr, waiting: &OsStr) -> Option<Hidden> {
    let rest = name
        .as_encoded_bytes()
        .strip_prefix(waiting.as_encoded_bytes());
    if let Some(stamp) = rest.and_then(|rest| str::from_utf8(rest).ok())
        && is_stamp(stamp)
    {
        return Some(Hidden::Waiting(stamp.to_owned()));
    }
    // A name of what is built is text, whatever the place is called.
    let target = target_of(name.to_str()?, MARK)?;
    let stamp = target.strip_prefix(waiting.to_string_lossy().as_ref())?;
    is_stamp(stamp).then_some(Hidden::Building)
}

/// Whether that is a day, or a day with a number.
fn is_stamp(stamp: &str) -> bool {
    let (day, number) = stamp.split_at_checked(10).unwrap_or_default();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let is_numbered = number
        .strip_prefix('-')
        .is_some_and(|number| !number.is_empty() && is_digits(number));
    !day.is_empty() && is_day && (number.is_empty() || is_numbered)
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
            let aside = twins.exchange().unwrap().to_path_buf();
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
        let hex = "0123456789abcdef0123456789abcdef";
        let building = format!("..vault.restored-2026-11-26.creating-{hex}");
        let building = root.path().join(building);
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
    #[test]
    fn what_is_not_hidden_by_this_program_stays_however_old_it_is() {
        let root = tempfile::tempdir().unwrap();
        let hex = "0123456789abcdef0123456789abcdef";
        let others = [
            "vault.restored-x".to_owned(),
            "vault.restored-2026-11-26".to_owned(),
            ".vault.restored-x".to_owned(),
            ".vault.restored-2026-11-26-".to_owned(),
            ".vault.restored-2026-11-26 (copy)".to_owned(),
            "..vault.restored-2026-11-26".to_owned(),
            "..vault.restored-2026-11-26.creating-mine".to_owned(),
            format!("..vault2.restored-2026-11-26.creating-{hex}"),
            ".vault2.restored-2026-11-26".to_owned(),
        ];
        let then = SystemTime::now() - Duration::from_hours(25);
        for name in &others {
            let other = root.path().join(name);
            folder(&other, name);
            fs::File::open(other).unwrap().set_modified(then).unwrap();
        }
        assert!(!finish_exchange(&root.path().join("vault")).unwrap());
        for name in &others {
            assert_eq!(content(&root.path().join(name)), *name);
        }
        // Each is the hidden one of the place that bears its name.
        assert!(!finish_exchange(&root.path().join(".vault")).unwrap());
        assert!(!root.path().join("..vault.restored-2026-11-26").exists());
        assert!(root.path().join(".vault2.restored-2026-11-26").exists());
        assert!(matches!(
            Twins::free(&root.path().join("vault"), "today"),
            Err(VaultError::Invalid(_))
        ));
    }
}
