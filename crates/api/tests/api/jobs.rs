//! Long work: progress, stopping, and what is left when it was stopped.

use std::fmt::Write as _;

use lamplight_api::import::Import;
use lamplight_api::trash::TrashEmpty;
use lamplight_api::vault::VaultVerify;
use lamplight_api::{Code, Command, Event, Stale, Step};
use serde_json::json;

use crate::room::Room;

/// A file of so many entries.
fn corpus(room: &Room, entries: u32) -> std::path::PathBuf {
    let mut lines = String::new();
    for n in 0..entries {
        let line = json!({
            "id": format!("e{n}"),
            "created_at": "2024-05-01T21:10:00+02:00",
            "body": format!("Entry number {n}."),
        });
        writeln!(lines, "{line}").unwrap();
    }
    let path = room.path("corpus.jsonl");
    std::fs::write(&path, lines).unwrap();
    path
}

fn import(path: std::path::PathBuf) -> Import {
    Import {
        path,
        format: None,
        dry_run: false,
    }
}

#[test]
fn an_import_is_reported_in_the_words_of_the_contract() {
    let room = Room::new();
    let path = corpus(&room, 3);
    let mut text = std::fs::read_to_string(&path).unwrap();
    text.push_str("{\"id\": broken\n");
    std::fs::write(&path, text).unwrap();
    let report = room.call("import", &json!({"path": path, "dry_run": true}));
    assert_eq!(
        (&report["found"], &report["imported"]),
        (&json!(4), &json!(3))
    );
    assert_eq!(room.call("vault_info", &json!({}))["entries"], 0);
    let report = room.call("import", &json!({"path": path, "format": "jsonl"}));
    assert_eq!(report["format"], "jsonl");
    assert_eq!(
        (&report["imported"], &report["duplicates"]),
        (&json!(3), &json!(0))
    );
    assert_eq!(report["attachments"], 0);
    assert_eq!(report["skipped"][0]["source"], "line 4");
    assert!(report["skipped"][0]["reason"].is_string());
    let again = room.call("import", &json!({"path": path}));
    assert_eq!(
        (&again["imported"], &again["duplicates"]),
        (&json!(0), &json!(3))
    );
}

