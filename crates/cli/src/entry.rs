//! `entry add`, `edit`, `list`, `show`, `history`, `delete`.

use std::fmt::Write as _;

use lamplight_api::entries::{
    Day, Entry, EntryAdd, EntryDelete, EntryEdit, EntryHistory, EntryLine, EntryList, EntryShow,
    Fields, Revision, Status,
};
use lamplight_api::{clock, words};
use serde_json::Value;

use crate::arguments::{AddArguments, EditArguments, EntryVerb, FilterArguments, ListArguments};
use crate::display::{Paper, counted};
use crate::failure::Failure;
use crate::session::Run;
use crate::{body, table};

pub fn run(run: &Run, verb: EntryVerb) -> Result<(), Failure> {
    match verb {
        EntryVerb::Add(arguments) => add(run, arguments),
        EntryVerb::Edit(arguments) => edit(run, arguments),
        EntryVerb::List(arguments) => list(run, arguments),
        EntryVerb::Show { id } => {
            let session = run.unlock()?;
            session
                .output
                .answer(&session.ask(EntryShow { id })?, whole)
        }
        EntryVerb::History { id, revision } => {
            let session = run.unlock()?;
            let states = session.ask(EntryHistory { id, revision })?;
            session
                .output
                .answer(&states, |states, paper| match revision {
                    Some(_) => states
                        .iter()
                        .map(|state| state_whole(state, *paper))
                        .collect(),
                    None => history(states, *paper),
                })
        }
        EntryVerb::Delete { id } => {
            let session = run.unlock()?;
            let request = EntryDelete {
                id,
                request_id: None,
            };
            session.output.answer(&session.ask(request)?, |named, _| {
                format!(
                    "In the trash. `trash restore {}` takes it back.\n",
                    named.id
                )
            })
        }
    }
}

fn add(run: &Run, arguments: AddArguments) -> Result<(), Failure> {
    let passphrase = run.passphrase()?;
    // What comes from another program is read first, so that the vault is open for a moment only.
    // A person writes once the vault is open: a wrong passphrase may not cost them their words.
    let (session, body) = if body::is_typed() {
        let session = run.open(&passphrase)?;
        let body = body::typed(&run.interrupt)?;
        (session, body)
    } else {
        let body = body::read(&run.interrupt)?;
        (run.open(&passphrase)?, body)
    };
    let request = EntryAdd {
        title: arguments.title,
        date: arguments.date,
        tag: arguments.tag,
        body,
        person: arguments.person,
        matter: arguments.matter,
        ..EntryAdd::of(arguments.kind.into())
    };
    session.output.answer(&session.ask(request)?, |added, _| {
        format!("Saved as {}\n", added.id)
    })
}

fn edit(run: &Run, arguments: EditArguments) -> Result<(), Failure> {
    let passphrase = run.passphrase()?;
    let body = if body::is_typed() {
        None
    } else {
        Some(body::read(&run.interrupt)?).filter(|text| !text.is_empty())
    };
    let session = run.open(&passphrase)?;
    let tag = match (arguments.no_tags, arguments.tag) {
        (true, _) => Some(Vec::new()),
        (false, tags) => Some(tags).filter(|tags| !tags.is_empty()),
    };
    let request = EntryEdit {
        title: arguments.title,
        date: arguments.date,
        tag,
        kind: arguments.kind.map(Into::into),
        body,
        person: if arguments.no_person {
            Some(None)
        } else {
            arguments.person.map(Some)
        },
        matter: if arguments.no_matter {
            Some(None)
        } else {
            arguments.matter.map(Some)
        },
        if_revision: arguments.if_revision,
        ..EntryEdit::of(arguments.id)
    };
    session.output.answer(&session.ask(request)?, |edited, _| {
        format!("Saved. It is at revision {} now.\n", edited.revision)
    })
}

fn list(run: &Run, arguments: ListArguments) -> Result<(), Failure> {
    let session = run.unlock()?;
    let FilterArguments {
        from,
        to,
        kind,
        tag,
        person,
        matter,
    } = arguments.filter;
    let request = EntryList {
        limit: arguments.limit,
        from,
        to,
        kind: kind.map(Into::into),
        tag,
        person,
        matter,
        ..EntryList::default()
    };
    session
        .output
        .answer(&session.ask(request)?, |list, paper| listed(list, paper))
}

fn listed(list: &[EntryLine], paper: &Paper) -> String {
    if list.is_empty() {
        return "No entries.\n".to_owned();
    }
    table::entries(list, paper)
}

/// The first lines of an entry or of one of its states: title, then day, kind and words.
fn head(out: &mut String, title: &str, tags: &[String], facts: &[String], paper: Paper) {
    let title = table::title(title, tags);
    let title = paper.isolated(title);
    let _ = writeln!(out, "{title}\n{}", facts.join(", "));
}

fn text(out: &mut String, body: &str, paper: Paper) {
    out.push('\n');
    out.push_str(&paper.page(body));
    if !body.is_empty() && !body.ends_with('\n') {
        out.push('\n');
    }
}

