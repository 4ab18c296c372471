//! What goes to a file and comes from one, by the paths that the script picked; and links.

use lamplight_api::backups::{BackupPlaceSet, WhichPlace};
use lamplight_api::export::Export;
use lamplight_api::import::Import;
use lamplight_api::records::RecordId;
use lamplight_api::share::Share;
use lamplight_api::vault::VaultBackup;
use lamplight_api::{ApiError, Code, Request};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Host, look_after_backups, read};

impl Host {
    pub(super) fn share_to_file(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ShareToFile {
            #[serde(default)]
            entry: Vec<String>,
            session: Option<RecordId>,
            format: String,
            #[serde(default)]
            unprotected: bool,
        }
        let asked: ShareToFile = read(request)?;
        let Some(out) = self.script.picked() else {
            return Ok(Value::Null);
        };
        self.answer(Share {
            entry: asked.entry,
            from: None,
            to: None,
            matter: None,
            session: asked.session,
            format: asked.format,
            out,
            unprotected: asked.unprotected,
            overwrite: true,
            password: None,
        })
    }

    pub(super) fn import_from(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ImportFrom {
            what: String,
            #[serde(default)]
            dry_run: bool,
            #[serde(default)]
            same: bool,
        }
        let asked: ImportFrom = read(request)?;
        if !["file", "folder"].contains(&asked.what.as_str()) {
            return Err(ApiError::invalid(
                "what",
                "an import comes from a file or a folder",
            ));
        }
        let picked = if asked.same {
            self.script.picked_before()
        } else {
            self.script.picked()
        };
        let Some(path) = picked else {
            return Ok(Value::Null);
        };
        self.answer(Import {
            path,
            format: None,
            dry_run: asked.dry_run,
        })
    }

    pub(super) fn export_to(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ExportTo {
            format: String,
        }
        let ExportTo { format } = read(request)?;
        match self.script.picked() {
            Some(out) => self.answer(Export { format, out }),
            None => Ok(Value::Null),
        }
    }

    pub(super) fn back_up(&self) -> Result<Value, ApiError> {
        match self.script.picked() {
            Some(out) => self.answer(VaultBackup { out }),
            None => Ok(Value::Null),
        }
    }

    pub(super) fn choose_backup_place(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Choose {
            which: WhichPlace,
            #[serde(default)]
            give_up: bool,
        }
        let Choose { which, give_up } = read(request)?;
        let path = if give_up {
            None
        } else {
            let Some(picked) = self.script.picked() else {
                return Ok(Value::Null);
            };
            Some(picked)
        };
        let chosen = self.answer(BackupPlaceSet { which, path })?;
        self.with_desk(look_after_backups)?;
        Ok(chosen)
    }

    /// Notes the link for the test in place of opening it.
    pub(super) fn open_link(&self, request: &str) -> Result<Value, ApiError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct OpenLink {
            url: String,
        }
        let OpenLink { url } = read(request)?;
        let refusal = || ApiError::invalid("url", "only https and mailto links are opened");
        let url = url::Url::parse(&url).map_err(|_| refusal())?;
        if !["https", "mailto"].contains(&url.scheme()) {
            return Err(refusal());
        }
        self.script.open(url.into());
        Ok(json!(true))
    }

    fn answer<R: Request>(&self, request: R) -> Result<Value, ApiError> {
        let pending = self.with_desk(|desk| desk.begin(request))?;
        serde_json::to_value(pending.wait()?)
            .map_err(|_| ApiError::new(Code::Unsupported, "the answer cannot be written as JSON"))
    }
}
