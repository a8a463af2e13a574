def work(thing):
    thing.pressurize()      # one candidate
    thing.drain_tank()      # two
    thing.get()             # too common to guess
    undefined_name()        # a bare name is never guessed
