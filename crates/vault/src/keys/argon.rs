//! Argon2id (RFC 9106) over memory of our own, wiped after use.

use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::Secret;
use super::passphrase::Passphrase;
use crate::VaultError;

/// What one derivation costs. Stored in the header, so it is an attacker's to choose: every field
/// is checked by [`Cost::check`] before a byte is allocated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub m: u32,
    /// Passes over the memory.
    pub t: u32,
    /// Lanes, worked on side by side.
    pub p: u32,
}

impl Cost {
    /// 256 MiB, three passes, four lanes: about half a second on a computer of 2020.
    pub const USUAL: Self = Self {
        m: 256 * 1024,
        t: 3,
        p: 4,
    };
    /// The least that is ever accepted (the OWASP floor for one pass over it is higher in time,
    /// the same in memory). For tests and for very small computers.
    pub const LEAST: Self = Self {
        m: 19 * 1024,
        t: 1,
        p: 1,
    };

    /// The cost for this computer: [`Cost::USUAL`], with the memory doubled or halved until one
    /// derivation takes between 0.5 and 1.5 seconds, within 64 and 512 MiB.
    ///
    /// # Errors
    /// [`VaultError::OutOfMemory`] when not even 64 MiB can be had.
    pub fn for_this_computer() -> Result<Self, VaultError> {
        let probe = Self {
            m: 64 * 1024,
            ..Self::USUAL
        };
        let begun = Instant::now();
        derive(&Passphrase::new("probe")?, &[0; 16], probe)?;
        Ok(Self::from_probe(begun.elapsed()))
    }

    /// Chooses the memory from the time that 64 MiB took.
    fn from_probe(took: Duration) -> Self {
        let mut cost = Self::USUAL;
        let expected = |m: u32| took * (m / (64 * 1024));
        if expected(cost.m) < Duration::from_millis(500) {
            cost.m = 512 * 1024;
        }
        while cost.m > 64 * 1024 && expected(cost.m) > Duration::from_millis(1500) {
            cost.m /= 2;
        }
        cost
    }

    /// Whether a header may ask for this.
    ///
    /// # Errors
    /// [`VaultError::HeaderDamaged`] outside 19 MiB to 1 GiB, 1 to 10 passes, 1 to 8 lanes.
    pub fn check(self) -> Result<(), VaultError> {
        let fine = (Self::LEAST.m..=1024 * 1024).contains(&self.m)
            && (1..=10).contains(&self.t)
            && (1..=8).contains(&self.p);
        if fine {
            Ok(())
        } else {
            Err(VaultError::HeaderDamaged)
        }
    }
}

/// The blocks a derivation fills. They depend on the passphrase, and the crate's own blocks are
/// not wiped when freed (argon2 0.6, `block.rs`), hence these.
struct Memory(Vec<Block>);

impl Memory {
    fn new(blocks: usize) -> Result<Self, VaultError> {
        let mut memory = Vec::new();
        memory
            .try_reserve_exact(blocks)
            .map_err(|_| VaultError::OutOfMemory)?;
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }

    fn wipe(&mut self) {
        for block in &mut self.0 {
            block.zeroize();
        }
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Threads for the lanes, gone after the derivation and their stacks with them. Left to itself the
/// crate takes those that everything shares, and panics where there is no room for them.
fn threads(cost: Cost) -> Result<ThreadPool, VaultError> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let lanes = usize::try_from(cost.p).unwrap_or(1);
    ThreadPoolBuilder::new()
        .num_threads(cores.min(lanes))
        .build()
        .map_err(|_| VaultError::OutOfMemory)
}

/// Argon2id version 0x13 to 32 bytes, with no secret and no associated data.
pub(crate) fn derive(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: Cost,
) -> Result<Secret, VaultError> {
    cost.check()?;
    let params =
        Params::new(cost.m, cost.t, cost.p, Some(32)).map_err(|_| VaultError::HeaderDamaged)?;
    let threads = threads(cost)?;
    let mut memory = Memory::new(params.block_count())?;
    let mut out = Secret::zeros();
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    threads
        .install(|| {
            let words = passphrase.as_bytes();
            argon.hash_password_into_with_memory(words, salt, &mut *out, &mut memory.0)
        })
        .map_err(|_| VaultError::OutOfMemory)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9106 §5.3, which uses a secret and associated data: the algorithm, not our call.
    #[test]
    fn the_rfc_9106_vector_for_argon2id() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .output_len(32)
            .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let mut out = [0; 32];
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
            .unwrap()
            .hash_password_into(&[1; 32], &[2; 16], &mut out)
            .unwrap();
        assert_eq!(
            data_encoding::HEXLOWER.encode(&out),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

    #[test]
    fn our_memory_gives_what_the_crates_own_memory_gives() {
        let passphrase = Passphrase::new("a lamp in the window").unwrap();
        let ours = derive(&passphrase, &[7; 16], Cost::LEAST).unwrap();
        let params = Params::new(19 * 1024, 1, 1, Some(32)).unwrap();
        let mut theirs = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(b"a lamp in the window", &[7; 16], &mut theirs)
            .unwrap();
        assert_eq!(*ours, theirs);
    }

    #[test]
    fn the_memory_is_wiped() {
        let params = Params::new(64, 1, 1, Some(32)).unwrap();
        let mut memory = Memory::new(params.block_count()).unwrap();
        let mut out = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(b"words", &[7; 16], &mut out, &mut memory.0)
            .unwrap();
        let filled = |m: &Memory| {
            m.0.iter()
                .filter(|b| b.as_ref().iter().any(|word| *word != 0))
                .count()
        };
        assert!(
            filled(&memory) > 60,
            "the control: derivation fills the blocks"
        );
        memory.wipe();
        assert_eq!(filled(&memory), 0);
    }

    #[test]
    fn costs_outside_the_bounds_are_refused_before_anything_is_allocated() {
        let usual = Cost::USUAL;
        for bad in [
            Cost {
                m: 19 * 1024 - 1,
                ..usual
            },
            Cost {
                m: 1024 * 1024 + 1,
                ..usual
            },
            Cost {
                m: u32::MAX,
                ..usual
            },
            Cost { t: 0, ..usual },
            Cost { t: 11, ..usual },
            Cost { p: 0, ..usual },
            Cost { p: 9, ..usual },
        ] {
            let begun = Instant::now();
            let refused = derive(&Passphrase::new("x").unwrap(), &[0; 16], bad);
            assert!(matches!(refused, Err(VaultError::HeaderDamaged)), "{bad:?}");
            assert!(begun.elapsed() < Duration::from_millis(10), "{bad:?}");
        }
    }

    #[test]
    fn the_memory_follows_the_computer() {
        let chosen = |ms| Cost::from_probe(Duration::from_millis(ms)).m / 1024;
        assert_eq!(chosen(20), 512);
        assert_eq!(chosen(130), 256);
        assert_eq!(chosen(300), 256);
        assert_eq!(chosen(500), 128);
        assert_eq!(chosen(5000), 64);
    }
}
