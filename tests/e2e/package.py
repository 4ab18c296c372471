"""The packages, read back with the systems' own programs, and the .deb installed, used and purged.

    python3 tests/e2e/package.py --packages target/debug/bundle --cli target/debug/lamplight-cli

What is installed lands on a copy of this system: /usr and /var are laid under a layer of their own,
which nobody else sees and which is gone when this ends. Nothing here is changed, and root is not
needed where the system lets its users make namespaces.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from machine import Machine, in_a_namespace, said, succeeds  # noqa: E402

NAME = "lamplight"
ID = "io.github.lamplight.Lamplight"
PROGRAMS = ("usr/bin/lamplight", "usr/bin/lamplight-cli")
DESKTOP = "usr/share/applications/Lamplight.desktop"
METAINFO = f"usr/share/metainfo/{ID}.metainfo.xml"
ICONS = "usr/share/icons/hicolor"
#: In pixels; the drawing itself lies beside them.
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
DOCUMENTS = "usr/share/doc/lamplight"
#: Parts that bring terms of their own: fonts, and sources in other languages.
NOTED = ("Libertinus", "NewCM10-Regular", "DejaVu", "Foxit", "Literata", "Hanken Grotesk", "openssl-src", "sqlcipher-src")
#: What a build for developers says and a package does not: where pages would be served, the remote inspector.
FOR_DEVELOPERS = (rb"https?://(?:localhost|127\.0\.0\.1|\[::1\])[:/]", rb"WEBKIT_INSPECTOR_SERVER")

if __name__ == "__main__":
    in_a_namespace()

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--packages", required=True, type=pathlib.Path, help="the folder of deb/ and rpm/")
arguments.add_argument("--cli", required=True, type=pathlib.Path, help="a lamplight-cli, kept aside")
arguments.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of failures")
options, _rest = arguments.parse_known_args()


def the_only(kind: str) -> pathlib.Path:
    """The package of that kind."""
    found = list((options.packages / kind).glob(f"*.{kind}"))
    if len(found) != 1:
        raise SystemExit(f"{options.packages / kind} holds {len(found)} packages")
    return found[0].resolve()


DEB, RPM = the_only("deb"), the_only("rpm")


class Read(unittest.TestCase):
    """What is in the packages."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="package-")
        cls.root = pathlib.Path(cls.folder.name)
        said("dpkg-deb", "--extract", str(DEB), str(cls.root))
        cls.field = lambda _, name: said("dpkg-deb", "--field", str(DEB), name).strip()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def files(self) -> set[str]:
        inside = (path for path in self.root.rglob("*") if not path.is_dir())
        return {str(path.relative_to(self.root)) for path in inside}

    def test_everything_is_there_and_nothing_else(self):
        manuals = {name for name in self.files() if name.startswith("usr/share/man/man1/")}
        programs = {f"usr/share/man/man1/{pathlib.Path(program).name}.1.gz" for program in PROGRAMS}
        self.assertTrue(programs <= manuals, manuals)
        own = re.compile(r".*/lamplight-cli-[a-z-]+\.1\.gz")
        self.assertTrue(all(own.fullmatch(name) for name in manuals - programs), manuals)
        icons = {f"{ICONS}/{size}x{size}/apps/lamplight.png" for size in SIZES}
        icons.add(f"{ICONS}/scalable/apps/lamplight.svg")
        documents = {f"{DOCUMENTS}/{name}" for name in ("copyright", "LICENSE", "NOTICES", "CHANGELOG.md.gz")}
        self.assertEqual(self.files() - manuals, {*PROGRAMS, DESKTOP, METAINFO} | icons | documents)

    def test_everything_belongs_to_root_and_only_programs_can_be_run(self):
        for line in said("dpkg-deb", "--contents", str(DEB)).splitlines():
            mode, owner, _size, _day, _time, path = line.split(maxsplit=5)
            self.assertEqual(owner, "root/root" if "root" in owner else "0/0", line)
            self.assertEqual(mode, self.expected(path.removeprefix("./")), line)

    def test_both_packages_hold_the_same(self):
        queried = said("rpm", "--query", "--package", "--nosignature", "--queryformat",
                       r"[%{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILENAMES}\n]", str(RPM))
        found = set()
        for line in queried.splitlines():
            mode, user, group, path = line.split(maxsplit=3)
            self.assertEqual((user, group), ("root", "root"), line)
            self.assertEqual(mode, self.expected(path.removeprefix("/")), line)
            found.add(path.removeprefix("/"))
        self.assertEqual(found, self.files())

    def expected(self, path: str) -> str:
        if path in PROGRAMS:
            return "-rwxr-xr-x"
        return "drwxr-xr-x" if (self.root / path).is_dir() else "-rw-r--r--"

    def test_neither_package_runs_anything_when_it_is_installed(self):
        control = subprocess.run(
            ["dpkg-deb", "--ctrl-tarfile", str(DEB)], capture_output=True, check=True
        )
        listed = subprocess.run(["tar", "--list"], input=control.stdout, capture_output=True, check=True)
        names = {name.strip("./") for name in listed.stdout.decode().split()} - {""}
        self.assertEqual(names, {"control", "md5sums"})
        self.assertEqual(said("rpm", "--query", "--package", "--nosignature", "--scripts", str(RPM)), "")

    def test_every_library_comes_from_a_package_that_is_named(self):
        named = {one.split()[0] for one in self.field("Depends").split(",")}
        needed = set()
        for program in PROGRAMS:
            for line in said("readelf", "--dynamic", "--wide", str(self.root / program)).splitlines():
                if "(NEEDED)" in line:
                    needed.add(line.partition("[")[2].rstrip("]"))
        self.assertIn("libwebkit2gtk-4.1.so.0", needed)
        for library in sorted(needed):
            owners = said("dpkg", "--search", f"*/{library}")
            packages = {line.split(":")[0] for line in owners.splitlines()}
            self.assertTrue(self.with_what_they_provide(packages) & named, f"{library}: {packages}")
        libraries = {line.split("=>")[0].strip() for line in self.requires() if ".so" in line}
        for library in needed - {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}:
            self.assertTrue(any(one.startswith(library) for one in libraries), f"{library} for rpm")

    @staticmethod
    def with_what_they_provide(packages: set[str]) -> set[str]:
        """Later versions of a system rename packages, and provide them under the old name."""
        provided = said("dpkg-query", "--show", "--showformat", "${Provides}, ", *sorted(packages))
        return packages | {one.split()[0] for one in provided.split(",") if one.strip()}

    @staticmethod
    def requires() -> list[str]:
        asked = said("rpm", "--query", "--package", "--nosignature", "--requires", str(RPM))
        return asked.splitlines()

    def test_letters_of_every_script_are_recommended(self):
        fonts = {"fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"}
        recommended = {one.strip() for one in self.field("Recommends").split(",")}
        self.assertTrue(fonts <= recommended, recommended)

    def test_menus_and_catalogues_can_read_it(self):
        said("desktop-file-validate", str(self.root / DESKTOP))
        said("appstreamcli", "validate", "--no-net", str(self.root / METAINFO))
        desktop = (self.root / DESKTOP).read_text(encoding="utf-8")
        self.assertIn("\nExec=lamplight\n", desktop)
        self.assertIn("\nIcon=lamplight\n", desktop)
        launched = (self.root / METAINFO).read_text(encoding="utf-8")
        self.assertIn(f'<launchable type="desktop-id">{pathlib.Path(DESKTOP).name}<', launched)

    def test_what_it_is_built_of_is_named_with_its_terms(self):
        notices = (self.root / DOCUMENTS / "NOTICES").read_text(encoding="utf-8")
        for name in NOTED:
            self.assertTrue(name in notices, name)

    def test_nothing_of_a_build_for_developers_is_in_it(self):
        for program in PROGRAMS:
            content = (self.root / program).read_bytes()
            for banned in FOR_DEVELOPERS:
                self.assertEqual(re.findall(rb"[ -~]{0,40}" + banned + rb"[ -~]{0,40}", content), [])
        # The control: the same search finds what does stand there.
        window = (self.root / PROGRAMS[0]).read_bytes()
        self.assertTrue(re.search(rb"http://ipc\.localhost", window))