fn whole(entry: &Entry, paper: &Paper) -> String {
    let mut facts = vec![
        words::moment_of(&entry.entry_date),
        table::kind(entry.kind).to_owned(),
        counted(entry.word_count, "word", "words"),
    ];
    if let Some(lens) = &entry.lens {
        facts.push(format!("lens {}", paper.isolated(lens.clone())));
    }
    facts.extend(standing(entry.status, entry.given_on));
    if let Some(feeling) = entry.feeling {
        facts.push(format!("feeling {feeling} of 10"));
    }
    let mut out = String::new();
    head(&mut out, &entry.title, &entry.tags, &facts, *paper);
    let saved = words::moment_of(&clock::here(&entry.updated_at));
    let _ = writeln!(
        out,
        "{}, revision {}, saved {saved}",
        entry.id, entry.revision
    );
    if let Some(trashed_at) = &entry.trashed_at {
        let since = words::moment_of(&clock::here(trashed_at));
        let _ = writeln!(out, "In the trash since {since}.");
    }
    text(&mut out, &entry.body, *paper);
    answers(&mut out, &entry.fields, *paper);
    out
}

/// Guided answers, each below the name of its question.
fn answers(out: &mut String, fields: &Fields, paper: Paper) {
    for (name, answer) in fields {
        let answer = match answer {
            Value::String(text) => text.clone(),
            Value::Array(each) => {
                let each: Vec<&str> = each.iter().filter_map(Value::as_str).collect();
                each.join(", ")
            }
            other => other.to_string(),
        };
        let _ = write!(out, "\n{}:", paper.isolated(name.clone()));
        text(out, &answer, paper);
    }
}

/// Where it stands, in words; most entries are drafts or kept, which says nothing.
fn standing(status: Status, given_on: Option<Day>) -> Option<String> {
    match (status, given_on) {
        (Status::Draft | Status::Kept, _) => None,
        (Status::Ready, _) => Some("ready".to_owned()),
        (Status::Given, Some(day)) => {
            let day = words::moment_of(&day.to_string());
            Some(format!("given on {day}"))
        }
        (Status::Given, None) => Some("given".to_owned()),
    }
}

fn state_whole(state: &Revision, paper: Paper) -> String {
    let facts = [
        words::moment_of(&state.entry_date),
        table::kind(state.kind).to_owned(),
        format!("revision {}", state.revision),
        format!("saved {}", words::moment_of(&clock::here(&state.saved_at))),
    ];
    let mut out = String::new();
    head(&mut out, &state.title, &state.tags, &facts, paper);
    text(&mut out, &state.body, paper);
    answers(&mut out, &state.fields, paper);
    out
}

fn history(states: &[Revision], paper: Paper) -> String {
    if states.is_empty() {
        return "This entry has not been changed yet.\n".to_owned();
    }
    let saved = |state: &Revision| words::moment_of(&clock::here(&state.saved_at));
    let widest = |of: &dyn Fn(&Revision) -> usize| states.iter().map(of).max().unwrap_or(0);
    let number = widest(&|state| state.revision.to_string().len());
    let moment = widest(&|state| saved(state).len());
    let mut out = String::new();
    for state in states {
        let title = table::title(&state.title, &state.tags);
        let room = paper.width.map_or(usize::MAX, |width| {
            width.saturating_sub(number + moment + 4).max(12)
        });
        let title = table::shown(&title, room, paper);
        let moment = table::padded(&saved(state), moment);
        let _ = writeln!(out, "{:>number$}  {moment}  {title}", state.revision);
    }
    out.push_str("`--revision N` shows one of them whole.\n");
    out
}

#[cfg(test)]
mod tests {
    use lamplight_api::entries::Kind;

    use super::*;

    fn entry() -> Entry {
        Entry {
            id: "0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d".to_owned(),
            kind: Kind::Talk,
            title: "Monday\nevening".to_owned(),
            entry_date: "2026-03-03T18:30:00+01:00".to_owned(),
            zone: None,
            tags: vec!["us".to_owned()],
            word_count: 1_200,
            body: "We *talked*.\u{1b}[2J".to_owned(),
            revision: 3,
            feeling: Some(4),
            extra: None,
            created_at: "2026-03-03T17:30:00.000Z".to_owned(),
            updated_at: "2026-03-03T17:30:00.000Z".to_owned(),
            trashed_at: None,
            lens: None,
            status: Status::Given,
            given_on: Some("2026-03-05".parse().unwrap()),
            feel_before: None,
            feel_after: None,
            fields: [("heard".to_owned(), Value::from("It was too late."))]
                .into_iter()
                .collect(),
            person: None,
            matter: None,
            starred: false,
            shareable: false,
            resurface: true,
            rests_until: None,
            mentions: Vec::new(),
            mentioned_by: Vec::new(),
        }
    }

    #[test]
    fn an_entry_is_shown_with_its_head_and_its_text() {
        let shown = whole(&entry(), &Paper { width: None });
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[0], "Monday evening  #us");
        assert_eq!(
            lines[1],
            "Tue 3 March 2026, 18:30, talk, 1,200 words, given on Thu 5 March 2026, feeling 4 of 10"
        );
        assert!(lines[2].contains("revision 3"));
        assert_eq!(lines[4], "We *talked*.\u{1b}[2J");
        assert_eq!(lines[6..], ["heard:", "It was too late."]);
        let shown = whole(&entry(), &Paper { width: Some(80) });
        assert!(!shown.contains('\u{1b}'));
    }
}
