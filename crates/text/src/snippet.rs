//! The piece of an entry that shows why it was found.

use std::ops::{ControlFlow, Range};

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::character::{Class, class};
use crate::excerpt::Line;
use crate::hits::{Hit, find};
use crate::query::Query;

/// A line of text with the places where a query stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The text, on one line, with `…` where it was cut.
    pub text: String,
    /// Beginning and end of each place, in UTF-16 code units of `text`; sorted, not overlapping,
    /// never within a grapheme.
    pub marks: Vec<(u32, u32)>,
}

/// The first piece of `plain` that shows the most terms of `query`, as one line of at most
/// `max_chars` characters (Unicode scalar values, the ellipses counted).
///
/// When no term stands in the text (it may stand in a link's target, say), the beginning.
#[must_use]
pub fn snippet(query: &Query, plain: &str, max_chars: usize) -> Snippet {
    let (hits, focus) = best(query, plain, max_chars.saturating_sub(2));
    let fits = plain.chars().nth(max_chars).is_none();
    let start = if fits {
        0
    } else {
        begin(plain, &focus, max_chars)
    };
    let line = Line::cut(plain, start..focus.end, &joined(hits), max_chars);
    Snippet {
        text: line.text,
        marks: line.marks,
    }
}

/// All places in `plain` where a term of `query` stands, in UTF-16 code units of `plain`; sorted,
/// not overlapping, never within a grapheme.
#[must_use]
pub fn marks(query: &Query, plain: &str) -> Vec<(u32, u32)> {
    let mut hits = Vec::new();
    find(query, plain, |_, hit| {
        hits.extend(hit);
        ControlFlow::Continue(())
    });
    let mut hits = joined(hits).into_iter().peekable();
    let mut marks: Vec<(u32, u32)> = Vec::new();
    let mut units = 0_u32;
    for (at, grapheme) in plain.grapheme_indices(true) {
        let Some(hit) = hits.peek() else { break };
        let width = u32::try_from(grapheme.encode_utf16().count()).unwrap_or(u32::MAX);
        let behind = units.saturating_add(width);
        let end = at + grapheme.len();
        if hit.start < end {
            match marks.last_mut() {
                Some(mark) if hit.start < at && mark.1 == units => mark.1 = behind,
                _ => marks.push((units, behind)),
            }
            while hits.next_if(|hit| hit.end <= end).is_some() {}
        }
        units = behind;
    }
    marks
}

/// The hits as sorted ranges, those that overlap made one.
fn joined(mut hits: Vec<Hit>) -> Vec<Range<usize>> {
    hits.sort_by_key(|hit| hit.range.start);
    let mut ranges: Vec<Range<usize>> = Vec::with_capacity(hits.len());
    for Hit { range, .. } in hits {
        match ranges.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => ranges.push(range),
        }
    }
    ranges
}

