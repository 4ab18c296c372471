//! Which of many hits are the newest, without asking the database for each.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rusqlite::Connection;

use crate::JournalError;

/// When each entry belongs, by its row: sixteen bytes an entry, read from one index at the first
/// search and kept up with every change.
#[derive(Debug, Default)]
pub(crate) struct Order {
    instants: Option<Vec<i64>>,
    /// The latest instant of this row and all before it.
    latest: Vec<i64>,
}

impl Order {
    /// Reads the instants, if they are not here yet.
    pub(crate) fn load(&mut self, connection: &Connection) -> Result<(), JournalError> {
        if self.instants.is_some() {
            return Ok(());
        }
        let last: Option<i64> =
            connection.query_row("SELECT max(n) FROM entry", [], |row| row.get(0))?;
        let mut instants = vec![i64::MIN; slot(last.unwrap_or_default()) + 1];
        let mut statement = connection
            .prepare_cached("SELECT n, entry_instant FROM entry WHERE trashed_at IS NULL")?;
        let mut records = statement.query([])?;
        while let Some(record) = records.next()? {
            if let Some(instant) = instants.get_mut(slot(record.get(0)?)) {
                *instant = record.get(1)?;
            }
        }
        self.take(instants);
        Ok(())
    }

    fn take(&mut self, instants: Vec<i64>) {
        self.latest.clear();
        self.instants = Some(instants);
        self.rank_from(0);
    }

    /// Works `latest` out again from a row on.
    fn rank_from(&mut self, slot: usize) {
        let instants = self.instants.as_deref().unwrap_or_default();
        self.latest.truncate(slot);
        let mut latest = self.latest.last().copied().unwrap_or(i64::MIN);
        for instant in instants.iter().skip(slot) {
            latest = latest.max(*instant);
            self.latest.push(latest);
        }
    }

    /// Takes note of an entry's date.
    pub(crate) fn put(&mut self, row: i64, instant: i64) {
        let Some(instants) = &mut self.instants else {
            return;
        };
        let slot = slot(row);
        if slot >= instants.len() {
            instants.resize(slot + 1, i64::MIN);
        }
        if let Some(place) = instants.get_mut(slot) {
            *place = instant;
        }
        self.rank_from(slot.min(self.latest.len()));
    }

    /// Forgets everything, after many changes at once.
    pub(crate) fn forget(&mut self) {
        self.instants = None;
    }

    /// Begins to gather the newest of some rows.
    pub(crate) fn gather(&self, limit: u32) -> Newest<'_> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Newest {
            order: self,
            limit,
            kept: BinaryHeap::new(),
        }
    }
}

/// The newest rows so far.
pub(crate) struct Newest<'a> {
    order: &'a Order,
    limit: usize,
    kept: BinaryHeap<Reverse<(i64, i64)>>,
}

impl Newest<'_> {
    /// Considers a row.
    pub(crate) fn consider(&mut self, row: i64) {
        let instants = self.order.instants.as_deref().unwrap_or_default();
        let instant = instants.get(slot(row)).copied().unwrap_or(i64::MIN);
        self.kept.push(Reverse((instant, row)));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }

    /// Whether no row up to this one can be among the newest any more. Entries are mostly written
    /// in the order of their dates, so going down from the last row this is true very soon.
    pub(crate) fn is_settled_below(&self, row: i64) -> bool {
        let latest = self
            .order
            .latest
            .get(slot(row))
            .copied()
            .unwrap_or(i64::MAX);
        self.kept.len() >= self.limit
            && self
                .kept
                .peek()
                .is_none_or(|Reverse((oldest, _))| *oldest > latest)
    }

    /// The rows, newest first.
    pub(crate) fn into_rows(self) -> Vec<i64> {
        self.kept
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse((_, row))| row)
            .collect()
    }
}

fn slot(row: i64) -> usize {
    usize::try_from(row).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(instants: Vec<i64>) -> Order {
        let mut order = Order::default();
        order.take(instants);
        order
    }

    fn newest(order: &Order, rows: &[i64], limit: u32) -> Vec<i64> {
        let mut newest = order.gather(limit);
        for row in rows {
            newest.consider(*row);
        }
        newest.into_rows()
    }

    #[test]
    fn the_newest_come_first_and_equal_instants_by_row() {
        let order = order(vec![0, 50, 10, 40, 40]);
        assert_eq!(newest(&order, &[1, 2, 3, 4], 3), [1, 4, 3]);
        assert_eq!(newest(&order, &[2, 1], 10), [1, 2]);
        assert_eq!(newest(&order, &[2, 1], 0), Vec::<i64>::new());
    }

    proptest::proptest! {
        /// Going down and stopping early finds what looking at every row finds.
        #[test]
        fn stopping_early_loses_nothing(
            instants in proptest::collection::vec(0_i64..40, 1..60),
            limit in 0_u32..12,
            changes in proptest::collection::vec((0_i64..70, 0_i64..40), 0..6),
        ) {
            let mut order = order(instants);
            for (row, instant) in changes {
                order.put(row, instant);
            }
            let rows: Vec<i64> = (0..i64::try_from(order.latest.len()).unwrap()).rev().collect();
            let mut early = order.gather(limit);
            for row in &rows {
                if early.is_settled_below(*row) {
                    break;
                }
                early.consider(*row);
            }
            proptest::prop_assert_eq!(early.into_rows(), newest(&order, &rows, limit));
        }
    }
}
