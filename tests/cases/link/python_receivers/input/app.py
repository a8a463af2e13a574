import store.boxes as boxes
from store import Box, make_box
from store.boxes import Crate, Size, default_box, find_box, opened


def made():
    box = Box()
    box.turned().close()
    lid = box.lid
    lid.lift()
    return box.top.colour


def returned():
    make_box().turned()
    found = find_box("a")
    found.lid.lift()
    return boxes.default_box.weight


def entered():
    with Box() as box:
        box.turned()
    with opened() as other:
        other.top.lift()
    default_box.close()


def inherited():
    crate = Crate.small()
    crate.planks()
    crate.turned().planks()
    return Size.LARGE.label()


def annotated(box: Box, size: "Size"):
    box.close()
    return size.label()


def not_followed(box, boxes):
    box.turned(1, 2)        # a parameter of any type
    boxes.make_box()        # not the module
    lid = object()
    lid = unknown(lid)
    lid.lift()              # whatever unknown() gives
    for make_box in box:
        make_box()          # not the function


def looped():
    for size in Size:
        size.label()
    box = None
    if default_box:
        box = Box()
    box.close()


def changed():
    global default_box
    default_box = Crate()
    default_box.close()


def twice(flag):
    def helper():
        pass
    helper()
    def helper(again):
        pass
    helper(2)


class Shelf:
    box_class = Crate
    planks = 3

    def __init__(self):
        self.box = self.box_class()
        self.other = None

    def planks_of(self):
        self.box.planks()
        self.planks()       # a number: the field, not the method of another class
        return planks       # a class body is not seen from its methods

    def nested(self):
        class Inner:
            colour = "blue"

            def show(self):
                return self.colour
        return Inner().colour


def chained():
    shelf = Shelf()
    shelf.box.top.lift().lift()
    boxes.default_box.top.colour
    box = shelf.box
    box.top.lift()          # the line says neither shelf nor Shelf.box


class Tall(Shelf):
    find_box = find_box     # what is read is the function

    def shown(self):
        pass

    @property               # of the language: the class's own stands below
    def label(self):
        pass

    @shown                  # the method above
    def property(self):
        pass


if made():
    def branch():
        pass
else:
    def branch():
        pass

branch()                    # one of two
