//! The two programs that ship: the window and the command line.

use crate::checkout::Checkout;
use crate::command_line::CommandLine;
use crate::package::Profile;

/// Builds both at once. The whole workspace is asked for, so that what they share with the tests
/// is built once; a test holds that it asks for nothing more than they do.
pub fn build(checkout: &Checkout, profile: Profile) -> CommandLine {
    let build = checkout.cargo(["build", "--workspace"]).arguments([
        "--bin",
        "lamplight",
        "--bin",
        "lamplight-cli",
    ]);
    match profile {
        Profile::Dev => build,
        Profile::Release => build.arguments(["--release"]),
    }
}
