//! A query in the language of FTS5.

use lamplight_text::{Query, Term};

/// The columns that hold words in the writer's order.
const WORDS: &str = "{title body tags}";

/// `None` when there is no word to look for.
pub(crate) fn of(query: &Query) -> Option<String> {
    let terms: Vec<String> = query.terms.iter().map(term).collect();
    if terms.is_empty() {
        None
    } else {
        Some(terms.join(" AND "))
    }
}

/// Tokens hold letters, digits and characters beyond ASCII, never a quote, so quoting is enough.
fn term(term: &Term) -> String {
    match term {
        Term::Phrase { tokens, prefix } => {
            let star = if *prefix { " *" } else { "" };
            format!("{WORDS} : \"{}\"{star}", tokens.join(" "))
        }
        Term::Part { text } => format!("parts : \"{text}\" *"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_required() {
        let expression = of(&Query::parse("lamp \"in the window\" wal*")).unwrap();
        assert_eq!(
            expression,
            "{title body tags} : \"lamp\" AND {title body tags} : \"in the window\" \
             AND {title body tags} : \"wal\" *"
        );
        assert_eq!(of(&Query::parse("  … \" ")), None);
    }
}
