//! Disks that are full, and places that cannot be written.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use lamplight_reader::Cell;
use serde_json::json;

use crate::home::{Home, Lines, PASSPHRASE, PROGRAM, feed};

/// A command run where a folder is a small disk of its own: a mount namespace with a tmpfs.
fn on_small_disk(folder: &Path, size: &str, then: &str) -> Command {
    let mut command = Command::new("unshare");
    if !is_root() {
        command.arg("-r");
    }
    let script = format!("mount -t tmpfs -o size={size},mode=0700 none \"$0\" && {then}");
    command.args(["-m", "sh", "-c", &script]).arg(folder);
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

#[test]
fn a_full_disk_refuses_and_loses_nothing_answered() {
    let home = Home::with_vault();
    let disk = home.path().join("disk");
    fs::create_dir(&disk).unwrap();
    // The vault is copied onto the small disk, filled there, and copied back out.
    let then = "cp -a vault disk/ && rm -r vault && ln -s disk/vault vault && exec 3<&0 && \
                \"$@\" <&3; cp -a disk/vault out";
    let mut command = on_small_disk(&disk, "4m", then);
    let vault = disk.join("vault");
    command.arg(PROGRAM).arg("--vault").arg(&vault);
    command.args(["--passphrase-fd", "0", "--json", "api", "--lines"]);
    home.dress(&mut command);
    let mut lines = Lines::start(command);
    let body = "Water rises slowly in the harbour at night. ".repeat(2000);
    let (mut answered, mut refused) = (0, 0);
    for n in 0..120 {
        let request = json!({ "kind": "reflection", "title": format!("entry {n}"), "body": body });
        let answer = lines
            .try_ask("entry_add", &request)
            .expect("the program is still there");
        match answer["error"]["code"].as_str() {
            None => answered += 1,
            Some(code) => {
                assert_eq!(code, "no_space", "{answer}");
                refused += 1;
            }
        }
        if refused == 5 {
            break;
        }
    }
    let listed = lines
        .ask("entry_list", &json!({}))
        .as_array()
        .unwrap()
        .len();
    assert!(lines.end().success());
    assert!(
        answered > 5 && refused == 5,
        "{answered} answered, {refused} refused"
    );
    assert_eq!(listed, answered);
    // Back on a disk with room everything is whole.
    fs::remove_file(home.vault()).unwrap();
    fs::rename(home.path().join("out"), home.vault()).unwrap();
    let verified = home.ask(&["vault", "verify"], "");
    assert_eq!(
        verified["entries"].as_u64().unwrap() as usize,
        answered,
        "{verified}"
    );
    home.add("after", "There is room again.");
}

/// The program as somebody who is not root, in a home that is theirs.
pub fn as_nobody(home: &Home, words: &[&str]) -> crate::home::Answer {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        command.args([
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--",
            PROGRAM,
        ]);
        command
    } else {
        Command::new(PROGRAM)
    };
    command.args(home.opening()).args(words);
    home.dress(&mut command);
    feed(command, PASSPHRASE, b"A new thought.")
}

/// Gives the home to nobody, and takes the right to write from one folder of it.
pub fn give(home: &Home, read_only: &Path) {
    if is_root() {
        let given = Command::new("chown")
            .args(["-R", "65534:65534"])
            .arg(home.path())
            .status()
            .unwrap();
        assert!(given.success());
    }
    fs::set_permissions(read_only, fs::Permissions::from_mode(0o500)).unwrap();
}

#[test]
fn a_read_only_folder_can_be_read_and_nothing_in_it_changes() {
    let home = Home::with_vault();
    home.add("old", "What was written before.");
    for file in fs::read_dir(home.vault()).unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o400)).unwrap();
    }
    give(&home, &home.vault());
    let before = snapshot(&home.vault());
    let add = ["entry", "add", "--kind", "reflection"];
    assert_eq!(as_nobody(&home, &add).code(), "unwritable");
    let listed = as_nobody(&home, &["entry", "list"]);
    assert_eq!(listed.json().as_array().unwrap().len(), 1, "{listed:?}");
    assert_eq!(as_nobody(&home, &["search", "before"]).json()["total"], 1);
    assert!(as_nobody(&home, &["vault", "verify"]).ok());
    // What opens it cannot be exchanged; it can be backed up to elsewhere, and there it is whole.
    let exchange = ["vault", "passphrase", "--new-passphrase-fd", "0"];
    assert_eq!(as_nobody(&home, &exchange).code(), "unwritable");
    let rekey = [&exchange[..], &["--rekey"]].concat();
    assert_eq!(as_nobody(&home, &rekey).code(), "unwritable");
    let inside = format!("{}/b.lampbak", home.vault().display());
    assert_eq!(
        as_nobody(&home, &["vault", "backup", "--out", &inside]).code(),
        "invalid"
    );
    let backup = as_nobody(&home, &["vault", "backup", "--out", "b.lampbak"]);
    assert!(backup.ok(), "{backup:?}");
    let restore = ["vault", "restore", "--from", "b.lampbak", "--to"];
    let there = [&restore[..], &["again"]].concat();
    assert!(as_nobody(&home, &there).ok());
    let closed = format!("{}/again", home.vault().display());
    let refused = as_nobody(&home, &[&restore[..], &[&closed]].concat());
    assert_eq!(refused.code(), "unwritable");
    assert_eq!(snapshot(&home.vault()), before);
    // The control: with the right to write, the same command writes.
    fs::set_permissions(home.vault(), fs::Permissions::from_mode(0o700)).unwrap();
    for file in fs::read_dir(home.vault()).unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert!(as_nobody(&home, &add).ok());
    assert_ne!(snapshot(&home.vault()), before);
}

