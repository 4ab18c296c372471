//! The vaults that were used on this computer, as a host keeps them outside of any: where they are,
//! and how far each had come. Nothing of what is in one.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

use lamplight_journal::Seen;
use lamplight_vault::Vault;
use lamplight_vault::files::{self, Risk};
use serde::{Deserialize, Serialize};

use super::Restored;
use super::lately::Lately;

/// How many are kept.
const MOST: usize = 20;

/// The vaults that were used before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownVaults {
    /// The folder that is meant now, when somebody chose one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PathBuf>,
    /// The folders that were used, the last one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PathBuf>,
    /// How far each vault had come when it was last open.
    #[serde(skip_serializing_if = "Lately::is_empty")]
    pub seen: Lately,
}

/// Whether there is a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    /// None yet: the folder is missing or empty.
    None,
    /// Something is there. Unlocking says whether it is a vault.
    Locked,
    /// There was one, and nothing is there now.
    Missing,
}

/// A vault of the list, as a page may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownVault {
    /// What a page calls it by. A page names no path.
    pub id: String,
    /// Where it is, for people.
    pub place: String,
    /// Whether it is the one that is meant now.
    pub current: bool,
}

/// Why a folder is no good place for a vault, as a page may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "by")]
pub enum PlaceRisk {
    /// This program carries what is in it elsewhere.
    Synced(&'static str),
    /// It is on another computer.
    Network,
}

/// Why this folder is no good place for a vault, if anything speaks against it.
#[must_use]
pub fn place_risk(folder: &Path) -> Option<PlaceRisk> {
    Some(match files::risk(folder)? {
        Risk::Synced(client) => PlaceRisk::Synced(client),
        Risk::Network => PlaceRisk::Network,
    })
}

impl KnownVaults {
    /// The folder that is meant: the chosen one, or the usual one.
    #[must_use]
    pub fn current(&self, usual: &Path) -> PathBuf {
        self.place.clone().unwrap_or_else(|| usual.to_path_buf())
    }

    /// Whether there is a vault in a folder.
    #[must_use]
    pub fn found(&self, folder: &Path) -> Found {
        match (
            is_free(folder),
            self.places.iter().any(|place| place == folder),
        ) {
            (true, true) => Found::Missing,
            (true, false) => Found::None,
            (false, _) => Found::Locked,
        }
    }

    /// The list: those that were used, and the one that is meant, if something is there.
    #[must_use]
    pub fn list(&self, usual: &Path) -> Vec<KnownVault> {
        let current = self.current(usual);
        let unlisted = self.found(&current) == Found::Locked && !self.places.contains(&current);
        let first = unlisted.then_some(&current);
        first
            .into_iter()
            .chain(&self.places)
            .map(|place| KnownVault {
                id: id(place),
                place: place.to_string_lossy().into_owned(),
                current: *place == current,
            })
            .collect()
    }

    /// Means another folder. One that holds nothing is not looked for any more.
    pub fn choose(&mut self, folder: PathBuf, usual: &Path) {
        self.list_current(usual);
        if is_free(&folder) {
            self.places.retain(|place| *place != folder);
        }
        self.place = Some(folder);
    }

    /// Means another one of the list. One that is not there changes nothing.
    pub fn choose_listed(&mut self, name: &str, usual: &Path) {
        if let Some(chosen) = self.places.iter().find(|place| id(place) == name).cloned() {
            self.list_current(usual);
            self.place = Some(chosen);
        }
    }

    /// Takes one from the list, and what was kept of it. The vault stays where it is. Another one
    /// is meant then, or a place for a new one.
    pub fn forget(&mut self, name: &str, usual: &Path) {
        let current = self.current(usual);
        let is_it = |place: &PathBuf| id(place) == name;
        for place in self.places.iter().chain([&current]) {
            if is_it(place) {
                self.seen.forget(place);
            }
        }
        self.places.retain(|place| !is_it(place));
        if is_it(&current) {
            let next = self.places.first().cloned();
            self.place = Some(next.unwrap_or_else(|| new_place(usual)));
        }
    }

    /// The vault in this folder was removed for good. Nothing is kept of it, and the usual folder is
    /// meant then.
    pub fn removed(&mut self, folder: &Path) {
        self.seen.forget(folder);
        self.places.retain(|place| place != folder);
        if self.place.as_deref() == Some(folder) {
            self.place = None;
        }
    }

