//! What has to be known before a vault is open: where it lies, and how the lock page looks. No
//! secret; the desktop shell keeps the same.

use std::path::{Path, PathBuf};

use lamplight_api::door::KnownVaults;
use lamplight_api::{ApiError, Code};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The preferences of one data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// The vaults that were used.
    #[serde(flatten)]
    pub vaults: KnownVaults,
    /// `system`, `day` or `dusk`.
    pub look: String,
    /// `system`, or a language.
    pub language: String,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("preferences.json")
}

impl Preferences {
    /// Those of this data folder; a file that cannot be read counts as none.
    pub fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(file(folder));
        let kept = text.ok().and_then(|text| serde_json::from_str(&text).ok());
        kept.unwrap_or_else(|| Self {
            vaults: KnownVaults::default(),
            look: "system".to_owned(),
            language: "system".to_owned(),
        })
    }

    /// Keeps them.
    pub fn write(&self, folder: &Path) -> Result<(), ApiError> {
        let text = serde_json::to_string(self).unwrap_or_default();
        std::fs::write(file(folder), text)
            .map_err(|_| ApiError::new(Code::Unwritable, "the preferences could not be written"))
    }

    /// Takes over a setting that the lock page follows.
    pub fn mirror(&mut self, key: &str, value: &Value) {
        let Some(word) = value.as_str() else { return };
        match key {
            "look" => word.clone_into(&mut self.look),
            "language" => word.clone_into(&mut self.language),
            _ => {}
        }
    }
}
