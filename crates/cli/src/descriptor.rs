//! Open descriptors that the caller handed over by number. The one module with unsafe code: the
//! number has to be taken at its word.

use std::io;

use zeroize::Zeroizing;

/// The longest secret, in bytes.
pub const LONGEST: usize = 64 * 1024;

/// Why a secret could not be read.
#[derive(Debug)]
pub enum Unread {
    /// There is no open descriptor with that number, or it cannot be read from.
    NotOpen,
    /// There are more than [`LONGEST`] bytes before the first line feed.
    TooLong,
}

/// Reads up to the first line feed, which is not part of it, or to the end. Nothing behind the line
/// feed is taken: on descriptor 0 the body of an entry may follow.
pub fn read_line(number: i32) -> Result<Zeroizing<Vec<u8>>, Unread> {
    // All the room at once: growing would leave copies behind that nobody wipes.
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = Zeroizing::new([0_u8; 1]);
    loop {
        match read(number, &mut byte) {
            Ok(0) => return Ok(line),
            Ok(_) if *byte == [b'\n'] => return Ok(line),
            Ok(_) if line.len() == LONGEST => return Err(Unread::TooLong),
            Ok(_) => line.extend_from_slice(&*byte),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Unread::NotOpen),
        }
    }
}

/// Whether there is an open descriptor with that number.
#[cfg(unix)]
pub fn is_open(number: i32) -> bool {
    rustix::io::fcntl_getfd(borrow(number)).is_ok()
}

#[cfg(unix)]
fn read(number: i32, byte: &mut [u8; 1]) -> io::Result<usize> {
    Ok(rustix::io::read(borrow(number), byte)?)
}

#[cfg(unix)]
#[allow(unsafe_code)]
fn borrow<'a>(number: i32) -> std::os::fd::BorrowedFd<'a> {
    // SAFETY: the number is not negative (the command line takes none that is), so it is not the
    // forbidden -1. The borrow lives for one system call. The caller of the program owns the
    // descriptor and this program closes none that it did not open, so it stays open if it was;
    // `main` asks `is_open` before anything else is opened, and a number that was never open is
    // answered by EBADF.
    unsafe { std::os::fd::BorrowedFd::borrow_raw(number) }
}

/// Elsewhere descriptors other than the standard ones do not travel between programs.
#[cfg(not(unix))]
pub fn is_open(number: i32) -> bool {
    number == 0
}

#[cfg(not(unix))]
fn read(_: i32, byte: &mut [u8; 1]) -> io::Result<usize> {
    // Standard input keeps what it read ahead for whoever reads the body.
    io::Read::read(&mut io::stdin().lock(), byte)
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{Read as _, Seek as _, Write as _};
    use std::os::fd::AsRawFd as _;

    use super::*;

    fn holding(bytes: &[u8]) -> std::fs::File {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        file
    }

    fn line(bytes: &[u8]) -> Vec<u8> {
        read_line(holding(bytes).as_raw_fd()).unwrap().to_vec()
    }

    #[test]
    fn the_first_line_feed_ends_it_and_is_no_part_of_it() {
        assert_eq!(line(b"open sesame\nrest"), b"open sesame");
        assert_eq!(line(b"crlf\r\n"), b"crlf\r");
        assert_eq!(line(b"no line feed"), b"no line feed");
        assert_eq!(line(b"\n"), b"");
        assert_eq!(line(b""), b"");
    }

    #[test]
    fn what_follows_is_left_where_it_is() {
        let mut file = holding(b"secret\nDear diary,\n");
        read_line(file.as_raw_fd()).unwrap();
        let mut rest = String::new();
        file.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "Dear diary,\n");
    }

    #[test]
    fn the_longest_is_taken_and_one_more_byte_is_not() {
        assert_eq!(line(&vec![b'x'; LONGEST]).len(), LONGEST);
        let long = holding(&vec![b'x'; LONGEST + 1]);
        assert!(matches!(read_line(long.as_raw_fd()), Err(Unread::TooLong)));
    }

    #[test]
    fn a_descriptor_that_is_not_open_is_known_as_such() {
        assert!(is_open(holding(b"").as_raw_fd()));
        assert!(!is_open(987_654));
        assert!(matches!(read_line(987_654), Err(Unread::NotOpen)));
    }
}
