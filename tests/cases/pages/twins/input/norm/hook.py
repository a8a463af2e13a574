def scale(module):
    """Scales by a forward hook."""
    return module
