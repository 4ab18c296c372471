//! A file of Markdown with front matter in YAML.

#![no_main]

use std::cell::RefCell;

use lamplight_fuzz::Desk;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::for_format("markdown", "2024-05-01 a walk.md"));
}

fuzz_target!(|bytes: &[u8]| DESK.with_borrow_mut(|desk| desk.read(bytes)));
