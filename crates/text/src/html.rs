//! Raw HTML as text: its tags go, what stands between them stays.

/// Gives the pieces of `html` between tags, comments and declarations. A `<` that begins none of
/// them, or one that is never closed, is text.
pub(crate) fn text_of(html: &str, mut give: impl FnMut(Piece<'_>)) {
    let mut rest = html;
    while let Some((text, behind)) = next_markup(rest) {
        give(Piece::Text(text));
        let Some(end) = markup_end(behind) else {
            give(Piece::Text(rest.get(text.len()..).unwrap_or("")));
            return;
        };
        let (markup, after) = behind.split_at_checked(end).unwrap_or((behind, ""));
        if parts_lines(markup) {
            give(Piece::LineEnd);
        }
        rest = after;
    }
    give(Piece::Text(rest));
}

/// What [`text_of`] finds.
pub(crate) enum Piece<'a> {
    Text(&'a str),
    /// A tag that parts lines stood here.
    LineEnd,
}

/// The text up to the next tag, comment or declaration, and all from there on.
fn next_markup(html: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + html.get(from..)?.find('<')?;
        let mut next = html.get(at + 1..)?.chars();
        let begins = match next.next() {
            Some('/') => next.next().is_some_and(|c| c.is_ascii_alphabetic()),
            Some(c) => c.is_ascii_alphabetic() || matches!(c, '!' | '?'),
            None => false,
        };
        if begins {
            return html.split_at_checked(at);
        }
        from = at + 1;
    }
}

/// Where the markup at the beginning of `html` ends.
fn markup_end(html: &str) -> Option<usize> {
    for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")] {
        if let Some(inside) = html.strip_prefix(opening) {
            return Some(opening.len() + inside.find(closing)? + closing.len());
        }
    }
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in html.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '>' => return Some(at + 1),
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            Some(_) | None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

/// Whether a tag ends the line it stands in. Others (`<b>`, `<span>`) stand within a word.
fn parts_lines(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let name = name.get(..end).unwrap_or("").to_ascii_lowercase();
    matches!(
        name.as_str(),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        let mut text = String::new();
        text_of(html, |piece| match piece {
            Piece::Text(piece) => text.push_str(piece),
            Piece::LineEnd => text.push('|'),
        });
        text
    }

    #[test]
    fn tags_go_and_text_stays() {
        let cases = [
            ("plain", "plain"),
            ("<b>bold</b>", "bold"),
            ("H<sub>2</sub>O", "H2O"),
            ("one<br>two<BR/>three", "one|two|three"),
            ("<p class=\"a > b\">x</p>", "|x|"),
            ("<a title='it's'>x", "x"),
            ("a < b, c > d, <3, </ >", "a < b, c > d, <3, </ >"),
            ("<!-- gone > --> here", " here"),
            ("<?php echo '>' ?>x<![CDATA[<y>]]>z<!DOCTYPE a>", "xz"),
            ("kept <b never closed", "kept <b never closed"),
            ("kept <!-- never closed > so", "kept <!-- never closed > so"),
        ];
        for (html, expected) in cases {
            assert_eq!(text(html), expected);
        }
    }

    #[test]
    fn many_open_tags_take_linear_time() {
        let html = "<a b=\"".repeat(500_000);
        assert_eq!(text(&html), html);
    }
}
