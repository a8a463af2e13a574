def rest(a, b, c):
    """Sums.

    :param a: the first
    :param int b: the second,
        continued
    :param c: the third
    :type c: str
    :returns: the sum
    :rtype: int
    :raises KeyError: never
    """


def numpy_style(x, y):
    """Sums.

    Parameters
    ----------
    x : int
        the first
    y : array_like, optional
        the second

    Returns
    -------
    int
        the sum

    Notes
    -----
    Nothing.
    """


def google(*args, **kwargs):
    r"""Takes \alpha.

    Args:
        *args: what comes
        **kwargs (dict): and more

    Yields:
        the parts

    .. deprecated:: 1.2
    """


# Above the function.
def above():
    pass


def not_a_doc():
    b"bytes"