/// An index made by other rules, and nothing can be written: every entry is looked at instead.
#[test]
fn a_read_only_vault_with_an_old_index_is_searched_without_it() {
    let home = Home::with_vault();
    let accented = home.add("Größe", "Me duele el corazón.");
    let chinese = home.add("", "我今天遇见盖茨比了");
    home.ask(&["vault", "verify"], "");
    forget_the_index(&home);
    for file in fs::read_dir(home.vault()).unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o400)).unwrap();
    }
    give(&home, &home.vault());
    let before = snapshot(&home.vault());
    for (query, id) in [
        ("corazon", &accented),
        ("grosse duele", &accented),
        ("cora*", &accented),
        ("\"el corazón\"", &accented),
        ("盖茨比", &chinese),
    ] {
        for order in ["newest", "rank"] {
            let found = as_nobody(&home, &["search", query, "--order", order]).json();
            assert_eq!(found["total"], 1, "{query}: {found}");
            assert_eq!(&found["hits"][0]["id"], id, "{query}: {found}");
        }
    }
    let others = as_nobody(&home, &["search", "corazon", "--kind", "talk"]).json();
    assert_eq!(others["total"], 0, "{others}");
    let newest = as_nobody(&home, &["search", "*", "--limit", "1"]).json();
    assert_eq!(newest["total"], 0, "a query without a word: {newest}");
    assert!(as_nobody(&home, &["vault", "verify"]).ok());
    assert_eq!(snapshot(&home.vault()), before);
    // The control: where it can be written, the index is made anew.
    fs::set_permissions(home.vault(), fs::Permissions::from_mode(0o700)).unwrap();
    for file in fs::read_dir(home.vault()).unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert_eq!(as_nobody(&home, &["search", "corazon"]).json()["total"], 1);
    assert_ne!(snapshot(&home.vault()), before);
}

/// What another program with the key can do: no word is left in the index, and nothing says by what
/// rules it was made.
fn forget_the_index(home: &Home) {
    let reader = lamplight_reader::Vault::open(&home.vault(), PASSPHRASE).unwrap();
    let database = rusqlite::Connection::open(home.database()).unwrap();
    let key = format!("x'{}'", reader.raw_key());
    database.key(Some("main"), key.as_bytes(), false).unwrap();
    database
        .execute_batch(
            "INSERT INTO entry_index (entry_index) VALUES ('delete-all');
             DELETE FROM index_state;",
        )
        .unwrap();
    bring_up(&reader, &database);
}

/// The content root, as docs/FORMAT.md has it.
fn bring_up(reader: &lamplight_reader::Vault, database: &rusqlite::Connection) {
    let ask = |table: &str, sql: &str| -> Vec<(String, Vec<Cell>)> {
        let mut statement = database.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            let cells = (0..columns).map(|at| Ok(cell(row.get_ref(at)?)));
            Ok((table.to_owned(), cells.collect::<rusqlite::Result<_>>()?))
        });
        rows.unwrap().map(Result::unwrap).collect()
    };
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
    let mut rows = ask("sqlite_schema", schema);
    let tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                  AND name NOT IN ('sqlite_schema', 'vault_root')";
    for (_, cells) in ask("", tables) {
        let [Cell::Text(table)] = &cells[..] else {
            panic!("{cells:?}");
        };
        let table = std::str::from_utf8(table).unwrap();
        rows.extend(ask(table, &format!("SELECT * FROM {table}")));
    }
    let generation = "PRAGMA user_version";
    let generation = database
        .query_row(generation, [], |row| row.get(0))
        .unwrap();
    let root = reader.content_root(&rows, generation);
    let sql = "UPDATE vault_root SET sum = ?1";
    database.execute(sql, [root]).unwrap();
}

fn cell(value: rusqlite::types::ValueRef<'_>) -> Cell {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) => Cell::Text(text.to_vec()),
        ValueRef::Blob(blob) => Cell::Blob(blob.to_vec()),
    }
}

#[test]
fn a_target_that_cannot_be_written_is_said_so() {
    let home = Home::with_vault();
    let id = home.add("old", "What was written before.");
    let closed = home.path().join("closed");
    fs::create_dir(&closed).unwrap();
    give(&home, &closed);
    let share = [
        "share",
        "--entry",
        &id,
        "--format",
        "markdown",
        "--unprotected",
        "--out",
        "closed/notes.md",
    ];
    assert_eq!(as_nobody(&home, &share).code(), "unwritable");
    let export = ["export", "--format", "jsonl", "--out", "closed/all.jsonl"];
    assert_eq!(as_nobody(&home, &export).code(), "unwritable");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
    assert!(as_nobody(&home, &export).ok(), "the control");
}

/// Names, lengths and content of a folder's files.
fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            (
                file.file_name().into_string().unwrap(),
                fs::read(file.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}
