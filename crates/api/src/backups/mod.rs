//! Backups that are kept by themselves: making one when it is time, thinning out, and what a person
//! asks of them.

mod keep;
mod list;
mod look;
mod make;
mod places;
mod prove;
mod remove;

pub use keep::{BackupKept, BackupNow};
pub use list::{
    BackupLine, BackupList, BackupOpens, BackupPlace, BackupStanding, BackupState, BackupTrouble,
    Backups, WhichPlace,
};
pub(crate) use make::make;
pub use places::{BackupPlaceChosen, BackupPlaceSet};
pub use prove::{BackupProve, BackupProved};
pub use remove::{BackupRemove, BackupsRemoved};

pub(crate) use keep::{Occasion, keep};
