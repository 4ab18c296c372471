//! Where a vault may lie: folders of every name, relative paths, the current folder.

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_vault::VaultError;

use crate::folder::names;
use crate::notes::{COPIES, DATABASE, Place, add, count, create, open, plain_note};

/// Creates, writes, closes, opens, reads, checks.
fn use_a_vault_in(folder: &Path, scratch: &Path) -> Result<(), VaultError> {
    let mut vault = create(folder, scratch)?;
    add(&mut vault, &plain_note(1))?;
    drop(vault);
    let mut vault = open(folder, scratch)?;
    add(&mut vault, &plain_note(2))?;
    assert_eq!(count(&vault)?, 2);
    vault.check()?;
    assert!(vault.about()?.size > 0);
    drop(vault);
    assert_eq!(names(folder), [DATABASE, "lock", COPIES[0], COPIES[1]]);
    Ok(())
}

#[test]
fn folders_of_every_name_hold_a_vault() {
    let mut odd = vec![
        "my diary",
        " leading",
        "trailing ",
        "📔 2026",
        "cafe\u{301}",
        "caf\u{e9}",
        "50% done",
        "#1",
        "it's mine",
        "a;b&c",
        "mode=ro",
        "[x]",
        "~",
        "-f",
        "日记",
        "يوميات",
        ".hidden",
        "..twice",
        "file:vault.db",
        "%00",
        "%2e%2e",
        "$HOME",
    ];
    if cfg!(unix) {
        odd.extend([
            "what?",
            "a:b",
            "a\\b",
            "\"quoted\"",
            "new\nline",
            "tab\t",
            "?mode=ro",
            "*",
        ]);
    }
    for name in odd {
        let place = Place::new();
        let above = place.home().join(name);
        // The vault's own folder, the one above it, and the one for copies.
        use_a_vault_in(&above.join(name), &place.scratch().join(name))
            .unwrap_or_else(|error| panic!("{name:?}: {error:?}"));
        assert_eq!(names(&above), [name]);
    }
    // As long as names may be, in one byte a letter, in four, in three.
    for name in ["n".repeat(255), "📔".repeat(63), "日".repeat(85)] {
        let place = Place::new();
        use_a_vault_in(&place.home().join(&name), &place.scratch())
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_holds_a_vault() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9 \xff");
    use_a_vault_in(&place.home().join(name), &place.scratch()).unwrap();
}

/// SQLite's own limit is 512 bytes; beyond it the person is told so, and nothing is left behind.
#[cfg(unix)]
#[test]
fn a_path_beyond_what_the_database_takes_is_said_to_be_too_long() {
    let place = Place::new();
    let deep = |length: usize| {
        let mut path = fs::canonicalize(place.home()).unwrap();
        while path.as_os_str().len() + 100 < length {
            path.push("d".repeat(90));
        }
        path.push("v".repeat(length - path.as_os_str().len() - 1));
        assert_eq!(path.as_os_str().len(), length);
        path
    };
    use_a_vault_in(&deep(400), &place.scratch()).unwrap();
    for length in [512, 600, 1_500] {
        let folder = deep(length);
        let above = folder.parent().unwrap();
        let refused = create(&folder, &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::Invalid(_))),
            "{length}: {refused:?}"
        );
        assert_eq!(names(above), Vec::<String>::new(), "{length}");
        // A vault that was moved there.
        let made = Place::with_empty_vault();
        crate::folder::copy(&made.folder(), &folder);
        let refused = open(&folder, &place.scratch()).err();
        assert!(
            matches!(refused, Some(VaultError::Invalid(_))),
            "{length}: {refused:?}"
        );
    }
}

#[test]
fn a_path_without_a_name_is_refused() {
    let place = Place::new();
    for path in ["", "/", ".."] {
        let refused = create(Path::new(path), &place.scratch()).err();
        assert!(refused.is_some(), "{path}");
    }
}

/// The current folder belongs to the whole process, hence a process of its own.
#[cfg(unix)]
#[test]
fn relative_paths_name_the_folder_they_name_now() {
    let place = Place::new();
    crate::child::run("use relative paths", place.home(), "");
}

/// What that process does.
#[cfg(unix)]
pub fn relative_paths(home: &Path) {
    fs::create_dir_all(home.join("deep/er")).unwrap();
    std::env::set_current_dir(home).unwrap();
    for folder in [
        "vault",
        "./here",
        "deep/er/vault",
        "deep/../beside",
        "deep/er/../slash/",
    ] {
        use_a_vault_in(Path::new(folder), Path::new("scratch"))
            .unwrap_or_else(|error| panic!("{folder}: {error:?}"));
        assert!(home.join(folder).join(DATABASE).is_file(), "{folder}");
    }
    // Open, and the current folder changes: the vault stays where it is.
    let mut vault = open(Path::new("vault"), Path::new("scratch")).unwrap();
    std::env::set_current_dir(home.join("deep")).unwrap();
    add(&mut vault, &plain_note(3)).unwrap();
    assert_eq!(count(&vault).unwrap(), 3);
    vault.check().unwrap();
    vault.about().unwrap();
    drop(vault);
    // The current folder itself.
    std::env::set_current_dir(home.join("vault")).unwrap();
    for here in [".", "./", "../vault", "../vault/."] {
        let vault = open(Path::new(here), &PathBuf::from("../scratch"));
        let vault = vault.unwrap_or_else(|error| panic!("{here}: {error:?}"));
        assert_eq!(count(&vault).unwrap(), 3, "{here}");
    }
}
