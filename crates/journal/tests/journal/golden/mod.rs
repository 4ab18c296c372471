//! Samples of vaults of every released format, kept in `tests/vectors/vaults`: each opens for ever.
//!
//! `cargo run -p lamplight-journal --example golden -- tests/vectors/vaults/NAME` makes one.

mod make;

use std::fs;
use std::path::{Path, PathBuf};

use lamplight_journal::{Credential, Journal, Passphrase, RecoveryCode, backups};
use serde_json::Value;

use make::{content, surroundings};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/vaults");

/// The samples that are kept, and one that was made a moment ago.
fn samples(fresh: &Path) -> Vec<PathBuf> {
    make::make(fresh).unwrap();
    let kept = fs::read_dir(SAMPLES).into_iter().flatten();
    let kept = kept.map(|sample| sample.unwrap().path());
    kept.filter(|sample| sample.is_dir())
        .chain([fresh.to_path_buf()])
        .collect()
}

/// Opens a vault, checks all of it and reads what is in it.
fn opened(vault: &Path, credential: Credential<'_>, scratch: &Path) -> Value {
    let mut journal = Journal::open(vault, credential, surroundings(scratch)).unwrap();
    let verified = journal.verify(|_, _| Ok(())).unwrap();
    let content = content(&journal).unwrap();
    let entries = content["entries"].as_array().unwrap().len();
    assert_eq!(
        verified.entries + verified.trashed,
        u32::try_from(entries).unwrap()
    );
    content
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn every_sample_opens_with_what_opened_it_and_holds_what_it_held() {
    let home = tempfile::tempdir().unwrap();
    let samples = samples(&home.path().join("fresh"));
    for (n, sample) in samples.iter().enumerate() {
        let manifest = fs::read_to_string(sample.join("manifest.json")).unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        let text = |key: &str| manifest[key].as_str().unwrap();
        let passphrase = Passphrase::new(text("passphrase")).unwrap();
        let code = RecoveryCode::parse(text("recovery")).unwrap();
        assert!(manifest["content"]["entries"].as_array().unwrap().len() >= 4);
        // What is kept is never written to.
        let vault = home.path().join(format!("vault {n}"));
        copied(&sample.join("vault"), &vault);
        let credential = Credential::Passphrase(&passphrase);
        assert_eq!(
            opened(&vault, credential, home.path()),
            manifest["content"],
            "{sample:?}"
        );
        let credential = Credential::Recovery(&code);
        assert_eq!(
            opened(&vault, credential, home.path()),
            manifest["content"],
            "{sample:?}"
        );
        let backup = sample.join("backup.lampbak");
        let restored = home.path().join(format!("restored {n}"));
        backups::restore(&backup, &restored, &passphrase, home.path(), |_, _| Ok(())).unwrap();
        let credential = Credential::Recovery(&code);
        assert_eq!(
            opened(&restored, credential, home.path()),
            manifest["content"],
            "{sample:?}"
        );
    }
    println!(
        "{} samples open, {} of them kept",
        samples.len(),
        samples.len() - 1
    );
}
