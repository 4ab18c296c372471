//! `api NAME`, `api --list`, `api --lines`: the command table for programs.

use std::io::{self, BufRead as _, Read as _};

use lamplight_api::request::{self, LONGEST_REQUEST};
use lamplight_api::{ApiError, Code, catalogue};

use crate::arguments::ApiArguments;
use crate::body;
use crate::failure::Failure;
use crate::output::{aside, json, print, refusal};
use crate::session::{Run, Session};

pub fn run(run: &Run, arguments: &ApiArguments) -> Result<(), Failure> {
    if arguments.list {
        return json(&catalogue());
    }
    let passphrase = run.passphrase()?;
    match &arguments.name {
        Some(name) => {
            if body::is_typed() {
                aside("The request as JSON, please. Ctrl-D on a line of its own ends it.");
            }
            let request = body::read_at_most(LONGEST_REQUEST, &run.interrupt)?;
            let request = request.ok_or_else(too_long)?;
            let answer = run.open(&passphrase)?.call(name, &request)?;
            print(&format!("{answer}\n"))
        }
        None => lines(&run.open(&passphrase)?),
    }
}

fn too_long() -> ApiError {
    ApiError::new(Code::Invalid, "a request holds at most 64 MiB")
}

/// Answers line by line until the input ends.
fn lines(session: &Session) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    loop {
        let line = session.interrupt.while_waiting(|| next(&mut input))?;
        let Some(line) = line.map_err(|error| Failure::input(&error))? else {
            return Ok(());
        };
        match line.and_then(|line| request::line(&line)) {
            Ok((name, request)) => match session.call(&name, &request) {
                Ok(answer) => print(&format!("{{\"ok\":{answer}}}\n"))?,
                Err(Failure::Refused(error)) => refusal(&error)?,
                Err(other) => return Err(other),
            },
            Err(error) => refusal(&error)?,
        }
    }
}

/// The next line, if there is one; a refusal for one that is too long or no text. Either way the
/// line behind it comes next.
fn next(input: &mut io::StdinLock<'_>) -> io::Result<Option<Result<String, ApiError>>> {
    let most = u64::try_from(LONGEST_REQUEST).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if input
        .by_ref()
        .take(most + 1)
        .read_until(b'\n', &mut bytes)?
        == 0
    {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() > LONGEST_REQUEST {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(too_long())));
    }
    let text = String::from_utf8(bytes);
    Ok(Some(text.map_err(|_| {
        ApiError::new(Code::Invalid, "the line is not UTF-8")
    })))
}
