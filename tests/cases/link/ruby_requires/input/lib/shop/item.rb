module Shop
  class Basket
    def keep(item)
    end
  end
end
