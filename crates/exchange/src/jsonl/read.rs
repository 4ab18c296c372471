//! Line after line.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use lamplight_journal::clock::Now;
use lamplight_journal::entries::LONGEST_BODY;

use super::line;
use crate::import::{Found, FoundEntry, Place, Reader};
use crate::{ExchangeError, open};

/// The longest line, in bytes: the longest text with every byte written as `\u0000`, and a MiB for
/// the rest. A longer one is passed over without being held.
const LONGEST_LINE: usize = 6 * LONGEST_BODY + 1024 * 1024;
/// What is kept of the buffer between lines.
const USUAL_LINE: usize = 1024 * 1024;

pub(super) fn open(path: &Path, _: &Now) -> Result<Box<dyn Reader>, ExchangeError> {
    let (file, length) = open::given(path)?;
    Ok(Box::new(Lines {
        file: BufReader::with_capacity(256 * 1024, file),
        length,
        done: 0,
        number: 0,
        line: Vec::new(),
    }))
}

struct Lines {
    file: BufReader<File>,
    length: u64,
    done: u64,
    number: u64,
    line: Vec<u8>,
}

impl Reader for Lines {
    fn next(&mut self) -> Result<Option<Found>, ExchangeError> {
        self.line.clear();
        self.line.shrink_to(USUAL_LINE);
        let most = u64::try_from(LONGEST_LINE + 1).unwrap_or(u64::MAX);
        let read = (&mut self.file)
            .take(most)
            .read_until(b'\n', &mut self.line)
            .map_err(ExchangeError::reading)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.count(read);
        let place = Place::Line(self.number);
        if read > LONGEST_LINE && !self.line.ends_with(b"\n") {
            let rest = self
                .file
                .skip_until(b'\n')
                .map_err(ExchangeError::reading)?;
            self.count(rest);
            let reason = "the line is too long: an entry holds at most 16 MiB of text";
            return Ok(Some(Found::Unreadable(place, reason.to_owned())));
        }
        let mut text = self.line.as_slice();
        if self.number == 1 {
            text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        }
        let text = text.trim_ascii();
        if text.is_empty() {
            return Ok(Some(Found::Nothing));
        }
        Ok(Some(match line::parse(text) {
            Err(reason) => Found::Unreadable(place, reason),
            Ok((origin, entry)) => Found::Entry(Box::new(FoundEntry {
                place,
                origin,
                entry,
                warning: None,
            })),
        }))
    }

    fn done(&self) -> u64 {
        self.done
    }

    fn all(&self) -> u64 {
        self.length
    }
}

impl Lines {
    fn count(&mut self, bytes: usize) {
        self.done += u64::try_from(bytes).unwrap_or(u64::MAX);
    }
}
