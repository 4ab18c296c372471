//! The system's word that the computer is about to sleep or that its screen was locked: then the
//! vault is closed before that happens.
//!
//! On Linux logind and the desktops say so on the message bus. A system without them, and the other
//! ones, are left to the clocks (see [`crate::idle`]), which tell a sleep when it is over.

use tauri::{AppHandle, Runtime};

/// Listens for as long as the program runs.
#[cfg(target_os = "linux")]
pub fn listen<R: Runtime>(app: &AppHandle<R>) {
    bus::listen_for_sleep(app.clone());
    bus::listen_for_screen_locks(app.clone());
}

/// The clocks have to do.
#[cfg(not(target_os = "linux"))]
pub fn listen<R: Runtime>(_app: &AppHandle<R>) {}

#[cfg(target_os = "linux")]
mod bus {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gtk::gio::{
        BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList,
    };
    use gtk::glib::{MainContext, ToVariant as _, Variant};
    use tauri::{AppHandle, Runtime};

    use crate::locking::lock_before;

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const PATH: &str = "/org/freedesktop/login1";
    /// Who says that the screen was locked, by its interface: one for each family of desktops.
    const SCREENS: [&str; 5] = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ];
    const NO_CANCEL: Option<&Cancellable> = None;
    const USUAL_WAIT: i32 = -1;

    /// What keeps the computer from sleeping for the few seconds that logind allows.
    type Delay = Rc<RefCell<Option<UnixFDList>>>;

    pub fn listen_for_sleep<R: Runtime>(app: AppHandle<R>) {
        // Without the bus of the system nobody says so.
        gtk::gio::bus_get(BusType::System, NO_CANCEL, move |bus| {
            let Ok(bus) = bus else { return };
            let delay = Delay::default();
            ask_for_delay(&bus, &delay);
            let sleeping = app.clone();
            on_signal(
                &bus,
                Some(LOGIND),
                MANAGER,
                "PrepareForSleep",
                move |bus, begins| {
                    if begins {
                        before_sleep(&sleeping, &delay);
                    } else {
                        ask_for_delay(bus, &delay);
                    }
                },
            );
            listen_for_own_session(&bus, app);
        });
    }

    fn before_sleep<R: Runtime>(app: &AppHandle<R>, delay: &Delay) {
        let held = delay.borrow_mut().take();
        let (locked, mut done) = tauri::async_runtime::channel::<()>(1);
        MainContext::default().spawn_local(async move {
            // Nothing comes: it ends when the other end is gone.
            done.recv().await;
            drop(held);
        });
        lock_before(app, move || drop(locked));
    }

    fn ask_for_delay(bus: &DBusConnection, delay: &Delay) {
        let delay = Rc::clone(delay);
        let asked = ("sleep", "Lamplight", "Saves and locks first", "delay").to_variant();
        bus.call_with_unix_fd_list(
            Some(LOGIND),
            PATH,
            MANAGER,
            "Inhibit",
            Some(&asked),
            None,
            DBusCallFlags::NONE,
            USUAL_WAIT,
            None::<&UnixFDList>,
            NO_CANCEL,
            move |answer| {
                // Without a delay it locks as quickly as it can.
                *delay.borrow_mut() = answer.ok().map(|(_, descriptors)| descriptors);
            },
        );
    }

    /// The session's own signal, given when somebody asks logind to lock it.
    fn listen_for_own_session<R: Runtime>(bus: &DBusConnection, app: AppHandle<R>) {
        let (method, which) = match std::env::var("XDG_SESSION_ID") {
            Ok(id) => ("GetSession", (id,).to_variant()),
            // Zero is whoever asks.
            Err(_) => ("GetSessionByPID", (0_u32,).to_variant()),
        };
        let on = bus.clone();
        bus.call(
            Some(LOGIND),
            PATH,
            MANAGER,
            method,
            Some(&which),
            None,
            DBusCallFlags::NONE,
            USUAL_WAIT,
            NO_CANCEL,
            move |answer| {
                let path = answer.ok().and_then(|answer| {
                    let path = answer.try_child_value(0)?;
                    path.str().map(str::to_owned)
                });
                // A program outside of every session has no screen that could be locked.
                let Some(path) = path else { return };
                on.signal_subscribe(
                    Some(LOGIND),
                    Some(SESSION),
                    Some("Lock"),
                    Some(&path),
                    None,
                    DBusSignalFlags::NONE,
                    move |_, _, _, _, _, _| lock_before(&app, || ()),
                );
            },
        );
    }

    pub fn listen_for_screen_locks<R: Runtime>(app: AppHandle<R>) {
        gtk::gio::bus_get(BusType::Session, NO_CANCEL, move |bus| {
            let Ok(bus) = bus else { return };
            for screen in SCREENS {
                let app = app.clone();
                on_signal(&bus, None, screen, "ActiveChanged", move |_, locked| {
                    if locked {
                        lock_before(&app, || ());
                    }
                });
            }
        });
    }

    /// Calls `told` for each signal of this name that says yes or no.
    fn on_signal(
        bus: &DBusConnection,
        sender: Option<&str>,
        interface: &str,
        member: &str,
        told: impl Fn(&DBusConnection, bool) + 'static,
    ) {
        // Without anybody who holds it the connection closes, and nothing is heard any more.
        let held = bus.clone();
        let answer = move |_: &DBusConnection,
                           _sender: &str,
                           _path: &str,
                           _interface: &str,
                           _member: &str,
                           said: &Variant| {
            if let Some((yes,)) = said.get::<(bool,)>() {
                told(&held, yes);
            }
        };
        bus.signal_subscribe(
            sender,
            Some(interface),
            Some(member),
            None,
            None,
            DBusSignalFlags::NONE,
            answer,
        );
    }
}
