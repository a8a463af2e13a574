import { Cart, money } from "@shop/core";
import { fakeCart } from "@shop/core/testing";
import { useCart } from "../hooks";
import { useState } from "react";
import fs from "node:fs";
import missing from "@shop/core/missing";

const cart = new Cart();
cart.add(money.round(2));
fakeCart();
useCart();
useState(0);
fs.existsSync("x");
missing();
