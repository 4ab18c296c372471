//! Links in a text that lead to a record of the journal or to another entry.
//!
//! Such a link is an ordinary one whose address is `lamplight:person/ID`, `lamplight:matter/ID` or
//! `lamplight:entry/ID`; its label is free.

use std::borrow::Cow;
use std::ops::Range;

/// How every such address begins.
const SCHEME: &str = "lamplight:";
/// How long a name is.
const ID: usize = 36;

/// A link to a record or an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// `person`, `matter` or `entry`.
    pub noun: &'static str,
    /// The name it leads to, as written: 36 characters.
    pub id: &'a str,
    /// What stands there to be read, Markdown; empty where an address stands without a label.
    pub label: &'a str,
    /// Where all of it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// Every mention in a text, in order. An address that stands by itself is one too, so that nothing
/// that names a record is overlooked.
#[must_use]
pub fn mentions(text: &str) -> Vec<Mention<'_>> {
    let mut found: Vec<Mention<'_>> = Vec::new();
    for (at, _) in text.match_indices(SCHEME) {
        let Some((noun, id, end)) = address(text, at) else {
            continue;
        };
        let (label, range) = link(text, at, end).unwrap_or(("", at..end));
        // A link within the label of another is part of that one.
        while found
            .last()
            .is_some_and(|last| last.range.start >= range.start)
        {
            found.pop();
        }
        if found
            .last()
            .is_none_or(|last| last.range.end <= range.start)
        {
            found.push(Mention {
                noun,
                id,
                label,
                range,
            });
        }
    }
    found
}

/// The text with something else in place of its mentions; `None` leaves one as it is.
#[must_use]
pub fn replace_mentions<'a>(
    text: &'a str,
    mut by: impl FnMut(&Mention<'a>) -> Option<Cow<'a, str>>,
) -> Cow<'a, str> {
    let mut out: Option<String> = None;
    let mut done = 0;
    for mention in mentions(text) {
        let Some(other) = by(&mention) else { continue };
        let out = out.get_or_insert_default();
        out.push_str(text.get(done..mention.range.start).unwrap_or_default());
        out.push_str(&other);
        done = mention.range.end;
    }
    match out {
        None => Cow::Borrowed(text),
        Some(mut out) => {
            out.push_str(text.get(done..).unwrap_or_default());
            Cow::Owned(out)
        }
    }
}

/// The text as somebody else may read it: of each mention its label alone.
#[must_use]
pub fn labels_only(text: &str) -> Cow<'_, str> {
    replace_mentions(text, |mention| Some(Cow::Borrowed(mention.label)))
}