/// The hits up to the first best place, and that place: the first stretch of at most `room`
/// characters with the most terms in it. Reads no further than needed to know.
fn best(query: &Query, plain: &str, room: usize) -> (Vec<Hit>, Range<usize>) {
    let mut hits: Vec<Hit> = Vec::new();
    let mut latest: Vec<Option<usize>> = vec![None; query.terms.len()];
    let mut stop = usize::MAX;
    find(query, plain, |read, hit| {
        if let Some(hit) = hit {
            if let Some(seen) = latest.get_mut(hit.term) {
                *seen = Some(hit.range.start);
            }
            let earliest = latest.iter().copied().min().flatten();
            if stop == usize::MAX
                && let Some(earliest) = earliest
                && (latest.len() == 1 || fits(plain, earliest..hit.range.end, room))
            {
                stop = reach(plain, earliest, room);
            }
            hits.push(hit);
        }
        if read > stop {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    hits.sort_by_key(|hit| hit.range.start);
    let focus = densest(&hits, query.terms.len(), plain, room);
    (hits, focus)
}

/// Where `room` characters from `start` on end, blanks in a row counted as one as a snippet has
/// them: nothing behind is shown.
fn reach(plain: &str, start: usize, room: usize) -> usize {
    let mut blank = false;
    plain
        .get(start..)
        .unwrap_or("")
        .char_indices()
        .filter(|(_, c)| {
            let again = blank && c.is_whitespace();
            blank = c.is_whitespace();
            !again
        })
        .nth(room)
        .map_or(usize::MAX, |(at, _)| start + at)
}

fn fits(plain: &str, range: Range<usize>, room: usize) -> bool {
    range.len() <= room.saturating_mul(4)
        && plain
            .get(range)
            .is_some_and(|text| text.chars().count() <= room)
}

/// The first stretch of at most `room` characters in which the most terms stand.
fn densest(hits: &[Hit], terms: usize, plain: &str, room: usize) -> Range<usize> {
    let mut best = hits.first().map_or(0..0, |hit| hit.range.clone());
    if terms < 2 {
        return best;
    }
    let mut most = 1;
    let mut within = vec![0_usize; terms];
    let mut distinct = 0;
    let mut left = hits.iter().peekable();
    let mut chars = 0;
    let mut counted = best.start;
    for hit in hits {
        // Characters from the beginning of the stretch to the beginning of this hit.
        chars += plain
            .get(counted..hit.range.start)
            .map_or(0, |text| text.chars().count());
        counted = hit.range.start;
        let own = plain
            .get(hit.range.clone())
            .map_or(0, |text| text.chars().count());
        if let Some(count) = within.get_mut(hit.term) {
            distinct += usize::from(*count == 0);
            *count += 1;
        }
        while chars + own > room
            && let Some(dropped) = left.next_if(|first| first.range.start < hit.range.start)
        {
            if let Some(count) = within.get_mut(dropped.term) {
                *count -= 1;
                distinct -= usize::from(*count == 0);
            }
            let next = left
                .peek()
                .map_or(hit.range.start, |first| first.range.start);
            chars -= plain
                .get(dropped.range.start..next)
                .map_or(0, |text| text.chars().count())
                .min(chars);
        }
        if distinct > most
            && let Some(first) = left.peek()
        {
            most = distinct;
            best = first.range.start..hit.range.end.max(first.range.end);
        }
    }
    best
}

/// Where a snippet round `focus` begins: with some of the text before it, at the beginning of a
/// word where there is one.
fn begin(plain: &str, focus: &Range<usize>, max_chars: usize) -> usize {
    let before = plain.get(..focus.start).unwrap_or("");
    let behind = plain.get(focus.end..).unwrap_or("");
    let shown = plain
        .get(focus.clone())
        .map_or(0, |text| text.chars().count());
    let spare = max_chars.saturating_sub(2 + shown);
    let after = behind.chars().take(spare * 2 / 3).count();
    let lead = spare - after;
    // One more is looked at, so that a word that begins right at the limit is seen to begin.
    let Some((limit, _)) = before.char_indices().rev().nth(lead) else {
        return 0;
    };
    let mut earlier = Class::Separator;
    let mut blank = false;
    let window = plain.get(limit..focus.start).unwrap_or("");
    for (at, c) in window.char_indices() {
        let own = class(c);
        let here = at > 0
            && !c.is_whitespace()
            && (blank
                || earlier == Class::Unspaced && own.makes_tokens()
                || own == Class::Unspaced);
        if here && is_boundary(plain, limit + at) {
            return limit + at;
        }
        blank = c.is_whitespace();
        earlier = own;
    }
    if blank && is_boundary(plain, focus.start) {
        return focus.start;
    }
    boundary_from(plain, limit, focus.start)
}

fn is_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(false)
}

/// The first grapheme boundary behind `limit`, or that before `start` when there is none between.
fn boundary_from(text: &str, limit: usize, start: usize) -> usize {
    let mut cursor = GraphemeCursor::new(limit, text.len(), true);
    match cursor.next_boundary(text, 0) {
        Ok(Some(next)) if next <= start => next,
        _ if is_boundary(text, start) => start,
        _ => {
            let mut cursor = GraphemeCursor::new(start, text.len(), true);
            cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
        }
    }
}
