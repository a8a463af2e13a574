class Conv(Base):
    __doc__ = r"""Applies a convolution.

    Args:
        channels (int): how many
    """.format(note=1) + """More."""

    def __init__(self, channels, bias=True):
        pass


class Linear(Base):
    """Applies a linear map.

    Args:
        size: of the input
        bias: added when true
    """

    def __init__(self, size, bias=True):
        super().__init__()


class Plain:
    """Has words."""
    __doc__ = "not these"
