SQL = <<~SQL
  class NotAClass
  def not_a_method; end
  #{table}
SQL

def after(text = <<-A, other = 1)
  def no; end
A
end

WORDS = %w[class def end]
REGEX = %r{class def /x}
puts "#{class Inner; def real; end; end}"
def last; end
__END__
def never; end
