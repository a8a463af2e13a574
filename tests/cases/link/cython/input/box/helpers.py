from box.core import Box


def log(box: Box):
    print(box.fill(3))