#[test]
fn an_export_comes_back_as_it_was() {
    let room = Room::new();
    room.add("Über uns", "Ein *Wort*.");
    let out = room.path("all.jsonl");
    let report = room.call("export", &json!({"format": "jsonl", "out": out}));
    assert_eq!(
        (&report["entries"], &report["files"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(report["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(
        room.refused("export", &json!({"format": "jsonl", "out": out}))
            .0,
        "exists_not_empty"
    );
    assert_eq!(
        room.refused(
            "export",
            &json!({"format": "dayone", "out": room.path("x")})
        ),
        ("unsupported", Some("format".to_owned()))
    );
    let other = Room::new();
    other.call("import", &json!({"path": out}));
    let list = other.call("entry_list", &json!({}));
    assert_eq!(list[0]["title"], "Über uns");
}

#[test]
fn what_cannot_be_imported_has_a_code() {
    let room = Room::new();
    let import = |path| json!({ "path": path });
    assert_eq!(
        room.refused("import", &import(room.path("nothing"))),
        ("not_found", Some("path".to_owned()))
    );
    let odd = room.path("odd.bin");
    std::fs::write(&odd, [0, 159, 146, 150, 7, 0]).unwrap();
    assert_eq!(room.refused("import", &import(odd)).0, "unsupported");
}

#[test]
fn a_job_tells_how_far_it_is() {
    let room = Room::new();
    let path = corpus(&room, 1_200);
    room.desk.ask(import(path)).unwrap();
    let told = room.told();
    let progress: Vec<_> = told
        .iter()
        .filter_map(|event| match event {
            Event::Progress(progress) => Some(progress),
            Event::Stale(_) => None,
        })
        .collect();
    assert_eq!(progress[0].step, Step::Starting);
    assert_eq!(progress[1].step, Step::Importing);
    assert_eq!(progress[1].command, Some(Command::Import));
    assert!(progress.windows(2).all(|pair| pair[0].job == pair[1].job));
    assert!(
        progress
            .iter()
            .all(|p| p.total.is_none_or(|total| p.done <= total))
    );
    let last = &told[told.len() - 2..];
    assert_eq!(
        last,
        [Event::Stale(Stale::Entries), Event::Stale(Stale::Tags)]
    );
}

#[test]
fn a_stopped_job_says_so_and_leaves_whole_batches() {
    let room = Room::new();
    let path = corpus(&room, 20_000);
    let pending = room.desk.begin(import(path.clone()));
    pending.stop().stop();
    let refused = pending.wait().unwrap_err();
    assert_eq!(refused.code, Code::Cancelled);
    let entries = room.call("vault_info", &json!({}))["entries"]
        .as_u64()
        .unwrap();
    assert!(entries < 20_000, "{entries}");
    // Told although it was stopped: some of it may be there.
    assert!(room.told().contains(&Event::Stale(Stale::Entries)));
}

/// What is written while an import goes on waits for the batch that is being taken in, and not for
/// the import's end.
#[test]
fn an_entry_is_saved_while_an_import_goes_on() {
    let room = Room::new();
    let path = corpus(&room, 10_000);
    let pending = room.desk.begin(import(path));
    let entries = || {
        room.call("vault_info", &json!({}))["entries"]
            .as_u64()
            .unwrap()
    };
    while entries() == 0 {
        std::thread::yield_now();
    }
    let id = room.add("meanwhile", "written while an import went on");
    let found = room.call("search", &json!({"query": "meanwhile"}));
    assert_eq!(found["hits"][0]["id"].as_str(), Some(id.as_str()));
    let then = entries();
    assert!(then < 10_001, "the control: the import still went on");
    assert_eq!(pending.wait().unwrap().imported, 10_000);
    assert_eq!(entries(), 10_001);
    room.desk.ask(VaultVerify {}).unwrap();
}

#[test]
fn a_job_is_stopped_by_its_number() {
    let room = Room::new();
    let path = corpus(&room, 20_000);
    let pending = room.desk.begin(import(path));
    let job = loop {
        let first = room.told().into_iter().find_map(|event| match event {
            Event::Progress(progress) => Some(progress.job),
            Event::Stale(_) => None,
        });
        if let Some(job) = first {
            break job;
        }
        std::thread::yield_now();
    };
    room.desk.stop(job + 1);
    room.desk.stop(job);
    assert_eq!(pending.wait().unwrap_err().code, Code::Cancelled);
}

#[test]
fn a_desk_that_is_closed_stops_its_jobs() {
    let room = Room::new();
    let path = corpus(&room, 20_000);
    let pending = room.desk.begin(import(path));
    let room = room.reopened();
    assert_eq!(pending.wait().unwrap_err().code, Code::Cancelled);
    assert!(
        room.call("vault_info", &json!({}))["entries"]
            .as_u64()
            .unwrap()
            < 20_000
    );
    room.desk.ask(VaultVerify {}).unwrap();
}

#[test]
fn a_whole_vault_is_verified_and_an_empty_trash_emptied() {
    let room = Room::new();
    let id = room.add("a", "b");
    room.add("c", "d");
    room.call("entry_delete", &json!({"id": id}));
    let verified = room.call("vault_verify", &json!({}));
    let whole = json!({
        "entries": 1, "trashed": 1, "index_rebuilt": false, "header_mended": false,
    });
    assert_eq!(verified, whole);
    let empty = || {
        room.desk
            .ask(TrashEmpty { request_id: None })
            .unwrap()
            .removed
    };
    assert_eq!((empty(), empty()), (1, 0));
    assert_eq!(room.call("trash_list", &json!({})), json!([]));
}
