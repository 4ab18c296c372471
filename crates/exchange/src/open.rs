//! Opening files that somebody else wrote.

use std::fs::{File, OpenOptions};
use std::path::Path;

use crate::ExchangeError;

/// Opens the file the person named, and says how long it is. A link is followed: they named it.
pub(crate) fn given(path: &Path) -> Result<(File, u64), ExchangeError> {
    open(path, false)
}

/// Opens a file that was found in a folder. A link is refused, even one put there a moment ago.
pub(crate) fn found(path: &Path) -> Result<(File, u64), ExchangeError> {
    open(path, true)
}

fn open(path: &Path, refuse_link: bool) -> Result<(File, u64), ExchangeError> {
    let mut options = OpenOptions::new();
    options.read(true);
    flags(&mut options, refuse_link);
    let file = options.open(path).map_err(ExchangeError::reading)?;
    let about = file.metadata().map_err(ExchangeError::reading)?;
    if about.is_file() {
        Ok((file, about.len()))
    } else {
        Err(ExchangeError::Unsupported(
            "that is neither a file nor a folder",
        ))
    }
}

/// `O_NONBLOCK`: a pipe in the file's place cannot hold the program up.
#[cfg(unix)]
fn flags(options: &mut OpenOptions, refuse_link: bool) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut flags = OFlags::NONBLOCK;
    flags.set(OFlags::NOFOLLOW, refuse_link);
    options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
}

/// Windows has no pipes among files, and the folder was asked about links a moment ago.
#[cfg(not(unix))]
fn flags(_: &mut OpenOptions, _: bool) {}
