//! Families as their files have them.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::place::{Joints, Place};
use super::{Context, Family, Sign, Span};
use crate::lexicon::{Id, Lexicon, Source};
use crate::pattern::{Defined, Pattern, Written};
use crate::source::{Statement, statements};

/// All families, and the words they speak of.
#[derive(Debug)]
pub(crate) struct Families {
    pub(crate) lexicon: Lexicon,
    pub(crate) all: Vec<Family>,
    /// What is looked for around what a family finds: each once, though many families ask for it.
    pub(crate) around: Vec<Pattern>,
    /// Where families are found.
    pub(crate) marks: Vec<Marking>,
    /// By the number of a word: which of them can begin with it.
    pub(crate) beginning: Vec<Vec<usize>>,
    /// By the number of a word: which of them ask for it, or for another of a few, in a sentence.
    pub(crate) asking: Vec<Vec<usize>>,
    pub(crate) joints: Joints,
    /// What could not be read of the files. Empty: a test sees to that.
    #[cfg_attr(not(test), expect(dead_code, reason = "for those who write the files"))]
    pub(crate) problems: Vec<String>,
}

/// A pattern that a family is found by.
#[derive(Debug)]
pub(crate) struct Marking {
    /// Which family.
    pub(crate) family: usize,
    /// Whether it is so plain that it counts in any letter.
    pub(crate) plain: bool,
    pub(crate) pattern: Pattern,
}

struct Reading {
    source: Source,
    defined: Defined,
    all: Vec<Family>,
    marks: Vec<Marking>,
    around: Vec<Pattern>,
    numbers: HashMap<Written, usize>,
    /// What takes back every family of every rule, and of this file.
    everywhere: Vec<(Place, Written)>,
    here: Vec<(Place, Written)>,
    sign: Option<Sign>,
    first: usize,
}

impl Families {
    /// Reads the files, by name and content.
    pub(crate) fn read(files: &[(&str, &str)]) -> Self {
        let mut reading = Reading {
            source: Source::built_in(),
            defined: Defined::new(),
            all: Vec::new(),
            marks: Vec::new(),
            around: Vec::new(),
            numbers: HashMap::new(),
            everywhere: Vec::new(),
            here: Vec::new(),
            sign: None,
            first: 0,
        };
        for (name, file) in files {
            reading.sign = None;
            reading.here.clear();
            reading.first = reading.all.len();
            let before = reading.source.problems.len();
            for statement in statements(file) {
                if let Err(problem) = reading.statement(statement) {
                    reading.source.problem(statement, &problem);
                }
            }
            reading.close();
            for problem in reading.source.problems.iter_mut().skip(before) {
                *problem = format!("{name}, {problem}");
            }
        }
        reading.done()
    }
}

impl Reading {
    fn statement(&mut self, statement: Statement) -> Result<(), String> {
        let Statement { keyword, rest, .. } = statement;
        match keyword {
            "everywhere" => {}
            "rule" => self.sign = Some(Sign::Fault(named(rest)?)),
            "part" => self.sign = Some(Sign::Part(named(rest)?)),
            "support" => self.sign = Some(Sign::Support),
            "address" => self.sign = Some(Sign::Address),
            "define" => {
                let (name, pattern) = two(rest)?;
                let pattern = Written::parse(pattern, &self.defined)?;
                // A name that is defined again stands for what it stood for as well.
                let whole = match self.defined.remove(name) {
                    Some(Written::OneOf(mut all)) => {
                        all.push(pattern);
                        Written::OneOf(all)
                    }
                    Some(one) => Written::OneOf(vec![one, pattern]),
                    None => pattern,
                };
                self.defined.insert(name.to_owned(), whole);
            }
            "family" => {
                let sign = self.sign.ok_or("the file does not say what it is about")?;
                self.all.push(Family {
                    sign,
                    span: Span::Match,
                    needs: Vec::new(),
                    unless: Vec::new(),
                    beside: false,
                    repeat: None,
                });
            }
            "mark" | "plain" => {
                let written = Written::parse(rest, &self.defined)?;
                let pattern = Pattern::new(&written, &mut self.source);
                // So that few places of a letter have to be looked at.
                if pattern.first().is_empty() {
                    return Err("it does not begin with a word".to_owned());
                }
                self.family()?;
                self.marks.push(Marking {
                    family: self.all.len() - 1,
                    plain: keyword == "plain",
                    pattern,
                });
            }
            "span" => {
                self.family()?.span = match rest {
                    "match" => Span::Match,
                    "to-clause-end" => Span::ToClauseEnd,
                    "to-sentence-end" => Span::ToSentenceEnd,
                    "sentence" => Span::Sentence,
                    _ => return Err("no such span".to_owned()),
                };
            }
            "beside" => self.family()?.beside = true,
            "repeat" => {
                let (times, within) = two(rest)?;
                let number = |text: &str| text.trim().parse().map_err(|_| "how often is that");
                self.family()?.repeat = Some((number(times)?, number(within)?));
            }
            "needs" => {
                let (place, written) = self.context(rest)?;
                let number = self.number(&written);
                put(&mut self.family()?.needs, place, number);
            }
            "unless" => {
                let (place, written) = self.context(rest)?;
                if self.all.len() > self.first {
                    let number = self.number(&written);
                    put(&mut self.family()?.unless, place, number);
                } else if self.sign.is_some() {
                    self.here.push((place, written));
                } else {
                    self.everywhere.push((place, written));
                }
            }
            _ => self.source.read(statement),
        }
        Ok(())
    }

