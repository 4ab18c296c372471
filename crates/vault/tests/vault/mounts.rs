//! A full disk and a medium that cannot be written, each a small file system of its own in a
//! namespace of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use lamplight_vault::{Vault, VaultError};

use crate::child;
use crate::folder::{names, snapshot};
use crate::notes::{
    COPIES, DATABASE, Note, PAGE, Place, add, all, count, create, open, plain_note,
};

/// Lets a role run where `home` is a file system of this size.
fn on_a_small_disk(role: &'static str, mebibytes: u32) {
    let place = Place::new();
    let mut command = Command::new("unshare");
    command.arg(if child::is_root() { "-m" } else { "-rm" });
    command.args(["sh", "-c"]);
    command.arg(format!(
        "mount -t tmpfs -o size={mebibytes}m,mode=700 tmpfs \"$1\" && shift && exec \"$@\""
    ));
    command.arg("sh").arg(place.home());
    command.arg(std::env::current_exe().unwrap());
    child::play(&mut command, role, place.home(), "");
    child::finish(command, role);
}

/// Takes all the space there is but so many KiB, by halves, down to a page.
fn ballast(path: &Path, leave: usize) {
    let (mut size, mut length) = (16 * 1024 * 1024, 0);
    while size >= PAGE {
        if fs::write(path, vec![1; length + size]).is_ok() {
            length += size;
        }
        size /= 2;
    }
    let length = length.saturating_sub(leave * 1024);
    fs::write(path, vec![1; length]).unwrap();
}

fn is_full(home: &Path) -> bool {
    let more = fs::write(home.join("more"), vec![1; 2 * PAGE]);
    let _ = fs::remove_file(home.join("more"));
    more.is_err()
}

#[test]
fn on_a_full_disk_everything_acknowledged_is_there() {
    on_a_small_disk("fill the disk", 8);
}

fn long_note(id: i64) -> Note {
    Note {
        body: format!("note {id} {}", "words ".repeat(4_000)),
        ..plain_note(id)
    }
}

pub fn fill_the_disk(home: &Path) {
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    fs::create_dir(&scratch).unwrap();
    let mut vault = create(&folder, &scratch).unwrap();
    ballast(&home.join("ballast"), 3 * 1024);
    let mut acknowledged = Vec::new();
    let mut refused = 0;
    for id in 1.. {
        match add(&mut vault, &long_note(id)) {
            Ok(()) => acknowledged.push(long_note(id)),
            Err(VaultError::NoSpace) => refused += 1,
            Err(error) => panic!("note {id} after {refused} refusals: {error:?}"),
        }
        if refused == 5 {
            break;
        }
    }
    assert!(
        acknowledged.len() > 20,
        "the control: {} were taken",
        acknowledged.len()
    );
    let now = |vault: &Vault| vault.read(|c| Ok::<_, VaultError>(all(c)?)).unwrap();
    assert!(now(&vault) == acknowledged);
    vault.check().unwrap();
    drop(vault);
    // Still full: it opens, with nothing lost, and also when there is something to mend.
    fs::write(folder.join(COPIES[0]), b"").unwrap();
    ballast(&home.join("more ballast"), 0);
    assert!(is_full(home), "the control");
    let vault = open(&folder, &scratch).unwrap();
    assert!(vault.about().unwrap().header_mended);
    assert!(now(&vault) == acknowledged);
    drop(vault);
    let mut vault = open(&folder, &scratch).unwrap();
    let refused = add(&mut vault, &long_note(9_999));
    assert!(matches!(refused, Err(VaultError::NoSpace)), "{refused:?}");
    // Somebody makes room, and the same open vault writes on.
    fs::remove_file(home.join("ballast")).unwrap();
    fs::remove_file(home.join("more ballast")).unwrap();
    add(&mut vault, &long_note(9_999)).unwrap();
    assert_eq!(
        count(&vault).unwrap(),
        i64::try_from(acknowledged.len() + 1).unwrap()
    );
    vault.check().unwrap();
    purge_without_space(home, vault);
}

