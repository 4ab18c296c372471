//! How the figures are taken and printed.

use std::time::{Duration, Instant};

use anyhow::Result;

/// One printed row.
pub struct Figure {
    pub what: String,
    pub ours: String,
    pub baseline: String,
    pub ratio: Option<f64>,
    pub budget: &'static str,
    pub met: Option<bool>,
}

impl Figure {
    /// A row for which there is nothing to measure yet.
    pub fn not_built(what: &str, budget: &'static str) -> Self {
        let none = || "not built".to_owned();
        Self {
            what: what.to_owned(),
            ours: none(),
            baseline: none(),
            ratio: None,
            budget,
            met: None,
        }
    }
}

/// Prints the rows as a table.
pub fn print(rows: &[Figure]) {
    println!(
        "{:<34} {:>14} {:>14} {:>7}  {:<34} met",
        "what", "ours", "baseline", "ratio", "budget"
    );
    for row in rows {
        let ratio = row
            .ratio
            .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        let met = match row.met {
            None => "–",
            Some(true) => "yes",
            Some(false) => "NO",
        };
        println!(
            "{:<34} {:>14} {:>14} {:>7}  {:<34} {met}",
            row.what, row.ours, row.baseline, ratio, row.budget
        );
    }
}

/// Runs two pieces of work in turn, A B A B …, after one round that does not count, so that a
/// machine that slows down slows both. Returns the medians.
pub fn in_turn(
    rounds: usize,
    mut ours: impl FnMut(usize) -> Result<Duration>,
    mut baseline: impl FnMut(usize) -> Result<Duration>,
) -> Result<(Duration, Duration)> {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for round in 0..=rounds {
        let (first, second) = (ours(round)?, baseline(round)?);
        if round > 0 {
            a.push(first);
            b.push(second);
        }
    }
    Ok((median(a), median(b)))
}

/// The median of some durations.
pub fn median(mut of: Vec<Duration>) -> Duration {
    of.sort_unstable();
    of.get(of.len() / 2).copied().unwrap_or_default()
}

/// Wall time of one piece of work.
pub fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let begun = Instant::now();
    let answer = work()?;
    Ok((answer, begun.elapsed()))
}

/// Milliseconds with two decimals.
pub fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}