class Installed(unittest.TestCase):
    """The .deb installed, used by somebody and purged."""

    def test_it_can_be_used_leaves_no_trace_and_goes_without_the_vault(self):
        machine = Machine(self.folders())
        deb, cli = machine.keep(DEB), machine.keep(options.cli)
        scripts, locales = machine.keep(HERE), machine.keep(HERE.parent.parent / "locales")
        if succeeds("dpkg", "--status", NAME):
            # Somebody uses it on this very system. Here it is taken out of the copy.
            machine.dpkg("--purge", NAME)

        machine.dpkg("--install", str(deb))
        self.assertIn("Status: install ok installed", said("dpkg", "--status", NAME))
        self.assertEqual(said("dpkg", "--verify", NAME), "")
        listed = [pathlib.Path(path) for path in said("dpkg", "--listfiles", NAME).splitlines()]
        brought = [path for path in listed if path.is_file()]
        self.assertIn(pathlib.Path("/usr/bin/lamplight"), brought)

        story = [sys.executable, str(scripts / "installed.py"), "--home", str(machine.person)]
        pictures = machine.session / "pictures"
        try:
            machine.at_a_screen_without_a_network(
                *story, "--locales", str(locales), "--pictures", str(pictures)
            )
        finally:
            if options.pictures and pictures.exists():
                shutil.copytree(pictures, options.pictures, dirs_exist_ok=True)

        vault = machine.person / "data" / NAME / "vault"
        before = contents(vault)
        self.assertTrue(before, "the vault is there")
        machine.dpkg("--purge", NAME)
        self.assertFalse(succeeds("dpkg", "--status", NAME))
        self.assertEqual([str(path) for path in brought if path.exists()], [])
        self.assertEqual(contents(vault), before)
        machine.as_the_person(*story, "--cli", str(cli))

    @staticmethod
    def folders() -> list[str]:
        """The folders that the .deb puts something into."""
        contents = said("dpkg-deb", "--contents", str(DEB)).splitlines()
        folders = [line.split(maxsplit=5)[5] for line in contents if line.startswith("d")]
        return [path.removeprefix("./").rstrip("/") for path in folders]


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """Every file below, by its path."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *_rest], verbosity=2)
