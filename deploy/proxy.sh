#!/bin/sh
# Fill in deploy/nginx.conf and run nginx in the foreground, as any user. With the arguments
# «-s reload» let the running one go on with the variables as they are now, without dropping anybody.
#   HOSTS    names of the site, separated by spaces or commas
#   SERVERS  app servers, host:port, separated by spaces (127.0.0.1:8000)
#   LISTEN   address and port (8080); SCHEME  what readers use: https behind something that ends TLS
#   RUN, CACHE  folders that may be written to (systemd's, or /tmp/nginx)
#   LOG  a file for the log of requests; else they go with the errors to standard error
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${HOSTS:?Set HOSTS to the names of the site}"
PATH=$PATH:/usr/sbin:/usr/local/sbin
RUN=${RUN:-${RUNTIME_DIRECTORY:-/tmp/nginx}}; CACHE=${CACHE:-${CACHE_DIRECTORY:-$RUN/cache}}
mkdir -p "$RUN" "$CACHE"
# A server that failed is left alone for a second, unless no other one is left ("backup").
servers=""
for server in ${SERVERS:-127.0.0.1:8000}; do
  servers="$servers server $server max_fails=1 fail_timeout=1s; server $server max_fails=0 backup;"
done
hosts=$(echo "$HOSTS" | tr ',' ' ')
sed -e "s|@RUN@|$RUN|g; s|@CACHE@|$CACHE|g; s|@ERRORS@|$RUN/errors|g; s|@LOG@|${LOG:-$RUN/errors}|g" \
  -e "s|@LISTEN@|${LISTEN:-8080}|g; s|@SCHEME@|${SCHEME:-https}|g" \
  -e "s|@HOSTS@|$hosts|g; s|@SERVERS@|$servers|g" "$here/nginx.conf" > "$RUN/nginx.conf"
# nginx logs into a pipe of ours. What we were given as standard error may be a socket or belong to
# somebody else, and then no name opens it; and behind «client:» nginx writes who asked for what.
if [ $# = 0 ]; then
  [ -p "$RUN/errors" ] || mkfifo -m 600 "$RUN/errors"
  (sed -u 's/, client: .*//' < "$RUN/errors" >&2 &)
  exec 3> "$RUN/errors"  # so that sed ends with nginx, also with one that does not even start
fi
exec nginx -e stderr -c "$RUN/nginx.conf" -g "daemon off;" "$@"
