Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.add_dependency "zeitwerk", "~> 2.6"
  spec.add_development_dependency "rake"
end
