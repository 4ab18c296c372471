//! A file of JSON Lines.

#![no_main]

use std::cell::RefCell;

use lamplight_fuzz::Desk;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk::for_format("jsonl", "diary.jsonl"));
}

fuzz_target!(|bytes: &[u8]| DESK.with_borrow_mut(|desk| desk.read(bytes)));
