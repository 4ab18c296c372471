//! How often the check is right, on the drafts of `tests/vectors/apology`.
//!
//! `evaluate FILE…` reads labelled drafts, JSON Lines, and prints for each file how many of the
//! clean drafts are marked, and for each rule and each part of an apology how many of the finds are
//! right (precision) and how many of what is there is found (recall). A draft counts once for each
//! rule. `evaluate --misses FILE…` names the drafts instead in which the two differ; it is for the
//! drafts that the families are made on, and not for the others.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use lamplight_apology::{Check, Component, Rule, check};
use serde::Deserialize;

/// A draft, with what an attentive reader sees in it.
#[derive(Deserialize)]
struct Draft {
    id: String,
    text: String,
    wording: Wording,
    marks: Vec<Clause>,
    present: Vec<Component>,
    support: bool,
}

/// How a fault is put.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Wording {
    Clean,
    Common,
    Oblique,
}

/// A fault, and the clause it is in.
#[derive(Deserialize)]
struct Clause {
    rule: Rule,
    clause: String,
}

/// Finds that are right, finds that are not, and what was not found.
#[derive(Default, Clone, Copy)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn count(&mut self, there: bool, found: bool) {
        match (there, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: u32, of: u32| match of {
            0 => "   -".to_owned(),
            of => format!("{:4.2}", f64::from(part) / f64::from(of)),
        };
        let Self {
            right,
            wrong,
            missed,
        } = *self;
        write!(
            to,
            "precision {}  recall {}  (right {right}, wrong {wrong}, missed {missed})",
            share(right, right + wrong),
            share(right, right + missed)
        )
    }
}

fn main() {
    let mut files: Vec<String> = env::args().skip(1).collect();
    let misses = files.first().is_some_and(|first| first == "--misses");
    if misses {
        files.remove(0);
    }
    for file in files {
        let text = fs::read_to_string(&file).expect("a file of drafts");
        let drafts: Vec<Draft> = text
            .lines()
            .map(|line| serde_json::from_str(line).expect("a labelled draft"))
            .collect();
        if misses {
            drafts.iter().for_each(print_misses);
        } else {
            println!("\n{file}: {} drafts", drafts.len());
            print_figures(&drafts);
        }
    }
}

fn found(check: &Check) -> BTreeSet<Rule> {
    check.marks.iter().map(|mark| mark.rule).collect()
}

fn labelled(draft: &Draft) -> BTreeSet<Rule> {
    draft.marks.iter().map(|mark| mark.rule).collect()
}

fn print_figures(drafts: &[Draft]) {
    let mut rules: BTreeMap<(Rule, Wording), Tally> = BTreeMap::new();
    let mut parts: BTreeMap<Component, Tally> = BTreeMap::new();
    let mut support = Tally::default();
    let (mut clean, mut marked) = (0_u32, 0_u32);
    let (mut outside, mut longer, mut spans) = (0_u32, 0_u32, 0_u32);
    for draft in drafts {
        let check = check(&draft.text);
        let (there, seen) = (labelled(draft), found(&check));
        if draft.wording == Wording::Clean {
            clean += 1;
            marked += u32::from(!seen.is_empty());
        }
        for rule in Rule::ALL {
            let tally = rules.entry((rule, draft.wording)).or_default();
            tally.count(there.contains(&rule), seen.contains(&rule));
        }
        for part in Component::ALL {
            let tally = parts.entry(part).or_default();
            tally.count(draft.present.contains(&part), check.present.contains(&part));
        }
        support.count(draft.support, check.support);
        for mark in &check.marks {
            let clauses = draft.marks.iter().filter(|clause| clause.rule == mark.rule);
            let places: Vec<(usize, usize)> = clauses
                .filter_map(|clause| {
                    let at = draft.text.find(&clause.clause)?;
                    let start = draft.text.get(..at)?.encode_utf16().count();
                    Some((start, start + clause.clause.encode_utf16().count()))
                })
                .collect();
            if places.is_empty() {
                continue;
            }
            spans += 1;
            let meets = |(start, end): &&(usize, usize)| mark.start < *end && *start < mark.end;
            match places.iter().find(meets) {
                None => outside += 1,
                Some((start, end)) => longer += u32::from(mark.end - mark.start > end - start),
            }
        }
    }
    println!("clean drafts marked: {marked} of {clean}");
    for wording in [Wording::Clean, Wording::Common, Wording::Oblique] {
        let name = match wording {
            Wording::Clean => "clean",
            Wording::Common => "common",
            Wording::Oblique => "oblique",
        };
        let mut all = Tally::default();
        for ((_, of), tally) in &rules {
            if *of == wording {
                all.add(*tally);
            }
        }
        println!("{name:22}{all}");
    }
    let mut all = Tally::default();
    for rule in Rule::ALL {
        let mut tally = Tally::default();
        for wording in [Wording::Clean, Wording::Common, Wording::Oblique] {
            tally.add(rules.get(&(rule, wording)).copied().unwrap_or_default());
        }
        all.add(tally);
        println!("{:22}{tally}", name(rule));
    }
    println!("{:22}{all}", "all rules");
    for (part, tally) in parts {
        println!("{:22}{tally}", name(part));
    }
    println!("{:22}{support}", "support");
    println!("marks elsewhere than the labelled clause: {outside} of {spans}; longer: {longer}");
}

fn name(value: impl serde::Serialize) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

fn print_misses(draft: &Draft) {
    let check = check(&draft.text);
    let (there, seen) = (labelled(draft), found(&check));
    let wide: Vec<u16> = draft.text.encode_utf16().collect();
    for mark in &check.marks {
        if !there.contains(&mark.rule) {
            let span = wide.get(mark.start..mark.end).unwrap_or_default();
            let span = String::from_utf16_lossy(span);
            println!(
                "{} wrong {}: [{span}] in: {}",
                draft.id,
                name(mark.rule),
                draft.text
            );
        }
    }
    for clause in &draft.marks {
        if !seen.contains(&clause.rule) {
            let context = draft.text.find(&clause.clause).unwrap_or_default();
            let before: String = draft
                .text
                .get(..context)
                .map(|text| text.chars().rev().take(70).collect::<Vec<_>>())
                .unwrap_or_default()
                .into_iter()
                .rev()
                .collect();
            println!(
                "{} missed {}: {before}[{}]",
                draft.id,
                name(clause.rule),
                clause.clause
            );
        }
    }
    for part in Component::ALL {
        match (draft.present.contains(&part), check.present.contains(&part)) {
            (true, false) => println!("{} missed {}: {}", draft.id, name(part), draft.text),
            (false, true) => println!("{} wrong {}: {}", draft.id, name(part), draft.text),
            _ => {}
        }
    }
    if draft.support != check.support {
        println!("{} support {}: {}", draft.id, check.support, draft.text);
    }
}
