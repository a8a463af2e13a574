local json = require "json"
local util = require('lib.util')
local insert = require("tools").insert
local other = require("tools").remove
local ok, lfs = pcall(require, "lfs")
require("side.effect")
local computed = require("a" .. name)
dofile("setup.lua")
if ok then require "conditional" end
local function late() return require("late") end
local home = os.getenv("HOME")
return json.encode(util.load(insert))
