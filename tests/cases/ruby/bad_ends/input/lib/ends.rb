class MissingEnd
  def a
    if true
      1
  end

  def b; 2; end
end

class Extra
  def c; end
  end
end

def d; end
