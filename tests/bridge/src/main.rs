//! `lamplight-bridge`: the host commands over loopback HTTP. See the crate's own words.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use lamplight_api::door::Cost;
use lamplight_bridge::{Bridge, Options};
use lexopt::prelude::*;

const USAGE: &str = "lamplight-bridge --folder DIR [--port N] [--cost least] [--dist ui/dist]";

fn parse(arguments: Vec<OsString>) -> Result<Options> {
    let mut folder = None;
    let mut port = 0;
    let mut cost = Cost::USUAL;
    let mut dist = PathBuf::from("ui/dist");
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("folder") => folder = Some(PathBuf::from(parser.value()?)),
            Long("port") => port = parser.value()?.parse()?,
            Long("dist") => dist = PathBuf::from(parser.value()?),
            Long("cost") => {
                cost = parser.value()?.parse_with(|word| match word {
                    "least" => Ok(Cost::LEAST),
                    _ => Err("the only word for it is least"),
                })?;
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Options {
        folder: folder.context(USAGE)?,
        port,
        cost,
        dist,
    })
}

fn main() -> Result<()> {
    let bridge = Bridge::start(parse(std::env::args_os().skip(1).collect())?)?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", bridge.address())?;
    out.flush()?;
    bridge.serve();
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn a_folder_is_all_it_takes() {
        let options = parsed("--folder /x").unwrap();
        assert_eq!(options.folder, PathBuf::from("/x"));
        assert_eq!((options.port, options.cost), (0, Cost::USUAL));
        let options = parsed("--folder /x --cost least --port 4100 --dist d").unwrap();
        assert_eq!((options.port, options.cost), (4100, Cost::LEAST));
        for wrong in ["", "--folder", "--folder /x --cost most", "--folder /x y"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
