//! A shell in a folder of its own, and what pages ask of it.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};

use lamplight_api::clock::SystemClock;
use lamplight_api::door::{self, Cost, NewKeys, Surroundings};
use lamplight_app::dialogs::{Ask, PathPicker};
use lamplight_app::folders;
use lamplight_app::host::{Host, Visit};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody, InvokeResponseBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager as _, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;

/// The commands of a window, as its permission names them.
pub fn commands(window: &str) -> Vec<String> {
    let file = format!("src-tauri/permissions/{window}.json");
    let file = std::fs::read(root().join(file)).unwrap();
    let file: Value = serde_json::from_slice(&file).unwrap();
    let named = &file["permission"][0];
    assert_eq!(named["identifier"], window);
    serde_json::from_value(named["commands"]["allow"].clone()).unwrap()
}

/// The repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where pages come from.
pub const OURS: &str = if cfg!(windows) {
    "http://tauri.localhost"
} else {
    "tauri://localhost"
};

/// A picker that gives one place, whatever it is asked for.
#[derive(Clone, Default)]
pub struct OnePlace(pub Arc<Mutex<Option<PathBuf>>>, pub Dialog);

impl PathPicker for OnePlace {
    fn pick(&self, _ask: &Ask) -> Option<PathBuf> {
        self.1.show();
        self.0.lock().unwrap().clone()
    }
}

/// A dialog that stays for as long as a test wants.
#[derive(Clone, Default)]
pub struct Dialog(Arc<(Mutex<Shown>, Condvar)>);

#[derive(Default)]
struct Shown {
    stays: bool,
    is: bool,
}

impl Dialog {
    /// It stays when it is shown next.
    pub fn stay(&self) {
        self.0.0.lock().unwrap().stays = true;
    }

    /// Waits until it is shown.
    pub fn wait(&self) {
        let shown = self.0.0.lock().unwrap();
        drop(self.0.1.wait_while(shown, |shown| !shown.is).unwrap());
    }

    /// It goes.
    pub fn go(&self) {
        self.0.0.lock().unwrap().stays = false;
        self.0.1.notify_all();
    }

    fn show(&self) {
        let mut shown = self.0.0.lock().unwrap();
        shown.is = true;
        self.0.1.notify_all();
        drop(self.0.1.wait_while(shown, |shown| shown.stays).unwrap());
    }
}

pub struct Room {
    pub app: App<MockRuntime>,
    pub folder: TempDir,
    pub picked: OnePlace,
}

impl Drop for Room {
    /// As the program does: it ends when the database is closed. OpenSSL takes itself apart at the
    /// end of the process, whoever still uses it.
    fn drop(&mut self) {
        self.host().close().wait();
    }
}

impl Room {
    /// The shell as it starts: locked, with the window `lock`.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let picked = OnePlace::default();
        let chosen = picked.clone();
        let context = folders::below(folder.path(), lamplight_app::context());
        let builder = lamplight_app::shell(mock_builder(), |_| Box::new(chosen));
        let mut app = builder.build(context).unwrap();
        // The first turn runs the setup.
        #[expect(deprecated, reason = "the loop of this runtime never ends by itself")]
        app.run_iteration(|_, _| {});
        Self {
            app,
            folder,
            picked,
        }
    }

    /// Opens a vault that costs little, as unlocking does.
    pub fn unlock(&self) -> Visit {
        let vault = folders::vault(self.app.handle()).unwrap();
        std::fs::create_dir_all(vault.parent().unwrap()).unwrap();
        let passphrase = door::passphrase(PASSPHRASE.as_bytes()).unwrap();
        let surroundings = Surroundings {
            clock: Arc::new(SystemClock),
            scratch: self.folder.path().to_path_buf(),
            listener: Box::new(|_event| {}),
        };
        let host = self.host();
        let opening = host.begin_opening().unwrap();
        let desk = if vault.exists() {
            door::open(&vault, &passphrase, surroundings)
        } else {
            door::create(&vault, NewKeys::new(&passphrase, Cost::LEAST), surroundings)
        };
        opening.unlock(desk.unwrap(), 3)
    }

    pub fn host(&self) -> tauri::State<'_, Host> {
        self.app.state()
    }

    /// A window of this name; the one that is there, or a new one.
    pub fn window(&self, label: &str) -> WebviewWindow<MockRuntime> {
        self.app.get_webview_window(label).unwrap_or_else(|| {
            let new = WebviewWindowBuilder::new(&self.app, label, tauri::WebviewUrl::default());
            new.build().unwrap()
        })
    }

    /// What the page in this window is answered.
    pub fn ask(&self, window: &str, command: &str, request: Value) -> Result<Value, Value> {
        self.ask_from(OURS, window, command, body(command, request))
    }

    /// The same from a page of another origin, and with any body.
    pub fn ask_from(
        &self,
        origin: &str,
        window: &str,
        command: &str,
        body: InvokeBody,
    ) -> Result<Value, Value> {
        ask_in(&self.window(window), origin, command, body)
    }
}

/// The same in a window at hand, on any thread.
pub fn ask_in(
    window: &WebviewWindow<MockRuntime>,
    origin: &str,
    command: &str,
    body: InvokeBody,
) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: origin.parse().unwrap(),
        body,
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| match body {
        // A secret, which is no JSON.
        InvokeResponseBody::Raw(bytes) => String::from_utf8(bytes).unwrap().into(),
        InvokeResponseBody::Json(json) => serde_json::from_str(&json).unwrap(),
    })
}

/// A request as the pages send it: a secret as bytes, everything else as JSON.
pub fn body(command: &str, request: Value) -> InvokeBody {
    match request.as_str() {
        Some(secret) if SECRETS.contains(&command) => secret.as_bytes().to_vec().into(),
        _ => json!({ "request": request }).into(),
    }
}

/// The commands that take a passphrase, a recovery code or a part of one.
pub const SECRETS: [&str; 15] = [
    "door_strength",
    "door_create",
    "door_unlock",
    "door_recovery",
    "door_recover",
    "recovery_rehearse",
    "restore_run",
    "keys_check",
    "keys_strength",
    "keys_change",
    "keys_rekey",
    "keys_recovery",
    "keys_recovery_remove",
    "vault_removal",
    "vault_remove",
];
/// The passphrase of the vault.
pub const PASSPHRASE: &str = "a lamp in the window";
