//! Killed at any moment, or refused by the disk at any call, the program loses nothing it has answered
//! for.
//!
//! `strace` kills it with SIGKILL as it enters its n-th write, sync, rename or removal, or has that
//! call fail, for every n of every flow; the vault is then opened again and compared with what was
//! answered. Whatever lies there at that moment, half done or whole, is its owner's alone.

mod memory;
mod modes;
mod power;
mod rounds;
mod wrong;

use std::process::Command;

use serde_json::{Value, json};

use crate::crash_keys;
use crate::home::{Answer, Home, Lines, PASSPHRASE, PROGRAM, feed};

/// The calls that change something on a disk.
const CALLS: &str = "write,writev,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,ftruncate,mkdir,mkdirat,rmdir";

/// One moment to die at.
#[derive(Debug, Clone)]
struct Point {
    flow: usize,
    call: String,
    when: u32,
}

/// What is done while the axe falls.
pub struct Flow {
    pub name: &'static str,
    pub prepare: fn() -> Home,
    pub run: fn(&Home, Command) -> Vec<Value>,
    pub judge: fn(&Home, &[Value], &str),
}

const FLOWS: &[Flow] = &[
    Flow {
        name: "create",
        prepare: Home::new,
        run: create,
        judge: judge_create,
    },
    Flow {
        name: "write",
        prepare: prepared,
        run: write,
        judge: judge_write,
    },
    Flow {
        name: "import",
        prepare: prepared,
        run: import,
        judge: judge_import,
    },
    crash_keys::PASSPHRASE_CHANGE,
    crash_keys::REKEY,
    crash_keys::BACKUP,
    crash_keys::RESTORE,
];

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

// The flows. Each returns what the program answered before it died.

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
fn assert_disk_is_blamed(refusal: &Value) {
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

// The judgement.

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

// The axe.

fn strace() -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "--seccomp-bpf"]);
    command
}

/// How often each call is made in a flow by the thread that makes it most.
fn count(flow: usize) -> Vec<Point> {
    let home = (FLOWS[flow].prepare)();
    let log = home.path().join("strace.log");
    let mut command = strace();
    command.arg("-o").arg(&log).args([
        "-e",
        &format!("trace={CALLS}"),
        "-e",
        "signal=none",
        PROGRAM,
    ]);
    let answers = (FLOWS[flow].run)(&home, command);
    assert!(
        !answers.is_empty(),
        "the flow {} does not run to its end",
        FLOWS[flow].name
    );
    let mut counts = std::collections::BTreeMap::new();
    for line in std::fs::read_to_string(&log).unwrap().lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let Some((call, _)) = rest.trim().split_once('(') else {
            continue;
        };
        if CALLS.split(',').any(|known| known == call) {
            *counts
                .entry((call.to_owned(), thread.to_owned()))
                .or_insert(0_u32) += 1;
        }
    }
    let mut most = std::collections::BTreeMap::new();
    for ((call, _), n) in counts {
        let known = most.entry(call).or_insert(0);
        *known = n.max(*known);
    }
    most.into_iter()
        .flat_map(|(call, n)| {
            (1..=n).map(move |when| Point {
                flow,
                call: call.clone(),
                when,
            })
        })
        .collect()
}

/// What befalls the program at a point.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Killed,
    DiskFull,
    DiskFails,
}

impl Fate {
    fn injected(self) -> &'static str {
        match self {
            Self::Killed => "signal=SIGKILL",
            Self::DiskFull => "error=ENOSPC",
            Self::DiskFails => "error=EIO",
        }
    }
}

fn meet(fate: Fate, point: &Point, templates: &[Home]) {
    let flow = &FLOWS[point.flow];
    let at = format!(
        "{}, {fate:?} at {} number {}",
        flow.name, point.call, point.when
    );
    let template = &templates[point.flow];
    let home = template.copied();
    let mut command = modes::under(modes::UMASKS[point.when as usize % 3], &strace());
    command.args(["-o", "/dev/null", "-e", &format!("trace={}", point.call)]);
    let injected = fate.injected();
    command.args([
        "-e",
        &format!("inject={}:{injected}:when={}", point.call, point.when),
        PROGRAM,
    ]);
    let answers = (flow.run)(&home, command);
    modes::assert_private(&home, template, &at);
    (flow.judge)(&home, &answers, &at);
}

/// The seed that was asked for, or the usual one.
fn seed() -> u64 {
    let asked = std::env::var("LAMPLIGHT_CRASH_SEED");
    asked.ok().and_then(|s| s.parse().ok()).unwrap_or(1)
}

/// A seeded sample, as large as was asked for: the same for the same seed on any machine.
fn sample<T>(points: Vec<T>, usual: usize) -> Vec<T> {
    let wanted = match std::env::var("LAMPLIGHT_CRASH_POINTS").as_deref() {
        Ok("all") => points.len(),
        Ok(number) => number
            .parse()
            .expect("LAMPLIGHT_CRASH_POINTS is a number or all"),
        Err(_) => usual,
    };
    let mut state = seed().wrapping_mul(2).wrapping_add(1);
    let mut keyed: Vec<(u64, T)> = points
        .into_iter()
        .map(|point| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state, point)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.truncate(wanted);
    keyed.into_iter().map(|(_, point)| point).collect()
}

/// The points of every flow of which a seeded sample, or all, are met.
fn met(fates: &[Fate], usual: usize) {
    let points: Vec<Point> = (0..FLOWS.len()).flat_map(count).collect();
    let all = points.len();
    assert!(
        all >= 500,
        "only {all} points were found: the flows or the tracer changed"
    );
    let templates: Vec<Home> = FLOWS.iter().map(|flow| (flow.prepare)()).collect();
    let points = sample(points, usual);
    for point in &points {
        for fate in fates {
            meet(*fate, point, &templates);
        }
    }
    println!(
        "{fates:?}: {} of {all} points (seed {}): nothing answered was lost, nothing \
         open to others under umask 000, 022 and 077",
        points.len(),
        seed()
    );
}

#[test]
fn killed_at_any_write_sync_rename_or_removal_nothing_answered_is_lost() {
    met(&[Fate::Killed], 60);
}

#[test]
fn refused_by_the_disk_at_any_of_them_nothing_answered_is_lost() {
    met(&[Fate::DiskFull, Fate::DiskFails], 25);
}

/// The control: what is judged can fail. A vault whose acknowledged entry was taken away is found
/// out by the same judgement.
#[test]
fn the_judgement_notices_a_lost_entry() {
    let home = prepared();
    let none = Command::new(PROGRAM);
    let answers = write(&home, none);
    judge_write(&home, &answers, "control");
    let lost = json!({ "ok": { "id": "never written" } });
    let one_too_many: Vec<Value> = answers.iter().cloned().chain([lost]).collect();
    let judged = std::panic::catch_unwind(|| judge_write(&home, &one_too_many[..2], "control"));
    assert!(judged.is_err());
}
