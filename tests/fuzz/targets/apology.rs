//! A letter that is looked over: spans lie within the text, on whole characters, and one look takes no
//! longer than its length allows.

#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;

/// What a kilobyte may take in a build with the sanitiser, and what any letter may.
const EACH: Duration = Duration::from_millis(200);
const ANY: Duration = Duration::from_millis(500);

fuzz_target!(|text: &str| {
    let begin = Instant::now();
    let check = lamplight_apology::check(text);
    let kilobytes = u32::try_from(text.len() / 1024).unwrap_or(u32::MAX);
    assert!(begin.elapsed() < ANY + EACH * kilobytes, "it took {:?}", begin.elapsed());
    let units: Vec<u16> = text.encode_utf16().collect();
    for mark in check.marks {
        assert!(mark.start < mark.end);
        let span = &units[mark.start..mark.end];
        assert!(String::from_utf16(span).is_ok());
    }
});
