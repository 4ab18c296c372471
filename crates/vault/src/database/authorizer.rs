//! What no statement may do, whoever wrote it.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::root::{CHANGE, FUNCTIONS, TRIGGER};
use crate::VaultError;

/// Pragmas of the cipher that only read.
const HARMLESS: [&str; 5] = [
    "cipher_integrity_check",
    "cipher_provider",
    "cipher_provider_version",
    "cipher_status",
    "cipher_version",
];

/// From here on: no second database (`ATTACH … KEY ''` would make a plaintext one), no change of
/// key or cipher, no loading of code, and no looking away from what keeps the content root.
pub(crate) fn guard(connection: &mut Connection) -> Result<(), VaultError> {
    Ok(connection.authorizer(Some(decide))?)
}

fn decide(context: AuthContext<'_>) -> Authorization {
    let refused = match context.action {
        AuthAction::Attach { .. } | AuthAction::Detach { .. } => true,
        AuthAction::Pragma {
            pragma_name,
            pragma_value,
        } => is_refused(pragma_name, pragma_value),
        AuthAction::Function { function_name } => {
            function_name.eq_ignore_ascii_case("load_extension")
                || function_name.eq_ignore_ascii_case("sqlcipher_export")
                || (FUNCTIONS.contains(&function_name.to_ascii_lowercase().as_str())
                    && !context.accessor.is_some_and(is_of_root))
        }
        AuthAction::DropTempTrigger { trigger_name, .. } => is_of_root(trigger_name),
        AuthAction::DropTempTable { table_name } | AuthAction::AlterTable { table_name, .. } => {
            table_name.eq_ignore_ascii_case(CHANGE)
        }
        _ => false,
    };
    if refused {
        Authorization::Deny
    } else {
        Authorization::Allow
    }
}

fn is_of_root(trigger: &str) -> bool {
    trigger.starts_with(TRIGGER)
}

fn is_refused(name: &str, value: Option<&str>) -> bool {
    let name = name.to_ascii_lowercase();
    let touches_the_key = ["key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey"];
    let loosens = [
        "journal_mode",
        "synchronous",
        "temp_store",
        "secure_delete",
        "writable_schema",
        "recursive_triggers",
        "foreign_keys",
    ];
    touches_the_key.contains(&name.as_str())
        || (name.starts_with("cipher_") && !(HARMLESS.contains(&name.as_str()) && value.is_none()))
        || (loosens.contains(&name.as_str()) && value.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_second_databases_and_loosened_settings_are_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        guard(&mut connection).unwrap();
        for refused in [
            "ATTACH 'x' AS y KEY ''",
            "ATTACH ':memory:' AS y",
            "PRAGMA key = 'x'",
            "PRAGMA rekey = 'x'",
            "PRAGMA cipher_hmac_pgno = 1",
            "PRAGMA cipher_memory_security = ON",
            "PRAGMA cipher_log = '/tmp/x'",
            "PRAGMA synchronous = OFF",
            "PRAGMA journal_mode = WAL",
            "PRAGMA temp_store = FILE",
            "SELECT load_extension('x')",
            "PRAGMA recursive_triggers = OFF",
            "PRAGMA foreign_keys = OFF",
        ] {
            assert!(connection.execute_batch(refused).is_err(), "{refused}");
        }
        for allowed in [
            "PRAGMA cipher_version",
            "PRAGMA synchronous",
            "PRAGMA user_version",
            "SELECT 1",
        ] {
            assert!(connection.prepare(allowed).is_ok(), "{allowed}");
        }
    }
}
