class Account
  def open; end

  protected

  def peer; end

  private

  attr_reader :secret
  def hidden; end
  def self.still_public; end

  public

  def again; end
  def late; end
  def listed; end
  private :late
  private(*%i[listed])

  private def inline(x) = x
  private attr_reader :token, :key
  private_class_method def self.made; end

  def self.factory; end
  private_class_method :factory

  SECRET = 1
  private_constant :SECRET

  # :nodoc:
  def internal; end
  def marked # :nodoc:
  end
end

module Tools
  module_function

  def tool; end
end

module More
  def one; end
  def two; end
  module_function :one

  concerning do
    private
    def in_block; end
  end
  def after_block; end
end
