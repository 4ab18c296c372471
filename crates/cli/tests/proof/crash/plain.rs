//! Not a word in any file, at any moment.

use std::fs;
use std::path::{Path, PathBuf};

use crate::home::{Home, PASSPHRASE};

/// In what the flows write, and what opens their vaults.
const WORDS: [&str; 6] = [
    PASSPHRASE,
    super::keys::NEW,
    "It stays. It stays.",
    "A long thought that spills over.",
    "Written long ago. Written",
    "sorry I was late",
];

/// None of the words is in a file that the program has made or changed.
pub fn assert_none(home: &Home, template: &Home, at: &str) {
    for path in files(home.path()) {
        let bytes = fs::read(&path).unwrap();
        let within = path.strip_prefix(home.path()).unwrap();
        // What the test itself has laid there may be as it likes.
        if fs::read(template.path().join(within)).is_ok_and(|before| before == bytes) {
            continue;
        }
        for word in WORDS {
            let there = bytes
                .windows(word.len())
                .any(|window| window[0] == word.as_bytes()[0] && window == word.as_bytes());
            assert!(!there, "{at}: {} holds \"{word}\"", within.display());
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            files.extend(self::files(&entry.path()));
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files
}

/// The control: what lies open is noticed, and what the test has laid there is passed over.
#[test]
fn a_word_that_lies_open_is_noticed() {
    let (home, template) = (Home::new(), Home::new());
    for word in WORDS {
        let name = home.path().join("tmp").join("spilled");
        fs::write(&name, format!("\0\0{word}\0")).unwrap();
        let judged = std::panic::catch_unwind(|| assert_none(&home, &template, "control"));
        assert!(judged.is_err(), "{word}");
        fs::write(
            template.path().join("tmp").join("spilled"),
            format!("\0\0{word}\0"),
        )
        .unwrap();
        assert_none(&home, &template, "laid by the test");
    }
}
