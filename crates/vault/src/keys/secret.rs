//! Where secrets lie while they are needed.

use std::ops::{Deref, DerefMut};

use zeroize::Zeroize as _;

/// Secret bytes, wiped when dropped. They lie on the heap: an array that is handed on is copied, and
/// the copies it leaves on the stack are nobody's to wipe.
pub(crate) struct Hidden<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Hidden<N> {
    /// Zeros, to be filled where they are.
    pub(crate) fn zeros() -> Self {
        Self(Box::new([0; N]))
    }
}

impl<const N: usize> From<&[u8; N]> for Hidden<N> {
    fn from(bytes: &[u8; N]) -> Self {
        let mut hidden = Self::zeros();
        hidden.copy_from_slice(bytes);
        hidden
    }
}

impl<const N: usize> Deref for Hidden<N> {
    type Target = [u8; N];

    fn deref(&self) -> &[u8; N] {
        &self.0
    }
}

impl<const N: usize> DerefMut for Hidden<N> {
    fn deref_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }
}

impl<const N: usize> Drop for Hidden<N> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// How much of the stack deriving keys may have used. The thread that does it has several times that.
const USED: usize = 256 * 1024;

/// Wipes, when it is dropped, what the functions called meanwhile have left on the stack: libraries
/// that derive keys and encrypt keep parts of them there, and wipe nothing. To be made first in the
/// function that calls them, so that it goes last.
pub(crate) struct CleanStack;

impl Drop for CleanStack {
    fn drop(&mut self) {
        overwrite();
    }
}

/// As deep as those functions went, and deeper.
#[inline(never)]
#[allow(clippy::large_stack_arrays, reason = "the stack is what is wiped")]
fn overwrite() {
    let mut below = [0_u8; USED];
    below.zeroize();
}
