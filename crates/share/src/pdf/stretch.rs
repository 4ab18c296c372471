//! Text cut into stretches of plain ASCII, which need no thought, and single grapheme clusters.

use unicode_segmentation::UnicodeSegmentation;

/// A piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch<'a> {
    /// Printable ASCII, which every text face has.
    Plain(&'a str),
    /// One grapheme cluster, with something else in it.
    Cluster(&'a str),
}

/// Cuts a text. Put together, the pieces are the text.
pub(super) fn stretches(text: &str) -> impl Iterator<Item = Stretch<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let plain = plain_length(rest);
        if plain > 0 {
            let (stretch, after) = rest.split_at_checked(plain)?;
            rest = after;
            return Some(Stretch::Plain(stretch));
        }
        let cluster = rest.graphemes(true).next()?;
        rest = rest.get(cluster.len()..)?;
        Some(Stretch::Cluster(cluster))
    })
}

/// How much printable ASCII a text begins with. The last letter before anything else is left out:
/// an accent may follow it.
fn plain_length(text: &str) -> usize {
    match text.bytes().position(|byte| !(b' '..=b'~').contains(&byte)) {
        None => text.len(),
        Some(end) => end.saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(stretch: Stretch<'_>) -> &str {
        match stretch {
            Stretch::Plain(text) | Stretch::Cluster(text) => text,
        }
    }

    #[test]
    fn an_accent_stays_with_its_letter() {
        let cut: Vec<_> = stretches("ne\u{301}e").collect();
        assert_eq!(
            cut,
            [
                Stretch::Plain("n"),
                Stretch::Cluster("e\u{301}"),
                Stretch::Plain("e")
            ]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in any::<String>()) {
            prop_assert_eq!(stretches(&text).map(whole).collect::<String>(), text);
        }

        #[test]
        fn clusters_are_those_of_unicode(text in "[a-c\u{301}é中👩\u{200d}\r\n ]{0,20}") {
            let mut clusters = Vec::new();
            for stretch in stretches(&text) {
                match stretch {
                    Stretch::Plain(text) => clusters.extend(text.graphemes(true)),
                    Stretch::Cluster(cluster) => clusters.push(cluster),
                }
            }
            prop_assert_eq!(clusters, text.graphemes(true).collect::<Vec<_>>());
        }
    }
}
