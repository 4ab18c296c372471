"""A stand-in for logind on a bus of its own: it says that the computer is about to sleep, and knows
whether somebody holds that up."""

import contextlib
import os
import pathlib
import select
import subprocess
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

_PATH = "/org/freedesktop/login1"
_SESSION = "/org/freedesktop/login1/session/only"
_MANAGER = "org.freedesktop.login1.Manager"
_INTERFACE = Gio.DBusNodeInfo.new_for_xml(
    f"""<node><interface name="{_MANAGER}">
    <method name="Inhibit"><arg direction="in" type="s"/><arg direction="in" type="s"/>
      <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="h"/></method>
    <method name="GetSessionByPID"><arg direction="in" type="u"/><arg direction="out" type="o"/></method>
    <method name="GetSession"><arg direction="in" type="s"/><arg direction="out" type="o"/></method>
    </interface></node>"""
).interfaces[0]


class Logind:
    """Runs until it is stopped. `variables` lead a program to it."""

    def __init__(self, folder: pathlib.Path):
        address = f"unix:path={folder / 'system-bus'}"
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address"],
            stdout=subprocess.PIPE,
        )
        self._bus.stdout.readline()
        self.variables = {"DBUS_SYSTEM_BUS_ADDRESS": address}
        self._held: list[int] = []
        self._context = GLib.MainContext()
        self._loop = GLib.MainLoop.new(self._context, False)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(address, ready))
        self._thread.start()
        ready.wait()

    def _serve(self, address: str, ready: threading.Event):
        self._context.push_thread_default()
        flags = (
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        )
        self._connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._connection.register_object(_PATH, _INTERFACE, self._answer, None, None)
        Gio.bus_own_name_on_connection(
            self._connection,
            "org.freedesktop.login1",
            Gio.BusNameOwnerFlags.NONE,
            lambda *_: ready.set(),
            None,
        )
        self._loop.run()

    def _answer(self, _bus, _sender, _path, _interface, method, _parameters, invocation):
        if method == "Inhibit":
            reading, writing = os.pipe()
            self._held.append(reading)
            descriptors = Gio.UnixFDList.new_from_array([writing])
            invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), descriptors)
        else:
            invocation.return_value(GLib.Variant("(o)", (_SESSION,)))

    def holders(self) -> int:
        """How many hold up the sleep now."""
        waiting = select.poll()
        for held in self._held:
            waiting.register(held, select.POLLHUP)
        return len(self._held) - len(waiting.poll(0))

    def sleep(self, begins: bool):
        """Says that the computer is about to sleep, or that it woke."""
        self._say(_PATH, _MANAGER, "PrepareForSleep", GLib.Variant("(b)", (begins,)))

    def lock_session(self):
        """Says that somebody asked to lock the session."""
        self._say(_SESSION, "org.freedesktop.login1.Session", "Lock", None)

    def _say(self, path: str, interface: str, signal: str, parameters):
        self._connection.emit_signal(None, path, interface, signal, parameters)
        self._connection.flush_sync(None)

    def stop(self):
        self._loop.quit()
        self._thread.join()
        for held in self._held:
            with contextlib.suppress(OSError):
                os.close(held)
        self._bus.kill()
        self._bus.wait()
        self._bus.stdout.close()
