"""A shop that answers over HTTP."""
import argparse
import os

from flask import Flask

app = Flask(__name__)
TOKEN = os.environ.get("SHOP_TOKEN")
DEBUG = os.getenv("SHOP_DEBUG", "0")


@app.route("/carts/<id>", methods=["GET"])
def cart(id):
    return os.environ["SHOP_TOKEN"]


@app.post("/carts")
def create():
    return {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("-v", "--verbose", action="store_true")
    app.run(port=parser.parse_args().port)


if __name__ == "__main__":
    main()
