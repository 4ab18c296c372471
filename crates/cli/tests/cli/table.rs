//! `api --list`, and whether answers are what it says they are.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::shell::{Ended, PROGRAM, Shell};

fn table() -> Vec<Value> {
    let run = std::process::Command::new(PROGRAM)
        .args(["api", "--list"])
        .output()
        .unwrap();
    let list = Ended::of(run).json();
    list.as_array().unwrap().clone()
}

/// Compiles a schema. What is no JSON Schema by its own rules is refused.
fn compiled(schema: &Value, schemas: &mut Schemas) -> SchemaIndex {
    let mut compiler = Compiler::new();
    compiler.add_resource("table.json", schema.clone()).unwrap();
    compiler.compile("table.json", schemas).unwrap()
}

#[test]
fn what_is_no_schema_or_does_not_fit_one_is_refused() {
    let mut compiler = Compiler::new();
    compiler
        .add_resource("table.json", json!({"type": "a word"}))
        .unwrap();
    assert!(compiler.compile("table.json", &mut Schemas::new()).is_err());
    let mut schemas = Schemas::new();
    let index = compiled(&json!({"type": "object", "required": ["id"]}), &mut schemas);
    assert!(schemas.validate(&json!({}), index).is_err());
}

#[test]
fn the_list_needs_no_vault_and_holds_valid_schemas() {
    let table = table();
    assert!(table.len() >= 21);
    for command in &table {
        let name = command["name"].as_str().unwrap();
        let kind = command["kind"].as_str().unwrap();
        assert!(["query", "mutate", "job"].contains(&kind), "{name}: {kind}");
        for schema in [&command["request"], &command["response"]] {
            compiled(schema, &mut Schemas::new());
        }
    }
}

/// What the table says, asked again and again.
struct Table(Vec<Value>);

impl Table {
    fn schema(&self, name: &str, part: &str) -> &Value {
        let command = self.0.iter().find(|command| command["name"] == name);
        &command.unwrap_or_else(|| panic!("{name} is not in the table"))[part]
    }

    /// Asks and compares request and answer with their schemas.
    fn ask(&self, shell: &Shell, name: &str, request: &Value) -> Value {
        let run = shell.run(&["api", name]).stdin(request.to_string());
        let answer = run.end().json();
        for (part, value) in [("request", request), ("response", &answer)] {
            let schema = self.schema(name, part);
            let mut schemas = Schemas::new();
            let index = compiled(schema, &mut schemas);
            if let Err(error) = schemas.validate(value, index) {
                panic!("{name} {part}: {error}\n{value}");
            }
        }
        answer
    }
}

#[test]
fn every_answer_is_what_its_schema_says() {
    let shell = Shell::new();
    let table = Table(table());
    let ask = |name: &str, request: Value| table.ask(&shell, name, &request);
    let date = "2026-03-04T18:30:00+01:00";
    let add = json!({"kind": "talk", "title": "t", "tag": ["x"], "date": date, "body": "sea"});
    let id = ask("entry_add", add)["id"].clone();
    ask(
        "entry_edit",
        json!({"id": id, "body": "the sea", "if_revision": 1}),
    );
    ask(
        "entry_list",
        json!({"limit": 5, "kind": "talk", "tag": "x", "from": "2026-01-01"}),
    );
    ask("entry_show", json!({"id": id}));
    ask("entry_history", json!({"id": id}));
    ask("search", json!({"query": "sea", "order": "rank"}));
    ask("timeline", json!({"limit": 1}));
    ask("tag_list", json!({}));
    ask("setting_list", json!({}));
    ask("setting_get", json!({"key": "look"}));
    ask("setting_set", json!({"key": "look", "value": "day"}));
    ask("place_set", json!({"place": "here"}));
    ask("place_get", json!({}));
    ask("vault_info", json!({}));
    ask("vault_verify", json!({}));
    let made = ask("backup_now", json!({}));
    assert_eq!(made["made"], 1);
    let list = ask("backup_list", json!({}));
    let backup = &list["backups"][0]["id"];
    ask("backup_prove", json!({"id": backup}));
    ask("backup_state", json!({}));
    ask("backup_place_set", json!({"which": "second"}));
    ask("backup_remove", json!({"id": []}));
    let share = json!({
        "entry": [id], "format": "markdown", "out": "notes.md", "unprotected": true,
    });
    ask("share_preview", json!({"entry": [id], "format": "pdf"}));
    ask("share", share);
    ask("share_log", json!({}));
    ask("export", json!({"format": "jsonl", "out": "all.jsonl"}));
    ask("import", json!({"path": "all.jsonl", "dry_run": true}));
    let person = ask("person_add", json!({"label": "M."}))["id"].clone();
    ask(
        "person_edit",
        json!({"id": person, "note": "Likes the sea."}),
    );
    ask("person_show", json!({"id": person}));
    ask("person_list", json!({}));
    ask("record_history", json!({"id": person}));
    let matter = json!({"role": "both", "title": "Sunday", "person": person, "deceit": false});
    let matter = ask("matter_add", matter)["id"].clone();
    ask(
        "matter_edit",
        json!({"id": matter, "deceit": null, "status": "working"}),
    );
    ask("matter_show", json!({"id": matter}));
    ask("matter_list", json!({"person": person}));
    let (from, to) = (
        json!({"noun": "entry", "id": id}),
        json!({"noun": "matter", "id": matter}),
    );
    let link = ask(
        "link_add",
        json!({"from": from, "to": to, "relation": "about"}),
    );
    ask("link_list", json!({"of": from}));
    ask("link_delete", json!({"id": link["id"]}));
    let support = ask("support_add", json!({"kind": "person", "label": "J."}))["id"].clone();
    ask("support_edit", json!({"id": support, "hours": "evenings"}));
    ask("support_order", json!({"id": [support]}));
    ask("support_list", json!({}));
    ask("support_delete", json!({"id": support}));
    ask("matter_delete", json!({"id": matter, "entries": "trash"}));
    ask("person_delete", json!({"id": person, "entries": "keep"}));
    let letter = json!({"kind": "apology", "body": "Sorry if it hurt you."});
    let letter = ask("entry_add", letter)["id"].clone();
    let keep = json!({"id": letter, "rule": "conditional", "words": "if it hurt you"});
    ask("apology_keep", keep.clone());
    ask("apology_check", json!({"id": letter}));
    ask("apology_check", json!({"text": "Sorry if it hurt you."}));
    ask("apology_unkeep", keep);
    ask("trash_records", json!({}));
    ask("trash_purge", json!({"id": person}));
    ask("entry_delete", json!({"id": id}));
    ask("trash_list", json!({}));
    ask("trash_restore", json!({"id": id}));
    ask("trash_empty", json!({}));
}
