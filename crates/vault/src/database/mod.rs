//! The database: SQLCipher, opened by one recipe and never otherwise.

mod authorizer;
mod check;
mod connect;
mod copying;
mod free;
mod indexes;
mod migrate;
mod place;
mod recovery;
mod residue;
mod root;

pub(crate) use check::{Beside, check, check_beside, check_copy};
pub(crate) use connect::{
    Access, assert_versions, connect, connect_passing, create_file, is_intact,
};
pub(crate) use copying::{Copying, Pages, copy};
pub use migrate::{Migration, Schema};
pub(crate) use migrate::{begin, count_up, generation, migrate, outstanding};
pub(crate) use place::refuse_strange_files;
pub(crate) use recovery::{forget_all_but, keep_secret, secret_of};
pub(crate) use residue::wipe_residue;
pub(crate) use root::{fits, renew, watch};

/// The oldest SQLite that may be under us: the secure delete of FTS5 had a heap overflow before
/// (CVE-2026-119374).
pub const LEAST_SQLITE: &str = "3.54.1";
/// The `SQLCipher` release line this program was made and tested with.
pub const SQLCIPHER: &str = "4.20.";
/// Page size in bytes, `SQLCipher` 4's own.
pub(crate) const PAGE: u64 = 4096;
