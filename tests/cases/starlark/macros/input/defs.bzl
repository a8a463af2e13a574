def macro(name, srcs = [], **kwargs):
    """Makes two targets.

    Args:
      name: the name
    """
    for kind in ["a", "b"]:
        if kind == "a" or srcs:
            native.cc_library(name = name + kind, **kwargs)
