//! Phrases: what they are written as, and finding them.
//!
//! A phrase is a line of slots, and behind ` # ` what may not follow it: sequences parted by ` / `.
//! A slot is one word, or several parted by `|`. `_` is any word that says no to nothing, `$` the
//! end of the sentence; a slot with `?` behind it may be left out. Words in capitals stand for the
//! lists below.

/// Words that turn a phrase into its opposite; `_` never stands for one of them.
const NO: &str =
    "never|not|no|dont|didnt|doesnt|isnt|wasnt|arent|hasnt|havent|hadnt|wont|wouldnt|without";

const LISTS: &[(&str, &str)] = &[
    ("NOT", "not|dont|didnt|doesnt|never"),
    (
        "THEM",
        "he|she|they|hes|shes|theyve|partner|husband|wife|boyfriend|girlfriend|ex|dad|father|mum|mom|mother|stepdad|stepfather|stepmother|brother|flatmate|housemate",
    ),
    (
        "WILL",
        "he|she|they|hell|shell|theyll|hed|shed|theyd|hes|shes|theyre|partner|husband|wife|boyfriend|girlfriend|ex|dad|father|stepdad|brother",
    ),
    ("AFRAID", "afraid|scared|frightened|terrified|fear"),
    ("END", "$|anymore|any|either"),
];

/// One place of a phrase.
#[derive(Debug, Default)]
struct Slot {
    words: Vec<&'static str>,
    any: bool,
    end: bool,
    optional: bool,
}

type Slots = Vec<Slot>;

/// A list of phrases.
#[derive(Debug)]
pub(super) struct Phrases {
    phrases: Vec<(Slots, Vec<Slots>)>,
    not_after: Vec<&'static str>,
}

impl Phrases {
    /// `not_after`: words of which none stands within the two before a phrase.
    pub(super) fn new(lines: &[&'static str], not_after: &'static str) -> Self {
        let phrases = lines.iter().map(|line| {
            let (says, unless) = line.split_once(" # ").unwrap_or((line, ""));
            let unless = unless.split(" / ").filter(|after| !after.is_empty());
            (slots(says), unless.map(slots).collect())
        });
        Self {
            phrases: phrases.collect(),
            not_after: alternatives(not_after),
        }
    }

    /// Whether one of them is in a sentence.
    pub(super) fn are_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|start| {
            let (before, rest) = words.split_at(start);
            let is_said = |(says, unless): &(Slots, Vec<Slots>)| {
                fits(says, rest, &|after| {
                    !unless.iter().any(|slots| fits(slots, after, &|_| true))
                })
            };
            !self.is_another_story(before) && self.phrases.iter().any(is_said)
        })
    }

    /// Whether the words just before make it somebody else's, or deny it.
    fn is_another_story(&self, before: &[String]) -> bool {
        let own = ["i", "im", "id", "ive", "me"];
        let near = before.iter().rev().take(2);
        near.map(String::as_str)
            .take_while(|word| !own.contains(word))
            .any(|word| self.not_after.contains(&word))
    }
}

fn alternatives(text: &'static str) -> Vec<&'static str> {
    let lists = |name| LISTS.iter().find(|(known, _)| *known == name);
    text.split('|')
        .flat_map(|word| lists(word).map_or(word, |(_, words)| words).split('|'))
        .collect()
}

fn slots(text: &'static str) -> Slots {
    text.split_whitespace()
        .map(|slot| {
            let (slot, optional) = slot.strip_suffix('?').map_or((slot, false), |s| (s, true));
            let mut words = alternatives(slot);
            let any = words.contains(&"_");
            let end = words.contains(&"$");
            words.retain(|word| !matches!(*word, "_" | "$"));
            Slot {
                words,
                any,
                end,
                optional,
            }
        })
        .collect()
}

/// Whether the words begin with what the slots say, and what is left suits.
fn fits(slots: &[Slot], words: &[String], suits: &dyn Fn(&[String]) -> bool) -> bool {
    let Some((slot, later)) = slots.split_first() else {
        return suits(words);
    };
    let takes = match words.split_first() {
        Some((word, rest)) => {
            let taken = slot.words.contains(&word.as_str())
                || (slot.any && !NO.split('|').any(|no| no == word));
            taken && fits(later, rest, suits)
        }
        None => slot.end && fits(later, words, suits),
    };
    takes || (slot.optional && fits(later, words, suits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &'static str, sentence: &str) -> bool {
        let words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        Phrases::new(&[line], "never").are_in(&words)
    }

    #[test]
    fn slots_mean_what_they_say() {
        let line = "THEM _? hit me END # back / up for";
        assert!(found(line, "last night she hit me"));
        assert!(found(line, "my ex often hit me"));
        assert!(found(line, "he hit me anymore"));
        for other in [
            "he hit me back",
            "he hit me up for money",
            "he never hit me",
            "it hit me",
        ] {
            assert!(!found(line, other), "{other}");
        }
        assert!(!found("go on $", "never go on"));
        assert!(found("go on $", "never that i go on"));
        assert!(found("go on $", "never i go on"));
    }
}
