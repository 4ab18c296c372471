//! Which of many hits are the newest, without asking the database for each.

use rusqlite::Connection;

use crate::JournalError;

/// When each entry belongs, by its row: eight bytes an entry, read from one index at the first
/// search and kept up with every change.
#[derive(Debug, Default)]
pub(crate) struct Order {
    instants: Option<Vec<i64>>,
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
        self.instants = Some(instants);
        Ok(())
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
    }

    /// Forgets everything, after many changes at once.
    pub(crate) fn forget(&mut self) {
        self.instants = None;
    }

    /// The newest of these rows, newest first, at most `limit`.
    pub(crate) fn newest(&self, mut rows: Vec<i64>, limit: u32) -> Vec<i64> {
        let instants = self.instants.as_deref().unwrap_or_default();
        let newest_first = |row: &i64| {
            let instant = instants.get(slot(*row)).copied().unwrap_or(i64::MIN);
            std::cmp::Reverse((instant, *row))
        };
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if limit == 0 {
            return Vec::new();
        }
        if rows.len() > limit {
            rows.select_nth_unstable_by_key(limit - 1, newest_first);
            rows.truncate(limit);
        }
        rows.sort_unstable_by_key(newest_first);
        rows
    }
}

fn slot(row: i64) -> usize {
    usize::try_from(row).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_come_first_and_equal_instants_by_row() {
        let order = Order {
            instants: Some(vec![0, 50, 10, 40, 40]),
        };
        assert_eq!(order.newest(vec![1, 2, 3, 4], 3), [1, 4, 3]);
        assert_eq!(order.newest(vec![2, 1], 10), [1, 2]);
        assert_eq!(order.newest(vec![2, 1], 0), Vec::<i64>::new());
    }
}
