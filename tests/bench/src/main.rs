//! The budgets of the design, each measured with its baseline in the same run and printed as a
//! ratio. `cargo xtask bench` makes the corpus and runs this.

#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a program for developers"
)]

#[cfg(feature = "pdf")]
mod brief;
mod corpus;
mod figures;
mod import;
mod plain;
mod rows;

use anyhow::{Context as _, Result, bail};
use corpus::Corpus;
use figures::Figure;
use rows::Pair;

/// Rows whose subject does not exist yet.
const LATER: [(&str, &str); 1] = [("backup and verify", ">= 60 MB/s")];

fn main() -> Result<()> {
    let (corpus, row) = arguments()?;
    let wanted = |name: &str| row.as_deref().is_none_or(|row| row == name);
    let folder = tempfile::tempdir_in(corpus.path.parent().context("the corpus lies nowhere")?)?;
    let (pair, mut figures) = Pair::build(folder.path(), &corpus)?;
    if wanted("size") {
        figures.push(pair.size()?);
    }
    if wanted("search") {
        figures.extend(pair.search()?);
    }
    if wanted("unlock") {
        figures.push(pair.unlock()?);
    }
    if wanted("save") {
        figures.extend(pair.save()?);
    }
    #[cfg(feature = "pdf")]
    if wanted("pdf") {
        figures.push(brief::row(&corpus.sample(200)?)?);
    }
    figures.extend(LATER.map(|(what, budget)| Figure::not_built(what, budget)));
    figures::print(&figures);
    Ok(())
}

/// `--corpus PATH --entries N [ROW]`.
fn arguments() -> Result<(Corpus, Option<String>)> {
    let (mut path, mut entries, mut row) = (None, None, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--corpus" => path = words.next(),
            "--entries" => entries = words.next(),
            name if !name.starts_with('-') => row = Some(name.to_owned()),
            other => bail!("{other} is not known here"),
        }
    }
    let path = path.context("--corpus PATH is missing")?.into();
    let entries = entries.context("--entries N is missing")?.parse()?;
    Ok((Corpus { path, entries }, row))
}
