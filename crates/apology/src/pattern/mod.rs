//! Patterns of words.
//!
//! | written | stands for |
//! |---|---|
//! | `sorry` | this word |
//! | `a\|the` | one of these |
//! | `hurt+` | every form of this verb; also `:ed`, `:past`, `:part`, `:ing`, `:s` |
//! | `*harm:past` | these forms of every verb of a list |
//! | `@past` | a word of this class |
//! | `!not\|never` | a word that is none of these |
//! | `.` | any word |
//! | `~3` | up to three words, with nothing between them; `~~3` also over commas |
//! | `<apology>` | what is defined by this name |
//! | `( a b \| c )` | one of these |
//! | `?` after any of them | or nothing |
//! | `,` | here is a comma or more, but no end of a sentence |
//! | `^` `$` | here a sentence begins, ends |
//! | `[` `]` | what is between them is marked, and not all of it |
//!
//! Words of a pattern may have a comma between them in the letter, and no more.

mod matching;
mod program;
mod written;

pub(crate) use matching::Match;
pub(crate) use program::Pattern;
pub(crate) use written::{Defined, Written};
