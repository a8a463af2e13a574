from pkg.boxes import open_box


def test_open_box():
    assert open_box(1) == 1
