class Point
  # The place.
  attr_reader :x, :y
  attr_accessor "label"
  attr_writer :size # :nodoc:
  cattr_accessor :registry, default: {}
  attr_reader *NAMES
  has_many :lines
  scope :visible, -> { where(hidden: false) }
end

# A pair.
Pair = Struct.new(:left, :right) do
  def swap
    Pair.new(right, left)
  end
end
Coordinates = Data.define(:latitude, :longitude)
NotFound = Class.new(StandardError)
Helpers = Module.new do
  def help; end
end
class Range3 < Struct.new("Name", :low, :high, keyword_init: true)
  def size = high - low
end
SQUARE = ->(n, power = 2) { n**power }
TWICE = lambda { |n| n * 2 }
