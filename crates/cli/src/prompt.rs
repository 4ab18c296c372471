//! Asking on the terminal for something that is not shown.

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::interrupt::Interrupt;

fn no_terminal() -> Failure {
    Failure::Usage(
        "there is no terminal to ask; --passphrase-fd N hands the passphrase over on an open \
         descriptor, and the other flags that end in -fd hand over what they are named after"
            .to_owned(),
    )
}

/// Asks, and reads one line without showing it. Ctrl-C and Ctrl-D end the run; either way the
/// terminal is left as it was found.
#[cfg(unix)]
pub fn ask(prompt: &str, interrupt: &Interrupt) -> Result<Zeroizing<Vec<u8>>, Failure> {
    use std::io::Write as _;

    let tty = std::fs::File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .map_err(|_| no_terminal())?;
    // Before the prompt: what is typed as soon as it shows is not shown.
    let silence = unix::Silence::over(&tty).map_err(|_| no_terminal())?;
    (&tty)
        .write_all(prompt.as_bytes())
        .map_err(|_| no_terminal())?;
    let line = unix::line(&tty, interrupt);
    drop(silence);
    line
}

#[cfg(not(unix))]
pub fn ask(prompt: &str, _: &Interrupt) -> Result<Zeroizing<Vec<u8>>, Failure> {
    use std::io::ErrorKind;

    match rpassword::prompt_password(prompt) {
        Ok(text) => Ok(Zeroizing::new(text.into_bytes())),
        Err(error) => match error.kind() {
            ErrorKind::Interrupted | ErrorKind::UnexpectedEof => Err(Failure::stopped()),
            _ => Err(no_terminal()),
        },
    }
}

/// The terminal keeps its own line editing and its own Ctrl-C; only the echo is off. The waiting
/// looks up now and then, because a signal does not end a read that the system takes up again.
#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::{Errno, read};
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use zeroize::Zeroizing;

    use super::{Failure, Interrupt, no_terminal};

    /// How long after Ctrl-C the run ends at the latest.
    const LOOK_UP: Duration = Duration::from_millis(100);
    /// The longest line a terminal hands over at once.
    const LONGEST: usize = 4096;

    /// No echo, for as long as it lives.
    pub struct Silence<'a> {
        tty: &'a File,
        before: Termios,
    }

    impl<'a> Silence<'a> {
        pub fn over(tty: &'a File) -> rustix::io::Result<Self> {
            let before = tcgetattr(tty)?;
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ECHO);
            quiet.local_modes.insert(LocalModes::ECHONL);
            tcsetattr(tty, OptionalActions::Flush, &quiet)?;
            Ok(Self { tty, before })
        }
    }

    impl Drop for Silence<'_> {
        fn drop(&mut self) {
            // A terminal that is gone needs nothing restored.
            let _ = tcsetattr(self.tty, OptionalActions::Drain, &self.before);
        }
    }

    pub fn line(tty: &File, interrupt: &Interrupt) -> Result<Zeroizing<Vec<u8>>, Failure> {
        let look_up = Timespec::try_from(LOOK_UP).ok();
        let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
        let mut piece = Zeroizing::new([0_u8; LONGEST]);
        loop {
            interrupt.check()?;
            match poll(&mut [PollFd::new(tty, PollFlags::IN)], look_up.as_ref()) {
                Ok(0) | Err(Errno::INTR) => continue,
                Ok(_) => {}
                Err(_) => return Err(no_terminal()),
            }
            let n = match read(tty, &mut piece[..]) {
                Ok(n) => n,
                Err(Errno::INTR) => continue,
                Err(_) => return Err(no_terminal()),
            };
            let piece = piece.get(..n).unwrap_or_default();
            // Ctrl-D on an empty line, or the terminal was closed.
            if piece.is_empty() && line.is_empty() {
                return Err(Failure::stopped());
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            line.extend_from_slice(piece.get(..end.unwrap_or(n)).unwrap_or_default());
            if end.is_some() || piece.is_empty() || line.len() >= LONGEST {
                return Ok(line);
            }
        }
    }
}
