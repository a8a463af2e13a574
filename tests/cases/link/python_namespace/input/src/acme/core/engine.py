try:
    import ujson as json
except ImportError:
    import json


def start():
    return json.dumps({})
