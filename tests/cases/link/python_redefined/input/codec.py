from typing import overload

try:
    from fastcodec import encode
except ImportError:
    def encode(text):
        return text.encode()


@overload
def decode(data: bytes) -> str: ...
@overload
def decode(data: str) -> str: ...
def decode(data):
    def step(x):
        return x

    first = step(data)

    def step(x):
        return str(x)

    return step(first)


class Codec:
    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = value


def encode_all(texts):
    return [encode(text) for text in texts]
