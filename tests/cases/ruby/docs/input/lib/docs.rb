class Docs
  # Cuts the text.
  #
  # @param text [String, nil] the text
  #   which may be long
  # @param [Array<Hash{Symbol => Integer}>] parts the parts
  # @param options [Hash] more
  # @option options [Integer] :size (3) how many
  # @param gone [Object] not there any more
  # @return [Array<String>] the parts
  # @raise [ArgumentError] when there is none
  # @yield [line] each line
  # @deprecated Use {#slice}.
  def cut(text, parts, options = {}); end

  # Public: Repeats a text.
  #
  # text  - The String to repeat,
  #         again and again.
  # count - The Integer number (default: 1).
  #
  # Returns the repeated String.
  # Raises RangeError if count is negative.
  def repeat(text, count = 1); end

  # Opens it.
  #
  # [+path+] where it is
  # +mode+:: how to open it
  def open(path, mode); end

=begin
A block of words.
=end
  def block; end

  # rubocop:disable Metrics/AbcSize
  def bare; end

  # @api private
  def inner; end
end
