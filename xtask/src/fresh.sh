#!/bin/sh
# Makes a bare Debian 12 in a folder and runs the whole test there, as on the computer of somebody
# who has installed Rust and Node and nothing else. `cargo xtask test --fresh` starts it where its
# mounts and processes are its own, and they end with it.
#
# Arguments: an empty folder, the repository, cargo's folder, rustup's folder.
set -eu
machine=$1
repository=$2
cargo=$3
rustup=$4
node=$(readlink -f "$(command -v node)")
root=$machine/root

echo "Making a Debian 12 in $root."
# With Rust come a C compiler, to link with, and certificates, to fetch crates.
debootstrap --variant=minbase --include=ca-certificates,gcc,libc6-dev bookworm "$root" > "$machine/debootstrap.txt" || {
  tail "$machine/debootstrap.txt"
  exit 1
}

mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
# Those of this computer: a network may have one of its own.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
fi

# Rust, with what cargo has fetched before. What it adds is gone afterwards.
mkdir -p "$root/root/.cargo" "$root/root/.rustup" "$machine/cargo" "$machine/work"
mount -t overlay overlay -o "lowerdir=$cargo,upperdir=$machine/cargo,workdir=$machine/work" "$root/root/.cargo"
mount --bind "$rustup" "$root/root/.rustup"
mount -o remount,bind,ro "$root/root/.rustup"

# Node, with npm beside it, wherever the two lie here.
modules=$(dirname "$(dirname "$node")")/lib/node_modules
mkdir -p "$root/opt/node/bin" "$root/opt/node/lib/node_modules/npm"
touch "$root/opt/node/bin/node"
mount --bind "$node" "$root/opt/node/bin/node"
mount --bind "$modules/npm" "$root/opt/node/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/opt/node/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$root/opt/node/bin/npx"

# The repository as it was last committed, and the sample files beside it, where they are there.
mkdir -p "$root/src/lamplight"
git -c safe.directory="$repository" -C "$repository" archive HEAD | tar -x -C "$root/src/lamplight"
test='cargo xtask test'
if [ -d "$repository/../shared" ]; then
  mkdir "$root/src/shared"
  mount --bind "$repository/../shared" "$root/src/shared"
  mount -o remount,bind,ro "$root/src/shared"
  test=.ci/run
fi

# Another root, and not only for these processes: a system that was entered by chroot alone makes no
# namespaces, which the tests of a full disk and of the packages take.
cd "$root"
mkdir old
pivot_root . old
umount -l /old
rmdir /old
cd /src/lamplight
set -- HOME=/root PATH=/opt/node/bin:/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
for name in RUSTUP_TOOLCHAIN NODE_EXTRA_CA_CERTS HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy; do
  eval "value=\${$name-}"
  if [ -n "$value" ]; then
    set -- "$@" "$name=$value"
  fi
done
echo "Running $test there."
exec env -i "$@" sh -c "$test"
