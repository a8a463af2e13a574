module Shop
  class Lid
    def self.build
      new(1)
    end

    def initialize(size)
      @size = size
    end

    def close
      @size = 0
    end

    def twice
      2
    end
  end

  class BigLid < Lid
    def grow
      @size += 1
    end
  end

  class Door
    def close
    end
  end
end