    fn context(&self, text: &str) -> Result<(Place, Written), String> {
        let (place, pattern) = two(text)?;
        let place = Place::named(place).ok_or("no such place")?;
        Ok((place, Written::parse(pattern, &self.defined)?))
    }

    fn family(&mut self) -> Result<&mut Family, String> {
        let first = self.first;
        let own = self.all.get_mut(first..).and_then(<[Family]>::last_mut);
        own.ok_or_else(|| "it belongs to no family".to_owned())
    }

    /// Gives the families of a file what takes all of them back.
    fn close(&mut self) {
        let faults = matches!(self.sign, Some(Sign::Fault(_)));
        let everywhere = self.everywhere.iter().filter(|_| faults);
        let shared: Vec<_> = self.here.iter().chain(everywhere).cloned().collect();
        for (place, written) in shared {
            let number = self.number(&written);
            for family in self.all.iter_mut().skip(self.first) {
                put(&mut family.unless, place, number);
            }
        }
    }

    /// The number of a pattern that is looked for around.
    fn number(&mut self, written: &Written) -> usize {
        if let Some(number) = self.numbers.get(written) {
            return *number;
        }
        let number = self.around.len();
        self.around.push(Pattern::new(written, &mut self.source));
        self.numbers.insert(written.clone(), number);
        number
    }

    fn done(mut self) -> Families {
        let lexicon = &mut self.source.lexicon;
        let joints = Joints {
            always: lexicon.number("@joint"),
            before_subject: lexicon.number("@and"),
            subject: lexicon.number("@subject"),
        };
        // A word that many patterns ask for is one that many sentences have.
        let mut common = vec![0; lexicon.count()];
        for id in self
            .marks
            .iter()
            .flat_map(|marking| marking.pattern.asked())
            .flatten()
        {
            if let Some(times) = common.get_mut(usize::from(*id)) {
                *times += 1;
            }
        }
        for marking in &mut self.marks {
            marking.pattern.ask_rarest_first(&common);
        }
        let by_word = |words: fn(&Pattern) -> &[Id]| {
            let mut by_word = vec![Vec::new(); lexicon.count()];
            for (number, marking) in self.marks.iter().enumerate() {
                for id in words(&marking.pattern) {
                    if let Some(patterns) = by_word.get_mut(usize::from(*id)) {
                        patterns.push(number);
                    }
                }
            }
            by_word
        };
        let beginning = by_word(Pattern::first);
        let asking = by_word(Pattern::asks_for);
        self.source.lexicon.finish();
        Families {
            lexicon: self.source.lexicon,
            all: self.all,
            around: self.around,
            marks: self.marks,
            beginning,
            asking,
            joints,
            problems: self.source.problems,
        }
    }
}

fn put(contexts: &mut Vec<Context>, place: Place, pattern: usize) {
    match contexts.iter_mut().find(|context| context.place == place) {
        Some(context) => context.patterns.push(pattern),
        None => contexts.push(Context {
            place,
            patterns: vec![pattern],
        }),
    }
}

fn two(text: &str) -> Result<(&str, &str), String> {
    text.split_once(char::is_whitespace)
        .ok_or_else(|| "something is missing".to_owned())
}

fn named<T: for<'de> Deserialize<'de>>(name: &str) -> Result<T, String> {
    let name: serde::de::value::StrDeserializer<Error> = name.into_deserializer();
    T::deserialize(name).map_err(|error| error.to_string())
}
