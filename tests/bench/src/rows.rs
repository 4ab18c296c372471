//! The rows of the design's table of budgets that can be measured without a window.

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};
use lamplight_journal::clock::{Clock, Now};
use lamplight_journal::entries::{Change, Filter, Kind, NewEntry};
use lamplight_journal::search::By;
use lamplight_journal::{Cost, Journal, NewKeys, Passphrase, Surroundings};

use crate::corpus::{Corpus, Line};
use crate::figures::{Figure, in_turn, ms, timed};
use crate::plain::Plain;

const PASSPHRASE: &str = "a lamp in the window";
const ROUNDS: usize = 21;

struct Wall;

impl Clock for Wall {
    fn now(&self) -> Now {
        Now {
            local: chrono::Utc::now().fixed_offset(),
            zone: None,
        }
    }
}

fn surroundings(scratch: &Path) -> Surroundings<'_> {
    Surroundings {
        clock: Box::new(Wall),
        random: ring::rand::SystemRandom::new(),
        scratch,
    }
}

/// The two databases that every row uses: ours and the plain one.
pub struct Pair<'a> {
    folder: &'a Path,
    corpus: &'a Corpus,
    samples: Vec<Line>,
}

impl<'a> Pair<'a> {
    /// Imports the corpus into both. This is the row of the import.
    pub fn build(folder: &'a Path, corpus: &'a Corpus) -> Result<(Self, Vec<Figure>)> {
        let pair = Self {
            folder,
            corpus,
            samples: corpus.sample(400)?,
        };
        let before = memory();
        let ours = pair.import()?;
        let grown = memory().saturating_sub(before);
        let ((), plain) = timed(|| pair.fill_plain())?;
        let rate = |took: Duration| f64::from(corpus.entries) / took.as_secs_f64();
        let figure = Figure {
            what: format!("import of {} entries", corpus.entries),
            ours: format!("{:.0}/s", rate(ours)),
            baseline: format!("{:.0}/s", rate(plain)),
            ratio: Some(ours.as_secs_f64() / plain.as_secs_f64()),
            budget: ">= 3,000 entries/s, memory flat",
            met: Some(rate(ours) >= 3000.0),
        };
        let memory = Figure {
            what: "  most memory while importing".to_owned(),
            ours: format!("+{} MiB", grown / 1024),
            baseline: String::new(),
            ratio: None,
            budget: "does not grow with the file",
            met: None,
        };
        Ok((pair, vec![figure, memory]))
    }

    fn vault(&self) -> std::path::PathBuf {
        self.folder.join("vault")
    }

    fn plain(&self) -> std::path::PathBuf {
        self.folder.join("plain.db")
    }

    fn open(&self) -> Result<Journal> {
        let passphrase = Passphrase::new(PASSPHRASE)?;
        Ok(Journal::open(
            &self.vault(),
            &passphrase,
            surroundings(self.folder),
        )?)
    }

    fn import(&self) -> Result<Duration> {
        let passphrase = Passphrase::new(PASSPHRASE)?;
        let around = surroundings(self.folder);
        let mut journal = Journal::create(
            &self.vault(),
            NewKeys::new(&passphrase, Cost::LEAST),
            around,
        )?;
        let (report, took) = timed(|| crate::import::run(&mut journal, &Wall, self.corpus))?;
        ensure!(report == self.corpus.entries, "not everything was imported");
        Ok(took)
    }

    fn fill_plain(&self) -> Result<()> {
        let mut plain = Plain::create(&self.plain())?;
        let mut batch = Vec::with_capacity(500);
        for line in self.corpus.lines()? {
            batch.push(line?);
            if batch.len() == 500 {
                plain.add(&batch)?;
                batch.clear();
            }
        }
        plain.add(&batch)
    }

    /// Search: count, first 50 newest first, snippets; warm.
    pub fn search(&self) -> Result<Vec<Figure>> {
        let journal = self.open()?;
        let plain = Plain::open(&self.plain())?;
        let mut rows = Vec::new();
        for (name, query, plainly) in [
            ("search: rare word", "zanzibarine", "zanzibarine"),
            ("search: common word", "the", "the"),
            ("search: phrase", "\"my wife and I\"", "\"my wife and I\""),
            ("search: prefix", "walk*", "walk*"),
            ("search: short prefix", "wa*", "wa*"),
            ("search: two words", "office morning", "office morning"),
        ] {
            let (ours, baseline) = in_turn(
                ROUNDS,
                |_| {
                    let everything = Filter::default();
                    let (found, took) =
                        timed(|| Ok(journal.search(query, &everything, By::Newest, 50)?))?;
                    ensure!(!found.hits.is_empty(), "{query} was not found");
                    Ok(took)
                },
                |_| {
                    let (found, took) = timed(|| plain.search(plainly))?;
                    ensure!(!found.1.is_empty(), "{plainly} was not found");
                    Ok(took)
                },
            )?;
            let ratio = ours.as_secs_f64() / baseline.as_secs_f64();
            rows.push(Figure {
                what: name.to_owned(),
                ours: ms(ours),
                baseline: ms(baseline),
                ratio: Some(ratio),
                budget: "<= 1.25 x plain FTS5, <= 30 ms",
                met: Some(ratio <= 1.25 && ours <= Duration::from_millis(30)),
            });
        }
        Ok(rows)
    }

