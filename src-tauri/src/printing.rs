//! Printing: text from memory to the system's own `lp`. It goes through a pipe, so that no file and
//! no argument ever holds it. What the printer and its queue keep is theirs; the page says so before.

use std::ffi::OsStr;
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use lamplight_api::{ApiError, Code};
use serde::Serialize;

/// What the queue shows. It says nothing of what is printed.
const TITLE: &str = "Notes";

/// How printing went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Printed {
    /// It is in the printer's queue.
    Sent,
    /// This system has no way to print from here.
    Nowhere,
    /// The system did not take it: most often, no printer is set up.
    Refused,
}

/// Prints a page.
///
/// # Errors
/// [`Code::Unsupported`] when the system gives no process or no pipe.
pub fn print(page: &[u8]) -> Result<Printed, ApiError> {
    print_by(None, page)
}

/// The same with a `lp` that is looked for in these folders, as `PATH` names them.
fn print_by(folders: Option<&OsStr>, page: &[u8]) -> Result<Printed, ApiError> {
    if cfg!(windows) {
        return Ok(Printed::Nowhere);
    }
    let mut lp = Command::new("lp");
    lp.args(["-t", TITLE, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(folders) = folders {
        lp.env("PATH", folders);
    }
    let mut running = match lp.spawn() {
        Ok(running) => running,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Printed::Nowhere),
        Err(_) => return Err(failed()),
    };
    let written = match running.stdin.take() {
        Some(mut pipe) => pipe.write_all(page),
        None => Err(ErrorKind::BrokenPipe.into()),
    };
    let ended = running.wait().map_err(|_| failed())?;
    // One that ends before it has read everything has refused too.
    Ok(if ended.success() && written.is_ok() {
        Printed::Sent
    } else {
        Printed::Refused
    })
}

fn failed() -> ApiError {
    ApiError::new(Code::Unsupported, "printing could not be begun")
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    use super::*;

    /// A `lp` that notes what it was given, and what is in the folder for passing files meanwhile.
    fn fake(folder: &Path, ends: &str) {
        let lp = folder.join("lp");
        let here = folder.display();
        let script = format!(
            "#!/bin/sh\nPATH=/usr/bin:/bin\ncat > {here}/stdin\necho \"$*\" > {here}/arguments\n\
             env > {here}/environment\nls -A \"${{TMPDIR:-/tmp}}\" > {here}/passing\nexit {ends}\n"
        );
        fs::write(&lp, script).unwrap();
        fs::set_permissions(&lp, fs::Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn the_page_goes_through_the_pipe_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        fake(folder.path(), "0");
        let page = b"ZANZ-IBAR-INE0\n";
        let sent = print_by(Some(folder.path().as_os_str()), page).unwrap();
        assert_eq!(sent, Printed::Sent);
        let noted = |name: &str| fs::read(folder.path().join(name)).unwrap();
        assert_eq!(noted("stdin"), page);
        assert_eq!(noted("arguments"), b"-t Notes -\n");
        let environment = String::from_utf8_lossy(&noted("environment")).into_owned();
        assert!(!environment.contains("ZANZ"), "{environment}");
        for name in String::from_utf8(noted("passing")).unwrap().lines() {
            let file = std::env::temp_dir().join(name);
            let held = fs::read(file).unwrap_or_default();
            assert!(!held.windows(4).any(|part| part == b"ZANZ"), "{name}");
        }
    }

    #[test]
    fn a_system_that_cannot_print_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let print = |page: &[u8]| print_by(Some(folder.path().as_os_str()), page).unwrap();
        assert_eq!(print(b"x"), Printed::Nowhere);
        fake(folder.path(), "1");
        assert_eq!(print(b"x"), Printed::Refused);
    }
}
