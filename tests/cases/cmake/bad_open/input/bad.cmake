function(f a
  set(x "open)
