local cart = require("shop.cart")
local json = require("cjson")

cart.add("book")
