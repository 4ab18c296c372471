//! Settings: each named once, with its default and what it may be.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Transaction};
use serde_json::Value;

use crate::requests::{self, RequestId};
use crate::{Journal, JournalError};

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name.
    pub key: &'static str,
    /// What it may be.
    pub values: Values,
}

/// What a setting may be. The first word, or the number in the middle, is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A whole number: least, default, most.
    Number(i64, i64, i64),
}

impl Values {
    /// What holds until the writer says otherwise.
    #[must_use]
    pub fn default(self) -> Value {
        match self {
            Self::Words(words) => Value::from(words.first().copied().unwrap_or_default()),
            Self::Number(_, default, _) => Value::from(default),
        }
    }

    fn allow(self, value: &Value) -> bool {
        match self {
            Self::Words(words) => value.as_str().is_some_and(|word| words.contains(&word)),
            Self::Number(least, _, most) => value
                .as_i64()
                .is_some_and(|number| (least..=most).contains(&number)),
        }
    }
}

/// Every setting there is.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "language",
        values: Values::Words(&["system", "en"]),
    },
    Setting {
        key: "look",
        values: Values::Words(&["system", "day", "dusk"]),
    },
    // Minutes without a key or a click until the vault locks itself.
    Setting {
        key: "lock_after_minutes",
        values: Values::Number(1, 3, 60),
    },
    // Whether backups are made by themselves.
    Setting {
        key: "backups",
        values: Values::Words(&["daily", "off"]),
    },
    // Whether the system shows that something is due. It never says what.
    Setting {
        key: "notifications",
        values: Values::Words(&["off", "on"]),
    },
    // Whether heavy words bring up the quiet line with the way to the support list.
    Setting {
        key: "support_line",
        values: Values::Words(&["on", "off"]),
    },
    // The day of the weekly look.
    Setting {
        key: "week_day",
        values: Values::Words(&[
            "sunday",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
        ]),
    },
];

/// A text that lies among the settings and is none of them.
pub(crate) fn kept(connection: &Connection, key: &str) -> Result<Option<String>, JournalError> {
    let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Keeps a text among the settings, over the one before.
pub(crate) fn keep(
    transaction: &Transaction<'_>,
    key: &str,
    value: &str,
) -> Result<(), JournalError> {
    transaction
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute((key, value))?;
    Ok(())
}

/// Forgets a text that lies among the settings.
pub(crate) fn forget(transaction: &Transaction<'_>, key: &str) -> Result<(), JournalError> {
    transaction.execute("DELETE FROM setting WHERE key = ?1", [key])?;
    Ok(())
}

fn find(key: &str) -> Result<Setting, JournalError> {
    SETTINGS
        .iter()
        .find(|s| s.key == key)
        .copied()
        .ok_or(JournalError::NotFound("setting"))
}

/// One setting's present value. A stored value that is no longer allowed gives the default.
pub(crate) fn value(connection: &Connection, key: &str) -> Result<Value, JournalError> {
    let setting = find(key)?;
    Ok(kept(connection, key)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .filter(|value| setting.values.allow(value))
        .unwrap_or_else(|| setting.values.default()))
}

impl Journal {
    /// Every setting with its present value.
    ///
    /// # Errors
    /// As the vault's reading.
    pub fn settings(&self) -> Result<BTreeMap<&'static str, Value>, JournalError> {
        SETTINGS
            .iter()
            .map(|s| Ok((s.key, self.setting(s.key)?)))
            .collect()
    }

    /// One setting's present value. A stored value that is no longer allowed gives the default.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for a setting that does not exist.
    pub fn setting(&self, key: &str) -> Result<Value, JournalError> {
        self.vault.read(|connection| value(connection, key))
    }

    /// Changes a setting.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] for a setting that does not exist; [`JournalError::Invalid`] for
    /// a value it may not have.
    pub fn set(
        &mut self,
        key: &str,
        value: &Value,
        request: Option<RequestId>,
    ) -> Result<(), JournalError> {
        if !find(key)?.values.allow(value) {
            return Err(JournalError::invalid(
                "value",
                "this setting may not have that value",
            ));
        }
        self.vault.write(|transaction| {
            requests::once(transaction, request, "setting_set", || {
                transaction
                    .prepare_cached(
                        "INSERT INTO setting (key, value) VALUES (?1, ?2)
                         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    )?
                    .execute((key, value.to_string()))?;
                Ok(())
            })
        })
    }
}
