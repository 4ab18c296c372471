//! `trash list`, `restore`, `empty`.

use lamplight_api::entries::EntryLine;
use lamplight_api::trash::{TrashEmpty, TrashList, TrashRestore};

use crate::arguments::TrashVerb;
use crate::display::{Paper, counted};
use crate::failure::Failure;
use crate::session::Run;
use crate::table;

pub fn run(run: &Run, verb: TrashVerb) -> Result<(), Failure> {
    let session = run.unlock()?;
    let output = session.output;
    match verb {
        TrashVerb::List => output.answer(&session.ask(TrashList {})?, |list, paper| {
            listed(list, paper)
        }),
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
            output.answer(&emptied, |emptied, _| match emptied.removed {
                0 => "The trash is empty already.\n".to_owned(),
                removed => {
                    let verb = if removed == 1 { "is" } else { "are" };
                    format!(
                        "{} {verb} gone for good.\n",
                        counted(removed, "entry", "entries")
                    )
                }
            })
        }
    }
}

fn listed(list: &[EntryLine], paper: &Paper) -> String {
    if list.is_empty() {
        return "The trash is empty.\n".to_owned();
    }
    table::entries(list, paper)
}
