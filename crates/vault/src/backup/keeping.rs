//! Which of the backups in one place are kept, and which have become too many. Pure: dates and sizes
//! in, a choice out.
//!
//! Kept are the newest of each of the last seven days that have one, the first of each of the last
//! four weeks and of the last twelve months (days by UTC, weeks from Monday), and always the newest
//! two. Of what that leaves, the oldest go while all together take more than their share of the disk,
//! but for a floor: the newest two, and one older than thirty days, or the one that will be.
//!
//! A day, week or month counts by having a backup, so time alone prunes nothing, however the clock is
//! set: only newer backups do. Those that are dated later than now are no reason to prune any, and
//! are not pruned; so are those that were not found whole.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _};

/// Days, weeks and months that keep a backup each.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// The newest, which stay whatever the disk says.
const NEWEST: usize = 2;
/// How much older than the newest two one of those that stay is, in milliseconds.
const LONG_AGO: i64 = 30 * DAY;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// The most that the backups in one place may take, in bytes: 10 GiB.
const MOST: u64 = 10 * 1024 * 1024 * 1024;
/// Their share of what the disk has free, their own bytes counted as free: a fifth.
const SHARE: u64 = 5;
/// How far ahead is looked for the day on which a backup is thinned out, in days.
const HORIZON: i64 = 800;

/// A backup in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// When it was made, in milliseconds since 1970 UTC.
    pub made_at: i64,
    /// Its size in bytes.
    pub size: u64,
    /// Whether it is whole, as far as is known.
    pub whole: bool,
}

/// Why a backup is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surplus {
    /// Its day, week and month have another.
    Thinned,
    /// All together took more than their share of the disk.
    Space,
}

/// Which of the backups in one place are to be removed, by their position in `backups`. `now` is in
/// milliseconds since 1970 UTC; `free` is what the disk has free, in bytes, where that is known.
#[must_use]
pub fn surplus(backups: &[Kept], now: i64, free: Option<u64>) -> Vec<(usize, Surplus)> {
    let newest_first = newest_first(backups, now);
    let mut kept: Vec<usize> = Vec::new();
    let mut surplus: Vec<(usize, Surplus)> = Vec::new();
    let scheduled = scheduled(backups, &newest_first);
    for index in newest_first {
        if scheduled.contains(&index) {
            kept.push(index);
        } else {
            surplus.push((index, Surplus::Thinned));
        }
    }
    let floor = floor(backups, &kept, now);
    let size = |index: &usize| backups.get(*index).map_or(0, |kept| kept.size);
    let all: u64 = backups
        .iter()
        .fold(0, |all, kept| all.saturating_add(kept.size));
    let share = free.map_or(MOST, |free| MOST.min(free.saturating_add(all) / SHARE));
    let mut taken: u64 = kept
        .iter()
        .fold(0, |all, index| all.saturating_add(size(index)));
    for index in kept.iter().rev() {
        if taken > share && !floor.contains(index) {
            taken = taken.saturating_sub(size(index));
            surplus.push((*index, Surplus::Space));
        }
    }
    surplus
}

/// Which of the backups in one place make room for another, by their position: as many of the oldest
/// as it takes to free so many bytes, and none of the floor. `None` where all of them would not do.
#[must_use]
pub fn room_for_another(backups: &[Kept], now: i64, bytes: u64) -> Option<Vec<usize>> {
    let newest_first = newest_first(backups, now);
    let floor = floor(backups, &newest_first, now);
    let mut freed: u64 = 0;
    let mut out = Vec::new();
    for index in newest_first.iter().rev() {
        if freed >= bytes {
            break;
        }
        if !floor.contains(index) {
            freed = freed.saturating_add(backups.get(*index).map_or(0, |kept| kept.size));
            out.push(*index);
        }
    }
    (freed >= bytes).then_some(out)
}

/// By when each of the backups in one place will have been thinned out, in milliseconds since 1970
/// UTC, if one more is made every day from now on. `None` for one that is not pruned by itself.
#[must_use]
pub fn gone_by(backups: &[Kept], now: i64) -> Vec<Option<i64>> {
    let mut gone = vec![None; backups.len()];
    // Those that are there, each with its position; those to come have none.
    let mut there: Vec<(Option<usize>, Kept)> = Vec::new();
    for (index, kept) in backups.iter().enumerate() {
        if kept.whole && kept.made_at <= now {
            there.push((Some(index), *kept));
        }
    }
    for day in 1..=HORIZON {
        if there.iter().all(|(index, _)| index.is_none()) {
            break;
        }
        let then = now.saturating_add(day.saturating_mul(DAY));
        let next = Kept {
            made_at: then,
            size: 0,
            whole: true,
        };
        there.push((None, next));
        let those: Vec<Kept> = there.iter().map(|(_, kept)| *kept).collect();
        let out = surplus(&those, then, None);
        let mut position = 0;
        there.retain(|(index, _)| {
            let goes = out.iter().any(|(out, _)| *out == position);
            position += 1;
            if let (true, Some(slot)) = (goes, index.and_then(|index| gone.get_mut(index))) {
                *slot = Some(then);
            }
            !goes
        });
    }
    gone
}

/// Those that count, by their position.
fn newest_first(backups: &[Kept], now: i64) -> Vec<usize> {
    let mut those: Vec<(i64, usize)> = backups
        .iter()
        .enumerate()
        .filter(|(_, kept)| kept.whole && kept.made_at <= now)
        .map(|(index, kept)| (kept.made_at, index))
        .collect();
    those.sort_unstable();
    those.into_iter().rev().map(|(_, index)| index).collect()
}

/// What days, weeks and months keep, and the newest.
fn scheduled(backups: &[Kept], newest_first: &[usize]) -> Vec<usize> {
    let (mut days, mut weeks, mut months) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for index in newest_first {
        let made_at = backups.get(*index).map_or(0, |kept| kept.made_at);
        let day = made_at.div_euclid(DAY);
        // The newest of its day stays in, the first of its week and of its month comes last.
        days.entry(day).or_insert(*index);
        // 1970 began on a Thursday.
        weeks.insert((day + 3).div_euclid(7), *index);
        months.insert(month(made_at), *index);
    }
    let newest = newest_first.iter().take(NEWEST).copied();
    newest
        .chain(days.into_values().rev().take(DAYS))
        .chain(weeks.into_values().rev().take(WEEKS))
        .chain(months.into_values().rev().take(MONTHS))
        .collect()
}

/// Months since the beginning of the calendar; what no calendar holds is a month of its own.
fn month(millis: i64) -> i64 {
    DateTime::from_timestamp_millis(millis).map_or(millis, |at| {
        i64::from(at.year()) * 12 + i64::from(at.month0())
    })
}

/// What stays whatever the disk says, of what the schedule keeps.
fn floor(backups: &[Kept], kept: &[usize], now: i64) -> Vec<usize> {
    let made_at = |index: &usize| backups.get(*index).map_or(0, |kept| kept.made_at);
    let mut floor: Vec<usize> = kept.iter().take(NEWEST).copied().collect();
    // Counted from the newest two and not from the clock, which may be a year ahead for a day.
    let from = floor.last().map_or(now, made_at).min(now);
    let old = kept.iter().find(|index| made_at(index) < from - LONG_AGO);
    floor.extend(old.or(kept.last()));
    floor
}

#[cfg(test)]
mod tests;