/// A purge that has no room for its journal waits, and keeps nobody from reading.
fn purge_without_space(home: &Path, mut vault: Vault) {
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    vault
        .write(|transaction| {
            transaction.execute("DELETE FROM note WHERE id = 1", [])?;
            Vault::mark_residue(transaction)
        })
        .unwrap();
    let rows = count(&vault).unwrap();
    drop(vault);
    ballast(&home.join("ballast"), 0);
    assert!(is_full(home), "the control");
    let vault = open(&folder, &scratch).unwrap();
    assert_eq!(count(&vault).unwrap(), rows);
    assert!(has_residue(&vault), "the control: it could not be done");
    drop(vault);
    fs::remove_file(home.join("ballast")).unwrap();
    let mut vault = open(&folder, &scratch).unwrap();
    assert!(!has_residue(&vault), "with room again it is done");
    vault.check().unwrap();
    add(&mut vault, &plain_note(10_000)).unwrap();
}

fn has_residue(vault: &Vault) -> bool {
    let sql = "SELECT residue FROM vault_state";
    vault
        .read(|c| Ok::<_, VaultError>(c.query_row(sql, [], |row| row.get(0))?))
        .unwrap()
}

#[test]
fn a_creation_on_a_full_disk_leaves_nothing() {
    on_a_small_disk("create on a full disk", 4);
}

pub fn create_on_a_full_disk(home: &Path) {
    let (folder, scratch) = (home.join("vault"), home.join("scratch"));
    fs::create_dir(&scratch).unwrap();
    let (mut made, mut refused) = (0, 0);
    for leave in (0..240).step_by(12) {
        ballast(&home.join("ballast"), leave);
        let before = names(home);
        match create(&folder, &scratch) {
            Ok(vault) => {
                vault.check().unwrap();
                drop(vault);
                assert_eq!(names(&folder), [DATABASE, "lock", COPIES[0], COPIES[1]]);
                fs::remove_dir_all(&folder).unwrap();
                made += 1;
            }
            Err(VaultError::NoSpace) => {
                assert_eq!(names(home), before, "{leave} KiB");
                refused += 1;
            }
            Err(error) => panic!("{leave} KiB: {error:?}"),
        }
    }
    assert!(made > 0 && refused > 3, "{made} made, {refused} refused");
}

#[test]
fn a_medium_that_cannot_be_written_is_read() {
    on_a_small_disk("read a medium", 8);
}

fn remount(home: &Path, how: &str) {
    let mut mount = Command::new("mount");
    let done = mount
        .args(["-o", &format!("remount,{how}")])
        .arg(home)
        .status();
    assert!(done.unwrap().success());
}

pub fn read_a_medium(home: &Path) {
    let (folder, outside) = (home.join("vault"), tempfile::tempdir().unwrap());
    let mut vault = create(&folder, outside.path()).unwrap();
    add(&mut vault, &long_note(1)).unwrap();
    drop(vault);
    fs::write(folder.join(COPIES[1]), b"").unwrap();
    let before = snapshot(home);
    remount(home, "ro");
    assert!(
        fs::write(home.join("control"), b"").is_err(),
        "the control: it refuses"
    );
    let mut vault = open(&folder, outside.path()).unwrap();
    assert!(vault.is_read_only());
    assert_eq!(count(&vault).unwrap(), 1);
    let refused = add(&mut vault, &long_note(2));
    assert!(
        matches!(refused, Err(VaultError::Unwritable)),
        "{refused:?}"
    );
    vault.check().unwrap();
    let refused = create(&home.join("new"), outside.path()).err();
    assert!(
        matches!(refused, Some(VaultError::Unwritable)),
        "{refused:?}"
    );
    drop(vault);
    assert_eq!(snapshot(home), before);
    remount(home, "rw");
    let vault = open(&folder, outside.path()).unwrap();
    assert!(!vault.is_read_only());
}
