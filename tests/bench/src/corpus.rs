//! The corpus: JSON Lines, read one at a time.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// One generated entry.
#[derive(Debug, Clone, Deserialize)]
pub struct Line {
    pub id: String,
    pub created_at: String,
    pub title: String,
    pub body: String,
    pub tags: Vec<String>,
}

/// A file made by `tests/corpus/make_corpus.py`.
#[derive(Debug, Clone)]
pub struct Corpus {
    pub path: PathBuf,
    pub entries: u32,
}

impl Corpus {
    /// Every line, parsed.
    pub fn lines(&self) -> Result<impl Iterator<Item = Result<Line>>> {
        let file = File::open(&self.path).context("the corpus is not there")?;
        Ok(BufReader::with_capacity(1 << 20, file)
            .lines()
            .map(|line| Ok(serde_json::from_str(&line?)?)))
    }

    /// The first `n` bodies of some length, for the rows that need a few.
    pub fn sample(&self, n: usize) -> Result<Vec<Line>> {
        self.lines()?
            .filter(|line| line.as_ref().map_or(true, |line| line.body.len() > 400))
            .take(n)
            .collect()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}
