#!/bin/sh
# Makes, of what the environment says, all that nginx needs to serve the console: deploy/README.md explains each setting.
# Writes to one folder alone ($TIDEMARK_RUN), whose nginx.conf it leaves for `nginx -c`.
set -euf

files=${TIDEMARK_FILES:-/usr/share/tidemark-console}
templates=${TIDEMARK_TEMPLATES:-/usr/share/tidemark-deploy}
run=${TIDEMARK_RUN:-/tmp/tidemark}
base=${TIDEMARK_BASE:-/}
listen=${TIDEMARK_LISTEN:-8080}
quay=${QUAY_URL:-}
quay=${quay%/}

fail() {
    echo "tidemark: $1" >&2
    exit 1
}

# matches TEXT PATTERN: whether an extended regular expression is all of a text of one line.
matches() {
    [ "$(printf '%s' "$1" | grep -cEx "$2" || true)" = 1 ] && [ "$(printf '%s' "$1" | wc -l)" -eq 0 ]
}

matches "$base" '/([A-Za-z0-9._-]+/)*' ||
    fail "TIDEMARK_BASE is \"$base\": it must be a path with a slash at both ends, such as /tidemark/."
matches "$listen" '([0-9.]+:|\[[0-9a-f:]+\]:)?[0-9]{1,5}' ||
    fail "TIDEMARK_LISTEN is \"$listen\": it must be a port, or an address and a port such as 127.0.0.1:8080."
case $quay in
*@*) fail 'QUAY_URL holds a user name or a password: give the address alone.' ;;
'') [ "$base" != / ] ||
    fail 'QUAY_URL is missing: without it the console must be under a path of Quay’s own host (TIDEMARK_BASE).' ;;
*) matches "$quay" 'https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?' ||
    fail "QUAY_URL is \"$quay\": it must be an address such as https://quay.example.com." ;;
esac
[ -f "$files/index.html" ] || fail "$files holds no console (TIDEMARK_FILES)."

umask 077
rm -rf "$run/html" "$run/tidemark" "$run/temp" "$run/nginx.conf"
mkdir -p "$run/html" "$run/tidemark" "$run/temp"

# ── The console's settings ──────────────────────────────────────────────────────────────────────────────────────────────

# text VALUE: as JSON.
text() {
    printf '"%s"' "$(printf '%s' "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g')"
}

# words VALUE: words apart by spaces as a JSON list.
words() {
    list=
    for word in $1; do list="$list${list:+, }$(text "$word")"; done
    printf '[%s]' "$list"
}

field() {
    [ -z "$2" ] || printf '%s  "%s": %s' "$comma" "$1" "$2"
    [ -z "$2" ] || comma=',
'
}

given() {
    [ -z "$2" ] || "$1" "$2"
}

config() {
    comma=
    printf '{\n'
    field name "$(given text "${TIDEMARK_NAME:-}")"
    field link "$(given text "${TIDEMARK_LINK:-}")"
    field signIn "$(given words "${TIDEMARK_SIGN_IN:-}")"
    field language "$(given text "${TIDEMARK_LANGUAGE:-}")"
    field theme "$(given text "${TIDEMARK_THEME:-}")"
    field timeZone "$(given text "${TIDEMARK_TIME_ZONE:-}")"
    field protectedNames "$(given words "${TIDEMARK_PROTECTED_NAMES:-}")"
    field hide "$(given words "${TIDEMARK_HIDE:-}")"
    field quayConsole "$(given text "${TIDEMARK_QUAY_CONSOLE:-}")"
    field sharedToken "${TIDEMARK_TOKEN_FILE:+true}"
    printf '\n}\n'
}

if [ -n "${TIDEMARK_CONFIG_FILE:-}" ]; then
    # Followed, so that a new one holds from the next page on.
    ln -s "$TIDEMARK_CONFIG_FILE" "$run/html/config.json"
else
    config >"$run/html/config.json"
fi

# ── The console's files ─────────────────────────────────────────────────────────────────────────────────────────────────

for name in $(ls "$files"); do
    case $name in
    index.html | config.json) ;;
    *) ln -s "$files/$name" "$run/html/$name" ;;
    esac
done
sed "s|<base href=\"/\" />|<base href=\"$base\" />|" "$files/index.html" >"$run/html/index.html"

# ── nginx ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

host=${quay#*://}
case $quay in
https://*:* | http://*:*) listens=$host ;;
https://*) listens=$host:443 ;;
*) listens=$host:80 ;;
esac

# made TEMPLATE: with what differs here in its place.
made() {
    sed \
        -e "s|/usr/share/tidemark-console/|$run/html/|" \
        -e "s|/tmp/tidemark/|$run/|" \
        -e "s|/dev/stdout|${TIDEMARK_ACCESS_LOG:-/dev/stdout}|" \
        -e "s|error_log stderr|error_log ${TIDEMARK_ERROR_LOG:-stderr}|" \
        -e "s|listen 8080;|listen $listen;|" \
        -e "s|server quay\.example\.com:443;|server $listens;|" \
        -e "s|https://quay\.example\.com;|$quay;|" \
        -e "s|default quay\.example\.com;|default $host;|" \
        -e "s|proxy_pass https://|proxy_pass ${quay%%:*}://|" \
        -e "s|/etc/ssl/certs/ca-certificates\.crt|${TIDEMARK_CA_FILE:-/etc/ssl/certs/ca-certificates.crt}|" \
        "$1"
}

cp "$templates/nginx/security-headers.conf" "$run/tidemark/"
made "$templates/nginx/quay.conf" >"$run/tidemark/quay.conf"
# The path last: what was put in before may hold one that looks like it.
sed "s|/tidemark/|$base|g" "$templates/nginx/console.conf" >"$run/tidemark/console.conf.path"
made "$run/tidemark/console.conf.path" >"$run/tidemark/console.conf"
rm "$run/tidemark/console.conf.path"
# Where root starts it, its workers stay root: nobody else could read what was made here.
{
    [ "$(id -u)" != 0 ] || echo 'user root;'
    made "$templates/container/nginx.conf"
} >"$run/nginx.conf"
if [ -n "$quay" ]; then
    made "$templates/nginx/standalone.conf" >"$run/tidemark/standalone.conf"
else
    made "$templates/container/console-alone.conf" >"$run/tidemark/standalone.conf"
fi

if [ -n "${TIDEMARK_TOKEN_FILE:-}" ]; then
    [ "${TIDEMARK_TOKEN_BEHIND_SIGN_IN:-}" = yes ] ||
        fail 'TIDEMARK_TOKEN_FILE lets every visitor act with that token: TIDEMARK_TOKEN_BEHIND_SIGN_IN=yes says that your own sign-in stands before this server.'
    [ -n "$quay" ] || fail 'TIDEMARK_TOKEN_FILE needs QUAY_URL.'
    token=$(cat "$TIDEMARK_TOKEN_FILE")
    matches "$token" '[A-Za-z0-9._~+/=-]+' || fail "$TIDEMARK_TOKEN_FILE holds no token."
    printf 'set $tidemark_token "%s";\n' "$token" >"$run/tidemark/token.conf"
    cp "$templates/nginx/shared-token.conf" "$run/tidemark/"
    sed -i 's|# include tidemark/shared-token.conf;|include tidemark/shared-token.conf;|' "$run/tidemark/standalone.conf"
fi
