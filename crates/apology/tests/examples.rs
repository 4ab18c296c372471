//! Every example of the design, one test each.

use lamplight_apology::{Rule, check};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    rule: Rule,
    expect: bool,
    text: String,
}

fn main() {
    let file = include_str!("../../../tests/vectors/apology/examples.jsonl");
    let trials = file.lines().enumerate().map(|(at, line)| {
        let name = format!("example_{:03}", at + 1);
        let line = line.to_owned();
        Trial::test(name, move || holds(&line).map_err(Failed::from))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn holds(line: &str) -> Result<(), String> {
    let example: Example = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let marks = check(&example.text).marks;
    let marked = marks.iter().any(|mark| mark.rule == example.rule);
    if marked == example.expect {
        Ok(())
    } else {
        Err(format!("{line}\nmarks: {marks:?}"))
    }
}
