//! What is printed: one JSON value, or words for people.

use std::io::{self, Write as _};

use clap::CommandFactory as _;
use lamplight_api::{ApiError, Code};
use serde::Serialize;

use crate::arguments::Arguments;
use crate::display::Paper;
use crate::failure::Failure;

/// How answers are printed.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// Whether as JSON.
    pub json: bool,
}

#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a ApiError,
}

impl Output {
    /// Prints an answer: as one JSON value, or in the words that `words` finds for it.
    pub fn answer<T: Serialize>(
        self,
        answer: &T,
        words: impl FnOnce(&T, &Paper) -> String,
    ) -> Result<(), Failure> {
        if self.json {
            json(answer)
        } else {
            print(&words(answer, &Paper::standard()))
        }
    }

    /// Says how the run ended, and gives its exit code.
    pub fn end(self, ended: Result<(), Failure>) -> u8 {
        match ended {
            Ok(()) => 0,
            Err(Failure::NobodyListens) => 1,
            Err(Failure::Refused(error)) => {
                if self.json {
                    // If that fails too, the exit code still says it.
                    let _ = refusal(&error);
                } else {
                    let _ = writeln!(io::stderr(), "{}", sentence(&error.message));
                }
                1
            }
            Err(Failure::Usage(message)) => {
                let kind = clap::error::ErrorKind::ValueValidation;
                let error = Arguments::command().error(kind, &message);
                let _ = error.print();
                if self.json {
                    let _ = refusal(&ApiError::new(Code::Invalid, message));
                }
                2
            }
        }
    }
}

/// Says why the command line was not understood, or what was asked about it, and gives the exit code.
pub fn not_understood(error: &clap::Error) -> u8 {
    let _ = error.print();
    // Only what stands before `--` can be a flag.
    let mut words = std::env::args_os().take_while(|word| word != "--");
    if error.use_stderr() && words.any(|word| word == "--json") {
        // What the words held is not repeated.
        let message = "the command line was not understood; --help tells more";
        let _ = refusal(&ApiError::new(Code::Invalid, message));
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

/// Prints one JSON value on one line.
pub fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    print(&line)
}

/// Prints a refusal as JSON.
pub fn refusal(error: &ApiError) -> Result<(), Failure> {
    json(&Refusal { error })
}

/// Prints text on standard output, to its end.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Failure::output(&error))
}

/// Says something beside the answer, to a person who is there.
pub fn aside(text: &str) {
    // Without an error stream, nobody is there to be told.
    let _ = writeln!(io::stderr(), "{text}");
}

/// A message of the core as a sentence: with a capital and a full stop.
pub fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let mut sentence: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    sentence.push_str(letters.as_str());
    sentence.push('.');
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_becomes_a_sentence() {
        assert_eq!(sentence("the disk is full"), "The disk is full.");
        assert_eq!(sentence("élan"), "Élan.");
        assert_eq!(sentence(""), ".");
    }
}
