//! How long the check takes: `timing` prints the milliseconds of a letter of 2,000 words, the median
//! of many, and of letters twice, four and eight times as long.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use lamplight_apology::check;

/// A letter with much to look at.
const PART: &str = "Dear Sam, I'm sorry if what I said on Sunday hurt you, but you know how I get when I am \
    tired. I read your messages and I should not have. I was scared you would leave, so I lied about it. \
    I never meant for it to go this far. I've already told Anna the truth, and from now on I will ask you \
    first. You always stood by me, and I let you down. I hope that one day you can forgive me. ";

fn main() {
    let words = PART.split_whitespace().count();
    let _ = check(PART);
    for times in [1_usize, 2, 4, 8] {
        let letter = PART.repeat((2_000 * times).div_ceil(words));
        let mut took: Vec<f64> = (0..21)
            .map(|_| {
                let begin = Instant::now();
                let _ = check(&letter);
                begin.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        took.sort_by(f64::total_cmp);
        let median = took.get(10).copied().unwrap_or_default();
        println!("{:6} words: {median:.2} ms", 2_000 * times);
    }
}
