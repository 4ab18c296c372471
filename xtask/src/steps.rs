//! Steps run one after the other, each with its duration, and the summary at the end.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::command_line::CommandLine;

/// One named command of a longer run.
#[derive(Debug)]
pub struct Step {
    pub name: &'static str,
    pub command: CommandLine,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Passed(Duration),
    Failed(Duration),
    NotRun,
}

/// The last line of the summary.
const TOGETHER: &str = "together";

/// Runs the steps in order and stops at the first that fails. Prints each duration, then every
/// step with its outcome, and how to run the failed one by itself.
pub fn run_all(steps: &[Step]) -> Result<()> {
    run_with(steps, CommandLine::run)
}

fn run_with(steps: &[Step], mut run: impl FnMut(&CommandLine) -> Result<bool>) -> Result<()> {
    let mut outcomes = vec![Outcome::NotRun; steps.len()];
    let mut end = Ok(());
    for (step, outcome) in steps.iter().zip(&mut outcomes) {
        println!("\n--- {}: {}", step.name, step.command);
        let start = Instant::now();
        let result = run(&step.command);
        let took = start.elapsed();
        if matches!(result, Ok(true)) {
            println!("--- {}: passed in {}", step.name, seconds(took));
            *outcome = Outcome::Passed(took);
            continue;
        }
        println!("--- {}: failed after {}", step.name, seconds(took));
        *outcome = Outcome::Failed(took);
        let reason = result
            .err()
            .map(|error| format!("{error:#}\n"))
            .unwrap_or_default();
        end = Err(anyhow!("{reason}To run this step alone: {}", step.command));
        break;
    }
    println!("\n{}", summary(steps, &outcomes));
    end
}

fn summary(steps: &[Step], outcomes: &[Outcome]) -> String {
    let names = steps.iter().map(|step| step.name).chain([TOGETHER]);
    let width = names.map(str::len).max().unwrap_or(0);
    let mut text = String::new();
    let mut total = Duration::ZERO;
    for (step, outcome) in steps.iter().zip(outcomes) {
        let (took, word) = match outcome {
            Outcome::Passed(took) => (Some(*took), "passed"),
            Outcome::Failed(took) => (Some(*took), "failed"),
            Outcome::NotRun => (None, "not run"),
        };
        total += took.unwrap_or_default();
        let shown = took.map(seconds).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{:width$}  {shown:>9}  {word}", step.name);
    }
    let _ = write!(text, "{TOGETHER:width$}  {:>9}", seconds(total));
    text
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &'static str, program: &str) -> Step {
        Step {
            name,
            command: CommandLine::new(program).arguments(["--version"]),
        }
    }

    #[test]
    fn the_summary_names_every_step_with_seconds_and_outcome() {
        let steps = [step("format", "a"), step("lints", "b"), step("tests", "c")];
        let outcomes = [
            Outcome::Passed(Duration::from_millis(1_240)),
            Outcome::Failed(Duration::from_mins(2)),
            Outcome::NotRun,
        ];
        assert_eq!(
            summary(&steps, &outcomes),
            "format        1.2 s  passed\n\
             lints       120.0 s  failed\n\
             tests                not run\n\
             together    121.2 s"
        );
    }

    #[test]
    fn the_first_failure_ends_the_run_and_says_how_to_repeat_it() {
        let steps = [step("one", "a"), step("two", "b"), step("three", "c")];
        let mut ran = Vec::new();
        let end = run_with(&steps, |command| {
            ran.push(command.to_string());
            Ok(ran.len() < 2)
        });
        assert_eq!(ran, ["a --version", "b --version"]);
        assert_eq!(
            end.unwrap_err().to_string(),
            "To run this step alone: b --version"
        );
    }

    #[test]
    fn a_step_that_cannot_start_fails_with_the_reason() {
        let end = run_all(&[step("one", "lamplight-no-such-program")]);
        let said = end.unwrap_err().to_string();
        assert!(
            said.starts_with("lamplight-no-such-program could not be started"),
            "{said}"
        );
        assert!(
            said.ends_with("alone: lamplight-no-such-program --version"),
            "{said}"
        );
    }

    #[test]
    fn all_steps_run_when_all_pass() {
        let steps = [step("one", "a"), step("two", "b")];
        let mut ran = 0;
        let end = run_with(&steps, |_| {
            ran += 1;
            Ok(true)
        });
        assert!(end.is_ok());
        assert_eq!(ran, 2);
    }
}
