//! Who may ask: only a page from here, with the token of this run.
//!
//! Any page in a browser can send requests to a loopback port. The token keeps strangers out, the
//! `Host` header a name that was pointed at this address, the `Origin` header other ports.

use data_encoding::HEXLOWER;
use ring::rand::{SecureRandom as _, SystemRandom};
use tiny_http::{Request, StatusCode};

/// The headers of every answer: what it says about itself. The pages' own policy is the desktop
/// shell's, but for `'self'` in `connect-src`.
pub const HEADERS: [(&str, &str); 8] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
         img-src 'self' blob:; connect-src 'self' ipc: http://ipc.localhost; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'; object-src 'none'; \
         require-trusted-types-for 'script'; trusted-types svelte-trusted-html ProseMirrorClipboard",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()",
    ),
    ("Cache-Control", "no-store"),
];

/// The gate of one run.
pub struct Gate {
    token: String,
    host: String,
}

impl Gate {
    /// A gate with a new token, for this port.
    pub fn new(port: u16) -> anyhow::Result<Self> {
        let mut bytes = [0; 32];
        let filled = SystemRandom::new().fill(&mut bytes);
        anyhow::ensure!(filled.is_ok(), "the system gave no random bytes");
        Ok(Self {
            token: HEXLOWER.encode(&bytes),
            host: format!("127.0.0.1:{port}"),
        })
    }

    /// The first address to open, with the token.
    pub fn address(&self) -> String {
        format!("http://{}/?token={}", self.host, self.token)
    }

    /// The header that leaves the token with the page, so that no later address holds it. Cookies
    /// are shared by all ports of a host, hence the name.
    pub fn cookie(&self) -> String {
        let (name, token) = (self.cookie_name(), &self.token);
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict")
    }

    fn cookie_name(&self) -> String {
        format!("lamplight-{}", self.host.replace(['.', ':'], "-"))
    }

    /// Whether the address itself shows the token.
    pub fn is_first(&self, url: &str) -> bool {
        url.split_once("?token=")
            .is_some_and(|(_, token)| token == self.token)
    }

    /// Why the request is not let in, if it is not.
    pub fn refuses(&self, request: &Request) -> Option<StatusCode> {
        let named = value(request, "Host") == Some(self.host.as_str());
        let origin = value(request, "Origin");
        let own = format!("http://{}", self.host);
        if !named || origin.is_some_and(|origin| origin != own) {
            return Some(StatusCode(421));
        }
        let shown = value(request, "X-Lamplight-Token") == Some(self.token.as_str())
            || self.has_cookie(request)
            || self.is_first(request.url());
        (!shown).then_some(StatusCode(403))
    }

    fn has_cookie(&self, request: &Request) -> bool {
        let wanted = format!("{}={}", self.cookie_name(), self.token);
        value(request, "Cookie").is_some_and(|all| all.split(';').any(|one| one.trim() == wanted))
    }
}

/// The value of a header, if the request has it once.
pub fn value<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let mut those = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv(name))
        .map(|header| header.value.as_str());
    let first = those.next();
    if those.next().is_some() { None } else { first }
}
