//! Whether words hold a query, by the rules the index goes by.

use lamplight_text::{Query, Term};

use super::index::Row;

/// Whether every term of the query is in the row. A query without terms is in none.
pub(super) fn matches(row: &Row, query: &Query) -> bool {
    !query.is_empty() && query.terms.iter().all(|term| holds(row, term))
}

fn holds(row: &Row, term: &Term) -> bool {
    match term {
        Term::Part { text } => row
            .parts
            .split_ascii_whitespace()
            .any(|part| part.starts_with(text)),
        Term::Phrase { tokens, prefix } => [&row.title, &row.body, &row.tags]
            .iter()
            .any(|column| in_order(column, tokens, *prefix)),
    }
}

/// Whether the tokens stand side by side in a column, the last one perhaps only as a beginning.
fn in_order(column: &str, tokens: &[String], prefix: bool) -> bool {
    let Some((last, first)) = tokens.split_last() else {
        return false;
    };
    let words: Vec<&str> = column.split_ascii_whitespace().collect();
    words.windows(tokens.len()).any(|window| {
        window.iter().zip(first).all(|(word, token)| word == token)
            && window.last().is_some_and(|word| {
                if prefix {
                    word.starts_with(last)
                } else {
                    word == last
                }
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str, query: &str) -> bool {
        matches(
            &Row::of(
                "A title",
                body,
                &crate::entries::Fields::new(),
                &["sea side".to_owned()],
            ),
            &Query::parse(query),
        )
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert!(found("We walked by the river.", "river WALKED"));
        assert!(!found("We walked by the river.", "river ran"));
        assert!(found("We walked by the river.", "\"by the river\""));
        assert!(!found("We walked by the river.", "\"the by river\""));
        assert!(found("We walked by the river.", "riv*"));
        assert!(found("We walked by the river.", "title \"sea side\""));
        assert!(!found("We walked by the river.", ""));
    }

    #[test]
    fn a_phrase_does_not_reach_from_one_column_into_the_next() {
        assert!(!found("We walked.", "\"title we\""));
    }

    #[test]
    fn joined_and_unspaced_scripts() {
        assert!(found("وغاتسبي كان هنا", "غاتسبي"));
        assert!(found("我今天遇见盖茨比了", "盖茨比"));
        assert!(!found("我今天遇见盖茨比了", "盖比"));
    }
}
