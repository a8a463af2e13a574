from os import *


def f(a=[], b={}, c=None, d=()):
    try:
        g()
    except:
        pass
    try:
        g()
    except Exception:
        pass
    try:
        g()
    except ValueError:
        pass
    try:
        g()
    except:
        raise
    if a == None:
        pass
    if a is None:
        pass
    if a is "text":
        pass
    assert (a, "message")
    assert a, "message"
    try:
        g()
    finally:
        return 1
