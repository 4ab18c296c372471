use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::families;
use crate::source::statements;

#[test]
fn every_file_can_be_read() {
    assert_eq!(families().problems, Vec::<String>::new());
}

/// What a family names so that it can be named elsewhere, and the signs around a name there.
const NAMING: [(&str, &str); 4] = [
    ("define", "<"),
    ("class", "@"),
    ("ending", "@"),
    ("list", "*"),
];

/// Classes that the engine itself asks for.
const OF_THE_ENGINE: [&str; 3] = ["joint", "and", "subject"];

#[test]
fn everything_that_has_a_name_is_named_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: String = ["families", "lexicon"]
        .iter()
        .flat_map(|part| fs::read_dir(folder.join(part)).unwrap())
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let parts: HashSet<&str> = files
        .split(|sign: char| sign.is_whitespace() || "|?:+>!".contains(sign))
        .collect();
    for statement in statements(&files) {
        let name = statement.rest.split_whitespace().next().unwrap_or_default();
        for (keyword, sign) in NAMING {
            if statement.keyword == keyword && !OF_THE_ENGINE.contains(&name) {
                let named = format!("{sign}{name}");
                assert!(parts.contains(named.as_str()), "nothing names {named}");
            }
        }
    }
}
