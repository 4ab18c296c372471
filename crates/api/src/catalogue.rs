//! The table for programs: names, kinds and JSON Schemas, as `api --list` prints them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::Value;

use crate::Command;

/// What there is to know of one command. Schemas are JSON Schema, draft 2020-12.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its name.
    pub name: &'static str,
    /// `query`, `mutate` or `job`.
    pub kind: &'static str,
    /// What a request looks like.
    pub request: Value,
    /// What an answer looks like.
    pub response: Value,
    /// `anyone`, or `paths` for a command that is only for hosts that chose the paths themselves.
    pub reach: &'static str,
    /// The names of the events that follow it.
    pub events: Vec<&'static str>,
}

/// Every command, in the table's order.
#[must_use]
pub fn catalogue() -> Vec<Listed> {
    Command::ALL
        .iter()
        .map(|command| command.listed())
        .collect()
}

pub(crate) fn listed<Q: JsonSchema, S: JsonSchema>(command: Command) -> Listed {
    let settings = SchemaSettings::draft2020_12();
    let request = settings.clone().for_deserialize().into_generator();
    let response = settings.for_serialize().into_generator();
    Listed {
        name: command.name(),
        kind: command.kind().as_str(),
        request: request.into_root_schema_for::<Q>().to_value(),
        response: response.into_root_schema_for::<S>().to_value(),
        reach: command.reach().as_str(),
        events: command.stale().iter().map(|stale| stale.event()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_says_what_is_required_and_that_nothing_else_is_allowed() {
        for listed in catalogue() {
            let request = &listed.request;
            assert_eq!(request["type"], "object", "{}", listed.name);
            assert_eq!(request["additionalProperties"], false, "{}", listed.name);
            assert!(listed.response.is_object(), "{}", listed.name);
        }
        let show = Command::EntryShow.listed();
        assert_eq!(show.request["required"], serde_json::json!(["id"]));
        assert_eq!(show.response["properties"]["revision"]["type"], "integer");
    }

    #[test]
    fn secrets_are_in_no_request() {
        for listed in catalogue() {
            let text = listed.request.to_string();
            for secret in ["password", "passphrase"] {
                let named = listed.request["properties"].get(secret);
                assert!(named.is_none(), "{}: {text}", listed.name);
            }
        }
    }
}
