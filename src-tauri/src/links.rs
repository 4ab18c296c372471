//! Links that lead out of the window.

use lamplight_api::{ApiError, Code};
use serde::Deserialize;
use tauri::{AppHandle, Runtime};
use url::{Host, Url};

use crate::dialogs::{Question, agreed};
use crate::host::Unlocked;
use crate::request::{Asked, apart};
use crate::words::Words;

/// The longest link, in bytes.
const LONGEST: usize = 2048;

/// A link as it stands in a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    url: String,
}

/// A link that may be opened, once somebody agreed.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// What is handed to the system.
    pub address: String,
    /// Where it leads: the whole host, in the letters that computers use for it.
    pub host: String,
    /// Whether it begins a letter.
    pub mail: bool,
}

/// Asks whether to open a link, and opens it with what the system opens such links with. Answers
/// whether it did.
///
/// # Errors
/// [`Code::Invalid`] for a link that is neither https nor mailto; [`Code::Unsupported`] when the
/// system cannot open it.
#[tauri::command]
pub async fn open_link<R: Runtime>(
    app: AppHandle<R>,
    unlocked: Unlocked,
    request: Asked<Opening>,
) -> Result<bool, ApiError> {
    let visit = unlocked.visit();
    let link = read(&request.0.url)?;
    apart(move || {
        if !agreed(&app, question(&link)) {
            return Ok(false);
        }
        // Not when it was locked while the question stood there.
        visit.session()?;
        open::that_detached(&link.address).map_err(|_| {
            let message = "this system has nothing that opens such links";
            ApiError::new(Code::Unsupported, message)
        })?;
        Ok(true)
    })
    .await
}

fn question(link: &Link) -> Question {
    let words = Words::english();
    let key = if link.mail {
        "shell-mail-question"
    } else {
        "shell-link-question"
    };
    let named = [
        ("host", link.host.as_str()),
        ("link", link.address.as_str()),
    ];
    Question {
        title: words.say("shell-link-title"),
        text: words.say_of(key, &named),
        yes: words.say("shell-link-open"),
        no: words.say("shell-link-stay"),
    }
}

/// Reads a link.
///
/// # Errors
/// [`Code::Invalid`] for everything but https with a host, and mailto with one address.
pub fn read(text: &str) -> Result<Link, ApiError> {
    if text.len() > LONGEST {
        return Err(ApiError::invalid(
            "url",
            "this link is too long to be opened",
        ));
    }
    let link = Url::parse(text).ok().and_then(|url| match url.scheme() {
        "https" => site(&url),
        "mailto" => letter(&url),
        _ => None,
    });
    link.ok_or_else(|| {
        let message = "only links that begin with https or mailto can be opened";
        ApiError::invalid("url", message)
    })
}

/// A name and a password before the host only make it look like another one.
fn site(url: &Url) -> Option<Link> {
    let host = url.host_str()?;
    if !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let port = url.port().map(|port| format!(":{port}"));
    Some(Link {
        address: url.as_str().to_owned(),
        host: format!("{host}{}", port.unwrap_or_default()),
        mail: false,
    })
}

/// One address and nothing else: a subject, a text or a file to attach would be somebody else's
/// words.
fn letter(url: &Url) -> Option<Link> {
    let (name, domain) = url.path().split_once('@')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || ".!#$&'*+-/=^_`{|}~".contains(c);
    if name.is_empty() || name.starts_with('-') || !name.chars().all(plain) {
        return None;
    }
    let Host::Domain(domain) = Host::parse(domain).ok()? else {
        return None;
    };
    let address = format!("{name}@{domain}");
    Some(Link {
        host: address.clone(),
        address: format!("mailto:{address}"),
        mail: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_host_is_shown_in_punycode() {
        let link = read("https://аррӏе.com/a?b#c").unwrap();
        assert_eq!(link.host, "xn--80ak6aa92e.com");
        assert_eq!(link.address, "https://xn--80ak6aa92e.com/a?b#c");
        assert_eq!(
            read("https://example.org:8443").unwrap().host,
            "example.org:8443"
        );
        assert_eq!(read("HTTPS://EXAMPLE.ORG").unwrap().host, "example.org");
        let letter = read("mailto:bo+x@bücher.example").unwrap();
        assert_eq!(letter.host, "bo+x@xn--bcher-kva.example");
        assert!(letter.mail);
    }

    #[test]
    fn a_letter_begins_empty() {
        let link = read("mailto:bo@example.org?attach=/etc/passwd&body=x").unwrap();
        assert_eq!(link.address, "mailto:bo@example.org");
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("https://example.org/{}", "a".repeat(LONGEST));
        for bad in [
            "",
            "example.org",
            "//example.org",
            "http://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "tauri://localhost",
            "lamplight:person/0190a6f2-7c1e-7d3b-9f55-2f1c4a5b6c7d",
            "vbscript:x",
            "https://bank.example@evil.example/",
            "https://bank.example:x@evil.example/",
            "https://",
            "mailto:",
            "mailto:bo",
            "mailto:a@example.org,b@example.org",
            "mailto:-oProxyCommand@example.org",
            "mailto:a%40b@example.org",
            &long,
        ] {
            let refused = read(bad).unwrap_err();
            assert_eq!(refused.code, Code::Invalid, "{bad}");
        }
    }
}
