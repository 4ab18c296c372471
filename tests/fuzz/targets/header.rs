//! The header of a vault: its bytes, and the JSON line in it.

#![no_main]

use lamplight_fuzz::code;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lamplight_vault::fuzz::header(bytes, &code()));
