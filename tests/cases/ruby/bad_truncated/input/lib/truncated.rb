module Cut
  class Whole
    def one; end
  end

  class Broken < Whole
    LIMIT = 1
    def two
      if x
        [1, 2,
