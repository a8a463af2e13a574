from setuptools import setup

setup(name="extension", sources=["main.cpp"])
