//! Looking at the places where backups lie. Done beside the vault's thread: a stick can be slow.

use lamplight_journal::backups::{
    FoundBackup, Place, Record, Stock, find_backups, place_for_backups,
};
use uuid::Uuid;

use crate::{ApiError, Errand};

/// What there is, and where.
pub(super) struct Look {
    /// The places that are there, with what lies in them.
    pub(super) stocks: Vec<Stock>,
    /// The places that are not there.
    pub(super) absent: Vec<Place>,
    /// What the journal knows.
    pub(super) known: Known,
}

/// What the journal knows before anybody looks.
pub(super) struct Known {
    pub(super) places: Vec<Place>,
    pub(super) record: Record,
    pub(super) vault_id: Uuid,
    /// Size of the database in bytes.
    pub(super) size: u64,
    pub(super) read_only: bool,
    /// Whether backups are made by themselves.
    pub(super) on: bool,
    /// Milliseconds since 1970 UTC.
    pub(super) now: i64,
}

/// Asks the journal.
pub(super) fn known(errand: &Errand) -> Result<Known, ApiError> {
    let now = errand.room().clock.now().millis();
    errand.with_journal(move |journal, _| {
        let about = journal.about()?;
        Ok(Known {
            places: journal.backup_places()?,
            record: journal.backup_record()?,
            vault_id: about.vault_id,
            size: about.size,
            read_only: about.read_only,
            on: journal.keeps_backups()?,
            now,
        })
    })
}

/// Makes the usual place, where that is used. One that cannot be made is one that is not there.
pub(super) fn make_usual(known: &Known) {
    for place in known.places.iter().filter(|place| place.usual) {
        let _ = place_for_backups(&place.folder);
    }
}

/// Looks at all places.
pub(super) fn look(errand: &Errand, known: Known) -> Result<Look, ApiError> {
    let (mut found, mut absent) = (Vec::new(), Vec::new());
    for place in &known.places {
        match find_backups(&place.folder, known.vault_id) {
            Ok(backups) => found.push((place.clone(), backups)),
            Err(_) => absent.push(place.clone()),
        }
    }
    Ok(Look {
        stocks: appraise(errand, found)?,
        absent,
        known,
    })
}

/// Looks at one place again.
pub(super) fn look_again(errand: &Errand, place: &Place, vault: Uuid) -> Result<Stock, ApiError> {
    let found = find_backups(&place.folder, vault)?;
    let stocks = appraise(errand, vec![(place.clone(), found)])?;
    let stock = stocks.into_iter().next();
    stock.ok_or_else(crate::desk::closed)
}

fn appraise(
    errand: &Errand,
    found: Vec<(Place, Vec<FoundBackup>)>,
) -> Result<Vec<Stock>, ApiError> {
    errand.with_journal(move |journal, _| {
        let stocks = found.into_iter();
        let stocks = stocks.map(|(place, found)| Ok(journal.appraise(place, found)?));
        stocks.collect()
    })
}
