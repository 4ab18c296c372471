//! A backup file: the archive, the header and the manifest in it.

#![no_main]

use std::sync::LazyLock;

use lamplight_fuzz::{Place, code};
use lamplight_vault::BackupFile;
use libfuzzer_sys::fuzz_target;

static PLACE: LazyLock<Place> = LazyLock::new(|| Place::of("notes.lampbak"));

fuzz_target!(|bytes: &[u8]| {
    if let Ok(backup) = BackupFile::open(PLACE.with(bytes)) {
        let about = backup.about();
        let opened = backup.unlock(&code(), &std::env::temp_dir(), |_, _| Ok(()));
        assert!(opened.is_err(), "no code opens {about:?}");
    }
});
