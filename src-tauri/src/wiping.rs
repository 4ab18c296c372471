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

/// The system's allocator, wiping.
pub struct Wiping;

// SAFETY: every block comes from the system's allocator and goes back to it with the layout it was
// asked for. Growing and shrinking are left to the trait, which asks for a new block, copies, and
// gives the old one back through `dealloc`; the system's own way would leave the old block, or its
// end, as it was.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the rules of this very function.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above. The system knows which of its pages are zero already.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back a block of this size that nobody uses any more. What lies in
        // it may never have been written; it is only written here.
        unsafe {
            slice::from_raw_parts_mut(block.cast::<MaybeUninit<u8>>(), layout.size()).zeroize();
            System.dealloc(block, layout);
        }
    }
}
