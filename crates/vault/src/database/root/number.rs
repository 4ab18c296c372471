//! Numbers modulo 2^256.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A number of 256 bits, highest byte first. What goes beyond is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Number(pub(super) [u8; 32]);

impl Number {
    pub(super) fn plus(mut self, other: Self) -> Self {
        let mut over = 0;
        for (byte, more) in self.0.iter_mut().zip(other.0).rev() {
            let sum = u16::from(*byte) + u16::from(more) + u16::from(over);
            [over, *byte] = sum.to_be_bytes();
        }
        self
    }

    pub(super) fn minus(self, other: Self) -> Self {
        let mut one = Self::default();
        if let Some(last) = one.0.last_mut() {
            *last = 1;
        }
        self.plus(Self(other.0.map(|byte| !byte))).plus(one)
    }
}

impl FromSql for Number {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

impl ToSql for Number {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(low: u64) -> Number {
        let mut bytes = [0; 32];
        bytes[24..].copy_from_slice(&low.to_be_bytes());
        Number(bytes)
    }

    #[test]
    fn what_goes_beyond_is_dropped() {
        let most = Number([0xff; 32]);
        assert_eq!(most.plus(number(1)), number(0));
        assert_eq!(number(0).minus(number(1)), most);
        assert_eq!(number(0).minus(number(0)), number(0));
        assert_eq!(number(0xffff_ffff).plus(number(2)), number(0x1_0000_0001));
    }

    proptest! {
        #[test]
        fn what_is_added_in_any_order_can_be_taken_away(a: [u8; 32], b: [u8; 32], c: [u8; 32]) {
            let (a, b, c) = (Number(a), Number(b), Number(c));
            prop_assert_eq!(a.plus(b).plus(c), c.plus(a).plus(b));
            prop_assert_eq!(a.plus(b).minus(b), a);
            prop_assert_eq!(a.minus(b).plus(b), a);
        }
    }
}
