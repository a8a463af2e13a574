from case.core.types import Kind
import case.typing
