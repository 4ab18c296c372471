//! Tables: columns as wide as their text needs, or a list of the rows when the page is too narrow.

use lamplight_text::{Alignment, Inline};

use super::data::{BlockData, Line};
use super::fill::{Fill, Place};
use super::parts::Part;

/// The columns a page has room for.
const MOST_COLUMNS: usize = 8;

/// Letters on a full line at the text's own size.
const MEASURE: f32 = 72.0;

/// Fills in a table.
pub(super) fn fill(
    fill: &mut Fill<'_>,
    alignments: &[Alignment],
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    place: Place,
) -> Vec<BlockData> {
    if header.len() > MOST_COLUMNS {
        return as_list(fill, header, rows, place);
    }
    let size = match header.len() {
        0..=4 => 0.93,
        5..=6 => 0.86,
        _ => 0.8,
    };
    let head: Vec<_> = header.iter().map(|cell| fill.parts(cell)).collect();
    let body: Vec<Vec<_>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| fill.parts(cell)).collect())
        .collect();
    let widths: Vec<f32> = (0..header.len())
        .map(|column| {
            let longest = std::iter::once(&head)
                .chain(&body)
                .filter_map(|row| row.get(column))
                .map(|cell| letters(cell))
                .max();
            width(longest.unwrap_or(0))
        })
        .collect();
    let all: f32 = widths.iter().sum();
    let places: Vec<Place> = widths
        .iter()
        .map(|width| Place {
            longest: room(width / all / size),
            ..place
        })
        .collect();
    let mut set = |row: &[Vec<Part<'_>>]| -> Vec<Line> {
        row.iter()
            .zip(&places)
            .map(|(cell, place)| fill.line(cell, *place))
            .collect()
    };
    let header = set(&head);
    let rows = body.iter().map(|row| set(row)).collect();
    let align = (0..widths.len())
        .map(|column| match alignments.get(column) {
            None | Some(Alignment::None) => "start",
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
        })
        .collect();
    let v = header.first().map_or(0, |line| line.voice);
    vec![BlockData::Table {
        v,
        size,
        widths,
        align,
        header,
        rows,
    }]
}

/// Every row as a paragraph of its own: the column's name, then what stands there.
fn as_list(
    fill: &mut Fill<'_>,
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    place: Place,
) -> Vec<BlockData> {
    let names: Vec<String> = header
        .iter()
        .map(|cell| fill.parts(cell).iter().map(Part::text).collect())
        .collect();
    let mut blocks = Vec::new();
    let row = |fill: &mut Fill<'_>, row: &[Vec<Inline>]| {
        let mut parts = Vec::new();
        for (name, cell) in names.iter().zip(row) {
            if !parts.is_empty() {
                parts.push(Part::end());
            }
            parts.push(Part::bold(format!("{name}: ")));
            parts.extend(fill.parts(cell));
        }
        BlockData::Paragraph {
            lines: vec![fill.line(&parts, place)],
        }
    };
    for cells in rows {
        blocks.push(row(fill, cells));
    }
    if rows.is_empty() {
        blocks.push(row(fill, &vec![Vec::new(); header.len()]));
    }
    blocks
}

/// How many letters a cell has.
fn letters(cell: &[Part<'_>]) -> usize {
    cell.iter().map(|part| part.text().chars().count()).sum()
}

/// The share of a column whose longest cell has so many letters: long cells get more room, but
/// not in proportion, or the short ones would starve.
#[expect(clippy::cast_precision_loss, reason = "at most 80")]
fn width(letters: usize) -> f32 {
    (letters.clamp(4, 80) as f32).sqrt()
}

/// How many letters fit into a share of the line.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 3 and 72"
)]
fn room(share: f32) -> usize {
    (MEASURE * share - 2.0).clamp(3.0, MEASURE) as usize
}
