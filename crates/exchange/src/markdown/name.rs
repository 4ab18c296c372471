//! What the name of a file says.

use std::ops::Range;

use chrono::NaiveDate;

/// What the name of a file says, without its extension.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// A day written as `YYYY-MM-DD` anywhere in it.
    pub(super) day: Option<NaiveDate>,
    /// The rest, where it reads as a title.
    pub(super) title: &'a str,
    /// The rest of `YYYY-MM-DD-rest`, which is part of an address, not a title (Jekyll's posts).
    pub(super) slug: Option<&'a str>,
}

/// Reads the name.
pub(super) fn read(stem: &str) -> Name<'_> {
    let Some((day, at)) = day_in(stem) else {
        return Name {
            day: None,
            title: stem,
            slug: None,
        };
    };
    let before = stem.get(..at.start).unwrap_or_default();
    let after = stem.get(at.end..).unwrap_or_default();
    let slug = after
        .strip_prefix('-')
        .filter(|slug| before.is_empty() && !slug.is_empty());
    let separators = |c: char| c.is_whitespace() || "-–—_.,:".contains(c);
    let title = if slug.is_some() {
        ""
    } else if before.is_empty() {
        after.trim_start_matches(separators)
    } else if after.is_empty() {
        before.trim_end_matches(separators)
    } else {
        stem
    };
    Name {
        day: Some(day),
        title,
        slug,
    }
}

/// The first day in the name, and where it stands. Digits round it make it something else.
fn day_in(stem: &str) -> Option<(NaiveDate, Range<usize>)> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = stem.as_bytes();
    bytes.windows(10).enumerate().find_map(|(start, window)| {
        let at = start..start + 10;
        let alone = !is_digit(start.checked_sub(1).and_then(|n| bytes.get(n)))
            && !is_digit(bytes.get(at.end));
        let shaped = window.iter().enumerate().all(|(n, byte)| match n {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        if !(alone && shaped) {
            return None;
        }
        let text = std::str::from_utf8(window).ok()?;
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        Some((day, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_day_and_title() {
        for (stem, day, title, slug) in [
            ("2024-01-05", Some("2024-01-05"), "", None),
            ("2024-01-05 A walk", Some("2024-01-05"), "A walk", None),
            ("2024-01-05_A walk", Some("2024-01-05"), "A walk", None),
            ("2024-01-05 – A walk", Some("2024-01-05"), "A walk", None),
            (
                "2024-01-05 2024-01-06",
                Some("2024-01-05"),
                "2024-01-06",
                None,
            ),
            ("A walk, 2024-01-05", Some("2024-01-05"), "A walk", None),
            (
                "From 2024-01-05 on",
                Some("2024-01-05"),
                "From 2024-01-05 on",
                None,
            ),
            ("2024-01-05-a-walk", Some("2024-01-05"), "", Some("a-walk")),
            ("2024-01-05-", Some("2024-01-05"), "", None),
            ("家庭 2024-01-05", Some("2024-01-05"), "家庭", None),
            ("2024-13-05 A walk", None, "2024-13-05 A walk", None),
            ("12024-01-05", None, "12024-01-05", None),
            ("2024-01-051", None, "2024-01-051", None),
            ("A walk", None, "A walk", None),
            ("", None, "", None),
        ] {
            let day = day.map(|day| day.parse().unwrap());
            assert_eq!(read(stem), Name { day, title, slug }, "{stem}");
        }
    }
}
