//! What lies in a folder, byte for byte, before and after.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One thing in a folder.
#[derive(Clone, PartialEq, Eq)]
pub enum Thing {
    File(Vec<u8>),
    Folder,
    Link(PathBuf),
    Other,
}

impl std::fmt::Debug for Thing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Folder => f.write_str("folder"),
            Self::Link(to) => write!(f, "link to {}", to.display()),
            Self::Other => f.write_str("something else"),
        }
    }
}

/// Everything below a folder.
pub fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Thing> {
    let mut things = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let thing = if kind.is_symlink() {
            Thing::Link(fs::read_link(&path).unwrap())
        } else if kind.is_dir() {
            things.extend(snapshot(&path));
            Thing::Folder
        } else if kind.is_file() {
            Thing::File(fs::read(&path).unwrap())
        } else {
            Thing::Other
        };
        things.insert(path, thing);
    }
    things
}

/// The names in a folder, in order.
pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A copy of a folder of files, as any program would make it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
