#!/usr/bin/env ruby
# frozen_string_literal: true

# Runs the tool.

require "json"
require 'active_support/core_ext'
require_relative "../lib/tool/version"
require_relative 'near'
require File.expand_path("../../config/boot", __FILE__)
require File.join(__dir__, "support", "x")
require File.expand_path("lib/a", __dir__)
require "dynamic/#{name}"
load "tasks.rb"
autoload :Parser, "tool/parser"
autoload :Guessed

begin
  require "optional"
rescue LoadError
end
require "windows" if Gem.win_platform?

def late
  require "late"
end

home = ENV["HOME"] || ENV.fetch("USERPROFILE") { "/" }
ENV["WRITTEN"] = "1"

if __FILE__ == $PROGRAM_NAME
  late
end
