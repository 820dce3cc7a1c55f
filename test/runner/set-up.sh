#!/bin/sh
# Process 1 (below tini) of a test machine: an engine with its own disk, network and sockets, in namespaces that end with it.
# Usage: set-up.sh FOLDER CGROUP
set -eu
folder=$1
cgroup=$2
mount -t tmpfs tmpfs /run
mount --bind "$folder/docker" /var/lib/docker
# A short name: the path of a socket may have 107 characters, and engines put theirs deep below the folder for temporary files.
mkdir /run/tmp
mount --bind "$folder/tmp" /run/tmp
ip link set lo up
exec dockerd --cgroup-parent "/$cgroup/docker" > "$folder/dockerd.log" 2>&1
