from acme.core import engine
from acme.core.engine import start as begin
from acme.missing import nothing


def go():
    engine.start()
    begin()
