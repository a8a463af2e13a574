#!/bin/bash
before() { :; }
)) ]] fi done esac
after() { :; }
${ unclosed
last() { :; }
