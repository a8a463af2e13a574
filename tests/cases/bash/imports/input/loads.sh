#!/bin/bash
source ./common.sh
. /etc/profile
source "$DIR/lib/util.sh"
. "$(dirname "$0")/computed.sh"
echo "$HOME" "${EDITOR:-vi}" "$local_one"
local_one=1
read -r answer
echo "$answer"
