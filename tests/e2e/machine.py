"""A copy of this system to install things on, and somebody who uses it.

/usr and /var lie under a layer in memory that only this process and its children see: what is
installed is installed by the system's own `dpkg`, among the packages that are really there, and is
gone with the process. It takes root, or a system that lets its users make namespaces.
"""

import os
import pathlib
import shutil
import subprocess
import sys

#: Says that the process is where its mounts are its own.
INSIDE = "--inside"
#: Everything that is not the system's own lies here: in memory, and empty on every Debian.
ROOM = pathlib.Path("/mnt")
#: The user that owns nothing on a Debian, who is anybody but root.
NOBODY = 65534
#: What programs may write to besides their own folders. Each is empty when somebody begins.
SHARED_PLACES = ("/tmp", "/var/tmp", "/dev/shm")
#: Of `dpkg`, what it changes.
DPKG = ("lib/dpkg", "lib/dpkg/info", "lib/dpkg/updates", "lib/dpkg/triggers")
SYSTEM = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
}


def in_a_namespace():
    """Starts this program again where its mounts are its own."""
    if INSIDE in sys.argv:
        sys.argv.remove(INSIDE)
        return
    as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    os.execvp("unshare", ["unshare", *as_root, "--mount", sys.executable, *sys.argv, INSIDE])


def said(*command: str) -> str:
    """What a program wrote; an error when it failed."""
    ran = subprocess.run(command, capture_output=True, text=True, env=SYSTEM, check=False)
    if ran.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def succeeds(*command: str) -> bool:
    """Whether a program reports success."""
    return subprocess.run(command, capture_output=True, env=SYSTEM, check=False).returncode == 0


class Machine:
    """The system, with a layer of its own. `folders` are those that will be written to."""

    def __init__(self, folders: list[str]):
        said("mount", "-t", "tmpfs", "-o", "mode=0755", "lamplight", str(ROOM))
        self._lay_over("/usr", [name.removeprefix("usr/") for name in folders if name.startswith("usr/")])
        self._lay_over("/var", list(DPKG))
        for name in ("kept", "session", "person"):
            (ROOM / name).mkdir()
        self.session, self.person = ROOM / "session", ROOM / "person"
        self._own(self.session, self.person)

    @staticmethod
    def _lay_over(place: str, folders: list[str]):
        """Lays a layer over a place. Folders and files that will be written to are copied into it
        beforehand: there they belong to us, also where root is only root of a namespace."""
        layer = ROOM / "layers" / place.strip("/")
        upper, work = layer / "upper", layer / "work"
        upper.mkdir(parents=True)
        work.mkdir()
        for folder in folders:
            original = pathlib.Path(place, folder)
            if not original.is_dir():
                continue
            (upper / folder).mkdir(parents=True, exist_ok=True)
            if original.is_relative_to("/var/lib/dpkg") and original.name != "info":
                for file in original.iterdir():
                    if os.access(file, os.R_OK) and file.is_file():
                        shutil.copy(file, upper / folder)
                    elif file.is_file():
                        # A lock, which has nothing in it.
                        (upper / folder / file.name).touch()
        layers = f"lowerdir={place},upperdir={upper},workdir={work}"
        within = ",userxattr" if _is_only_root_of_a_namespace() else ""
        said("mount", "-t", "overlay", "-o", layers + within, "overlay", place)

    @staticmethod
    def _own(*paths: pathlib.Path):
        """Gives them to the person."""
        if not _is_only_root_of_a_namespace():
            for path in paths:
                os.chown(path, NOBODY, NOBODY)

    def keep(self, what: pathlib.Path) -> pathlib.Path:
        """A copy that anybody can read, wherever the original lies."""
        kept = ROOM / "kept" / what.name
        if what.is_dir():
            shutil.copytree(what, kept, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(what, kept)
        said("chmod", "-R", "a+rX", str(kept))
        return kept

    def dpkg(self, *arguments: str) -> str:
        """Runs `dpkg`. What other packages do when files come and go is not awaited."""
        return said("dpkg", "--no-triggers", "--log=/dev/null", *arguments)

    def as_the_person(self, *command: str) -> str:
        """What a program writes that the person runs."""
        return said(*_become_the_person(), *command)

    def at_a_screen_without_a_network(self, *command: str):
        """Runs a program as the person: in a session, on a screen, with empty shared places, and
        where the only network interface is the loopback, which is down."""
        mounts = " && ".join(f"mount -t tmpfs -o mode=1777 lamplight {place}" for place in SHARED_PLACES)
        script = f'{mounts} && mkdir -m 1777 /tmp/.X11-unix && cd {ROOM} && exec "$@"'
        session = ["dbus-run-session", "--", "xvfb-run", "--auto-servernum"]
        session += ["--server-args", "-screen 0 1280x860x24"]
        subprocess.run(
            ["unshare", "--mount", "--net", "sh", "-c", script, "sh", *_become_the_person(), *session, *command],
            env=SYSTEM | {"HOME": str(self.session), "XDG_RUNTIME_DIR": str(self.session)},
            check=True,
        )


def _is_only_root_of_a_namespace() -> bool:
    """Whether only one user of the real system is known here."""
    first = pathlib.Path("/proc/self/uid_map").read_text(encoding="ascii").split()
    return int(first[2]) == 1


def _become_the_person() -> list[str]:
    if _is_only_root_of_a_namespace():
        return ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
