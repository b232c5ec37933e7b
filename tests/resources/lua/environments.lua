local function f() return x end
x = 1
assert(f() == 1)
setfenv(f, {x = 2})
assert(f() == 2 and getfenv(f).x == 2 and x == 1)
local env = setmetatable({}, {__index = _G})
local chunk = loadstring("y = 5 return y, tostring(y)")
setfenv(chunk, env)
assert(chunk() == 5 and env.y == 5 and y == nil)
assert(getfenv(1) == _G and getfenv(0) == _G and getfenv(print) == _G)
do
  local g = setfenv(function() setfenv(1, {assert = assert, v = 3}) assert(v == 3) end, {setfenv = setfenv, assert = assert})
  g()
end
assert(load("return z", "=chunk", "t", {z = 7})() == 7)
local parts, at = {"return ", "1 ", "+ 2", nil}, 0
assert(load(function() at = at + 1 return parts[at] end)() == 3)
assert(load("syntax error here") == nil and type(select(2, load("x ="))) == "string")
assert(loadstring("return ...", "=c")(4) == 4)
assert(select(2, pcall(loadstring("error('e')", "=c"))) == "c:1: e")
assert(_G._G == _G and _VERSION == "Lua 5.1")
x = nil
