TABLE = "data/table.yaml"
OTHER = 'schema.json'
NOT_THERE = "data/gone.yaml"
MODULE = "torch.nn"
URL = "https://example.org/table.yaml"

def load():
    """Reads data/table.yaml."""
    return open("../data/words.txt")
