if RUBY_VERSION > "3"
  def modern; end
  FAST = true
else
  def ancient; end
end

class Old
  unless method_defined?(:x)
    def x; end
  end
end unless defined?(Old)

module Concern
  included do
    attr_reader :mixed
    def in_included; end
  end
  class_methods do
    def of_class; end
  end
end
