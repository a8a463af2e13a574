import case
import core.types                # not under this name
from case.typing import check

class Kind:
    checked = check(case.Kind)
