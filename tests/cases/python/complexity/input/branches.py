def flat():
    return 1


def nested(a, b, c):
    for x in a:
        while b:
            if x and b or c:
                try:
                    pass
                except ValueError:
                    pass
            elif x:
                pass
            else:
                b = c if a else x
    return [i for i in a if i]


def matched(value):
    match value:
        case 1:
            return "one"
        case [x, y]:
            return "two"
        case _:
            return "other"
