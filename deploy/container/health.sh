#!/bin/sh
# Whether nginx answers, as the image's health check asks it.
set -eu
listen=${TIDEMARK_LISTEN:-8080}
exec curl -fsS -o /dev/null "http://127.0.0.1:${listen##*:}${TIDEMARK_BASE:-/}healthz"
