-- Metamethods of every operator: which handler is asked, with which operands, how many results count.
local log
local function handler(name)
  return function(a, b, ...)
    log = name .. "(" .. tostring(type(a)) .. "," .. tostring(type(b)) .. "," .. select("#", ...) .. ")"
    return name, "second"
  end
end
local meta = {}
for _, event in ipairs {"add", "sub", "mul", "div", "mod", "pow", "unm", "concat", "call", "index"} do
  meta["__" .. event] = handler(event)
end
object = setmetatable({}, meta)
cases [==[
object + 1 => "add"
1 + object => "add"
object - object => "sub"
object * "x" => "mul"
"2" * object => "mul"
object / nil => "div"
object % {} => "mod"
2 ^ object => "pow"
-object => "unm"
object .. "x" => "concat"
"x" .. object => "concat"
1 .. object => "concat"
object .. nil => "concat"
object .. object => "concat"
"a" .. "b" .. object => "aconcat"
object .. "a" .. "b" => "concat"
object() => "call" "second"
object(1, 2, 3) => "call" "second"
object.field => "index"
object[1] => "index"
object[nil] => "index"
object.x.y => nil
object:method() => ! attempt to call method 'method' (a string value)
(object + 1) => "add"
select("#", object + 1) => 1
select("#", object()) => 2
select("#", object.x) => 1
{object + 1, object.x} => {"add", "index"}
nil + object => "add"
{} + object => "add"
true .. object => "concat"
print + object => "add"
]==]
local result = object + 1
equal(log, "add(table,number,0)")
result = 1 + object
equal(log, "add(number,table,0)")
result = -object
equal(log, "unm(table,table,0)")
result = object(1, 2)
equal(log, "call(table,number,1)")
result = object .. 5
equal(log, "concat(table,number,0)")

-- The left operand's handler goes first; the right one's is asked when the left has none.
local left = setmetatable({}, {__add = function() return "left" end})
local right = setmetatable({}, {__add = function() return "right" end, __concat = function() return "right" end})
local bare = setmetatable({}, {})
equal(left + right, "left")
equal(right + left, "right")
equal(bare + right, "right")
equal(1 + right, "right")
equal(bare .. right, "right")
equal("x" .. right, "right")
raises("metamethods.lua:" .. debug.getinfo(1).currentline .. ": attempt to perform arithmetic on upvalue 'bare' (a table value)", function() return bare + 1 end)

-- Equality: only for two tables or two userdata that are not the same, and only a handler that both share.
local calls = 0
local same = function() calls = calls + 1 return 1 end
local a, b = setmetatable({}, {__eq = same}), setmetatable({}, {__eq = same})
equal(a == b, true)
equal(a ~= b, false)
equal(calls, 2)
equal(a == a, true)
equal(a == 1, false)
equal(a == nil, false)
equal(1 == a, false)
equal("x" == a, false)
equal(calls, 2)
equal(setmetatable({}, {__eq = function() return nil end}) == setmetatable({}, {__eq = same}), false)
equal(({[a] = true})[b], nil, "keys are compared without handlers")
equal(rawequal(a, b), false)

-- Order: __lt and __le; <= without __le is not (b < a); results become booleans.
local lt = setmetatable({}, {__lt = function() return "yes" end})
equal(lt < lt, true)
equal(lt > lt, true)
equal(lt <= lt, false)
equal(lt >= lt, false)
local le = setmetatable({}, {__le = function() return nil end, __lt = function() return true end})
equal(le <= le, false)
equal(le < le, true)
equal(lt < 1, true)
equal(1 < lt, true)
raises("metamethods.lua:" .. debug.getinfo(1).currentline .. ": attempt to compare table with number", function() return bare < 1 end)
raises("metamethods.lua:" .. debug.getinfo(1).currentline .. ": attempt to compare number with table", function() return 1 <= bare end)
raises("metamethods.lua:" .. debug.getinfo(1).currentline .. ": attempt to compare two table values", function() return bare < {} end)

-- __index: chains of tables and functions, raw values first, nil at the end.
local bottom = {deep = "deep", shared = "bottom"}
local middle = setmetatable({shared = "middle"}, {__index = bottom})
local top = setmetatable({own = false}, {__index = middle})
equal(top.own, false)
equal(top.shared, "middle")
equal(top.deep, "deep")
equal(top.none, nil)
equal(rawget(top, "deep"), nil)
middle.deep = "nearer"
equal(top.deep, "nearer")
local asked
local lazy = setmetatable({}, {__index = function(self, key) asked = key rawset(self, key, key .. "!") return self[key] end})
equal(lazy.x, "x!")
asked = nil
equal(lazy.x, "x!")
equal(asked, nil, "asked again")
equal(lazy[1.5], "1.5!")
local computed = setmetatable({}, {__index = setmetatable({}, {__index = function(t, k) return k end})})
equal(computed.z, "z")
local counter = setmetatable({}, {__index = function() return 0 end})
counter.n = counter.n + 1
counter.n = counter.n + 1
equal(counter.n, 2)

