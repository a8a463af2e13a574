#!/bin/sh
. ./scripts/common.sh
greet
