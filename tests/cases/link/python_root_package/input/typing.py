import typing                    # the standard library's: the repository is on no path

def check(value: "typing.Any"):
    return value
