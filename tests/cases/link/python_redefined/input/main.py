import codec
from codec import decode, encode_all


def run():
    codec.Codec.name
    return decode(b"x"), encode_all(["y"])
