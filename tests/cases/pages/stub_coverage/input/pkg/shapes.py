def area(side):
    """The area of a square."""
    return side * side


def edge(side):
    return 4 * side
