//! What is said after `vault`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub enum VaultVerb {
    /// Makes a new vault in a folder that is not there yet or is empty
    Create(CreateArguments),
    /// Says what can be said of the vault
    Info,
    /// Checks every page, every entry and the search index
    Verify,
    /// Writes a backup of the whole vault, which what opens the vault opens too
    Backup {
        /// The new file; its name ends in .lampbak by custom
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Makes a vault from a backup; what opened the vault then opens it again
    Restore(RestoreArguments),
    /// Exchanges the passphrase
    Passphrase(PassphraseArguments),
    /// Sets a new passphrase with the recovery code
    Recover(RecoverArguments),
}

#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// The backup
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,

    /// The folder, which is not there yet or is empty
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,

    /// Reads a recovery code from this open descriptor, in place of the passphrase
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(i32).range(0..))]
    pub recovery_fd: Option<i32>,
}

#[derive(Debug, Args)]
pub struct PassphraseArguments {
    /// Reads the new passphrase from this open descriptor; without it, the terminal is asked
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(i32).range(0..))]
    pub new_passphrase_fd: Option<i32>,

    /// Encrypts everything anew, so that the old passphrase opens nothing any more; a recovery code
    /// from before is dead then
    #[arg(long)]
    pub rekey: bool,

    /// Writes a new recovery code into this new file, which then opens the vault
    #[arg(long, value_name = "FILE", requires = "rekey")]
    pub recovery_out: Option<PathBuf>,

    #[command(flatten)]
    pub cost: CostArguments,
}

#[derive(Debug, Args)]
pub struct RecoverArguments {
    /// Reads the recovery code from this open descriptor; without it, the terminal is asked
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(i32).range(0..))]
    pub recovery_fd: Option<i32>,

    /// Reads the new passphrase from this open descriptor; without it, the terminal is asked
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..))]
    pub new_passphrase_fd: Option<i32>,

    #[command(flatten)]
    pub cost: CostArguments,
}

#[derive(Debug, Args)]
pub struct CreateArguments {
    /// Writes a recovery code into this new file, which then opens the vault too
    #[arg(long, value_name = "FILE")]
    pub recovery_out: Option<PathBuf>,

    #[command(flatten)]
    pub cost: CostArguments,
}

/// What trying a passphrase costs.
#[derive(Debug, Args)]
pub struct CostArguments {
    /// Memory that trying one passphrase takes, in MiB; measured for this computer, unless given
    #[arg(long, value_name = "MIB", value_parser = clap::value_parser!(u32).range(19..=1024))]
    pub memory_mib: Option<u32>,

    /// Passes over that memory; 3, unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10))]
    pub passes: Option<u32>,
}
