// Copyright 2020 The Authors. All rights reserved.

//go:build !windows && (linux || darwin)
// +build !windows

package signals

import "syscall"

const stop = syscall.SIGTERM

func notify() {}
