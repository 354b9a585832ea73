#!/bin/sh
# Runs a program in the files of a buildah container, as its Kubernetes manifests
# would have it: as the image's user, with nothing but its own environment, a
# root file system that cannot be written, and no way to gain privileges. The
# program takes the place of this script, so that signals reach it. It shares
# the network and the processes of this machine: a chroot, not a sandbox.
#
# usage: runImage.sh CONTAINER USER FOLDER NAME=VALUE... -- COMMAND...
# BUILDAH names the program; its storage is set by CONTAINERS_STORAGE_CONF.
set -eu

if [ "${IN_OWN_NAMESPACE-}" != yes ]; then
  # What is mounted from here on goes when the program ends, however it ends.
  IN_OWN_NAMESPACE=yes exec unshare --mount --propagation private -- sh "$0" "$@"
fi

container=$1 user=$2 folder=$3
shift 3

root=$("$BUILDAH" mount "$container")
mount --bind "$root" "$root"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount --rbind /dev "$root/dev"
for file in /etc/hosts /etc/resolv.conf; do
  [ ! -e "$root$file" ] || mount --bind "$file" "$root$file"
done
mount -o remount,bind,ro "$root"

# USER may be a name or a number, with or without a group.
number() {
  case $1 in
    *[!0-9]*) awk -F: -v name="$1" '$1 == name { print $3; exit }' "$root/etc/$2" ;;
    *) echo "$1" ;;
  esac
}
uid=$(number "${user%%:*}" passwd)
case $user in
  *:*) gid=$(number "${user#*:}" group) ;;
  *) gid=$(awk -F: -v uid="$uid" '$3 == uid { print $4; exit }' "$root/etc/passwd") ;;
esac
if [ -z "$uid" ]; then
  echo "The image has no user '$user'" >&2
  exit 1
fi

# Between the variables and the command comes what gives up privileges. Of the
# capabilities those stay until then with which it changes root and user.
setpriv=$(command -v setpriv) unshare=$(command -v unshare)
left=$# is_command=
while [ "$left" -gt 0 ]; do
  word=$1 left=$((left - 1))
  shift
  if [ "$word" = -- ] && [ -z "$is_command" ]; then
    is_command=yes
    set -- "$@" "$setpriv" --no-new-privs \
      --bounding-set=-all,+sys_chroot,+setuid,+setgid -- \
      "$unshare" --root="$root" --wd="$folder" \
      --setgid="${gid:-0}" --setuid="$uid" --
  else
    set -- "$@" "$word"
  fi
done
exec env -i "$@"
