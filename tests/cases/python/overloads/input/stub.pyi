from typing import overload

@overload
def get(key: int) -> int: ...
@overload
def get(key: str) -> str: ...

class Box[T]:
    value: T
    def open(self) -> T: ...

type Pair[A] = tuple[A, A]
