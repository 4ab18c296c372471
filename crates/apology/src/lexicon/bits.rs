//! Sets of numbers of the lexicon.

use super::Id;

/// A set of numbers, a bit each.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    parts: Vec<u64>,
    /// Which parts are not empty.
    used: Vec<usize>,
}

impl Bits {
    /// The set of these.
    pub(crate) fn of(ids: &[Id]) -> Self {
        let most = ids.iter().max().map_or(0, |id| usize::from(*id) / 64 + 1);
        let mut parts = vec![0; most];
        for id in ids {
            if let Some(part) = parts.get_mut(usize::from(*id) / 64) {
                *part |= 1_u64 << (id % 64);
            }
        }
        let filled = parts.iter().enumerate().filter(|(_, part)| **part != 0);
        let used = filled.map(|(at, _)| at).collect();
        Self { parts, used }
    }

    pub(crate) fn has(&self, id: Id) -> bool {
        self.part(usize::from(id) / 64) >> (id % 64) & 1 == 1
    }

    fn part(&self, at: usize) -> u64 {
        self.parts.get(at).copied().unwrap_or(0)
    }

    /// Whether two sets have something in common. Best asked of the larger one.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let mut used = other.used.iter();
        used.any(|at| self.part(*at) & other.part(*at) != 0)
    }

    /// What two sets have in common. Best asked of the larger one.
    pub(crate) fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Id> + 'a {
        other.used.iter().flat_map(|at| {
            let mut left = self.part(*at) & other.part(*at);
            std::iter::from_fn(move || {
                if left == 0 {
                    return None;
                }
                let bit = usize::try_from(left.trailing_zeros()).ok()?;
                left &= left - 1;
                Id::try_from(at * 64 + bit).ok()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn sets_know_what_is_in_them_and_what_they_share() {
        let (one, two) = (Bits::of(&[1, 63, 64, 200]), Bits::of(&[2, 64, 200, 700]));
        assert!(one.has(63) && !one.has(2) && !one.has(700));
        assert!(one.meets(&two) && !one.meets(&Bits::of(&[2, 700])));
        assert_eq!(one.common(&two).collect::<Vec<_>>(), [64, 200]);
        assert!(!Bits::default().meets(&one));
    }
}
