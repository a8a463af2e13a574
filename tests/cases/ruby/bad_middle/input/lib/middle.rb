class Before
  def one; end
<<<<<<< HEAD
  def two; end
=======
  def two(x); end
>>>>>>> branch
  def three?; end
end

def ) ( broken {{{

class After
  def four; end
end
def last; end