    /// Means a place for a new vault.
    pub fn choose_new(&mut self, usual: &Path) {
        self.list_current(usual);
        self.place = Some(new_place(usual));
    }

    /// A vault was restored from a backup, and is meant now. That it is older is what somebody wanted;
    /// the one that was in its place stays on the list.
    pub fn restored(&mut self, restored: Restored, usual: &Path) {
        let Restored { place, aside } = restored;
        let vaults = Vault::names_in(&place);
        self.seen.put(&place, aside.as_deref(), &vaults);
        self.choose(place, usual);
        if let Some(aside) = aside {
            self.places.insert(1.min(self.places.len()), aside);
            self.places.truncate(MOST);
        }
    }

    /// A vault was opened in this folder. Answers whether it had come further when it was last open.
    pub fn used(&mut self, folder: &Path, seen: Seen) -> bool {
        self.places.retain(|place| place != folder);
        self.places.insert(0, folder.to_path_buf());
        self.places.truncate(MOST);
        let older = self.seen.is_older(folder, seen);
        if !older {
            self.keep(folder, seen);
        }
        older
    }

    /// As [`Lately::doubt`].
    pub fn doubt(&mut self, folder: &Path, seen: Seen) {
        self.seen.doubt(folder, seen);
    }

    /// This is how far the vault in this folder has come.
    pub fn keep(&mut self, folder: &Path, seen: Seen) {
        self.seen.keep(folder, seen);
    }

    /// Another one is about to be meant: the one of now stays on the list, if there is one.
    fn list_current(&mut self, usual: &Path) {
        let current = self.current(usual);
        if self.found(&current) == Found::Locked && !self.places.contains(&current) {
            self.places.insert(0, current);
            self.places.truncate(MOST);
        }
    }
}

/// The other folders beside a vault that hold one of the same name: copies of it, which no removal
/// of this one touches.
#[must_use]
pub fn copies_beside(folder: &Path) -> Vec<PathBuf> {
    let names = Vault::names_in(folder);
    let beside = folder.parent().and_then(|above| above.read_dir().ok());
    let mut copies: Vec<PathBuf> = beside
        .into_iter()
        .flatten()
        .flatten()
        .map(|found| found.path())
        .filter(|path| path != folder && path.is_dir())
        .filter(|path| {
            Vault::names_in(path)
                .iter()
                .any(|name| names.contains(name))
        })
        .collect();
    copies.sort();
    copies
}

/// What a page calls a folder by.
fn id(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The usual place, or one beside it where nothing is yet.
fn new_place(usual: &Path) -> PathBuf {
    let name = usual.file_name().unwrap_or_default().to_string_lossy();
    let beside = (2..1000_u32).map(|n| usual.with_file_name(format!("{name}-{n}")));
    let mut those = std::iter::once(usual.to_path_buf()).chain(beside);
    those
        .find(|place| is_free(place))
        .unwrap_or_else(|| usual.to_path_buf())
}

/// Missing or empty.
#[must_use]
pub fn is_free(folder: &Path) -> bool {
    match folder.read_dir() {
        Ok(mut inside) => inside.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use uuid::Uuid;

    use super::*;

    fn seen(vault: u128, generation: i32) -> Seen {
        Seen {
            vault_id: Uuid::from_u128(vault),
            epoch: 1,
            generation,
        }
    }

    fn filled(folder: &Path) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join("vault.hdr"), "x").unwrap();
        folder.to_path_buf()
    }

    fn places(known: &KnownVaults, usual: &Path) -> Vec<String> {
        known
            .list(usual)
            .into_iter()
            .map(|vault| vault.place)
            .collect()
    }

    #[test]
    fn the_last_one_used_comes_first_and_any_can_be_chosen_and_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let usual = home.path().join("vault");
        let mut known = KnownVaults::default();
        assert_eq!(known.found(&known.current(&usual)), Found::None);
        assert!(known.list(&usual).is_empty());
        let (one, two) = (
            filled(&home.path().join("one")),
            filled(&home.path().join("two")),
        );
        for place in [&one, &two, &one] {
            known.choose(place.clone(), &usual);
            known.used(place, seen(1, 1));
        }
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        assert_eq!(places(&known, &usual), [shown(&one), shown(&two)]);
        let list = known.list(&usual);
        assert!(list[0].current && !list[1].current && !list[1].id.contains("two"));

        known.choose_listed(&list[1].id, &usual);
        assert_eq!(known.current(&usual), two);
        known.choose_listed("/etc", &usual);
        assert_eq!(known.current(&usual), two);
        known.forget(&list[1].id, &usual);
        assert!(two.join("vault.hdr").exists());
        assert_eq!(known.current(&usual), one);
        known.forget(&list[0].id, &usual);
        assert_eq!(known.current(&usual), usual);
        assert!(known.list(&usual).is_empty());
    }

