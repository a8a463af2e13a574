class Valve:
    def drain_tank(self):
        pass
