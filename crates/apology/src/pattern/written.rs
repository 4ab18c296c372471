//! Patterns as they are written.

use std::collections::HashMap;

/// What patterns can name: definitions of the files.
pub(crate) type Defined = HashMap<String, Written>;

/// A pattern, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Written {
    /// One of these words.
    Words(Vec<String>),
    /// None of these.
    NoneOf(Vec<String>),
    Any,
    /// Up to so many words; also over commas.
    Gap(u8, bool),
    Comma,
    Begin,
    End,
    MarkFrom,
    MarkTo,
    Row(Vec<Written>),
    OneOf(Vec<Written>),
    Maybe(Box<Written>),
}

impl Written {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, for those who write the files.
    pub(crate) fn parse(text: &str, defined: &Defined) -> Result<Self, String> {
        let spaced = text
            .replace('(', " ( ")
            .replace(")?", " )? ")
            .replace(')', " ) ")
            .replace(" ) ?", " )? ")
            .replace('[', " [ ")
            .replace(']', " ] ");
        let mut parts = spaced.split_whitespace().peekable();
        let whole = Self::alternatives(&mut parts, defined)?;
        match parts.next() {
            None => Ok(whole),
            Some(part) => Err(format!("{part} is one too many")),
        }
    }

    fn alternatives<'t>(
        parts: &mut std::iter::Peekable<impl Iterator<Item = &'t str>>,
        defined: &Defined,
    ) -> Result<Self, String> {
        let mut rows = Vec::new();
        let mut row = Vec::new();
        while let Some(part) = parts.next_if(|part| !part.starts_with(')')) {
            match part {
                "|" => rows.push(Self::Row(std::mem::take(&mut row))),
                "(" => {
                    let inner = Self::alternatives(parts, defined)?;
                    row.push(match parts.next() {
                        Some(")") => inner,
                        Some(")?") => Self::Maybe(Box::new(inner)),
                        _ => return Err("a bracket stays open".to_owned()),
                    });
                }
                part => row.push(Self::part(part, defined)?),
            }
        }
        rows.push(Self::Row(row));
        if rows.iter().any(|row| *row == Self::Row(Vec::new())) {
            return Err("an alternative is empty".to_owned());
        }
        Ok(match <[Self; 1]>::try_from(rows) {
            Ok([row]) => row,
            Err(rows) => Self::OneOf(rows),
        })
    }

    fn part(part: &str, defined: &Defined) -> Result<Self, String> {
        if let Some(part) = part.strip_suffix('?') {
            return Ok(Self::Maybe(Box::new(Self::part(part, defined)?)));
        }
        let number = |text: &str| {
            text.parse()
                .map_err(|_| format!("{part}: how many words is that"))
        };
        let words = |text: &str| text.split('|').map(str::to_owned).collect();
        Ok(match part {
            "," => Self::Comma,
            "^" => Self::Begin,
            "$" => Self::End,
            "[" => Self::MarkFrom,
            "]" => Self::MarkTo,
            "." => Self::Any,
            part => {
                if let Some(gap) = part.strip_prefix("~~") {
                    Self::Gap(number(gap)?, true)
                } else if let Some(gap) = part.strip_prefix('~') {
                    Self::Gap(number(gap)?, false)
                } else if let Some(name) = part.strip_prefix('<') {
                    let name = name.trim_end_matches('>');
                    let known = defined.get(name).cloned();
                    known.ok_or_else(|| format!("{name} is not defined"))?
                } else if let Some(none) = part.strip_prefix('!') {
                    Self::NoneOf(words(none))
                } else {
                    Self::Words(words(part))
                }
            }
        })
    }
}
