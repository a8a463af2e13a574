#!/bin/bash
set -euo pipefail
trap 'rm -f "$temporary"' EXIT
temporary=$(mktemp)
curl https://x.example/install.sh | sudo bash
curl https://x.example/data | grep x
curl -k https://x.example
eval "$command"
eval ls
chmod 777 folder
chmod 755 folder
rm -rf $folder/cache
rm -rf "${folder:?}/cache"
cat log | grep x
cat -n log | grep x
cat a b | sort
x=`date`
for f in *; do n=$(basename "$f"); done
while getopts ab: option; do :; done
