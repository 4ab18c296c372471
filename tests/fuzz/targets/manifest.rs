//! What a backup says of itself.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lamplight_vault::fuzz::manifest(bytes));
