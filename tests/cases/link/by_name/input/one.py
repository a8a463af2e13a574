class Pump:
    def pressurize(self):
        pass

    def drain_tank(self):
        pass
