//! `cargo xtask screenshots`: every picture in `docs/screenshots` anew, from the pages in a browser
//! on the real core.

use std::ffi::OsString;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::needs;
use crate::steps::{self, Step};

pub const USAGE: &str = "";

/// Builds the pages and the bridge, and takes the pictures.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    needs::install_missing()?;
    needs::node_packages(checkout, &["ui", "tests/ui"])?;
    steps::run_all(&steps(checkout))
}

fn steps(checkout: &Checkout) -> [Step; 3] {
    [
        Step {
            name: "pages",
            command: needs::npm(checkout, "ui", ["run", "build"]),
        },
        Step {
            name: "bridge",
            command: checkout.cargo(["build", "--workspace", "--bin", "lamplight-bridge"]),
        },
        Step {
            name: "pictures",
            command: needs::npm(checkout, "tests/ui", ["run", "screenshots"]),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pictures_come_last() {
        let steps = steps(&Checkout::find().unwrap());
        assert_eq!(
            steps.each_ref().map(|step| step.name),
            ["pages", "bridge", "pictures"]
        );
        let [.., pictures] = steps;
        let command = pictures.command.to_string();
        assert!(
            command.ends_with(" --prefix tests/ui run screenshots"),
            "{command}"
        );
    }
}
