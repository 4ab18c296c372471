//! The content root: one number over every row that the database holds.
//!
//! `SQLCipher`'s HMAC says of a page that somebody with the key wrote it, and not when. A page in whose
//! place its older self was put is genuine, and both integrity checks may pass. So each row gives a
//! number that only the key can make, the sum of all of them is kept in a row of its own, and every
//! transaction brings it up. A page that is older than the others then no longer fits the sum.
//! docs/FORMAT.md says how it is computed.

#[cfg(test)]
mod changes;
mod kept;
mod number;
mod row;
mod tables;
mod watch;

pub(crate) use kept::{carry, fits, is_there, renew};
pub(super) use tables::quoted;
pub(crate) use watch::watch;
pub(super) use watch::{CHANGE, FUNCTIONS, TRIGGER};

/// The table with the one row that is not counted in.
const TABLE: &str = "vault_root";

/// Makes that table.
pub(super) const TABLE_SQL: &str = "CREATE TABLE vault_root (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    sum BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;
INSERT INTO vault_root (id, sum) VALUES (1, zeroblob(32));";
