//! The words, flags and arguments of the command line. docs/CLI.md is the page for people.

#[cfg(test)]
mod tests;
mod vault;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use lamplight_api::entries::Kind;
use lamplight_api::records::RecordId;
use lamplight_api::search::Order;

pub use vault::*;

/// Lamplight from the command line: for scripts, recovery and bulk import.
#[derive(Debug, Parser)]
#[command(name = "lamplight-cli", version, max_term_width = 100)]
pub struct Arguments {
    /// The folder of the vault
    #[arg(long, global = true, value_name = "DIR")]
    pub vault: Option<PathBuf>,

    /// Reads the passphrase from this open descriptor, up to the first line feed; without it, the
    /// terminal is asked
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(i32).range(0..))]
    pub passphrase_fd: Option<i32>,

    /// Prints one JSON value instead of words for people
    #[arg(long, global = true)]
    pub json: bool,

    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The vault itself
    #[command(subcommand)]
    Vault(VaultVerb),
    /// Entries: add, edit, list, show, history, delete
    #[command(subcommand)]
    Entry(EntryVerb),
    /// The trash: list, restore, empty
    #[command(subcommand)]
    Trash(TrashVerb),
    /// Finds entries that hold every word
    Search(SearchArguments),
    /// Takes in entries from a file or folder
    Import(ImportArguments),
    /// Writes all entries in an open format
    Export(ExportArguments),
    /// Writes chosen entries as a document for somebody
    Share(ShareArguments),
    /// The letter of an apology, looked over by a second reader
    #[command(subcommand)]
    Apology(ApologyVerb),
    /// The command table, for programs
    Api(ApiArguments),
}

