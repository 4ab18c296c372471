//! Settings: what they are, and what they may be.

use lamplight_journal::Journal;
use lamplight_journal::settings::{SETTINGS, Values};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use crate::ApiError;
use crate::table::{Mutate, Query};

/// Lists every setting.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettingList {}

/// Asks for one setting.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettingGet {
    /// Its name.
    pub key: String,
}

/// Changes one setting.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SettingSet {
    /// Its name.
    pub key: String,
    /// One of the words it may be, or a number within its bounds.
    #[ts(type = "string | number")]
    pub value: Value,
    /// A name for this request: asked twice under one name, it is done once.
    #[schemars(with = "Option<String>")]
    #[ts(as = "Option<String>")]
    pub request_id: Option<Uuid>,
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct Setting {
    /// Its name.
    pub key: String,
    /// What it is now.
    #[ts(type = "string | number")]
    pub value: Value,
    /// What it is until somebody says otherwise.
    #[ts(type = "string | number")]
    pub default: Value,
    /// The words it may be, for a setting that is a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<String>>,
    /// The least and the most it may be, for a setting that is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<(i64, i64)>,
}

impl Query for SettingList {
    fn query(self, journal: &Journal) -> Result<Vec<Setting>, ApiError> {
        let keys = SETTINGS.iter().map(|setting| setting.key);
        keys.map(|key| state(journal, key)).collect()
    }
}

impl Query for SettingGet {
    fn query(self, journal: &Journal) -> Result<Setting, ApiError> {
        state(journal, &self.key)
    }
}

impl Mutate for SettingSet {
    fn mutate(self, journal: &mut Journal) -> Result<Setting, ApiError> {
        journal.set(&self.key, &self.value, self.request_id)?;
        state(journal, &self.key)
    }
}

fn state(journal: &Journal, key: &str) -> Result<Setting, ApiError> {
    // The journal says it when there is no such setting.
    let value = journal.setting(key)?;
    let values = SETTINGS.iter().find(|setting| setting.key == key);
    let values = values.map(|setting| setting.values);
    let (words, bounds) = match values {
        Some(Values::Words(words)) => {
            let words = words.iter().map(|word| (*word).to_owned());
            (Some(words.collect()), None)
        }
        Some(Values::Number(least, _, most)) => (None, Some((least, most))),
        None => (None, None),
    };
    Ok(Setting {
        key: key.to_owned(),
        value,
        default: values.map_or(Value::Null, Values::default),
        words,
        bounds,
    })
}
