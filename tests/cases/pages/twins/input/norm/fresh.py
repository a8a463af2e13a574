def scale(module):
    """Scales by a parametrization."""
    return module
