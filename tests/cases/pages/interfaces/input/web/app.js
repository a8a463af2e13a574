const express = require("express");
const axios = require("axios");
const app = express();
const router = express.Router();

function listUsers(req, res) {
  res.json([]);
}

app.get("/users", listUsers);
app.post("/users", (req, res) => {
  if (!req.body) throw new Error("a user needs a body");
  res.json(req.body);
});
router.delete("/users/:id", (req, res) => { throw new RangeError(`no such user: ${req.params.id}`); });

// none of these is a route
app.get("title");
axios.get("/users", { timeout: 10 });
cache.get("/users", listUsers);
app.set("/users", listUsers);
const depth = config.get("limits.depth");
console.error("cannot start the server");
throw new Error("code");
