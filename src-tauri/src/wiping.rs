//! An allocator that wipes what is given back to it.
//!
//! A text on its way between page and vault lies for a moment in buffers of many crates: JSON that
//! is being read, answers that are being written, messages of the web view. None of them wipes what
//! it lets go of. So the program's allocator does, for all of them: every byte that Rust code gives
//! back is zero before anybody else gets it, or the disk, from a swap file.

// An allocator is unsafe by the language's own rule: see below.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::MaybeUninit;
use std::slice;

use zeroize::Zeroize as _;

/// An allocator, the system's unless another is given, that wipes.
pub struct Wiping<Below = System>(Below);

impl Wiping {
    /// Over the system's.
    #[must_use]
    pub const fn new() -> Self {
        Self(System)
    }
}

impl Default for Wiping {
    fn default() -> Self {
        Self::new()
    }
}

// SAFETY: every block comes from the allocator below and goes back to it with the layout it was
// asked for. Growing and shrinking are left to the trait, which asks for a new block, copies, and
// gives the old one back through `dealloc`; the system's own way would leave the old block, or its
// end, as it was.
unsafe impl<Below: GlobalAlloc> GlobalAlloc for Wiping<Below> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the rules of this very function.
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above. The system knows which of its pages are zero already.
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of this size that nobody uses any more. What lies in
        // it may never have been written; it is only written here.
        unsafe {
            slice::from_raw_parts_mut(block.cast::<MaybeUninit<u8>>(), layout.size()).zeroize();
            self.0.dealloc(block, layout);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// The system's, counting the bytes that come back as they were.
    #[derive(Default)]
    struct Counting {
        blocks: AtomicUsize,
        left: AtomicUsize,
    }

    // SAFETY: as the system's.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller keeps the rules of this very function.
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: the test has written all of it.
            let bytes = unsafe { slice::from_raw_parts(block, layout.size()) };
            let left = bytes.iter().filter(|byte| **byte != 0).count();
            self.blocks.fetch_add(1, Ordering::Relaxed);
            self.left.fetch_add(left, Ordering::Relaxed);
            // SAFETY: as above.
            unsafe { System.dealloc(block, layout) };
        }
    }

    #[test]
    fn what_is_given_back_is_wiped_also_when_it_grows_and_shrinks() {
        let wiping = Wiping(Counting::default());
        for size in [1, 40, 5000, 2_000_000] {
            let layout = Layout::from_size_align(size, 8).unwrap();
            for other in [size / 2 + 1, 2 * size] {
                // SAFETY: the block is used with the layout it has at that time.
                unsafe {
                    let block = wiping.alloc(layout);
                    block.write_bytes(7, size);
                    let moved = wiping.realloc(block, layout, other);
                    assert_eq!(moved.read(), 7);
                    moved.write_bytes(9, other);
                    wiping.dealloc(moved, Layout::from_size_align(other, 8).unwrap());
                }
            }
        }
        let Counting { blocks, left } = wiping.0;
        assert_eq!((blocks.into_inner(), left.into_inner()), (16, 0));
    }
}
