//! What the program promises, proven on the program itself: it is run as a person's shell runs it,
//! killed, starved, spied on, and its files are read by other people's tools. What needs strace,
//! mounts or /proc is for Linux only.

#![allow(
    missing_docs,
    clippy::cast_possible_truncation,
    clippy::format_collect,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod corpus;
#[cfg(target_os = "linux")]
mod crash;
mod damage;
#[cfg(target_os = "linux")]
mod disk;
mod home;
#[cfg(target_os = "linux")]
mod leaks;
#[cfg(target_os = "linux")]
mod planted;
mod purge;
mod refusals;
mod shared;
#[cfg(target_os = "linux")]
mod spills;