    /// From the derived key to the first page of the timeline. The derivation itself is measured
    /// by opening an empty vault of the same cost, and taken off.
    pub fn unlock(&self) -> Result<Figure> {
        let passphrase = Passphrase::new(PASSPHRASE)?;
        let empty = self.folder.join("empty");
        drop(Journal::create(
            &empty,
            NewKeys::new(&passphrase, Cost::LEAST),
            surroundings(self.folder),
        )?);
        let page = |vault: &Path| {
            timed(|| {
                let journal = Journal::open(vault, &passphrase, surroundings(self.folder))?;
                Ok(journal.timeline(&Filter::default(), None, 50)?)
            })
            .map(|(_, took)| took)
        };
        let vault = self.vault();
        let (ours, baseline) = in_turn(ROUNDS, |_| page(&vault), |_| page(&empty))?;
        Ok(Figure {
            what: "unlock to first page".to_owned(),
            ours: ms(ours),
            baseline: format!("{} empty", ms(baseline)),
            ratio: Some(ours.as_secs_f64() / baseline.as_secs_f64()),
            budget: "<= 150 ms without key derivation",
            met: Some(ours <= Duration::from_millis(150)),
        })
    }

    /// Saves while typing, each with its revision and its words in the index; and new entries.
    pub fn save(&self) -> Result<Vec<Figure>> {
        let mut journal = self.open()?;
        let mut plain = Plain::create(&self.folder.join("draft.db"))?.with_draft()?;
        let some = &self.samples;
        let sample = |round: usize| some.get(round % some.len()).cloned();
        let id = journal.add(NewEntry::of(Kind::Reflection), None)?;
        let (mut old, mut written) = (String::new(), String::new());
        let typing = in_turn(
            ROUNDS,
            |round| {
                old = format!("{old}{}", words(&some[0].body, round));
                let body = Some(old.clone());
                let change = Change {
                    body,
                    typing: true,
                    ..Change::default()
                };
                Ok(timed(|| Ok(journal.edit(id, change, None)?))?.1)
            },
            |round| {
                written = format!("{written}{}", words(&some[0].body, round));
                Ok(timed(|| plain.save(&written))?.1)
            },
        )?;
        let edit = {
            let ids = journal.list(&Filter::default(), Some(5000))?;
            in_turn(
                ROUNDS,
                |round| {
                    let entry = journal.entry(ids[200 + 37 * round].id)?;
                    let body = Some(format!("{}\n\nOne more thought.", entry.body));
                    let change = Change {
                        body,
                        ..Change::default()
                    };
                    Ok(timed(|| Ok(journal.edit(entry.id, change, None)?))?.1)
                },
                |round| {
                    let body = sample(round).map(|line| line.body).unwrap_or_default();
                    Ok(timed(|| plain.save(&body))?.1)
                },
            )?
        };
        let add = in_turn(
            ROUNDS,
            |round| {
                let line = sample(round).unwrap_or_else(|| some[0].clone());
                let body = format!("{} {round}", line.body);
                let new = NewEntry {
                    title: line.title,
                    body,
                    ..NewEntry::of(Kind::Reflection)
                };
                Ok(timed(|| Ok(journal.add(new, None)?))?.1)
            },
            |round| {
                let body = sample(round).map(|line| line.body).unwrap_or_default();
                Ok(timed(|| plain.save(&body))?.1)
            },
        )?;
        let figure = |what: &str, (ours, baseline): (Duration, Duration)| {
            let ratio = ours.as_secs_f64() / baseline.as_secs_f64();
            Figure {
                what: what.to_owned(),
                ours: ms(ours),
                baseline: ms(baseline),
                ratio: Some(ratio),
                budget: "<= 1.5 x one plain durable commit",
                met: Some(ratio <= 1.5),
            }
        };
        Ok(vec![
            figure("save while typing", typing),
            figure("save of an old entry", edit),
            figure("save of a new entry", add),
        ])
    }

    /// The two files, after the import and before anything else.
    pub fn size(&self) -> Result<Figure> {
        let ours = std::fs::metadata(self.vault().join("journal-1.db"))?.len();
        let plain = std::fs::metadata(self.plain())?.len();
        #[allow(clippy::cast_precision_loss)]
        let ratio = ours as f64 / plain as f64;
        Ok(Figure {
            what: "vault size".to_owned(),
            ours: format!("{} MB", ours / 1_000_000),
            baseline: format!("{} MB", plain / 1_000_000),
            ratio: Some(ratio),
            budget: "<= 1.25 x plain SQLite and FTS5",
            met: Some(ratio <= 1.25),
        })
    }
}

/// The first so many words of a text, as somebody types it.
fn words(body: &str, round: usize) -> String {
    body.split_inclusive(' ').skip(3 * round).take(3).collect()
}

/// Peak memory of this process so far, in KiB (Linux; elsewhere 0).
fn memory() -> u64 {
    std::fs::read_to_string("/proc/self/status")
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or_default()
}
