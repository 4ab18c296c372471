//! Making a vault, writing in it and importing into it, and what has to be true afterwards.

use std::process::Command;

use serde_json::{Value, json};

use super::{Flow, command_line};
use crate::home::{Answer, Home, Lines, PASSPHRASE, feed};

pub const CREATE: Flow = Flow {
    name: "create",
    program: command_line,
    prepare: Home::new,
    run: create,
    judge: judge_create,
};

pub const WRITE: Flow = Flow {
    name: "write",
    program: command_line,
    prepare: prepared,
    run: write,
    judge: judge_write,
};

pub const IMPORT: Flow = Flow {
    name: "import",
    program: command_line,
    prepare: prepared,
    run: import,
    judge: judge_import,
};

/// A vault with six entries, and files to import.
pub fn prepared() -> Home {
    let home = Home::with_vault();
    let mut lines = home.lines();
    for n in 0..6 {
        let body = format!(
            "The entry number {n} was here before. {}",
            "It stays. ".repeat(300)
        );
        lines.ask(
            "entry_add",
            &json!({ "kind": "reflection", "title": format!("old {n}"), "body": body }),
        );
    }
    assert!(lines.end().success());
    let corpus: String = (0..40)
        .map(|n| {
            let body = "Written long ago. ".repeat(40);
            format!("{}\n", json!({"id": format!("00000000-0000-4000-8000-0000000000{n:02}"), "created_at": format!("2020-01-{:02}T10:00:00+01:00", n % 28 + 1), "title": format!("import {n}"), "body": body, "tags": ["a tag"]}))
        })
        .collect();
    std::fs::write(home.path().join("corpus.jsonl"), corpus).unwrap();
    home
}

fn create(home: &Home, mut command: Command) -> Vec<Value> {
    command.args(home.opening());
    command.args(["vault", "create", "--memory-mib", "19", "--passes", "1"]);
    home.dress(&mut command);
    answered(&feed(command, PASSPHRASE, b""))
}

/// What a run answered, if it came to its end. A refusal is no answer, and says why.
pub fn answered(answer: &Answer) -> Vec<Value> {
    if answer.ok() {
        return vec![answer.json()];
    }
    if !answer.0.stdout.is_empty() {
        assert_disk_is_blamed(&answer.json());
    }
    Vec::new()
}

/// Whatever the disk does, the words are about the disk.
pub fn assert_disk_is_blamed(refusal: &Value) {
    let code = refusal["error"]["code"].as_str();
    assert!(matches!(code, Some("no_space" | "unwritable")), "{refusal}");
}

/// The steps of the writing flow: each changes the state that [`model`] describes.
fn steps() -> Vec<(&'static str, Value)> {
    let long = "A long thought that spills over. ".repeat(400);
    vec![
        (
            "entry_add",
            json!({"kind": "talk", "title": "new a", "body": long, "tag": ["one", "two"]}),
        ),
        (
            "entry_edit",
            json!({"id": "old 0", "body": "Changed in place."}),
        ),
        (
            "entry_edit",
            json!({"id": "old 1", "title": "old 1 renamed", "body": long}),
        ),
        ("entry_delete", json!({"id": "old 2"})),
        ("entry_delete", json!({"id": "old 3"})),
        ("trash_restore", json!({"id": "old 3"})),
        ("trash_empty", json!({})),
        (
            "entry_add",
            json!({"kind": "apology", "title": "new b", "body": "I am sorry I was late."}),
        ),
        ("entry_delete", json!({"id": "old 4"})),
    ]
}

/// Titles of live and trashed entries with their bodies' lengths, after the first `n` steps.
fn model(n: usize) -> (Vec<(String, usize)>, Vec<String>) {
    let old = |n: usize| {
        format!(
            "The entry number {n} was here before. {}",
            "It stays. ".repeat(300)
        )
        .len()
    };
    let long = "A long thought that spills over. ".repeat(400).len();
    let mut live: Vec<(String, usize)> = (0..6).map(|n| (format!("old {n}"), old(n))).collect();
    let mut trash: Vec<String> = Vec::new();
    for step in 0..n {
        match step {
            0 => live.push(("new a".into(), long)),
            1 => live.iter_mut().find(|e| e.0 == "old 0").unwrap().1 = "Changed in place.".len(),
            2 => {
                *live.iter_mut().find(|e| e.0 == "old 1").unwrap() = ("old 1 renamed".into(), long);
            }
            3 => {
                live.retain(|e| e.0 != "old 2");
                trash.push("old 2".into());
            }
            4 => {
                live.retain(|e| e.0 != "old 3");
                trash.push("old 3".into());
            }
            5 => {
                trash.retain(|t| t != "old 3");
                live.push(("old 3".into(), old(3)));
            }
            6 => trash.clear(),
            7 => live.push(("new b".into(), "I am sorry I was late.".len())),
            8 => {
                live.retain(|e| e.0 != "old 4");
                trash.push("old 4".into());
            }
            _ => unreachable!(),
        }
    }
    live.sort();
    trash.sort();
    (live, trash)
}

