//! Lists of entries, in columns where there is room.

use lamplight_api::entries::{EntryLine, Kind};
use lamplight_api::words;

use crate::display::{self, Paper};

/// What stands where a title is empty.
pub const NO_TITLE: &str = "(no title)";

/// Between two columns.
const GAP: &str = "  ";
/// Columns of a name.
const NAME: usize = 36;
/// The least room for a title beside other columns.
const TITLE: usize = 24;

/// The word for a kind in lists.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Reflection => "reflection",
        Kind::Talk => "talk",
        Kind::Apology => "apology",
        Kind::Forgiveness => "forgiveness",
    }
}

/// A title with its tags, on one line.
pub fn title(title: &str, tags: &[String]) -> String {
    let mut line = if title.is_empty() {
        NO_TITLE.to_owned()
    } else {
        display::line(title)
    };
    for tag in tags {
        line.push_str("  #");
        line.push_str(&display::line(tag));
    }
    line
}

/// One row of a list.
struct Row {
    name: String,
    day: String,
    kind: &'static str,
    words: String,
    title: String,
}

/// Entries, each on a line of its own where there is room: name, day, kind, words, and last the
/// title, so that no script and no width of characters moves another column. On a narrow terminal
/// the name goes below; on a very narrow one everything stands below the title.
pub fn entries(list: &[EntryLine], paper: &Paper) -> String {
    let rows: Vec<Row> = list.iter().map(row).collect();
    let widest = |of: fn(&Row) -> &str| {
        let widths = rows.iter().map(|row| display::width(of(row)));
        widths.max().unwrap_or_default()
    };
    let (day, kind) = (widest(|row| &row.day), widest(|row| row.kind));
    let words = widest(|row| &row.words);
    let before_title = day + kind + words + 3 * GAP.len();
    let mut out = String::new();
    for row in &rows {
        let columns = format!(
            "{}{GAP}{}{GAP}{:>words$}{GAP}",
            padded(&row.day, day),
            padded(row.kind, kind),
            row.words,
        );
        let name = &row.name;
        match paper.width {
            None => push(&mut out, &[&format!("{name}{GAP}{columns}{}", row.title)]),
            Some(width) if width >= NAME + GAP.len() + before_title + TITLE => {
                let room = width - NAME - GAP.len() - before_title;
                let title = shown(&row.title, room, *paper);
                push(&mut out, &[&format!("{name}{GAP}{columns}{title}")]);
            }
            Some(width) if width >= before_title + TITLE => {
                let title = shown(&row.title, width - before_title, *paper);
                push(&mut out, &[&format!("{columns}{title}"), &below(name)]);
            }
            Some(width) => {
                let title = shown(&row.title, width, *paper);
                let rest = format!("{}, {}, {}", row.day, row.kind, row.words);
                let rest = display::clipped(&below(&rest), width);
                push(&mut out, &[&title, &rest, &below(name)]);
            }
        }
    }
    out
}

fn row(entry: &EntryLine) -> Row {
    Row {
        name: entry.id.clone(),
        day: words::day_of(&entry.entry_date),
        kind: kind(entry.kind),
        words: display::counted(entry.word_count, "word", "words"),
        title: title(&entry.title, &entry.tags),
    }
}

fn push(out: &mut String, lines: &[&str]) {
    for line in lines {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// A line that belongs to the one above.
pub fn below(line: &str) -> String {
    format!("    {line}")
}

/// A line that may hold any script, cut to its room.
pub fn shown(line: &str, room: usize, paper: Paper) -> String {
    paper.isolated(display::clipped(line, room))
}

/// A line with spaces up to a number of columns.
pub fn padded(line: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(display::width(line));
    format!("{line}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use lamplight_api::entries::Status;

    use super::*;

    fn entry(title: &str, date: &str, words: u32) -> EntryLine {
        EntryLine {
            id: "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d".to_owned(),
            kind: Kind::Reflection,
            title: title.to_owned(),
            entry_date: date.to_owned(),
            tags: vec!["outside".to_owned()],
            word_count: words,
            feeling: None,
            trashed_at: None,
            lens: None,
            status: Status::Kept,
            person: None,
            matter: None,
            starred: false,
            sealed_until: None,
        }
    }

    fn sample() -> Vec<EntryLine> {
        vec![
            entry("A walk", "2026-03-04T18:30:00+01:00", 1),
            entry("海辺の散歩", "2026-09-30", 1_234),
            entry("نزهة على الشاطئ", "2026-05-01", 12),
            entry("", "2026-05-01", 0),
            entry(&"long ".repeat(60), "2026-05-01", 12),
        ]
    }

    /// What a terminal shows: the marks of direction take no room.
    fn columns(line: &str) -> usize {
        display::width(&line.replace(['\u{2068}', '\u{2069}'], ""))
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in 20..200 {
            let paper = Paper { width: Some(width) };
            for line in entries(&sample(), &paper).lines() {
                // A name is never cut: it is there to be copied.
                let name = line.trim_start().starts_with("0190a6f2") && line.starts_with(' ');
                assert!(name || columns(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn titles_begin_in_one_column_whatever_the_script() {
        let paper = Paper { width: Some(120) };
        let table = entries(&sample(), &paper);
        let starts: Vec<usize> = table
            .lines()
            .map(|line| {
                let at = line
                    .find("words  ")
                    .or_else(|| line.find("word  "))
                    .unwrap();
                columns(&line[..at + line[at..].find("  ").unwrap() + 2])
            })
            .collect();
        assert_eq!(starts.len(), 5);
        assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
    }

    #[test]
    fn a_file_gets_every_title_whole_and_one_line_each() {
        let table = entries(&sample(), &Paper { width: None });
        assert_eq!(table.lines().count(), 5);
        assert!(table.contains(&"long ".repeat(60)));
        assert!(table.contains("(no title)  #outside"));
        assert!(!table.contains('\u{2068}'));
    }
}
