//! What recovery codes open their slots with.
//!
//! A slot's ciphertext is bound to the whole header, so every change of the header wraps the vault
//! key in every slot anew. For that the secret of a recovery slot has to be known while nobody has
//! the paper at hand. It lies here, encrypted like everything else; whoever can read it has the vault
//! open already. The code on the paper cannot be made from it.

use rusqlite::{Connection, OptionalExtension as _};
use zeroize::Zeroizing;

use crate::VaultError;
use crate::keys::Secret;

/// The name of a slot.
type SlotId = [u8; 16];

/// Keeps the secret of a slot.
pub(crate) fn keep_secret(
    connection: &Connection,
    slot: &SlotId,
    secret: &Secret,
) -> Result<(), VaultError> {
    let sql = "INSERT INTO vault_recovery (slot, secret) VALUES (?1, ?2)";
    connection.execute(sql, (slot, secret.as_slice()))?;
    Ok(())
}

/// The secret of a slot.
///
/// # Errors
/// [`VaultError::DatabaseDamaged`] when there is none: header and database do not belong together.
pub(crate) fn secret_of(connection: &Connection, slot: &SlotId) -> Result<Secret, VaultError> {
    let sql = "SELECT secret FROM vault_recovery WHERE slot = ?1";
    let secret: Option<Secret> = connection
        .query_row(sql, [slot], |row| {
            let bytes: Zeroizing<[u8; 32]> = row.get(0).map(Zeroizing::new)?;
            Ok(Secret::from(&*bytes))
        })
        .optional()?;
    secret.ok_or(VaultError::DatabaseDamaged)
}

/// Forgets every secret but those of these slots.
pub(crate) fn forget_all_but(connection: &Connection, slots: &[SlotId]) -> Result<(), VaultError> {
    let mut statement = connection.prepare("SELECT slot FROM vault_recovery")?;
    let known: Vec<SlotId> = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for slot in known.iter().filter(|slot| !slots.contains(slot)) {
        connection.execute("DELETE FROM vault_recovery WHERE slot = ?1", [slot])?;
    }
    Ok(())
}
