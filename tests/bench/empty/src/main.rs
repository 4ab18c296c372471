//! A window with two words in it, and nothing behind it. It is built with the same features of
//! Tauri as the program, so that what is measured beyond it is the program's own.

#![forbid(unsafe_code)]

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
