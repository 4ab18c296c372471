//! A slot of a header.

#![no_main]

use lamplight_fuzz::code;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| lamplight_vault::fuzz::slot(bytes, &code()));
