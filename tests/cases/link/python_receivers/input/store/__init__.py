from .boxes import Box, make_box
