-- getinfo, traceback, upvalues, metatables; goto and labels; scopes.
local info = debug.getinfo(1)
equal(info.short_src, "debug.functions.lua")
equal(info.source, "@debug.functions.lua")
equal(info.what, "main")
equal(info.currentline, 2)
equal(info.linedefined, 0)
local function f(a, b, ...)
  return debug.getinfo(1, "nSl")
end
local own = f()
equal(own.currentline, 9)
equal(own.linedefined, 8)
equal(own.lastlinedefined, 10)
equal(own.what, "Lua")
local described = debug.getinfo(f)
equal(described.func, f)
equal(described.currentline, -1)
equal(described.nups, 0)
equal(debug.getinfo(print).what, "C")
equal(debug.getinfo(print).short_src, "[C]")
equal(debug.getinfo(print, "S").source, "=[C]")
equal(debug.getinfo(1000), nil)
equal(pcall(debug.getinfo, "x"), false)
equal(pcall(debug.getinfo), false)
-- Names of functions are those by which they were called.
local t = {}
function t.field() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
function t:method() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
function globalFunction() local i = debug.getinfo(1, "n") return i.name, i.namewhat end
local function show(name, what) return tostring(name) .. " " .. what end
local name, what = t.field()
equal(show(name, what), "field field")
name, what = t:method()
equal(show(name, what), "method method")
name, what = globalFunction()
equal(show(name, what), "globalFunction global")
local localFunction = globalFunction
name, what = localFunction()
equal(show(name, what), "localFunction local")
local function caller() local n, w = localFunction() return n, w end
name, what = caller()
equal(show(name, what), "localFunction upvalue")
globalFunction = nil
-- Upvalues by position, read and written.
local first, second = 1, "two"
local function uses() return first, second end
name, what = debug.getupvalue(uses, 1)
equal(name, "first")
equal(what, 1)
equal(debug.getupvalue(uses, 2), "second")
equal(select("#", debug.getupvalue(uses, 3)), 0)
equal(select("#", debug.getupvalue(uses, 0)), 0)
equal(debug.setupvalue(uses, 1, 10), "first")
equal(first, 10)
equal(uses(), 10)
equal(debug.setupvalue(uses, 3, 1), nil)
equal(debug.getupvalue(print, 1), nil)
-- The environment is no upvalue.
local function global() return first, print end
equal(debug.getinfo(global).nups, 1)
equal(debug.getupvalue(global, 1), "first")
equal(debug.getupvalue(global, 2), nil)
equal(debug.getupvalue(function() return print end, 1), nil)
-- Metatables without regard to __metatable.
local locked = setmetatable({}, {__metatable = "locked"})
equal(type(debug.getmetatable(locked)), "table")
equal(debug.setmetatable(locked, nil), locked)
equal(getmetatable(locked), nil)
equal(debug.getmetatable("").__index, string)
-- Traceback: the message first, each level with file, line and name.
local function inner() return (debug.traceback("message")) end
local function outer() return (inner()) end
local lines = {}
for line in outer():gmatch("[^\n]+") do lines[#lines + 1] = line end
equal(lines[1], "message")
equal(lines[2], "stack traceback:")
assert(lines[3]:find("debug.functions.lua:" .. debug.getinfo(inner).linedefined .. ": in function 'inner'", 1, true), lines[3])
assert(lines[4]:find("debug.functions.lua:" .. debug.getinfo(outer).linedefined .. ": in function 'outer'", 1, true), lines[4])
assert(lines[5]:find("in main chunk", 1, true), lines[5])
equal(debug.traceback({}) ~= nil, true)
equal(type(debug.traceback({})), "table")
equal(debug.traceback(nil), debug.traceback())
assert(debug.traceback("from level 2", 2):find("^from level 2\nstack traceback:"))
equal(debug.traceback("bytes \255\128"):sub(1, 8), "bytes \255\128")
local function recursion(n) if n == 0 then return (debug.traceback()) end return (recursion(n - 1)) end
local long = recursion(200)
assert(long:find("\n\t...", 1, true))
assert(#long < 3000)
-- The level of an error is the function that is to blame.
local line = debug.getinfo(1).currentline
local function blame(level) error("blame", level) end
local function middle(level) blame(level) return 1 end
local function top(level) middle(level) return 1 end
raises("debug.functions.lua:" .. line + 1 .. ": blame", top, 1)
raises("debug.functions.lua:" .. line + 2 .. ": blame", top, 2)
raises("debug.functions.lua:" .. line + 3 .. ": blame", top, 3)
raises("blame", top, 0)
raises("blame", top, 50)
-- Errors keep every byte of their message.
for _, text in ipairs {"\0", "\255", "\195\164", "a\nb", "\128\129 x"} do
  raises(text, error, text, 0)
  raises("debug.functions.lua:" .. debug.getinfo(1).currentline .. ": " .. text, function() error(text) end)
  local _, handled = xpcall(error, function(message) return message end, text, 0)
  equal(handled, text)
  equal(select(2, coroutine.resume(coroutine.create(function() error(text, 0) end))), text)
end
-- goto: loops, continue, out of blocks, scopes of locals.
local out = {}
for i = 1, 5 do
  if i % 2 == 0 then goto continue end
  for j = 1, 3 do
    if j == 2 then goto continue end
    out[#out + 1] = i * 10 + j
  end
  ::continue::
end
equal(table.concat(out, ","), "11,31,51")
do
  local n = 0
  ::again::
  local fresh = n
  n = n + 1
  out[n] = function() return fresh end
  if n < 3 then goto again end
  equal(out[1]() + out[2]() + out[3](), 3)
end
do
  goto skip
  do ::skip:: error("the inner label is not visible") end
  ::skip::
end
local function search(grid)
  for y, row in ipairs(grid) do
    for x, cell in ipairs(row) do
      if cell == "x" then goto found end
    end
  end
  do return nil end
  ::found::
  return "found"
end
equal(search {{"a", "b"}, {"c", "x"}}, "found")
equal(search {{"a"}}, nil)
for source, message in pairs {
  ["goto nowhere"] = "undefined label 'nowhere'",
  ["do ::inner:: end goto inner"] = "undefined label 'inner'",
  ["break"] = "no loop to break",
  ["::twice:: ::twice::"] = "duplicate label 'twice'",
} do
  local chunk, text = loadstring(source, "=goto")
  equal(chunk, nil, source)
  assert(text:find(message, 1, true), source .. ": " .. text)
end
