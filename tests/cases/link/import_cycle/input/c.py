import a
import d
