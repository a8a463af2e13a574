# Asks Ripper, Ruby's own parser, what the Ruby files below ROOT define: one JSON object per line for each definition.
#   ruby ruby_truth.rb ROOT
# Calls count as definitions where they are ones: attr_reader, alias_method and define_method with literals, Struct.new
# and the like bound to constants, tests. Left out, as locals are: what stands in methods, but nested methods.
require "ripper"
require "json"

ATTRIBUTES = %w[attr attr_reader attr_writer attr_accessor attr_internal cattr_accessor cattr_reader cattr_writer
                mattr_accessor mattr_reader mattr_writer class_attribute].freeze
GROUPS = %w[describe context feature shared_examples shared_examples_for shared_context].freeze
TESTS = %w[it specify example scenario test].freeze
MAKERS = { %w[Struct new] => "struct", %w[Data define] => "class", %w[Class new] => "class", %w[Module new] => "module" }.freeze
TEST_PATH = %r{(^|/)(spec|specs|test|tests)/|_spec\.rb$|_test\.rb$|(^|/)test_[^/]*\.rb$}

class Definitions
  attr_reader :rows

  def initialize(path, lines)
    @path = path
    @lines = lines
    @rows = []
    @globals = {}
  end

  def add(name, line, kind, scope) = @rows << { name: name, path: @path, line: line, kind: kind, scope: scope || "" }

  # Iterative: [node, scope, inside of a callable, owner of class variables]
  def read(root)
    stack = [[root, nil, false]]
    until stack.empty?
      node, scope, inside = stack.pop
      next unless node.is_a?(Array)
      children = node
      if node[0].is_a?(Symbol)
        scope, inside, children = define(node, scope, inside)
      end
      children.reverse_each { |child| stack << [child, scope, inside] if child.is_a?(Array) }
    end
  end

  private

  def token(node)
    return nil unless node.is_a?(Array)
    node = node[1] while node.is_a?(Array) && %i[const_ref var_ref var_field symbol_literal symbol vcall fcall].include?(node[0])
    return node if node.is_a?(Array) && node[0].is_a?(Symbol) && node[0].to_s.start_with?("@")
    return node[2] if node.is_a?(Array) && %i[const_path_ref const_path_field].include?(node[0])
    return node[1] if node.is_a?(Array) && %i[top_const_ref top_const_field].include?(node[0])
  end

  # The name and line of :x, "x", :"x"; nil for anything with interpolation.
  def literal(node)
    return nil unless node.is_a?(Array)
    if node[0] == :symbol_literal
      found = token(node)
      return found && [found[1], found[2][0]]
    end
    if %i[string_literal dyna_symbol].include?(node[0])
      content = node[1]
      parts = content.is_a?(Array) && content[0] == :string_content ? content[1..] : [content].flatten(1)
      parts = [content] if content.is_a?(Array) && content[0] == :@tstring_content
      return nil if parts.empty? || parts.any? { |part| !part.is_a?(Array) || part[0] != :@tstring_content }
      return [parts.map { |part| part[1] }.join, parts[0][2][0]]
    end
    nil
  end

  def text(node) = node.is_a?(Array) ? (token(node) ? path_text(node) : "") : ""

  def path_text(node)
    return "#{path_text(node[1])}::#{node[2][1]}" if %i[const_path_ref const_path_field].include?(node[0])
    token(node)[1]
  end

  # [receiver, name token, arguments] of a call in any of its forms; nil for others.
  def call(node)
    case node[0]
    when :command then [nil, node[1], arguments(node[2])]
    when :command_call then [node[1], node[3], arguments(node[4])]
    when :method_add_arg
      inner = call(node[1])
      inner && [inner[0], inner[1], arguments(node[2])]
    when :fcall then [nil, node[1], []]
    when :vcall then [nil, node[1], []]
    when :call then node[3].is_a?(Array) ? [node[1], node[3], []] : nil
    end
  end

  def arguments(node)
    node = node[1] while node.is_a?(Array) && %i[arg_paren args_add_block].include?(node[0])
    return [] unless node.is_a?(Array)
    node[0].is_a?(Symbol) ? [] : node
  end

  def define(node, scope, inside)
    children = node
    case node[0]
    when :module, :class
      name = token(node[1])
      add(name[1], name[2][0], node[0].to_s, scope)
      made(node[2], name[1]) if node[0] == :class
      return [name[1], inside, node[2..]]
    when :def, :defs
      name = node[0] == :def ? node[1] : node[3]
      add(name[1], name[2][0], "method", scope)
      return [name[1], true, node]
    when :alias
      name = literal(node[1]) || (token(node[1]) && [token(node[1])[1], token(node[1])[2][0]])
      add(name[0], name[1], "method", scope) if name
    when :var_alias
      add(node[1][1], node[1][2][0], "variable", scope) if node[1][0] == :@gvar
    when :assign, :opassign
      value = node[0] == :assign ? node[2] : node[3]
      return assigned(node[1], value, scope, inside, node)
    when :massign
      node[1].is_a?(Array) && node[1].each { |target| constant(target, scope) if target.is_a?(Array) }
    when :method_add_block
      return block_call(node, scope, inside)
    else
      word(node, scope, inside)
    end
    [scope, inside, children]
  end

  def constant(target, scope)
    name = token(target)
    add(name[1], name[2][0], "constant", scope) if name && name[0] == :@const
  end

  def assigned(target, value, scope, inside, node)
    name = token(target)
    return [scope, inside, node] unless name
    case name[0]
    when :@const
      kind = maker(value)
      add(name[1], name[2][0], kind || "constant", scope)
      if kind
        made(value, name[1])
        return [name[1], inside, node]
      end
      return [name[1], true, node] if lambda?(value)
    when :@gvar, :@cvar
      return [scope, inside, node] if inside || (name[0] == :@cvar && scope.nil?)
      key = [name[0] == :@gvar ? nil : scope, name[1]]
      add(name[1], name[2][0], "variable", name[0] == :@gvar ? nil : scope) unless @globals[key]
      @globals[key] = true
    end
    [scope, inside, node]
  end

  def lambda?(value)
    return false unless value.is_a?(Array)
    return true if value[0] == :lambda
    return false unless value[0] == :method_add_block
    found = call(value[1])
    found && found[0].nil? && %w[lambda proc].include?(found[1][1])
  end

  def maker(value)
    return nil unless value.is_a?(Array)
    value = value[1] if value[0] == :method_add_block
    found = call(value)
    return nil unless found && found[0]
    receiver = token(found[0])
    receiver && receiver[0] == :@const ? MAKERS[[receiver[1], found[1][1]]] : nil
  end

  def made(value, scope)
    return unless maker(value)
    value = value[1] if value[0] == :method_add_block
    receiver, _, list = call(value)
    return if token(receiver)[1] == "Class"
    list.each do |argument|
      next unless argument.is_a?(Array) && argument[0] == :symbol_literal
      name = literal(argument)
      add(name[0], name[1], "property", scope) if name
    end
  end

  # Tests and define_method: they have a block.
  def block_call(node, scope, inside)
    found = call(node[1])
    return [scope, inside, node] unless found
    receiver, name, list = found
    in_test = @path.match?(TEST_PATH)
    spec = receiver.nil? || (token(receiver) && token(receiver)[1] == "RSpec")
    if in_test && spec && name.is_a?(Array) && (GROUPS.include?(name[1]) || (receiver.nil? && TESTS.include?(name[1])))
      words, line = words_of(list, GROUPS.include?(name[1]))
      if line
        add(words, line, "test", scope)
        return [words, true, node]
      end
    end
    if receiver.nil? && !inside && %w[define_method define_singleton_method].include?(name[1])
      defined = list[0] && literal(list[0])
      if defined
        add(defined[0], defined[1], "method", scope)
        return [defined[0], true, node[2..]]
      end
    end
    [scope, inside, node]
  end

  # "describe Foo, '#bar' do": "Foo #bar"
  def words_of(list, group)
    words = []
    line = nil
    list.each do |argument|
      next unless argument.is_a?(Array)
      constant = token(argument) && token(argument)[0] == :@const && argument[0] != :symbol_literal
      symbol = argument[0] == :symbol_literal
      next unless constant || symbol || argument[0] == :string_literal
      next if line && (!group || symbol)
      found = literal(argument)
      if constant
        line ||= first_line(argument)
        words << path_text(argument)
      elsif found
        line ||= found[1]
        words << found[0].gsub(/\s+/, " ")
      else  # interpolated: as its line says
        start = positions(argument).min or return [nil, nil]
        line ||= start
        words << @lines[start - 1][/["'](.*)["']\s*\)?(?:,[^"']*)?\s*(?:do|\{)\b/, 1].to_s
      end
    end
    [words.join(" "), line]
  end

  def positions(node)
    return [node[2][0]] if node[0].is_a?(Symbol) && node[0].to_s.start_with?("@")
    node.select { |child| child.is_a?(Array) }.flat_map { |child| positions(child) }
  end

  def first_line(node)
    node = node[1] while node[0] == :const_path_ref
    token(node)[2][0]
  end

  def word(node, scope, inside)
    found = %i[command method_add_arg].include?(node[0]) ? call(node) : nil
    return unless found && found[0].nil? && !inside
    _, name, list = found
    if ATTRIBUTES.include?(name[1])
      list.each do |argument|
        attribute = literal(argument)
        add(attribute[0], attribute[1], "property", scope) if attribute
      end
    elsif %w[alias_method define_method define_singleton_method].include?(name[1]) && list[0]
      defined = literal(list[0])
      return if defined.nil?
      add(defined[0], defined[1], "method", scope)
    end
  end
end

root = ARGV[0].chomp("/")
Dir.glob("**/*", File::FNM_DOTMATCH, base: root).sort.each do |path|
  next unless path.match?(/\.(rb|rake|gemspec)$/) && File.file?("#{root}/#{path}") && !File.symlink?("#{root}/#{path}")
  source = File.read("#{root}/#{path}", encoding: "UTF-8")
  tree = Ripper.sexp(source) rescue next
  next if tree.nil?  # no truth for a file that is not Ruby
  definitions = Definitions.new(path, source.scrub.lines)
  definitions.read(tree)
  definitions.rows.each { |row| puts JSON.generate(row.transform_values { |value| value.is_a?(String) ? value.scrub : value }) }
end