fn write(home: &Home, mut command: Command) -> Vec<Value> {
    // Ids by title, asked for before the axe is set.
    let mut before = home.lines();
    let ids: Vec<(String, Value)> = before
        .ask("entry_list", &json!({}))
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["title"].as_str().unwrap().to_owned(), e["id"].clone()))
        .collect();
    assert!(before.end().success());
    command.args(home.opening()).args(["api", "--lines"]);
    home.dress(&mut command);
    let mut lines = Lines::start(command);
    let mut answers = Vec::new();
    for (name, mut request) in steps() {
        if let Some((_, id)) = ids
            .iter()
            .find(|(title, _)| request["id"] == title.as_str())
        {
            request["id"] = id.clone();
        }
        match lines.try_ask(name, &request) {
            Some(answer) if answer.get("ok").is_some() => answers.push(answer),
            Some(refusal) => {
                assert_disk_is_blamed(&refusal);
                break;
            }
            None => break,
        }
    }
    lines.end();
    answers
}

fn import(home: &Home, mut command: Command) -> Vec<Value> {
    command
        .args(home.opening())
        .args(["import", "corpus.jsonl", "--format", "jsonl"]);
    home.dress(&mut command);
    answered(&feed(command, PASSPHRASE, b""))
}

fn judge_create(home: &Home, answers: &[Value], at: &str) {
    let verify = home.run(&["vault", "verify"], "");
    if verify.ok() {
        return;
    }
    assert!(
        answers.is_empty(),
        "{at}: an answered vault is gone: {verify:?}"
    );
    assert_eq!(verify.code(), "not_a_vault", "{at}");
    home.create();
}

fn judge_write(home: &Home, answers: &[Value], at: &str) {
    for answer in answers {
        assert!(answer.get("ok").is_some(), "{at}: {answer}");
    }
    let mut lines = home.lines();
    lines.ask("vault_verify", &json!({}));
    let mut live = Vec::new();
    for entry in lines.ask("entry_list", &json!({})).as_array().unwrap() {
        let body = lines.ask("entry_show", &json!({ "id": entry["id"] }))["body"]
            .as_str()
            .unwrap()
            .len();
        live.push((entry["title"].as_str().unwrap().to_owned(), body));
    }
    let mut trash: Vec<String> = lines
        .ask("trash_list", &json!({}))
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["title"].as_str().unwrap().to_owned())
        .collect();
    assert!(lines.end().success());
    live.sort();
    trash.sort();
    let found = (live, trash);
    // What was answered is there; the step that was under way is there whole or not at all.
    let answered = answers.len();
    let fits = (answered..=(answered + 1).min(steps().len())).any(|n| model(n) == found);
    assert!(
        fits,
        "{at}: after {answered} answers the vault holds {found:?}"
    );
}

fn judge_import(home: &Home, answers: &[Value], at: &str) {
    let mut lines = home.lines();
    lines.ask("vault_verify", &json!({}));
    let there = lines
        .ask("entry_list", &json!({}))
        .as_array()
        .unwrap()
        .len();
    assert!((6..=46).contains(&there), "{at}: {there} entries");
    if let Some(answer) = answers.first() {
        assert_eq!(answer["imported"], 40, "{at}");
        assert_eq!(there, 46, "{at}: an answered import is not whole");
    }
    let path = home.path().join("corpus.jsonl");
    let again = lines.ask("import", &json!({ "path": path, "format": "jsonl" }));
    assert_eq!(
        again["imported"].as_u64().unwrap() as usize,
        46 - there,
        "{at}"
    );
    assert!(lines.end().success());
}
