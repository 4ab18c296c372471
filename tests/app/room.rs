//! A shell in a folder of its own, and what pages ask of it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use lamplight_api::clock::SystemClock;
use lamplight_api::door::{self, Cost, Surroundings};
use lamplight_app::dialogs::{Ask, PathPicker};
use lamplight_app::folders;
use lamplight_app::host::{Host, Session};
use lamplight_app::idle::Watch;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
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
pub struct OnePlace(pub Arc<Mutex<Option<PathBuf>>>);

impl PathPicker for OnePlace {
    fn pick(&self, _ask: &Ask) -> Option<PathBuf> {
        self.0.lock().unwrap().clone()
    }
}

pub struct Room {
    pub app: App<MockRuntime>,
    pub folder: TempDir,
    pub picked: OnePlace,
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
    pub fn unlock(&self) {
        let vault = folders::vault(self.app.handle()).unwrap();
        std::fs::create_dir_all(vault.parent().unwrap()).unwrap();
        let passphrase = door::passphrase(b"a lamp in the window").unwrap();
        let surroundings = Surroundings {
            clock: Arc::new(SystemClock),
            scratch: self.folder.path().to_path_buf(),
            listener: Box::new(|_event| {}),
        };
        let desk = if vault.exists() {
            door::open(&vault, &passphrase, surroundings)
        } else {
            door::create(&vault, &passphrase, Cost::LEAST, surroundings)
        };
        let session = Session {
            desk: desk.unwrap(),
            watch: Watch::begin(3),
            import_source: Mutex::default(),
        };
        self.host().unlock(Arc::new(session)).unwrap();
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
        self.ask_from(OURS, window, command, &json!({ "request": request }))
    }

    /// The same from a page of another origin, and with any body.
    pub fn ask_from(
        &self,
        origin: &str,
        window: &str,
        command: &str,
        body: &Value,
    ) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: origin.parse().unwrap(),
            body: InvokeBody::Json(body.clone()),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window(window), request).map(|body| body.deserialize().unwrap())
    }
}
