class ComputeError(Exception):
    pass


def compute_all():
    raise ComputeError()
