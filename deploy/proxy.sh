#!/bin/sh
# Fill in deploy/nginx.conf and run nginx in the foreground, as any user. With the arguments
# «-s reload» let the running one go on with the variables as they are now, without dropping anybody.
#   HOSTS    names of the site, separated by spaces or commas
#   SERVERS  app servers, host:port, separated by spaces (127.0.0.1:8000)
#   LISTEN   address and port (8080); SCHEME  what readers use: https behind something that ends TLS
#   RUN, CACHE  folders that may be written to; LOG  where requests are logged
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${HOSTS:?Set HOSTS to the names of the site}"
RUN=${RUN:-/tmp/nginx}; CACHE=${CACHE:-$RUN/cache}; mkdir -p "$RUN" "$CACHE"
# A server that failed is left alone for a second, unless no other one is left ("backup").
servers=""
for server in ${SERVERS:-127.0.0.1:8000}; do
  servers="$servers server $server max_fails=1 fail_timeout=1s; server $server max_fails=0 backup;"
done
hosts=$(echo "$HOSTS" | tr ',' ' ')
sed -e "s|@RUN@|$RUN|g; s|@CACHE@|$CACHE|g; s|@LOG@|${LOG:-/dev/stdout}|g" \
  -e "s|@LISTEN@|${LISTEN:-8080}|g; s|@SCHEME@|${SCHEME:-https}|g" \
  -e "s|@HOSTS@|$hosts|g; s|@SERVERS@|$servers|g" "$here/nginx.conf" > "$RUN/nginx.conf"
exec nginx -e /dev/stderr -c "$RUN/nginx.conf" -g "daemon off;" "$@"
