//! Parts of tests that need a process of their own: to be killed, to be another user, to have
//! another umask or current folder. This test binary is started again for each.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use crate::{creation, interrupted, lock, memory, paths, permissions, read_only, removal, residue};

const ROLE: &str = "LAMPLIGHT_VAULT_ROLE";
const HOME: &str = "LAMPLIGHT_VAULT_HOME";
const DETAIL: &str = "LAMPLIGHT_VAULT_DETAIL";

type Play = fn(&Path);

const ROLES: [(&str, Play); 14] = [
    ("create at length", creation::create_at_length),
    ("create where it cannot", creation::create_where_it_cannot),
    ("die in a write", interrupted::die_in_a_write),
    ("die reading a copy", read_only::die_reading_a_copy),
    ("die while wiping", residue::die_while_wiping),
    ("find it in use", lock::find_it_in_use),
    ("find it free", lock::find_it_free),
    ("find modes", permissions::find_modes),
    ("only read", read_only::only_read),
    (
        "only read the state before",
        read_only::only_read_the_state_before,
    ),
    (
        "read without a place for a copy",
        read_only::read_without_a_place_for_a_copy,
    ),
    ("remove where it cannot", removal::remove_where_it_cannot),
    ("use relative paths", paths::relative_paths),
    ("work within a heap", memory::work_within_a_heap),
];

#[cfg(target_os = "linux")]
const MOUNTED: [(&str, Play); 3] = [
    (
        "create on a full disk",
        crate::mounts::create_on_a_full_disk,
    ),
    ("fill the disk", crate::mounts::fill_the_disk),
    ("read a medium", crate::mounts::read_a_medium),
];
#[cfg(not(target_os = "linux"))]
const MOUNTED: [(&str, Play); 0] = [];

#[test]
#[allow(
    clippy::print_stdout,
    reason = "its one answer to the test that started it"
)]
#[ignore = "a part of other tests, in a process of its own"]
fn role() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let home = std::env::var_os(HOME).unwrap();
    let (name, play) = ROLES
        .iter()
        .chain(&MOUNTED)
        .find(|(name, _)| *name == role)
        .unwrap();
    play(Path::new(&home));
    println!("{}", end_of(name));
}

/// What a role says when it came to its end: without it, nothing may have run at all.
fn end_of(role: &str) -> String {
    format!("came to the end of: {role}")
}

/// What the starting test said more.
pub fn detail() -> String {
    std::env::var(DETAIL).unwrap()
}

/// This binary in a role, with what it needs to know.
pub fn command(role: &'static str, home: &Path, detail: &str) -> Command {
    // Linux names the running program so that even a user who cannot see its folder can start it.
    let program = if cfg!(target_os = "linux") {
        "/proc/self/exe".into()
    } else {
        std::env::current_exe().unwrap()
    };
    let mut command = Command::new(program);
    play(&mut command, role, home, detail);
    command
}

/// Adds a role to a command that ends with the name of this binary.
pub fn play(command: &mut Command, role: &'static str, home: &Path, detail: &str) {
    command
        .args(["child::role", "--exact", "--ignored", "--nocapture"])
        .args(["--test-threads", "1"])
        .env(ROLE, role)
        .env(HOME, home)
        .env(DETAIL, detail)
        .stdin(Stdio::null());
}

/// Lets the role come to its end.
pub fn run(role: &'static str, home: &Path, detail: &str) {
    finish(command(role, home, detail), role);
}

pub fn finish(mut command: Command, role: &'static str) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains(&end_of(role)),
        "{role}: {}\n{said}\n{complained}",
        output.status
    );
}

/// Lets the role kill itself.
pub fn run_until_killed(mut command: Command) {
    let output = command.output().unwrap();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        was_killed(output.status),
        "{command:?}: {}\n{complained}",
        output.status
    );
}

pub fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal() == Some(9)
}

/// Ends this process as a power cut would: no destructor, no flushing.
pub fn die() -> ! {
    let own = rustix::process::getpid();
    rustix::process::kill_process(own, rustix::process::Signal::KILL).unwrap();
    unreachable!("killed")
}

/// The user that owns nothing, where this process may become another one at all.
pub const NOBODY: u32 = 65_534;

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The role as a user that modes of files bind, which they do not bind root.
pub fn unprivileged(role: &'static str, home: &Path, detail: &str) -> Command {
    use std::os::unix::process::CommandExt as _;
    let mut command = command(role, home, detail);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Lets such a role come to its end.
pub fn run_unprivileged(role: &'static str, home: &Path, detail: &str) {
    finish(unprivileged(role, home, detail), role);
}

/// Gives a folder and all in it to that user.
pub fn hand_over(folder: &Path) {
    if is_root() {
        std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        for path in crate::folder::snapshot(folder).keys() {
            std::os::unix::fs::lchown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
}

/// Sets the modes of a folder of files.
pub fn set_modes(folder: &Path, of_folder: u32, of_files: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for path in crate::folder::snapshot(folder).keys() {
        set(path, of_files);
    }
    set(folder, of_folder);
}
