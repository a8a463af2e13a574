require_relative "lid"

class Crate
  def weigh
    1
  end
end

class Box < Crate
  def open(other)
    lid = Shop::Lid.new(1)
    lid.close
    lid = lid.twice
    lid.close
    big = Shop::BigLid.new
    big.grow
    big.close
    found ||= Shop::BigLid.new
    found.grow
    other.grow
    Shop::Lid.new(2).close
    Shop::Lid.build.close
    self.weigh
    box = Box.new
    box.weigh
    name = "text"
    name.close
  end
end
