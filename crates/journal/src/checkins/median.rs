//! Medians of four weeks and dips, from points on days. Pure, and days only.

use crate::day::Day;

/// How many days a median looks over.
const WINDOW: i64 = 28;
/// How far from the median a point lies that is a dip, in halves.
const DIP: u16 = 2 * 2;

/// Which way a scale goes on a harder day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worse {
    /// Down.
    Lower,
    /// Up.
    Higher,
}

/// How many times it dipped, and how many times it came back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dips {
    /// A dip begins with a point at least 2 from the median of the 28 days before its day, and
    /// lasts until a later point reaches that median again. Points within it begin no other.
    pub dips: u32,
    /// How many of them ended so.
    pub came_back: u32,
}

/// How many points there are of each number.
#[derive(Default)]
struct Counts {
    of: [u32; 11],
    all: u32,
}

impl Counts {
    fn add(&mut self, value: u8) {
        if let Some(count) = self.of.get_mut(usize::from(value)) {
            *count += 1;
            self.all += 1;
        }
    }

    fn take(&mut self, value: u8) {
        if let Some(count) = self.of.get_mut(usize::from(value)) {
            *count = count.saturating_sub(1);
            self.all = self.all.saturating_sub(1);
        }
    }

    /// The number at a place in their order, from 0.
    fn at(&self, place: u32) -> Option<u16> {
        let mut before = 0;
        for (value, count) in (0..).zip(self.of) {
            before += count;
            if place < before {
                return Some(value);
            }
        }
        None
    }

    /// Twice the median: the middle one, or the middle two together.
    fn median(&self) -> Option<u16> {
        Some(self.at(self.all.checked_sub(1)? / 2)? + self.at(self.all / 2)?)
    }
}

/// For each day with a point, twice the median of that day and the 27 before it. The points come
/// in the order of their days, each between 0 and 10.
#[must_use]
pub fn trailing_medians(points: &[(Day, u8)]) -> Vec<(Day, u16)> {
    let mut counts = Counts::default();
    let mut oldest = points.iter().peekable();
    let mut medians: Vec<(Day, u16)> = Vec::new();
    for (day, value) in points {
        counts.add(*value);
        while let Some((_, gone)) = oldest.next_if(|(old, _)| day.since(*old) >= WINDOW) {
            counts.take(*gone);
        }
        let Some(median) = counts.median() else {
            continue;
        };
        match medians.last_mut() {
            Some(last) if last.0 == *day => last.1 = median,
            _ => medians.push((*day, median)),
        }
    }
    medians
}

/// The dips that begin between two days. The points come in the order of their days, each between
/// 0 and 10; those before give the median, those after show whether it came back.
#[must_use]
pub fn dips(points: &[(Day, u8)], worse: Worse, from: Option<Day>, to: Option<Day>) -> Dips {
    let mut counts = Counts::default();
    let mut newest = points.iter().peekable();
    let mut oldest = points.iter().peekable();
    // The median to come back to, and whether the dip is one of those counted.
    let mut within: Option<(u16, bool)> = None;
    let mut told = Dips::default();
    for (day, value) in points {
        while let Some((_, came)) = newest.next_if(|(new, _)| new < day) {
            counts.add(*came);
        }
        while let Some((_, gone)) = oldest.next_if(|(old, _)| old < day && day.since(*old) > WINDOW)
        {
            counts.take(*gone);
        }
        let value = u16::from(*value) * 2;
        match within {
            Some((median, counted)) if reaches(value, median, worse) => {
                told.came_back += u32::from(counted);
                within = None;
            }
            Some(_) => {}
            None => {
                if let Some(median) = counts.median().filter(|m| is_below(value, *m, worse)) {
                    let counted =
                        from.is_none_or(|from| from <= *day) && to.is_none_or(|to| *day <= to);
                    told.dips += u32::from(counted);
                    within = Some((median, counted));
                }
            }
        }
    }
    told
}

fn reaches(value: u16, median: u16, worse: Worse) -> bool {
    match worse {
        Worse::Lower => value >= median,
        Worse::Higher => value <= median,
    }
}

