//! A query in the language of FTS5.

use lamplight_text::{Query, Term};

/// The columns that hold words in the writer's order.
const WORDS: &str = "{title body tags} : ";

/// `None` when there is no word to look for.
pub(crate) fn of(query: &Query) -> Option<String> {
    let terms: Vec<String> = query.terms.iter().map(term).collect();
    if terms.is_empty() {
        None
    } else {
        Some(terms.join(" AND "))
    }
}

/// Whether a term stands for every word that begins with it.
pub(crate) fn has_prefix(query: &Query) -> bool {
    query.terms.iter().any(|term| match term {
        Term::Phrase { prefix, .. } => *prefix,
        Term::Part { .. } => true,
    })
}

/// Tokens hold letters, digits and characters beyond ASCII, never a quote, so quoting is enough.
fn term(term: &Term) -> String {
    match term {
        Term::Phrase { tokens, prefix } => {
            let star = if *prefix { " *" } else { "" };
            // Naming columns makes FTS5 look at every place of every word, so it is done only where
            // a token could be one of the parts.
            let columns = if tokens.iter().any(|token| is_joined(token)) {
                WORDS
            } else {
                ""
            };
            format!("{columns}\"{}\"{star}", tokens.join(" "))
        }
        Term::Part { text } => format!("parts : \"{text}\" *"),
    }
}

/// Whether a token is of a script whose words are also in the index by their parts: the Hebrew and
/// Arabic blocks of Unicode, and those between them.
fn is_joined(token: &str) -> bool {
    token.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_required() {
        let expression = of(&Query::parse("lamp \"in the window\" wal*")).unwrap();
        assert_eq!(expression, "\"lamp\" AND \"in the window\" AND \"wal\" *");
        assert_eq!(of(&Query::parse("  … \" ")), None);
    }

    #[test]
    fn a_phrase_of_joined_words_is_not_looked_for_among_their_parts() {
        let expression = of(&Query::parse("\"كان هنا\"")).unwrap();
        assert_eq!(expression, "{title body tags} : \"كان هنا\"");
    }
}
