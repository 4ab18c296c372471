//! How far a vault had come when it was last seen.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How far a vault had come. Whoever keeps the last of these outside the vault can tell when an older
/// copy of the whole folder lies in its place, which nothing inside the folder can: each copy is
/// genuine. It tells nothing of what is in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The vault's own name.
    pub vault_id: Uuid,
    /// Which of its keys it had.
    pub epoch: u32,
    /// How many transactions had changed it.
    pub generation: i32,
}

impl Seen {
    /// Whether this is an earlier state of the vault than `last`. Another vault is none.
    #[must_use]
    pub fn is_older_than(&self, last: &Self) -> bool {
        self.vault_id == last.vault_id
            && (self.epoch, self.generation) < (last.epoch, last.generation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_state_of_the_same_vault_is_older() {
        let at = |vault: u128, epoch, generation| Seen {
            vault_id: Uuid::from_u128(vault),
            epoch,
            generation,
        };
        let last = at(1, 2, 40);
        for older in [at(1, 2, 39), at(1, 1, 41), at(1, 2, -1)] {
            assert!(older.is_older_than(&last), "{older:?}");
        }
        for not_older in [last, at(1, 2, 41), at(1, 3, 0), at(2, 1, 1)] {
            assert!(!not_older.is_older_than(&last), "{not_older:?}");
        }
        let json = serde_json::to_string(&last).unwrap();
        assert_eq!(serde_json::from_str::<Seen>(&json).unwrap(), last);
    }
}
