//! What the program knows before a vault is open: where it lies, and how the window looks. Nothing
//! of it is secret.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use lamplight_api::door::KnownVaults;
use lamplight_api::{ApiError, Code};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::NamedTempFile;

use crate::folders;

/// How the window looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the system does.
    #[default]
    System,
    /// Ink on paper.
    Day,
    /// Lamp-lit.
    Dusk,
}

/// Which language, by its name or `system`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language(pub String);

impl Default for Language {
    fn default() -> Self {
        Self("system".to_owned())
    }
}

/// What is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Values {
    /// The vaults that were used on this computer.
    #[serde(flatten)]
    pub vaults: KnownVaults,
    /// The setting `look` of the vault that was last open.
    pub look: Look,
    /// The setting `language`, likewise.
    pub language: Language,
}

/// The small file they are kept in.
pub struct Preferences {
    file: PathBuf,
    values: Mutex<Values>,
}

impl Preferences {
    /// Reads the file. One that is missing or damaged is as good as none: everything in it can be
    /// chosen again.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let values = fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default();
        Self {
            file: file.to_path_buf(),
            values: Mutex::new(values),
        }
    }

    /// What is kept.
    pub fn values(&self) -> Values {
        self.lock().clone()
    }

    /// Changes what is kept of the vaults.
    ///
    /// # Errors
    /// [`Code::Unwritable`] when the file cannot be written; then it is kept until the program
    /// ends.
    pub fn change_vaults(&self, change: impl FnOnce(&mut KnownVaults)) -> Result<(), ApiError> {
        self.change(|values| change(&mut values.vaults))
    }

    /// Keeps a setting of the vault that the window shows before one is open. Other settings are
    /// passed over.
    ///
    /// # Errors
    /// As [`Preferences::change_vaults`].
    pub fn mirror(&self, key: &str, value: &Value) -> Result<(), ApiError> {
        match key {
            "look" => match Look::deserialize(value) {
                Ok(look) => self.change(|values| values.look = look),
                Err(_) => Ok(()),
            },
            "language" => match Language::deserialize(value) {
                Ok(language) => self.change(|values| values.language = language),
                Err(_) => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn change(&self, change: impl FnOnce(&mut Values)) -> Result<(), ApiError> {
        let mut values = self.lock();
        let before = values.clone();
        change(&mut values);
        if *values == before {
            return Ok(());
        }
        write(&self.file, &values).map_err(|_| {
            let message = "this choice cannot be kept, as its file cannot be written";
            ApiError::new(Code::Unwritable, message)
        })
    }

    fn lock(&self) -> MutexGuard<'_, Values> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whole or not at all: beside its place, then renamed.
fn write(file: &Path, values: &Values) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    folders::make(folder)?;
    let mut whole = NamedTempFile::new_in(folder)?;
    whole.write_all(&serde_json::to_vec_pretty(values)?)?;
    whole.as_file().sync_all()?;
    whole.persist(file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_there_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one/two/preferences.json");
        let preferences = Preferences::read(&file);
        assert_eq!(preferences.values(), Values::default());
        let choose =
            |vaults: &mut KnownVaults| vaults.choose("/somewhere/else".into(), Path::new("/usual"));
        preferences.change_vaults(choose).unwrap();
        preferences.mirror("look", &"dusk".into()).unwrap();
        preferences.mirror("language", &"en".into()).unwrap();
        let again = Preferences::read(&file).values();
        assert_eq!(
            again.vaults.place.as_deref(),
            Some(Path::new("/somewhere/else"))
        );
        assert_eq!(again.look, Look::Dusk);
        assert_eq!(again.language.0, "en");
    }

    #[test]
    fn other_settings_and_odd_values_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        let preferences = Preferences::read(&file);
        preferences.mirror("lock_after_minutes", &5.into()).unwrap();
        preferences.mirror("look", &"plaid".into()).unwrap();
        preferences.mirror("language", &7.into()).unwrap();
        assert!(!file.exists());
    }

    #[test]
    fn a_damaged_file_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("preferences.json");
        fs::write(&file, "{\"place\": 3").unwrap();
        assert_eq!(Preferences::read(&file).values(), Values::default());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::write(&taken, "").unwrap();
        let preferences = Preferences::read(&taken.join("preferences.json"));
        let refused = preferences.mirror("look", &"day".into()).unwrap_err();
        assert_eq!(refused.code, Code::Unwritable);
    }
}
