# frozen_string_literal: true

# A shop.
module Shop
  # What is sold.
  class Item < Base::Model
    include Comparable
    extend Forwardable, Shop::Finders

    LIMIT = 10
    A, B = 1, 2
    Cache ||= {}
    @@count = 0

    class << self
      # Makes one.
      def build(*args) = new(*args)

      attr_accessor :registry

      private

      def hidden; end
    end

    def initialize(name, price = 1.5, *rest, tax:, rate: 0.2, **options, &block)
      @name = name
    end

    def self.find(id)
      registry[id]
    end

    def <=>(other) = price <=> other.price
    def [](index); end
    def name=(value)
      @name = value
    end
    def empty?; true; end
    def save!() end

    alias to_s name
    alias_method :title, "name"
    alias == eql?

    define_method(:discount) { |percent, by: 1| percent * by }
    define_method("plain", instance_method(:save!))
    define_method(:"dyn_#{x}") { }
  end
end

class Shop::Order; end
class ::Top; def go; end; end
Shop::VERSION = "1.0"
$verbose = true
alias $loud $verbose

def helper(a, (b, c), ...)
  def nested; end
end

def logger.format(line); end
