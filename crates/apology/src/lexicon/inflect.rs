//! The forms of English verbs.

use std::collections::HashMap;

/// Verbs whose past is not made by rule: the past and the participle by the base.
pub(crate) type Irregular = HashMap<String, (String, String)>;

/// The forms that a word of a family stands for: `take+` for all of the verb, `take:ed` for its
/// past and its participle, `take:past`, `take:part`, `take:ing` and `take:s` for one; a word
/// without either for itself.
pub(crate) fn forms(word: &str, irregular: &Irregular) -> Vec<String> {
    let Some((base, form)) = word
        .strip_suffix('+')
        .map(|base| (base, "+"))
        .or_else(|| word.split_once(':'))
    else {
        return vec![word.to_owned()];
    };
    let (past, participle) = irregular
        .get(base)
        .cloned()
        .unwrap_or_else(|| (past(base), past(base)));
    let mut forms = match form {
        "+" => vec![base.to_owned(), third(base), ing(base), past, participle],
        "ed" => vec![past, participle],
        "past" => vec![past],
        "part" => vec![participle],
        "ing" => vec![ing(base)],
        "s" => vec![third(base)],
        _ => Vec::new(),
    };
    forms.dedup();
    forms
}

fn past(base: &str) -> String {
    match base.strip_suffix('y') {
        _ if base.ends_with('e') => format!("{base}d"),
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ied"),
        _ => format!("{}ed", doubled(base)),
    }
}

fn third(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh", "o"]
            .iter()
            .any(|end| base.ends_with(end)) =>
        {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// A base as it stands before an ending that begins with a vowel: "stop" is "stopp" there. Verbs
/// of several syllables that double theirs ("admit") are irregular here.
fn doubled(base: &str) -> String {
    let mut signs = base.chars().rev();
    let (last, vowel, before) = (signs.next(), signs.next(), signs.next());
    let short = base.chars().filter(|sign| is_vowel(*sign)).count() == 1;
    match (last, vowel, before) {
        (Some(last), Some(vowel), Some(before))
            if short
                && is_vowel(vowel)
                && !is_vowel(before)
                && !is_vowel(last)
                && !matches!(last, 'w' | 'x' | 'y') =>
        {
            format!("{base}{last}")
        }
        _ => base.to_owned(),
    }
}

fn ends_in_vowel(stem: &str) -> bool {
    stem.chars().next_back().is_some_and(is_vowel)
}

fn is_vowel(sign: char) -> bool {
    matches!(sign, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_their_forms() {
        let mut irregular = Irregular::new();
        irregular.insert("take".into(), ("took".into(), "taken".into()));
        let all = |word| forms(word, &irregular).join(" ");
        assert_eq!(all("take+"), "take takes taking took taken");
        assert_eq!(all("stop+"), "stop stops stopping stopped");
        assert_eq!(all("carry:ed"), "carried");
        assert_eq!(all("play+"), "play plays playing played");
        assert_eq!(all("lie:ing"), "lying");
        assert_eq!(all("shout:ed"), "shouted");
        assert_eq!(all("agree:ing"), "agreeing");
        assert_eq!(all("sorry"), "sorry");
    }
}
