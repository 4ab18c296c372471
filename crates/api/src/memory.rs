//! Memory that was let go, back to the system.

/// Gives back what the allocator keeps for later. glibc keeps the most that was ever needed at once,
/// of which a long scroll or a search takes tens of megabytes; others give back by themselves.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code)]
pub(crate) fn give_back() {
    // SAFETY: it touches only what no one has any more, and may be called from any thread.
    unsafe { libc::malloc_trim(0) };
}

/// Nothing is kept here.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn give_back() {}
