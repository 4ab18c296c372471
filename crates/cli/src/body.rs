//! Text from standard input.

use std::io::{self, IsTerminal as _, Read as _};

use lamplight_api::entries::LONGEST_BODY;
use lamplight_api::{ApiError, Code};

use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::output::aside;

/// Whether a person would have to type it.
pub fn is_typed() -> bool {
    io::stdin().is_terminal()
}

/// The text of an entry, to its end. Reading stops behind the longest that an entry can hold.
pub fn read(interrupt: &Interrupt) -> Result<String, Failure> {
    let text = read_at_most(LONGEST_BODY, interrupt)?;
    text.ok_or_else(|| ApiError::invalid("body", "an entry holds at most 16 MiB of text").into())
}

/// The text of an entry from the person at the terminal.
pub fn typed(interrupt: &Interrupt) -> Result<String, Failure> {
    aside("Write as much as you like. Ctrl-D on a line of its own ends it.");
    read(interrupt)
}

/// All of standard input, or nothing when it is longer than `most` bytes.
pub fn read_at_most(most: usize, interrupt: &Interrupt) -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let room = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    interrupt
        .while_waiting(|| io::stdin().lock().take(room).read_to_end(&mut bytes))?
        .map_err(|error| Failure::input(&error))?;
    if bytes.len() > most {
        return Ok(None);
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| ApiError::new(Code::Invalid, "standard input is not UTF-8"))?;
    Ok(Some(text))
}