fn is_below(value: u16, median: u16, worse: Worse) -> bool {
    match worse {
        Worse::Lower => value + DIP <= median,
        Worse::Higher => value >= median + DIP,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> Day {
        "2028-02-01".parse::<Day>().unwrap().plus(n)
    }

    fn points(of: &[(i64, u8)]) -> Vec<(Day, u8)> {
        of.iter().map(|(n, value)| (day(*n), *value)).collect()
    }

    fn counted(of: &[(i64, u8)]) -> (u32, u32) {
        let told = dips(&points(of), Worse::Lower, None, None);
        (told.dips, told.came_back)
    }

    #[test]
    fn a_median_looks_over_four_weeks() {
        let medians = trailing_medians(&points(&[(0, 2), (0, 5), (27, 8), (28, 9), (100, 1)]));
        let expected = [(0, 7), (27, 10), (28, 17), (100, 2)];
        assert_eq!(medians, expected.map(|(n, median)| (day(n), median)));
        assert_eq!(trailing_medians(&[]), []);
    }

    #[test]
    fn a_dip_lasts_until_the_median_is_reached_again() {
        assert_eq!(counted(&[]), (0, 0));
        assert_eq!(counted(&[(0, 1)]), (0, 0));
        assert_eq!(counted(&[(0, 6), (1, 4)]), (1, 0));
        assert_eq!(counted(&[(0, 6), (1, 4), (2, 5)]), (1, 0));
        assert_eq!(counted(&[(0, 6), (1, 4), (2, 3), (3, 6)]), (1, 1));
        assert_eq!(counted(&[(0, 6), (1, 4), (2, 6), (3, 2), (4, 6)]), (2, 2));
        assert_eq!(counted(&[(0, 6), (1, 5), (2, 5)]), (0, 0));
        // Nothing in the four weeks before to dip from.
        assert_eq!(counted(&[(0, 6), (29, 1)]), (0, 0));
        assert_eq!(counted(&[(0, 6), (28, 1)]), (1, 0));
        // What is of the same day is not before.
        assert_eq!(counted(&[(0, 6), (0, 1)]), (0, 0));
    }

    #[test]
    fn what_hurts_dips_upwards() {
        let hurt = points(&[(0, 3), (1, 5), (2, 3), (3, 0)]);
        let told = dips(&hurt, Worse::Higher, None, None);
        assert_eq!((told.dips, told.came_back), (1, 1));
    }

    #[test]
    fn dips_between_two_days_are_those_that_begin_there() {
        let of = points(&[(0, 6), (1, 4), (2, 6), (10, 2), (20, 6)]);
        let told = |from, to| {
            let told = dips(&of, Worse::Lower, Some(day(from)), Some(day(to)));
            (told.dips, told.came_back)
        };
        assert_eq!(told(0, 30), (2, 2));
        assert_eq!(told(5, 15), (1, 1));
        assert_eq!(told(2, 9), (0, 0));
    }

    /// The same, asked of every point anew.
    fn naive_median(values: impl Iterator<Item = u8>) -> Option<u16> {
        let mut values: Vec<u16> = values.map(u16::from).collect();
        values.sort_unstable();
        let middle = values.len().checked_sub(1)? / 2;
        Some(values[middle] + values[values.len() / 2])
    }

    fn naive_dips(points: &[(Day, u8)]) -> (u32, u32) {
        let (mut dips, mut came_back, mut from) = (0, 0, 0);
        while from < points.len() {
            let (on, value) = points[from];
            let before = points
                .iter()
                .filter(|(day, _)| *day < on && *day >= on.plus(-28))
                .map(|(_, value)| *value);
            from += 1;
            let Some(median) = naive_median(before).filter(|m| u16::from(value) * 2 + 4 <= *m)
            else {
                continue;
            };
            dips += 1;
            let back = points[from..]
                .iter()
                .position(|(_, v)| u16::from(*v) * 2 >= median);
            let Some(back) = back else {
                break;
            };
            came_back += 1;
            from += back + 1;
        }
        (dips, came_back)
    }

    proptest! {
        #[test]
        fn medians_and_dips_are_those_of_counting_by_hand(
            mut given in proptest::collection::vec((0_i64..120, 0_u8..=10), 0..80),
        ) {
            given.sort_by_key(|(n, _)| *n);
            let points = points(&given);
            let mut days: Vec<Day> = points.iter().map(|(day, _)| *day).collect();
            days.dedup();
            let expected: Vec<(Day, u16)> = days.into_iter().map(|on| {
                let window = points.iter()
                    .filter(|(day, _)| *day <= on && *day > on.plus(-28))
                    .map(|(_, value)| *value);
                (on, naive_median(window).unwrap())
            }).collect();
            prop_assert_eq!(trailing_medians(&points), expected);

            let told = dips(&points, Worse::Lower, None, None);
            prop_assert_eq!((told.dips, told.came_back), naive_dips(&points));
            prop_assert!(told.came_back <= told.dips && told.dips <= told.came_back + 1);

            // Turned upside down, it is the same.
            let turned: Vec<(Day, u8)> = points.iter().map(|(day, v)| (*day, 10 - v)).collect();
            prop_assert_eq!(dips(&turned, Worse::Higher, None, None), told);
        }
    }
}
