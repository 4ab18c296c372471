//! What no statement may do, whoever wrote it.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

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
/// key or cipher, no loading of code.
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
        }
        _ => false,
    };
    if refused {
        Authorization::Deny
    } else {
        Authorization::Allow
    }
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
