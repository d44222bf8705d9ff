#!/bin/sh
# Builds the extension that tests load, for the system it runs on: Linux on x86-64. Needs a C compiler and sqlite3ext.h
# (Debian: gcc libsqlite3-dev). The result is part of the sources, so that the tests need neither.
set -eu
cd "$(dirname "$0")"
cc -Os -s -shared -fPIC -Wl,--build-id=none -o ../resources/dev/pergola/core/db/linux-amd64/greeting.so greeting.c
