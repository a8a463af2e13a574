def indent(tree,
           space="  ",  # two blanks
           tail='\t'):
    """Blanks inside a literal are content, those around it layout."""


@options(
    NAMES=["a  b"],  # not a word of the call
    TEXT="first \
         second",
)
class Table(Base, **settings):
    pass
