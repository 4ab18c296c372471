//! `search`.

use std::fmt::Write as _;

use lamplight_api::search::{Found, Hit, Search};
use lamplight_api::words;

use crate::arguments::{FilterArguments, SearchArguments};
use crate::display::{self, Paper, counted, number};
use crate::failure::Failure;
use crate::session::Run;
use crate::table;

pub fn run(run: &Run, arguments: SearchArguments) -> Result<(), Failure> {
    let session = run.unlock()?;
    let FilterArguments {
        from,
        to,
        kind,
        tag,
        person,
        matter,
    } = arguments.filter;
    let request = Search {
        query: arguments.query.join(" "),
        limit: arguments.limit,
        counted: None,
        order: Some(arguments.order.into()),
        from,
        to,
        kind: kind.map(Into::into),
        tag,
        person,
        matter,
        ..Search::default()
    };
    session.output.answer(&session.ask(request)?, found)
}

fn found(found: &Found, paper: &Paper) -> String {
    if found.total == 0 {
        return "Nothing found.\n".to_owned();
    }
    let mut out = counted(found.total, "entry", "entries");
    if found.hits.len() < usize::try_from(found.total).unwrap_or(usize::MAX) {
        let shown = u64::try_from(found.hits.len()).unwrap_or(u64::MAX);
        let _ = write!(out, ", the first {}", number(shown));
    }
    out.push('\n');
    for hit in &found.hits {
        out.push('\n');
        out.push_str(&lines(hit, *paper));
    }
    out
}

fn lines(hit: &Hit, paper: Paper) -> String {
    let facts = format!(
        "{}  {}  ",
        words::day_of(&hit.entry_date),
        table::kind(hit.kind)
    );
    let room = paper.width.unwrap_or(usize::MAX);
    let title = table::title(&hit.title, &[]);
    let title_room = room.saturating_sub(display::width(&facts)).max(12);
    let title = table::shown(&title, title_room, paper);
    let snippet = if paper.is_terminal() {
        paper.isolated(marked(&hit.snippet, &hit.marks))
    } else {
        display::line(&hit.snippet)
    };
    format!(
        "{facts}{title}\n{}\n{}\n",
        table::below(&snippet),
        table::below(&hit.id)
    )
}

/// The snippet with the words that were looked for in bold. Marks count UTF-16 code units.
fn marked(snippet: &str, marks: &[(u32, u32)]) -> String {
    let mut out = String::new();
    let mut at = 0_u32;
    let mut rest = marks.iter().copied().peekable();
    for character in snippet.chars() {
        if rest.peek().is_some_and(|mark| mark.0 == at) {
            out.push_str("\u{1b}[1m");
        }
        out.push_str(&display::line(character.encode_utf8(&mut [0; 4])));
        at += if character.len_utf16() == 2 { 2 } else { 1 };
        if rest.next_if(|mark| mark.1 == at).is_some() {
            out.push_str("\u{1b}[0m");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_bold_by_utf16() {
        // 🌊 takes two units, é one.
        let bold = marked("🌊 café sea", &[(3, 7), (8, 11)]);
        assert_eq!(bold, "🌊 \u{1b}[1mcafé\u{1b}[0m \u{1b}[1msea\u{1b}[0m");
        assert_eq!(marked("a\u{1b}b", &[]), "a\u{fffd}b");
        assert_eq!(
            marked("ab", &[(0, 1), (1, 2)]),
            "\u{1b}[1ma\u{1b}[0m\u{1b}[1mb\u{1b}[0m"
        );
    }
}