    #[test]
    fn the_usual_place_is_listed_when_something_is_there_and_can_be_forgotten_too() {
        let home = tempfile::tempdir().unwrap();
        let usual = filled(&home.path().join("vault"));
        let mut known = KnownVaults::default();
        let list = known.list(&usual);
        assert_eq!(list.len(), 1);
        known.forget(&list[0].id, &usual);
        assert!(known.list(&usual).is_empty());
        assert_eq!(known.current(&usual), home.path().join("vault-2"));
        assert_eq!(known.found(&known.current(&usual)), Found::None);
    }

    #[test]
    fn one_that_is_not_there_is_missing_until_somebody_chooses_its_place_for_a_new_one() {
        let home = tempfile::tempdir().unwrap();
        let usual = home.path().join("vault");
        let stick = filled(&home.path().join("stick"));
        let mut known = KnownVaults::default();
        known.choose(stick.clone(), &usual);
        known.used(&stick, seen(1, 1));
        fs::remove_dir_all(&stick).unwrap();
        assert_eq!(known.found(&stick), Found::Missing);
        assert_eq!(known.list(&usual).len(), 1);
        known.choose(stick.clone(), &usual);
        assert_eq!(known.found(&stick), Found::None);
    }

    #[test]
    fn of_one_that_was_removed_nothing_is_kept() {
        let usual = Path::new("/usual");
        let (gone, copy) = (PathBuf::from("/somewhere"), Path::new("/copy"));
        let mut known = KnownVaults::default();
        known.used(copy, seen(1, 40));
        known.choose(gone.clone(), usual);
        known.used(&gone, seen(1, 40));
        known.removed(&gone);
        assert_eq!(known.current(usual), usual);
        assert_eq!(places(&known, usual), ["/copy"]);
        assert!(!serde_json::to_string(&known).unwrap().contains("somewhere"));
        // The copy elsewhere is looked after as before.
        assert!(known.used(copy, seen(1, 39)));
    }

    #[test]
    fn one_that_was_never_opened_here_stays_on_the_list_when_another_is_meant() {
        let home = tempfile::tempdir().unwrap();
        let usual = filled(&home.path().join("vault"));
        let shown = usual.to_string_lossy().into_owned();
        let mut known = KnownVaults::default();
        known.choose_new(&usual);
        assert_eq!(known.current(&usual), home.path().join("vault-2"));
        assert_eq!(places(&known, &usual), std::slice::from_ref(&shown));

        let mut known = KnownVaults::default();
        known.choose(home.path().join("new"), &usual);
        assert_eq!(places(&known, &usual), [shown]);

        let mut known = KnownVaults::default();
        let other = filled(&home.path().join("other"));
        known.places.push(other.clone());
        known.choose_listed(&id(&other), &usual);
        assert_eq!(known.current(&usual), other);
        assert_eq!(known.list(&usual).len(), 2);
    }

    #[test]
    fn the_one_that_a_restored_one_took_the_place_of_is_listed() {
        let home = tempfile::tempdir().unwrap();
        let usual = filled(&home.path().join("vault"));
        let aside = filled(&home.path().join("vault.before-restore-2026-03-04"));
        let mut known = KnownVaults::default();
        known.used(&usual, seen(1, 40));
        let restored = Restored {
            place: usual.clone(),
            aside: Some(aside.clone()),
        };
        known.restored(restored, &usual);
        let those = [&usual, &aside].map(|place| place.to_string_lossy().into_owned());
        assert_eq!(places(&known, &usual), those);
    }

    #[test]
    fn it_is_kept_as_paths_and_counts_and_read_from_less() {
        let known: KnownVaults = serde_json::from_str("{\"place\": \"/a\"}").unwrap();
        assert_eq!(known.current(Path::new("/b")), Path::new("/a"));
        assert_eq!(
            serde_json::to_string(&KnownVaults::default()).unwrap(),
            "{}"
        );
        let risk = serde_json::to_string(&PlaceRisk::Synced("Dropbox")).unwrap();
        assert_eq!(risk, r#"{"kind":"synced","by":"Dropbox"}"#);
    }
}
