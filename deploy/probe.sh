#!/bin/bash
# Whether the proxy beside us answers: the container's health check. It has no curl, but bash has
# sockets. A host that is nobody's gets 421 from nginx itself, whatever state the app is in.
set -eu
port=${LISTEN:-8080}
exec 3<>"/dev/tcp/127.0.0.1/${port##*:}"
printf 'GET / HTTP/1.0\r\nHost: probe.invalid\r\n\r\n' >&3
read -r answer <&3
[[ $answer == "HTTP/1.1 421"* ]] || { echo "$answer"; exit 1; }
