import core_part
import numpy
core_part.run()
