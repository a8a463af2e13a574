// Copyright 2020 Acme

# About the file.

struct A {}  // behind
