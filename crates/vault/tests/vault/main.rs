//! A vault as whoever holds its folder can treat it: damaged, cut, swapped, forged, read-only, on a
//! full disk, opened twice, killed half way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod folder;
mod forge;
mod notes;
mod questions;

mod backups;
mod backups_damaged;
mod backups_kept;
mod foreign_reader;
mod header_choice;
mod header_copies;
mod header_forged;
mod in_place;
mod later_slots;
mod new_keys;
mod passphrases;
mod paths;
mod places;
mod recovery;
mod recovery_forged;
mod rekey;
mod removal;
mod rollback;
mod slow_cuts;
mod slow_flips;
mod slow_header_flips;
mod writes;

#[cfg(target_os = "linux")]
mod by_hand;
#[cfg(unix)]
mod child;
#[cfg(unix)]
mod creation;
#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod links;
#[cfg(unix)]
mod lock;
#[cfg(unix)]
mod memory;
#[cfg(target_os = "linux")]
mod mounts;
#[cfg(unix)]
mod permissions;
#[cfg(unix)]
mod read_only;
#[cfg(unix)]
mod residue;
