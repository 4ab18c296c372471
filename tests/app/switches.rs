//! The program tested is the program shipped: the feature `e2e` changes two things only.

use std::fs;
use std::path::Path;

use crate::room::root;

fn uses(folder: &Path, found: &mut Vec<(String, usize)>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            uses(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let times = text.matches("feature = \"e2e\"").count();
            if times > 0 {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, times));
            }
        }
    }
}

#[test]
fn the_feature_for_tests_is_used_for_the_picker_and_for_incognito() {
    let mut found = Vec::new();
    uses(&root().join("src-tauri"), &mut found);
    uses(&root().join("crates"), &mut found);
    found.sort();
    let expected = [("dialogs.rs".to_owned(), 3), ("windows.rs".to_owned(), 1)];
    assert_eq!(found, expected);
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("\ne2e = []\n"));
    assert!(!manifest.contains("\"e2e\""), "it is nobody's default");
}
