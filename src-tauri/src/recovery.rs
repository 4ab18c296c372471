//! A new recovery code: shown, carried to paper, typed back in part. The commands are the same in
//! both windows: where a vault is made, and where what opens one is exchanged.

use std::fmt::Write as _;

use lamplight_api::ApiError;
use lamplight_api::door::OfferedCode;
use serde::Serialize;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager as _, Runtime, State};
use zeroize::Zeroizing;

use crate::dialogs::{Ask, Picker};
use crate::door::{self, Typed};
use crate::forgotten::FromPaper;
use crate::host::InTurn;
use crate::printing::{self, Printed};
use crate::request::{Asked, Nothing, apart};
use crate::transfers::replacing;
use crate::words::Words;

/// The name that is proposed for the file. Whoever looks for it in some years has to know it again.
const FILE: &str = "recovery-code.txt";
/// Columns of a printed page to the left of its text.
const MARGIN: usize = 8;

/// Which two groups are to be typed back, from 1 to 9.
#[derive(Debug, Serialize)]
pub struct Begun {
    asked: [u8; 2],
}

/// Whether each of the two groups is the one that was written.
#[derive(Debug, Serialize)]
pub struct Rehearsed {
    right: [bool; 2],
}

/// Whether there is a file with the code now.
#[derive(Debug, Serialize)]
pub struct Saved {
    saved: bool,
}

/// How printing went.
#[derive(Debug, Serialize)]
pub struct OnPaper {
    printed: Printed,
}

/// Makes a new code and keeps it until it is put to use, exchanged for another or withdrawn.
///
/// # Errors
/// When it is not this window's turn, and as [`OfferedCode::begin`].
#[tauri::command]
pub fn recovery_new(
    _turn: InTurn,
    _request: Asked<Nothing>,
    offered: State<'_, OfferedCode>,
) -> Result<Begun, ApiError> {
    let asked = offered.begin()?;
    Ok(Begun { asked })
}

/// The code, for the page to show: bytes, and never a part of a JSON text.
///
/// # Errors
/// When it is not this window's turn, and as [`OfferedCode::line`].
#[tauri::command]
pub fn recovery_code(
    _turn: InTurn,
    _request: Asked<Nothing>,
    offered: State<'_, OfferedCode>,
) -> Result<Response, ApiError> {
    Ok(Response::new(offered.line()?.as_bytes().to_vec()))
}

/// Keeps the code in a file that somebody names.
///
/// # Errors
/// When it is not this window's turn, and as [`OfferedCode::keep`].
#[tauri::command]
pub async fn recovery_save<R: Runtime>(
    app: AppHandle<R>,
    _turn: InTurn,
    _request: Asked<Nothing>,
) -> Result<Saved, ApiError> {
    apart(move || {
        let Some(out) = app.state::<Picker>().0.pick(&Ask::Save(FILE.to_owned())) else {
            return Ok(Saved { saved: false });
        };
        let vault = door::place(&app)?;
        let offered = app.state::<OfferedCode>();
        let written = replacing(&out, |file| {
            offered.keep(&file, &vault)?;
            Ok(file)
        })?;
        offered.renamed(&written, &out);
        Ok(Saved { saved: true })
    })
    .await
}

/// Prints a page with the code.
///
/// # Errors
/// When it is not this window's turn, and as [`OfferedCode::line`] and [`printing::print`].
#[tauri::command]
pub async fn recovery_print<R: Runtime>(
    app: AppHandle<R>,
    _turn: InTurn,
    _request: Asked<Nothing>,
) -> Result<OnPaper, ApiError> {
    apart(move || {
        let line = app.state::<OfferedCode>().line()?;
        let printed = printing::print(page(&line, &Words::english()).as_bytes())?;
        Ok(OnPaper { printed })
    })
    .await
}

/// Compares the two groups that somebody typed, with a line break between them.
///
/// # Errors
/// When it is not this window's turn, and as [`OfferedCode::rehearse`].
#[tauri::command]
pub fn recovery_rehearse(
    _turn: InTurn,
    typed: Typed,
    offered: State<'_, OfferedCode>,
) -> Result<Rehearsed, ApiError> {
    let right = offered.rehearse(&typed.0)?;
    Ok(Rehearsed { right })
}

/// Withdraws the code and wipes it, and one from paper that was tried.
///
/// # Errors
/// When it is not this window's turn.
#[tauri::command]
pub fn recovery_drop(
    _turn: InTurn,
    _request: Asked<Nothing>,
    offered: State<'_, OfferedCode>,
    paper: State<'_, FromPaper>,
) -> Result<Nothing, ApiError> {
    offered.withdraw();
    paper.forget();
    Ok(Nothing {})
}

/// The page that is printed: plain text, which every printer sets in letters of one width.
fn page(line: &str, words: &Words) -> Zeroizing<String> {
    let margin = " ".repeat(MARGIN);
    let said = |key: &str| words.say(key);
    // Room for all of it, so that no copy is left behind by growing.
    let mut page = Zeroizing::new(String::with_capacity(4096));
    let mut write = |text: &str| {
        for part in text.lines() {
            if !part.is_empty() {
                page.push_str(&margin);
                page.push_str(part);
            }
            page.push_str("\r\n");
        }
    };
    write("\n\n\n\n");
    write(&said("shell-paper-title"));
    write("\n\n\n");
    let mut groups = line.split('-');
    let mut number = 1..=9;
    for _row in 0..3 {
        // A numeral over each group, to find one by.
        let mut numerals = String::new();
        for numeral in number.by_ref().take(3) {
            // Writing to a String cannot fail.
            let _ = write!(numerals, "{numeral:<12}");
        }
        write(numerals.trim_end());
        let mut row = Zeroizing::new(String::with_capacity(64));
        for group in groups.by_ref().take(3) {
            row.push_str(group);
            row.push_str("        ");
        }
        write(row.trim_end());
        write("\n\n");
    }
    write("\n");
    write(&said("shell-paper-note"));
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_group_under_its_numeral_and_fits_any_paper() {
        let line = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH-JJJJ";
        let page = page(line, &Words::english());
        let lines: Vec<&str> = page.lines().collect();
        for (number, group) in line.split('-').enumerate() {
            let at = lines.iter().position(|line| line.contains(group)).unwrap();
            let column = lines[at].find(group).unwrap();
            let numeral = format!("{}", number + 1);
            assert_eq!(lines[at - 1].find(&numeral), Some(column), "{group}");
        }
        assert!(lines.len() < 50, "{}", lines.len());
        let plain = |line: &&str| line.is_ascii() && line.len() <= 76;
        assert!(lines.iter().all(plain), "{}", &**page);
        assert!(page.len() < 4096);
    }
}
