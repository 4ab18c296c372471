//! The files of the families and of the lexicon: statements, one a line.

/// A statement: its first word, and the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Statement<'s> {
    pub(crate) keyword: &'s str,
    pub(crate) rest: &'s str,
    /// Its line, for those who write the files.
    pub(crate) line: usize,
}

/// The statements of a file. Empty lines and lines that begin with `#` are for the reader.
pub(crate) fn statements(file: &str) -> impl Iterator<Item = Statement<'_>> {
    file.lines().enumerate().filter_map(|(at, line)| {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            return None;
        }
        let (keyword, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        Some(Statement {
            keyword,
            rest: rest.trim(),
            line: at + 1,
        })
    })
}
