import hashlib
import jinja2
import marshal
import os
import pickle
import random
import requests
import subprocess
import tarfile
import telnetlib
import tempfile
import torch
import xml.etree.ElementTree as ET
import yaml
from subprocess import check_output as run_it

import flask
import jwt


def hits(text, path, url, cursor, sock, client, app):
    eval(text)
    exec(text)
    pickle.loads(text)
    marshal.loads(text)
    torch.load(path)
    yaml.load(text)
    yaml.load(text, Loader=yaml.FullLoader)
    subprocess.run(text, shell=True)
    run_it(text, shell=True)
    os.system("rm " + path)
    tempfile.mktemp()
    hashlib.md5(text)
    hashlib.new("sha1")
    requests.get(url, verify=False)
    tarfile.open(path).extractall(path)
    password = random.choice(text)
    ET.parse(path)
    sock.bind(("0.0.0.0", 80))
    app.run(host="0.0.0.0", debug=True)
    cursor.execute(f"SELECT * FROM t WHERE id = {text}")
    cursor.execute("DELETE FROM t WHERE id = %s" % text)
    cursor.execute("SELECT " + text)
    os.chmod(path, 0o777)
    jinja2.Environment(loader=None)
    client.set_missing_host_key_policy(AutoAddPolicy())
    jwt.decode(text, options={"verify_signature": False})
    __import__(text)


def misses(text, path, url, cursor, model):
    model.eval()
    eval("1 + 1")
    pickle.dumps(text)
    torch.load(path, weights_only=True)
    yaml.safe_load(text)
    yaml.load(text, Loader=yaml.BaseLoader)
    subprocess.run([path], shell=False)
    os.system("clear")
    tempfile.mkstemp()
    hashlib.md5(text, usedforsecurity=False)
    hashlib.sha256(text)
    requests.get(url, verify=True)
    index = random.choice(text)
    cursor.execute("SELECT * FROM t WHERE id = %s", (text,))
    cursor.execute(f"PRAGMA {text}")
    os.chmod(path, 0o644)
    address = "0.0.0.0"
    jinja2.Environment(autoescape=True)
