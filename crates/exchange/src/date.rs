//! Dates as other programs write them.

use lamplight_journal::entries::EntryDate;

/// Reads a date of year, month and day in this order, with or without a time of day and an offset:
/// `2019-05-01`, `2019/5/1 16:54`, `2019-05-01 16:54:05 -0800`, `2019-05-01T16:54:05.250Z`. Where
/// day and month could be mistaken for each other nothing is guessed.
pub(crate) fn read(text: &str) -> Option<EntryDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| rewritten(text)?.parse().ok())
}

/// The same date the way the journal writes it.
fn rewritten(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || "-/.".contains(c)))
        .unwrap_or(text.len());
    let (day, rest) = text.split_at_checked(end)?;
    let mut parts = day.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = format!("{year}-{month:0>2}-{day:0>2}");
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Some(day);
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || ":.,".contains(c)))
        .unwrap_or(rest.len());
    let (time, offset) = rest.split_at_checked(end)?;
    let (hour, below) = time.split_once(':')?;
    let seconds = if below.contains(':') { "" } else { ":00" };
    let time = format!("{hour:0>2}:{}{seconds}", below.replace(',', "."));
    Some(format!("{day}T{time}{}", offset_of(offset.trim())?))
}

/// `Z`, `UTC`, `+01`, `+0100` or `+01:00` as RFC 3339 has it.
fn offset_of(text: &str) -> Option<String> {
    if ["z", "utc", "gmt"].contains(&text.to_ascii_lowercase().as_str()) {
        return Some("Z".to_owned());
    }
    if text.is_empty() {
        return Some(String::new());
    }
    let digits: String = text.strip_prefix(['+', '-'])?.split(':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let sign = if text.starts_with('-') { '-' } else { '+' };
    Some(format!("{sign}{hours}:{minutes:0<2}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn dates_of_many_programs_are_read() {
        for (text, date) in [
            ("2019-05-01", "2019-05-01"),
            (" 2019/5/1 ", "2019-05-01"),
            ("2019.05.01", "2019-05-01"),
            ("2019-05-01 16:54", "2019-05-01T16:54:00"),
            ("2019-05-01T16:54:05", "2019-05-01T16:54:05"),
            ("2019-05-01 6:54:05Z", "2019-05-01T06:54:05Z"),
            ("2019-05-01 16:54:05 UTC", "2019-05-01T16:54:05Z"),
            ("2019-05-01 16:54:05 -0800", "2019-05-01T16:54:05-08:00"),
            ("2019-05-01T16:54:05+01", "2019-05-01T16:54:05+01:00"),
            (
                "2019-05-01T16:54:05,25+05:45",
                "2019-05-01T16:54:05.250+05:45",
            ),
            ("2019-05-01T16:54:05.25Z", "2019-05-01T16:54:05.250Z"),
        ] {
            assert_eq!(
                read(text).map(|date| date.to_string()).as_deref(),
                Some(date),
                "{text}"
            );
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "",
            "today",
            "01.05.2019",
            "5/1/2019",
            "2019-13-01",
            "2019-02-29",
            "2019-05",
            "20190501",
            "2019-05-01-02",
            "2019-05-01 noon",
            "2019-05-01 16",
            "2019-05-01 16:54 PST",
            "2019-05-01 16:54 +é",
            "99999-01-01",
            "2019-05-01T16:54:05+1:00:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[0-9TZ:+./ -]{0,30}|.{0,30}") {
            let _ = read(&text);
        }
    }
}
