def test_item():
    raise AssertionError("a message of a test is none")
