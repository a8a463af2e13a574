def rate(country):
    return {"de": 0.19}.get(country, 0.0)
