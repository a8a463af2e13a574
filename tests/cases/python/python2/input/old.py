# -*- coding: latin-1 -*-
import urllib2

print "hello", name
exec "code"

def f(x):
    raise ValueError, "old"
    print >>stream, x
