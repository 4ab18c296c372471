//! `cargo xtask audit`: what the dependencies bring along.
//!
//! `deny.toml` holds the rules. Licences, banned and doubled crates and sources are checked from
//! what cargo already has. Advisories come from a database that is fetched anew; where it cannot
//! be had, the rest still counts, and the workflow looks at the advisories every week.

use std::ffi::OsString;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::needs;
use crate::steps::{self, Step};

pub const USAGE: &str = "";

/// Runs the checks; the advisories only where their database can be fetched.
pub fn run(checkout: &Checkout, arguments: Vec<OsString>) -> Result<()> {
    if let Some(argument) = lexopt::Parser::from_args(arguments).next()? {
        return Err(argument.unexpected().into());
    }
    needs::cargo_program(
        checkout,
        "deny",
        "checks licences and sources of dependencies",
    )?;
    let mut steps = vec![Step {
        name: "licences, bans, sources",
        command: checkout.cargo(["deny", "check", "licenses", "bans", "sources"]),
    }];
    if checkout.cargo(["deny", "fetch", "db"]).answers() {
        steps.push(Step {
            name: "advisories",
            command: checkout.cargo(["deny", "check", "advisories"]),
        });
    } else {
        println!("Advisories left out: their database could not be fetched.");
    }
    steps::run_all(&steps)
}
