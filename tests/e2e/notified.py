"""A stand-in for what shows notifications on a desktop: it keeps what it is told, word for word."""

import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_INTERFACE = Gio.DBusNodeInfo.new_for_xml(
    f"""<node><interface name="{_NAME}">
    <method name="Notify"><arg direction="in" type="s"/><arg direction="in" type="u"/>
      <arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="s"/>
      <arg direction="in" type="as"/><arg direction="in" type="a{{sv}}"/><arg direction="in" type="i"/>
      <arg direction="out" type="u"/></method>
    <method name="CloseNotification"><arg direction="in" type="u"/></method>
    <method name="GetCapabilities"><arg direction="out" type="as"/></method>
    <method name="GetServerInformation"><arg direction="out" type="s"/><arg direction="out" type="s"/>
      <arg direction="out" type="s"/><arg direction="out" type="s"/></method>
    </interface></node>"""
).interfaces[0]


class Notified:
    """Runs on the bus of the session until it is stopped."""

    def __init__(self):
        #: What it was told to show, whole, in the order it came.
        self.told: list[tuple] = []
        #: The numbers of what is still shown.
        self.shown: list[int] = []
        self._context = GLib.MainContext()
        self._loop = GLib.MainLoop.new(self._context, False)
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        assert ready.wait(timeout=30), "the bus does not give the name away"

    def _serve(self, ready: threading.Event):
        self._context.push_thread_default()
        address = Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None)
        flags = (
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        )
        self._connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._connection.register_object(_PATH, _INTERFACE, self._answer, None, None)
        Gio.bus_own_name_on_connection(
            self._connection, _NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: ready.set(), None
        )
        self._loop.run()

    def _answer(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method == "Notify":
            self.told.append(parameters.unpack())
            number = len(self.told)
            self.shown.append(number)
            invocation.return_value(GLib.Variant("(u)", (number,)))
        elif method == "CloseNotification":
            (number,) = parameters.unpack()
            self.shown.remove(number)
            invocation.return_value(None)
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["body"],)))
        else:
            invocation.return_value(GLib.Variant("(ssss)", ("a test", "nobody", "1", "1.2")))

    def stop(self):
        self._loop.quit()
        self._thread.join()
        self._connection.close_sync(None)