#[derive(Debug, Subcommand)]
pub enum EntryVerb {
    /// Adds an entry; its text comes from standard input
    Add(AddArguments),
    /// Changes an entry; what is not given stays
    ///
    /// A new text comes from standard input, if that is not a terminal and not empty.
    Edit(EditArguments),
    /// Lists entries, newest first
    List(ListArguments),
    /// Shows one entry, whole
    Show {
        /// Which entry
        id: String,
    },
    /// Lists what an entry was before its changes
    History {
        /// Which entry
        id: String,
        /// Shows the whole text of this one state
        #[arg(long, value_name = "N")]
        revision: Option<u32>,
    },
    /// Puts an entry into the trash
    Delete {
        /// Which entry
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct AddArguments {
    /// What kind of writing it is
    #[arg(long)]
    pub kind: KindWord,

    /// Its title
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub title: Option<String>,

    /// When it belongs: RFC 3339, a date and time without offset, or a day; now, unless given
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,

    /// A tag; may be given many times
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub tag: Vec<String>,

    /// Whom it is about
    #[arg(long, value_name = "ID")]
    pub person: Option<RecordId>,

    /// What it is about
    #[arg(long, value_name = "ID")]
    pub matter: Option<RecordId>,
}

#[derive(Debug, Args)]
pub struct EditArguments {
    /// Which entry
    pub id: String,

    /// Another title; '' takes it away
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub title: Option<String>,

    /// Another date
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,

    /// The tags from now on; may be given many times
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub tag: Vec<String>,

    /// Takes all tags away
    #[arg(long, conflicts_with = "tag")]
    pub no_tags: bool,

    /// Another kind
    #[arg(long)]
    pub kind: Option<KindWord>,

    /// Refuses if the entry is no longer at this revision
    #[arg(long, value_name = "R")]
    pub if_revision: Option<u32>,

    /// About somebody else
    #[arg(long, value_name = "ID")]
    pub person: Option<RecordId>,

    /// About nobody in particular
    #[arg(long, conflicts_with = "person")]
    pub no_person: bool,

    /// About another matter
    #[arg(long, value_name = "ID")]
    pub matter: Option<RecordId>,

    /// About no matter in particular
    #[arg(long, conflicts_with = "matter")]
    pub no_matter: bool,
}

#[derive(Debug, Args)]
pub struct ListArguments {
    /// At most so many; all, unless given
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,

    #[command(flatten)]
    pub filter: FilterArguments,
}

#[derive(Debug, Args)]
pub struct FilterArguments {
    /// No earlier than this day or instant
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,

    /// No later than this; a day counts whole
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,

    /// Of this kind
    #[arg(long)]
    pub kind: Option<KindWord>,

    /// With this tag; capitals and accents make no difference
    #[arg(long, value_name = "T", allow_hyphen_values = true)]
    pub tag: Option<String>,

    /// About this person or a matter of theirs, or with a link to them
    #[arg(long, value_name = "ID")]
    pub person: Option<RecordId>,

    /// About this matter, or with a link to it
    #[arg(long, value_name = "ID")]
    pub matter: Option<RecordId>,
}

#[derive(Debug, Subcommand)]
pub enum TrashVerb {
    /// Lists what is in the trash
    List,
    /// Takes an entry back out of the trash
    Restore {
        /// Which entry
        id: String,
    },
    /// Empties the trash for good
    Empty,
}

#[derive(Debug, Args)]
pub struct SearchArguments {
    /// Words, all of them required; "in quotes" is a phrase, begin* is a beginning
    #[arg(required = true)]
    pub query: Vec<String>,

    /// At most so many hits; 50, unless given
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,

    /// In which order hits come
    #[arg(long, default_value = "newest")]
    pub order: OrderWord,

    #[command(flatten)]
    pub filter: FilterArguments,
}

#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The file or folder
    pub path: PathBuf,

    /// jsonl or markdown; found by content, unless given
    #[arg(long, value_name = "NAME")]
    pub format: Option<String>,

    /// Only says what would be imported
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ExportArguments {
    /// jsonl or markdown
    #[arg(long, value_name = "NAME")]
    pub format: String,

    /// The new file, or for Markdown the new folder
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct ShareArguments {
    /// These entries
    #[arg(
        long,
        value_name = "ID",
        num_args = 1..,
        required_unless_present_any = ["from", "matter", "session"],
        conflicts_with_all = ["from", "to", "matter", "session"]
    )]
    pub entry: Vec<String>,

    /// Every entry from this day or instant on
    #[arg(long, value_name = "DATE", requires = "to")]
    pub from: Option<String>,

    /// Every entry up to this; a day counts whole
    #[arg(long, value_name = "DATE", requires = "from")]
    pub to: Option<String>,

    /// Every entry about this matter, or with a link to it
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to"])]
    pub matter: Option<RecordId>,

    /// What is brought to this session: a first page, then its entries
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to", "matter"])]
    pub session: Option<RecordId>,

    /// pdf or markdown
    #[arg(long, value_name = "NAME")]
    pub format: String,

    /// The file
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,

    /// Reads a password for the file from this open descriptor; without it, a PDF gets one made
    #[arg(
        long,
        value_name = "M",
        value_parser = clap::value_parser!(i32).range(0..),
        conflicts_with = "unprotected"
    )]
    pub password_fd: Option<i32>,

    /// Anybody who has the file may read it
    #[arg(long)]
    pub unprotected: bool,

    /// Replaces a file of that name
    #[arg(long)]
    pub overwrite: bool,
}

#[derive(Debug, Subcommand)]
pub enum ApologyVerb {
    /// Looks over a letter from standard input, in English; needs no vault, and keeps nothing
    Check,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct ApiArguments {
    /// The command; its request comes from standard input as JSON
    pub name: Option<String>,

    /// Lists all commands with the JSON Schemas of requests and answers; needs no vault
    #[arg(long)]
    pub list: bool,

    /// Reads {"name","request"} line by line from standard input, and answers line by line
    #[arg(long)]
    pub lines: bool,
}

/// The kinds of writing, as words of the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindWord {
    /// Looking in
    Reflection,
    /// Between us
    Talk,
    /// I hurt somebody
    Apology,
    /// I was hurt, or I hurt myself
    Forgiveness,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Reflection => Self::Reflection,
            KindWord::Talk => Self::Talk,
            KindWord::Apology => Self::Apology,
            KindWord::Forgiveness => Self::Forgiveness,
        }
    }
}

/// The orders of hits, as words of the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OrderWord {
    /// Newest first
    Newest,
    /// Best first
    Rank,
}

impl From<OrderWord> for Order {
    fn from(word: OrderWord) -> Self {
        match word {
            OrderWord::Newest => Self::Newest,
            OrderWord::Rank => Self::Rank,
        }
    }
}
