Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.add_dependency "rack", "~> 3.0"
end
