//! Where the front matter ends and the text begins.

/// A file in its two parts. The text begins behind the closing line and one empty line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) yaml: &'a str,
    pub(super) text: &'a str,
}

/// The parts of a file that begins with a line `---` and has another later on; nothing of any
/// other file.
pub(super) fn split(file: &str) -> Option<Parts<'_>> {
    let (first, rest) = file.split_once('\n')?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut yaml_ends = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let (yaml, below) = rest.split_at_checked(yaml_ends)?;
            let text = below.strip_prefix(line)?;
            return Some(Parts {
                yaml,
                text: without_empty_line(text),
            });
        }
        yaml_ends += line.len();
    }
    None
}

fn without_empty_line(text: &str) -> &str {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix('\n'))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{Parts, split};

    #[test]
    fn the_text_begins_behind_one_empty_line() {
        for (file, yaml, text) in [
            ("---\na: b\n---\n\ntext", "a: b\n", "text"),
            ("---\na: b\n---\ntext", "a: b\n", "text"),
            ("---\n---\n\n\ntext\n", "", "\ntext\n"),
            (
                "--- \r\na: b\r\n---\t\r\n\r\n\r\ntext",
                "a: b\r\n",
                "\r\ntext",
            ),
            ("---\na: b\n---", "a: b\n", ""),
            ("---\na: b\n---\n \ntext", "a: b\n", " \ntext"),
        ] {
            assert_eq!(split(file), Some(Parts { yaml, text }), "{file:?}");
        }
    }

    #[test]
    fn what_does_not_open_or_close_is_text() {
        for file in [
            "",
            "---",
            "---\n",
            "---\ntext",
            "text\n---\n",
            " ---\na: b\n---\n",
            "----\n---\n",
        ] {
            assert_eq!(split(file), None, "{file:?}");
        }
    }
}
