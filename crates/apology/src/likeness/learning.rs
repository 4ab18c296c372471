//! Learning the weights from labelled drafts.
//!
//! For each rule: logistic regression with a penalty on the squares of the weights, solved in its
//! dual form one lesson at a time (Yu, Huang and Lin 2011, "Dual coordinate descent methods for
//! logistic regression and maximum entropy models"). A lesson is a sentence; a run of words is in it
//! or is not; all lessons have length 1, so that long ones weigh no more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::learned;
use super::runs::written;
use super::weights::{logistic, share};
use crate::check::parts_in;
use crate::family::{Sign, families};
use crate::letter::{Letter, Word};
use crate::{Component, Rule};

/// A draft that somebody has read attentively.
#[derive(Debug)]
pub struct Draft {
    /// What it says.
    pub text: String,
    /// Which faults are in it, and where, in UTF-16 code units.
    pub faults: Vec<(Rule, Range<usize>)>,
    /// The one rule that it was read for, where it was not read for all of them and for the parts.
    pub only: Option<Rule>,
    /// Which parts of an apology are in it.
    pub present: Vec<Component>,
    /// Where some of these parts are, in UTF-16 code units. Of the others, those places count that
    /// the families find.
    pub parts: Vec<(Component, Range<usize>)>,
}

/// How little a weight is held back: the price of a lesson that is got wrong.
const PRICE: f64 = 100.0;
/// In how many sentences a run has to be to be weighed.
const OFTEN: usize = 2;
/// How many times every lesson is gone through.
const ROUNDS: usize = 100;
/// How many runs are kept for each sign: those that weigh most, either way.
const KEPT: usize = 2_000;

/// A sentence: the runs in it, by their place in the list of all, what each counts, and the signs.
struct Lesson {
    runs: Vec<usize>,
    share: f64,
    signs: BTreeSet<Sign>,
    /// Signs of which nobody knows whether they are here.
    unknown: BTreeSet<Sign>,
}

/// Learns from drafts. Answers the file of the weights.
#[must_use]
pub fn learn(drafts: &[Draft]) -> String {
    let (lessons, names) = lessons(drafts);
    let mut file = String::new();
    for sign in learned() {
        let known: Vec<&Lesson> = lessons
            .iter()
            .filter(|lesson| !lesson.unknown.contains(&sign))
            .collect();
        let (before, weights) = solve(&known, names.len(), sign);
        let mut heaviest: Vec<(&String, f64)> = names.iter().zip(weights).collect();
        heaviest.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        heaviest.truncate(KEPT);
        heaviest.sort_by(|one, other| one.0.cmp(other.0));
        // Writing to a string cannot fail.
        let _ = writeln!(file, "{} {before:.2}", name(sign));
        for (run, weight) in heaviest {
            let _ = writeln!(file, "{weight:.2} {run}");
        }
    }
    file
}

/// A sign as the file has it: `rule but-justify`.
fn name(sign: Sign) -> String {
    let (kind, name) = match sign {
        Sign::Fault(rule) => ("rule", format!("{rule:?}")),
        Sign::Part(part) => ("part", format!("{part:?}")),
        Sign::Support | Sign::Address => ("", String::new()),
    };
    let parted = name.chars().enumerate().flat_map(|(at, letter)| {
        let hyphen = (at > 0 && letter.is_uppercase()).then_some('-');
        hyphen.into_iter().chain(letter.to_lowercase())
    });
    format!("{kind} {}", parted.collect::<String>())
}

fn lessons(drafts: &[Draft]) -> (Vec<Lesson>, Vec<String>) {
    let mut sentences = Vec::new();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts {
        let letter = Letter::read(&draft.text, &families().lexicon);
        let found = parts_in(&letter);
        for (number, sentence) in letter.sentences.iter().enumerate() {
            let runs: BTreeSet<String> = written(&letter, sentence).into_iter().collect();
            let words = letter.words.get(sentence.clone()).unwrap_or_default();
            for run in &runs {
                *times.entry(run.clone()).or_default() += 1;
            }
            let signs = draft.signs(words, |part| found.contains(&(number, part)));
            sentences.push((runs, signs, draft.unknown()));
        }
    }
    times.retain(|_, times| *times >= OFTEN);
    let names: Vec<String> = times.into_keys().collect();
    let lessons = sentences.into_iter().map(|(runs, signs, maybe)| Lesson {
        share: share(runs.len()),
        runs: runs
            .iter()
            .filter_map(|run| names.binary_search(run).ok())
            .collect(),
        unknown: maybe.difference(&signs).copied().collect(),
        signs,
    });
    (lessons.collect(), names)
}

