//! Folders 0700 and files 0600 at any moment, whatever the umask.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::home::Home;

pub const UMASKS: [&str; 3] = ["000", "022", "077"];

/// The same command under a umask. It leaves a file in the home that shows that the umask counts.
pub fn under(umask: &str, command: &Command) -> Command {
    let script = format!("umask {umask} && : > umask-{umask} && exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).arg(command.get_program());
    shell.args(command.get_args());
    shell
}

/// Nobody else reads what the program has made, or makes names in its folders.
pub fn assert_private(home: &Home, template: &Home, at: &str) {
    let (there, before) = (modes(home.path()), modes(template.path()));
    for (path, mode) in there {
        if let Some(umask) = path.strip_prefix("/umask-") {
            let control = 0o666 & !u32::from_str_radix(umask, 8).unwrap();
            assert_eq!(mode & 0o777, control, "{at}: the control");
            continue;
        }
        // What the test itself has laid there may be as it likes.
        if before.get(&path).is_none_or(|before| before % 0o100 == 0) {
            assert_eq!(mode & 0o077, 0, "{at}: {path} has mode {mode:o}");
        }
    }
}

fn modes(folder: &Path) -> BTreeMap<String, u32> {
    let mut modes = BTreeMap::new();
    let mut left = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, name)) = left.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            let about = entry.metadata().unwrap();
            modes.insert(name.clone(), about.permissions().mode());
            if about.is_dir() {
                left.push((entry.path(), name));
            }
        }
    }
    modes
}

/// The control: something that others may read is noticed.
#[test]
fn what_others_may_read_is_noticed() {
    let (home, template) = (Home::new(), Home::new());
    let file = home.path().join("file");
    fs::write(&file, b"").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    assert_private(&home, &template, "as it has to be");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let judged = std::panic::catch_unwind(|| assert_private(&home, &template, "control"));
    assert!(judged.is_err());
}
