//! A recovery code as somebody typed it.

#![no_main]

use lamplight_vault::RecoveryCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    if let Ok(code) = RecoveryCode::parse(typed) {
        let line = code.line().expect("a code can be written");
        let again = RecoveryCode::parse(&line).expect("what is written can be read");
        assert_eq!(*line, *again.line().expect("a code can be written"));
    }
});
