//! `share`.

use std::fmt::Write as _;

use lamplight_api::share::{Share, Shared};

use crate::arguments::ShareArguments;
use crate::display::{self, Paper, counted};
use crate::failure::Failure;
use crate::secret;
use crate::session::Run;
use crate::table;

pub fn run(run: &Run, arguments: ShareArguments) -> Result<(), Failure> {
    let passphrase = run.passphrase()?;
    let password = arguments.password_fd.map(secret::password).transpose()?;
    let session = run.open(&passphrase)?;
    let unprotected = arguments.unprotected;
    let request = Share {
        entry: arguments.entry,
        from: arguments.from,
        to: arguments.to,
        matter: arguments.matter,
        session: arguments.session,
        format: arguments.format,
        out: arguments.out,
        unprotected,
        overwrite: arguments.overwrite,
        password,
    };
    session
        .output
        .answer(&session.ask(request)?, |shared, _: &Paper| {
            told(shared, unprotected)
        })
}

fn told(shared: &Shared, unprotected: bool) -> String {
    let mut out = format!(
        "{} in {}\n",
        counted(shared.entries, "entry", "entries"),
        shared.file
    );
    if let Some(password) = &shared.password {
        let _ = writeln!(
            out,
            "Password: {password}\nIt is kept nowhere. Send it by another way than the file."
        );
    }
    if unprotected {
        out.push_str("Anybody who has this file can read it.\n");
    }
    out.push_str("What has been sent cannot be called back.\n");
    for warning in &shared.warnings {
        let line = display::line(&format!("Not shown: {warning}"));
        let _ = writeln!(out, "{}", table::below(&line));
    }
    out
}