/// What the address that begins here leads to, and where it ends.
fn address(text: &str, at: usize) -> Option<(&'static str, &str, usize)> {
    let rest = text.get(at + SCHEME.len()..)?;
    let (noun, rest) = ["person", "matter", "entry"].into_iter().find_map(|noun| {
        let rest = rest.strip_prefix(noun)?.strip_prefix('/')?;
        Some((noun, rest))
    })?;
    let id = rest.get(..ID)?;
    let is_name = id.bytes().enumerate().all(|(place, byte)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    is_name.then_some((noun, id, at + SCHEME.len() + noun.len() + 1 + ID))
}

/// The label and the whole of a link whose address stands here, if it is one.
fn link(text: &str, at: usize, end: usize) -> Option<(&str, Range<usize>)> {
    let before = text.get(..at)?;
    let before = before.strip_suffix('<').unwrap_or(before).trim_end();
    let close = before.strip_suffix('(')?.strip_suffix(']')?.len();
    let open = opening(text, close)?;
    let start = match text.get(..open)?.strip_suffix('!') {
        Some(before) => before.len(),
        None => open,
    };
    Some((text.get(open + 1..close)?, start..closing(text, end)?))
}

/// Where the bracket opens that closes here.
fn opening(text: &str, close: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let escaped = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default().iter().rev();
        before.take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    let mut depth = 1_u32;
    for at in (0..close).rev() {
        match bytes.get(at) {
            Some(b']') if !escaped(at) => depth += 1,
            Some(b'[') if !escaped(at) => depth -= 1,
            // A link does not reach over a blank line.
            Some(b'\n') if bytes.get(at + 1) == Some(&b'\n') => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Where a link ends whose address ends here, behind its title if it has one.
fn closing(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix('>').unwrap_or(rest).trim_start();
    if let Some(rest) = rest.strip_prefix(')') {
        return Some(text.len() - rest.len());
    }
    let quote = rest.chars().next()?;
    let ends = match quote {
        '"' | '\'' => quote,
        '(' => ')',
        _ => return None,
    };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == ends && !escaped {
            let behind = rest.get(at + c.len_utf8()..)?.trim_start();
            return Some(text.len() - behind.strip_prefix(')')?.len());
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d";

    fn labels(text: &str) -> Vec<(&'static str, &str)> {
        let found = mentions(text);
        assert!(found.iter().all(|mention| mention.id == ID), "{text}");
        found.iter().map(|one| (one.noun, one.label)).collect()
    }

    #[test]
    fn links_to_records_are_found_with_their_labels() {
        let text = format!(
            "I saw [M.](lamplight:person/{ID}) about [*Sunday* \\] [x]](<lamplight:matter/{ID}> \"a\") \
             and ![it](lamplight:entry/{ID} 'b'), not [shop](https://example.org/lamplight:person/x)."
        );
        assert_eq!(
            labels(&text),
            [
                ("person", "M."),
                ("matter", "*Sunday* \\] [x]"),
                ("entry", "it")
            ]
        );
        assert_eq!(
            labels_only(&text),
            "I saw M. about *Sunday* \\] [x] and it, not [shop](https://example.org/lamplight:person/x)."
        );
    }

    #[test]
    fn an_address_by_itself_is_found_too() {
        let text = format!("<lamplight:person/{ID}>\n\n[M.]: lamplight:person/{ID}");
        assert_eq!(labels(&text), [("person", ""), ("person", "")]);
        assert_eq!(labels_only(&text), "<>\n\n[M.]: ");
    }

    #[test]
    fn what_leads_nowhere_is_left_alone() {
        for text in [
            "lamplight: a lamp".to_owned(),
            "[M.](lamplight:person/7)".to_owned(),
            format!("[M.](lamplight:value/{ID})"),
            format!("[M.](lamplight:person/{})", ID.replace('-', "é")),
        ] {
            assert_eq!(mentions(&text), [], "{text}");
            assert_eq!(labels_only(&text), text);
        }
    }

    #[test]
    fn only_what_is_meant_is_replaced() {
        let text = format!("[M.](lamplight:person/{ID}) and [S](lamplight:matter/{ID})");
        let replaced = replace_mentions(&text, |mention| {
            (mention.noun == "person").then_some(Cow::Borrowed("someone"))
        });
        assert_eq!(replaced, format!("someone and [S](lamplight:matter/{ID})"));
    }

    proptest::proptest! {
        /// Whatever stands round a link, no address is left and nothing else goes.
        #[test]
        fn no_address_is_left(
            before in r#"[\[\]()\\<>!a é\n"]{0,12}"#,
            label in r#"[\[\\!a é*"]{0,6}"#,
            after in r#"[\[\]()\\<>!a é\n"]{0,12}"#,
        ) {
            let text = format!("{before}[{label}](lamplight:person/{ID}){after}");
            let left = labels_only(&text);
            proptest::prop_assert!(!left.contains(ID), "{:?} {:?}", text, left);
            proptest::prop_assert!(left.ends_with(after.trim_start()) || after.trim_start().starts_with(['>', '"', '(']) );
        }

        #[test]
        fn any_text_is_taken(text in r#"(lamplight:|person/|0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d|[\[\]()\\<>"é]){0,20}"#) {
            let mut end = 0;
            for mention in mentions(&text) {
                proptest::prop_assert!(mention.range.start >= end);
                proptest::prop_assert!(text.get(mention.range.clone()).is_some());
                end = mention.range.end;
            }
        }
    }
}
