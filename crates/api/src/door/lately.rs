//! How far each vault had come when it was last open, by the folder it was in.

use std::path::{Path, PathBuf};

use lamplight_journal::Seen;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many are kept.
const MOST: usize = 20;

/// How far the vaults had come. Two copies of one vault in two folders are each measured against
/// themselves; one in a folder that nothing is known of, against every copy of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lately(Vec<SeenAt>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SeenAt {
    #[serde(flatten)]
    seen: Seen,
    /// The folder; none where it was not kept yet.
    #[serde(default)]
    place: PathBuf,
}

impl Lately {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the vault in this folder had come further.
    #[must_use]
    pub fn is_older(&self, place: &Path, seen: Seen) -> bool {
        let last = self.last(place, seen.vault_id);
        last.is_some_and(|last| seen.is_older_than(&last))
    }

    /// This is how far a vault has come.
    pub fn keep(&mut self, place: &Path, seen: Seen) {
        self.0.retain(|last| {
            last.seen.vault_id != seen.vault_id
                || (last.place != place && !last.place.as_os_str().is_empty())
        });
        let place = place.to_path_buf();
        self.0.insert(0, SeenAt { seen, place });
        self.0.truncate(MOST);
    }

    /// A vault that may be an older copy was closed before somebody said to go on with it. What was
    /// written to it meanwhile, if only where the writer was, does not make it any newer.
    pub fn doubt(&mut self, place: &Path, seen: Seen) {
        let Some(mut last) = self.last(place, seen.vault_id) else {
            return;
        };
        if last.epoch == seen.epoch {
            last.generation = last.generation.max(seen.generation.saturating_add(1));
        }
        self.keep(place, last);
    }

    /// Somebody put these vaults into this folder on purpose, however far they had come. What was
    /// there before is in `aside` now.
    pub fn put(&mut self, place: &Path, aside: Option<&Path>, vaults: &[Uuid]) {
        match aside {
            Some(aside) => {
                let those = self.0.iter_mut().filter(|last| last.place == place);
                those.for_each(|last| last.place = aside.to_path_buf());
            }
            None => self.forget(place),
        }
        for vault in vaults {
            let seen = Seen {
                vault_id: *vault,
                epoch: 0,
                generation: 0,
            };
            let place = place.to_path_buf();
            self.0.insert(0, SeenAt { seen, place });
        }
        self.0.truncate(MOST);
    }

    /// Nothing is kept of what was in this folder.
    pub fn forget(&mut self, place: &Path) {
        self.0.retain(|last| last.place != place);
    }

    /// What a vault in this folder is measured against.
    fn last(&self, place: &Path, vault: Uuid) -> Option<Seen> {
        let those = || self.0.iter().filter(|last| last.seen.vault_id == vault);
        let here = those().find(|last| last.place == place);
        let furthest = || those().max_by_key(|last| (last.seen.epoch, last.seen.generation));
        here.or_else(furthest).map(|last| last.seen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(vault: u128, generation: i32) -> Seen {
        Seen {
            vault_id: Uuid::from_u128(vault),
            epoch: 1,
            generation,
        }
    }

    #[test]
    fn an_older_copy_is_told_until_somebody_says_to_go_on_with_it() {
        let (place, other) = (Path::new("/somewhere"), Path::new("/other"));
        let mut lately = Lately::default();
        lately.keep(place, seen(1, 41));
        lately.keep(other, seen(2, 3));
        assert!(!lately.is_older(place, seen(1, 41)));
        assert!(lately.is_older(place, seen(1, 39)));
        lately.doubt(place, seen(1, 42));
        assert!(lately.is_older(place, seen(1, 42)));
        lately.keep(place, seen(1, 40));
        assert!(!lately.is_older(place, seen(1, 40)));
        assert_eq!(lately.0.len(), 2);
    }

    #[test]
    fn a_copy_in_an_unknown_folder_is_told_and_never_raises_it_for_the_other() {
        let (place, copy) = (Path::new("/somewhere"), Path::new("/stick"));
        let mut lately = Lately::default();
        lately.keep(place, seen(1, 40));
        assert!(lately.is_older(copy, seen(1, 10)));
        lately.doubt(copy, seen(1, 50));
        assert!(lately.is_older(copy, seen(1, 50)));
        assert!(!lately.is_older(place, seen(1, 40)));
        lately.keep(copy, seen(1, 60));
        assert!(!lately.is_older(place, seen(1, 40)));
        // What is kept of the one does not go with the other.
        lately.forget(copy);
        assert!(lately.is_older(place, seen(1, 39)));
    }

    #[test]
    fn what_was_put_there_on_purpose_is_not_older_and_what_was_there_keeps_its_own() {
        let (place, aside) = (Path::new("/vault"), Path::new("/aside"));
        let mut lately = Lately::default();
        lately.keep(place, seen(1, 40));
        lately.put(place, Some(aside), &[Uuid::from_u128(1)]);
        assert!(!lately.is_older(place, seen(1, 5)));
        assert!(lately.is_older(aside, seen(1, 39)));
        lately.keep(place, seen(1, 70));
        assert!(!lately.is_older(aside, seen(1, 40)));
        assert!(lately.is_older(place, seen(1, 69)));
        let beside = Path::new("/beside");
        lately.put(beside, None, &[Uuid::from_u128(1)]);
        assert!(!lately.is_older(beside, seen(1, 5)));
        assert!(lately.is_older(place, seen(1, 69)));
    }

    #[test]
    fn it_is_read_from_what_was_kept_without_a_folder() {
        let kept = serde_json::json!([seen(1, 40)]).to_string();
        let mut lately: Lately = serde_json::from_str(&kept).unwrap();
        let place = Path::new("/vault");
        assert!(lately.is_older(place, seen(1, 39)));
        lately.keep(place, seen(1, 40));
        let again = serde_json::to_string(&lately).unwrap();
        assert_eq!(serde_json::from_str::<Lately>(&again).unwrap(), lately);
        assert_eq!(lately.0.len(), 1);
    }
}
