import configparser
import os

config = configparser.ConfigParser()


def item(request, id):
    if id < 0:
        raise ValueError(f"an id is not negative: {id}")
    if os.environ.get("SHOP_STRICT"):
        raise KeyError("id")
    return config.get("shop", "name")


def old(request):
    names = {}
    raise LookupError("the old shop is closed, " "come back") from names.get("/", None)
