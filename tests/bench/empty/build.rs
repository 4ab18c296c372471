//! Hands Tauri its configuration.

fn main() {
    tauri_build::build();
}
