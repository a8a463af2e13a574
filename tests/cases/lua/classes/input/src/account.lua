local Base = require("base")
local Account = setmetatable({}, { __index = Base })
Account.__index = Account
local strict = setmetatable({}, { __index = error })

---@class Savings: Account, Printable
---@field rate number
local Savings = {}

function Account.new(balance)
  local self = setmetatable({}, Account)
  self.balance = balance
  return self
end
function Account:deposit(amount) self.balance = self.balance + amount end
function Account.__tostring(self) return "account" end

return Account
