#!/bin/sh
# What the container runs: settings of the environment, then nginx in their place.
set -eu
here=$(dirname "$0")
sh "$here/configure.sh"
exec nginx -c "${TIDEMARK_RUN:-/tmp/tidemark}/nginx.conf" -e stderr -g 'daemon off;'
