//! Where backups are kept: beside the vault or where somebody chose, and in a second place.

use std::path::{Path, PathBuf};

use lamplight_vault::Vault;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::{Journal, JournalError, settings};

/// Their row in the table of settings, which lists no such setting: only a host can name a path.
pub(super) const KEY: &str = "backup_places";

/// Which of the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The one that there always is.
    First,
    /// A second one, such as a stick that is not always there.
    Second,
}

/// A place for backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which of them.
    pub which: Which,
    /// The folder.
    pub folder: PathBuf,
    /// Whether nobody chose it: it is made when it is needed.
    pub usual: bool,
}

/// The places as they were chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Places {
    /// In place of the usual one.
    pub first: Option<PathBuf>,
    /// Another one.
    pub second: Option<PathBuf>,
}

/// The places of a vault that is open. What cannot be read is as good as nothing chosen.
pub(super) fn places(vault: &Vault, connection: &Connection) -> Result<Vec<Place>, JournalError> {
    let chosen = chosen(connection)?;
    let usual = chosen.first.is_none();
    let first = Place {
        which: Which::First,
        folder: chosen
            .first
            .unwrap_or_else(|| vault.usual_place_of_backups()),
        usual,
    };
    let second = chosen.second.map(|folder| Place {
        which: Which::Second,
        folder,
        usual: false,
    });
    Ok(std::iter::once(first).chain(second).collect())
}

/// Whether backups are made by themselves.
pub(super) fn are_kept(connection: &Connection) -> Result<bool, JournalError> {
    Ok(settings::value(connection, "backups")? != "off")
}

fn chosen(connection: &Connection) -> Result<Places, JournalError> {
    let kept = settings::kept(connection, KEY)?;
    Ok(kept
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

impl Journal {
    /// The places for backups, the first one first.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn backup_places(&self) -> Result<Vec<Place>, JournalError> {
        self.vault
            .read(|connection| places(&self.vault, connection))
    }

    /// Whether backups are made by themselves.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn keeps_backups(&self) -> Result<bool, JournalError> {
        self.vault.read(are_kept)
    }

    /// Keeps backups in another folder from now on. `None` is the usual one for the first place, and
    /// none for the second. Backups that lie in the folder of before stay there.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] for what is no folder, for one within the vault's own, for one that
    /// is the other place already, and for one whose name is no text.
    pub fn choose_backup_place(
        &mut self,
        which: Which,
        folder: Option<&Path>,
    ) -> Result<(), JournalError> {
        let refused = |reason: &str| Err(JournalError::invalid("path", reason));
        if let Some(folder) = folder {
            if !folder.is_dir() {
                return refused("backups are kept in a folder that is there");
            }
            if folder.to_str().is_none() {
                return refused("the name of that folder cannot be kept");
            }
            if self.vault.is_within(&folder.join("inside")) {
                return refused("that place is in the folder of the vault itself");
            }
            let same = |place: &Place| place.which != which && is_same(&place.folder, folder);
            if self.backup_places()?.iter().any(same) {
                return refused("backups are kept in that folder already");
            }
        }
        self.vault.write(|transaction| {
            let mut places = chosen(transaction)?;
            let folder = folder.map(Path::to_path_buf);
            match which {
                Which::First => places.first = folder,
                Which::Second => places.second = folder,
            }
            let text = serde_json::to_string(&places)
                .map_err(|_| JournalError::invalid("path", "that folder cannot be kept"))?;
            settings::keep(transaction, KEY, &text)
        })?;
        self.forget_missing(which)
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
