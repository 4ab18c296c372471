//! Choosing where backups are kept. A path comes from a host that asked for it, never from a view.

use std::path::PathBuf;

use lamplight_journal::Journal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::WhichPlace;
use crate::ApiError;
use crate::table::Mutate;

/// Keeps backups in another folder from now on. Those that lie in the folder of before stay there.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BackupPlaceSet {
    /// Which place.
    pub which: WhichPlace,
    /// The folder. Without it, the first place is the usual one again, and there is no second.
    #[ts(as = "Option<String>")]
    pub path: Option<PathBuf>,
}

/// The place that is used from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct BackupPlaceChosen {
    /// Which place.
    pub which: WhichPlace,
    /// The folder; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Mutate for BackupPlaceSet {
    fn mutate(self, journal: &mut Journal) -> Result<BackupPlaceChosen, ApiError> {
        let which = self.which.into();
        journal.choose_backup_place(which, self.path.as_deref())?;
        let places = journal.backup_places()?.into_iter();
        let chosen = places.filter(|place| place.which == which);
        Ok(BackupPlaceChosen {
            which: self.which,
            path: chosen
                .map(|place| place.folder.to_string_lossy().into_owned())
                .next(),
        })
    }
}