impl Draft {
    /// The signs that these words have. `found` says whether the families find a part there.
    fn signs(&self, words: &[Word], found: impl Fn(Component) -> bool) -> BTreeSet<Sign> {
        let inside = |place: &Range<usize>| {
            let (first, last) = (words.first(), words.last());
            first.is_some_and(|first| first.start < place.end)
                && last.is_some_and(|last| place.start < last.end)
        };
        let faults = self.faults.iter().filter(|(_, place)| inside(place));
        let faults = faults.map(|(rule, _)| Sign::Fault(*rule));
        let parts = self.present.iter().filter(|part| {
            let mut places = self.parts.iter().filter(|(of, _)| of == *part).peekable();
            match places.peek() {
                Some(_) => places.any(|(_, place)| inside(place)),
                None => found(**part),
            }
        });
        let parts = parts.map(|part| Sign::Part(*part));
        faults.chain(parts).collect()
    }

    /// The signs of which nobody knows whether they are in a sentence that is not said to have them.
    fn unknown(&self) -> BTreeSet<Sign> {
        if let Some(rule) = self.only {
            return learned()
                .filter(|sign| *sign != Sign::Fault(rule))
                .collect();
        }
        let placed = |part: &&Component| self.parts.iter().any(|(of, _)| of == *part);
        let parts = self.present.iter().filter(|part| !placed(part));
        parts.map(|part| Sign::Part(*part)).collect()
    }
}

/// What a sentence weighs before anything in it is looked at, and the weight of each run.
fn solve(lessons: &[&Lesson], runs: usize, sign: Sign) -> (f64, Vec<f64>) {
    let mut weights = vec![0.0; runs];
    let mut before = 0.0;
    // Of each lesson, how much of its price is paid: nearly nothing at first.
    let mut paid = vec![PRICE * logistic(START); lessons.len()];
    for (lesson, paid) in lessons.iter().zip(&paid) {
        step(lesson, lesson.side(sign) * paid, &mut before, &mut weights);
    }
    for round in 0..ROUNDS {
        for number in 0..lessons.len() {
            // In another order each time. The factor and the number of lessons have nothing in common
            // unless it divides them, and then some are gone through twice.
            let at = (number * STRIDE + round) % lessons.len();
            let (Some(lesson), Some(paid)) = (lessons.get(at), paid.get_mut(at)) else {
                continue;
            };
            let side = lesson.side(sign);
            let sum: f64 = lesson
                .runs
                .iter()
                .filter_map(|run| weights.get(*run))
                .map(|weight: &f64| weight * lesson.share)
                .sum();
            let was = *paid;
            *paid = cheapest(lesson.square(), side * (before + sum), was);
            step(lesson, side * (*paid - was), &mut before, &mut weights);
        }
    }
    (before, weights)
}

/// What little is paid at first, as a logarithm of odds.
const START: f64 = -18.0;
/// A prime, by which the lessons are gone through.
const STRIDE: usize = 7_919;

impl Lesson {
    fn side(&self, sign: Sign) -> f64 {
        if self.signs.contains(&sign) {
            1.0
        } else {
            -1.0
        }
    }

    /// The square of its length, with the 1 that stands for what every sentence has.
    fn square(&self) -> f64 {
        let runs = u32::try_from(self.runs.len()).unwrap_or(u32::MAX);
        1.0 + f64::from(runs) * self.share * self.share
    }
}

fn step(lesson: &Lesson, by: f64, before: &mut f64, weights: &mut [f64]) {
    *before += by;
    for run in &lesson.runs {
        if let Some(weight) = weights.get_mut(*run) {
            *weight += by * lesson.share;
        }
    }
}

/// What a lesson pays when all others stay as they are. `right` is how far it is on the right side.
/// The derivative of the dual is nought there: `square * (paid - was) + right + ln(paid / (PRICE -
/// paid))`. As a function of the logarithm it only rises, and by at least 1, so Newton's step within
/// a bracket finds it.
fn cheapest(square: f64, right: f64, was: f64) -> f64 {
    let slope = |odds: f64| {
        let paid = PRICE * logistic(odds);
        square * (paid - was) + right + odds
    };
    let (mut low, mut high) = (
        -square * PRICE - right.abs() - 1.0,
        square * PRICE + right.abs() + 1.0,
    );
    let mut odds = (was / (PRICE - was)).ln();
    for _ in 0..60 {
        let off = slope(odds);
        if off.abs() < 1e-9 {
            break;
        }
        if off > 0.0 {
            high = odds;
        } else {
            low = odds;
        }
        let part = logistic(odds);
        let next = odds - off / (square * PRICE * part * (1.0 - part) + 1.0);
        odds = if low < next && next < high {
            next
        } else {
            f64::midpoint(low, high)
        };
    }
    PRICE * logistic(odds.clamp(-LIMIT, LIMIT))
}

/// Odds beyond this are as good as certain; a price is never paid in full.
const LIMIT: f64 = 30.0;
