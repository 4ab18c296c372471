//! `trash list`, `restore`, `empty`.

use lamplight_api::entries::EntryLine;
use lamplight_api::trash::{TrashEmpty, TrashList, TrashRecords, TrashRestore, TrashedRecord};

use crate::arguments::TrashVerb;
use crate::display::{self, Paper, counted};
use crate::failure::Failure;
use crate::session::Run;
use crate::table;

pub fn run(run: &Run, verb: TrashVerb) -> Result<(), Failure> {
    let session = run.unlock()?;
    let output = session.output;
    match verb {
        TrashVerb::List => {
            let records = session.ask(TrashRecords {})?;
            output.answer(&session.ask(TrashList {})?, |list, paper| {
                listed(list, &records, paper)
            })
        }
        TrashVerb::Restore { id } => {
            let request = TrashRestore {
                id,
                request_id: None,
            };
            output.answer(&session.ask(request)?, |_, _| {
                "It is back in the journal.\n".to_owned()
            })
        }
        TrashVerb::Empty => {
            let emptied = session.ask(TrashEmpty { request_id: None })?;
            output.answer(&emptied, |emptied, _| {
                let records = emptied.records.unwrap_or_default();
                gone(emptied.removed, records)
            })
        }
    }
}

/// How much went for good.
fn gone(entries: u32, records: u32) -> String {
    let mut parts = Vec::new();
    if entries > 0 {
        parts.push(counted(entries, "entry", "entries"));
    }
    if records > 0 {
        parts.push(counted(records, "record", "records"));
    }
    match entries.saturating_add(records) {
        0 => "The trash is empty already.\n".to_owned(),
        1 => format!("{} is gone for good.\n", parts.concat()),
        _ => format!("{} are gone for good.\n", parts.join(" and ")),
    }
}

/// Entries first, then records: name, what it is, and what it is called.
fn listed(list: &[EntryLine], records: &[TrashedRecord], paper: &Paper) -> String {
    if list.is_empty() && records.is_empty() {
        return "The trash is empty.\n".to_owned();
    }
    let mut out = table::entries(list, paper);
    for record in records {
        out.push_str(&row(record, *paper));
    }
    out
}

/// Columns beside a name that leave room for a label.
const ROOM: usize = 36;

fn row(record: &TrashedRecord, paper: Paper) -> String {
    let (id, noun) = (record.id.to_string(), record.noun.as_str());
    let label = display::line(&record.label);
    match paper.width {
        None => format!("{id}  {noun}  {label}\n"),
        Some(width) => {
            let beside = display::width(&id) + 2;
            let room = width.saturating_sub(noun.len() + 2);
            if room >= beside + ROOM {
                let label = table::shown(&label, room - beside, paper);
                format!("{id}  {noun}  {label}\n")
            } else {
                let label = table::shown(&label, room, paper);
                format!("{noun}  {label}\n{}\n", table::below(&id))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use lamplight_api::trash::TrashedRecord;
    use serde_json::json;

    use super::{gone, row};
    use crate::display::Paper;

    #[test]
    fn a_record_stands_on_one_line_where_there_is_room() {
        let id = "0190a6f2-0000-7000-8000-000000000000";
        let record = TrashedRecord {
            id: id.parse().unwrap(),
            noun: serde_json::from_value(json!("person")).unwrap(),
            label: "M.\u{1b}[2J".to_owned(),
            removed_at: "2026-03-04T12:00:00.000Z".to_owned(),
        };
        let line = format!("{id}  person  M.\u{fffd}[2J\n");
        assert_eq!(row(&record, Paper { width: None }), line);
        assert_eq!(row(&record, Paper { width: Some(120) }), line);
        let narrow = format!("person  M.\u{fffd}[2J\n    {id}\n");
        assert_eq!(row(&record, Paper { width: Some(60) }), narrow);
    }

    #[test]
    fn what_went_is_counted_by_its_kind() {
        assert_eq!(gone(0, 0), "The trash is empty already.\n");
        assert_eq!(gone(1, 0), "1 entry is gone for good.\n");
        assert_eq!(gone(0, 1), "1 record is gone for good.\n");
        assert_eq!(gone(2, 0), "2 entries are gone for good.\n");
        assert_eq!(gone(1, 1), "1 entry and 1 record are gone for good.\n");
    }
}