-- __newindex: only for keys that are absent; a table in its place gets the value.
local store = {}
local proxy = setmetatable({present = 1}, {__newindex = store})
proxy.present = 2
proxy.fresh = 3
equal(rawget(proxy, "present"), 2)
equal(rawget(proxy, "fresh"), nil)
equal(store.fresh, 3)
proxy.present = nil
proxy.present = 4
equal(rawget(proxy, "present"), nil)
equal(store.present, 4)
rawset(proxy, "raw", 5)
equal(store.raw, nil)
local chain = setmetatable({}, {__newindex = setmetatable({}, {__newindex = function(t, k, v) store[k] = v * 2 end})})
chain.twice = 21
equal(store.twice, 42)
local got
local strict = setmetatable({}, {__newindex = function(...) got = select("#", ...) end})
strict[1] = nil
equal(got, 3)
raises("metamethods.lua:" .. debug.getinfo(1).currentline + 1 .. ": no new key", function()
  setmetatable({}, {__newindex = function() error("no new key", 2) end}).x = 1 end)

-- __call: through several levels of objects, as method, in tail position, with many arguments.
local callable = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
equal(callable(), 0)
equal(callable(nil), 1)
equal(select("#", callable(1, 2, 3)), 4)
equal((function() return callable(1, 2) end)(), 2)
equal(({f = callable}):f(), 1)
equal(pcall(callable, 1, 2), true)
equal(select(2, pcall(callable, 1, 2)), 2)
equal(select("#", callable(unpack({}, 1, 200))), 201)
local wrapped = coroutine.wrap(function(...) return callable(...) end)
equal(wrapped(1, 2, 3), 3)
for key in setmetatable({}, {__call = function(_, state, last) if not last then return state end end}), "once" do equal(key, "once") end
raises("metamethods.lua:" .. debug.getinfo(1).currentline .. ": attempt to call upvalue 'bare' (a table value)", function() bare() end)

-- __concat in chains: from the right, numbers and texts joined first.
local parts = {}
local join = setmetatable({}, {__concat = function(x, y)
  parts[#parts + 1] = (type(x) == "table" and "T" or x) .. "," .. (type(y) == "table" and "T" or y)
  return "J"
end})
equal("a" .. "b" .. join, "aJ")
equal(parts[1], "b,T")
equal(join .. "a" .. "b", "J")
equal(parts[2], "T,ab")
equal(1 .. join, "J")
equal(parts[3], "1,T")

-- __tostring and __metatable.
equal(tostring(setmetatable({}, {__tostring = function(self) return "me" end})), "me")
raises("inside", tostring, setmetatable({}, {__tostring = function() error("inside", 0) end}))
equal(getmetatable(setmetatable({}, {__metatable = false})), false)
local locked = setmetatable({}, {__metatable = "locked", __index = {x = 1}})
equal(getmetatable(locked), "locked")
equal(locked.x, 1)
raises("cannot change a protected metatable", setmetatable, locked, nil)
raises("cannot change a protected metatable", setmetatable, locked, {})
equal(getmetatable(locked), "locked")
equal(debug.getmetatable(locked).__metatable, "locked")
equal(getmetatable({}), nil)
equal(getmetatable(1), nil)
equal(getmetatable(nil), nil)
equal(setmetatable({}, nil) ~= nil, true)
equal(getmetatable(setmetatable(setmetatable({}, {}), nil)), nil)

-- Strings have methods; what is added to string is a method of all strings.
function string.shout(s) return s:upper() .. "!" end
equal(("hi"):shout(), "HI!")
string.shout = nil
equal(("x").shout, nil)

-- Values of other types get handlers by debug.setmetatable, and lose them again.
debug.setmetatable(0, {__index = math, __call = function(n, m) return n * m end, __len = function(n) return n end})
equal((4):sqrt(), 2)
equal((3)(5), 15)
equal(#7, 7)
debug.setmetatable(0, nil)
equal(pcall(function() return (4).sqrt end), false)
debug.setmetatable(nil, {__index = function(_, key) return key end, __add = function() return "sum" end})
equal((nil).field, "field")
equal(nil + 1, "sum")
debug.setmetatable(nil, nil)
debug.setmetatable(print, {__index = {kind = "function"}, __concat = function() return "joined" end})
equal(print.kind, "function")
equal((function() end).kind, "function")
equal(print .. "x", "joined")
debug.setmetatable(print, nil)
debug.setmetatable(true, {__tostring = function(v) return v and "yes" or "no" end})
equal(tostring(true) .. tostring(false), "yesno")
debug.setmetatable(true, nil)
equal(tostring(true), "true")

-- Handlers may change the metatable they are called from, and raise errors with their own position.
local shifting = setmetatable({}, {__index = function(self, key) setmetatable(self, {__index = {x = 2}}) return 1 end})
equal(shifting.x, 1)
equal(shifting.x, 2)
for _, event in ipairs {"__add", "__index", "__newindex", "__call", "__lt", "__concat", "__unm"} do
  local failing = setmetatable({}, {[event] = function() error("in " .. event, 0) end})
  local operations = {__add = function() return failing + 1 end, __index = function() return failing.x end,
    __newindex = function() failing.x = 1 end, __call = function() failing() end, __lt = function() return failing < failing end,
    __concat = function() return failing .. "" end, __unm = function() return -failing end}
  raises("in " .. event, operations[event])
end
object = nil
