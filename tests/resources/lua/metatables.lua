local mt = {}
local function new(v) return setmetatable({v = v}, mt) end
local function value(x) return type(x) == "table" and x.v or x end
for name, f in pairs {add = function(a, b) return a + b end, sub = function(a, b) return a - b end,
    mul = function(a, b) return a * b end, div = function(a, b) return a / b end, mod = function(a, b) return a % b end,
    pow = function(a, b) return a ^ b end} do
  mt["__" .. name] = function(a, b) return new(f(value(a), value(b))) end
end
mt.__unm = function(a) return new(-a.v) end
mt.__concat = function(a, b) return value(a) .. "|" .. value(b) end
mt.__len = function(a) return a.v end
mt.__eq = function(a, b) return a.v == b.v end
mt.__lt = function(a, b) return value(a) < value(b) end
mt.__le = function(a, b) return value(a) <= value(b) end
mt.__call = function(self, ...) return self.v, select("#", ...) end
mt.__tostring = function(a) return "<" .. a.v .. ">" end
local a, b = new(7), new(2)
assert((a + b).v == 9 and (a - 1).v == 6 and (3 * a).v == 21 and (a / b).v == 3.5 and (a % b).v == 1 and (a ^ b).v == 49)
assert((-a).v == -7 and a .. b == "7|2" and a .. "x" == "7|x" and 1 .. a == "1|7" and #a == 7 and "10" + a ~= nil)
assert(a == new(7) and a ~= b and b < a and a > b and b <= a and a >= b and not (a < b) and 1 < a and a > 1)
assert(select(2, a(1, 2, nil)) == 3 and tostring(a) == "<7>" and rawequal(a, new(7)) == false and rawlen(a) == 0)
local log = {}
local proxy = setmetatable({}, {__index = function(_, k) return k .. "!" end, __newindex = function(t, k, v) log[k] = v end})
proxy.x = 1
assert(proxy.x == "x!" and log.x == 1 and rawget(proxy, "x") == nil and rawset(proxy, "x", 2).x == 2)
local base = {inherited = 1}
local child = setmetatable({}, {__index = setmetatable({}, {__index = base}), __newindex = base})
child.y = 5
assert(child.inherited == 1 and base.y == 5 and rawget(child, "y") == nil)
assert(getmetatable(setmetatable({}, {__metatable = "locked"})) == "locked")
assert(not pcall(setmetatable, setmetatable({}, {__metatable = 1}), {}))
assert(getmetatable("").__index == string)
local le = setmetatable({}, {__lt = function() return false end})
assert(le <= setmetatable({}, getmetatable(le)))
local weak = setmetatable({}, {__mode = "k"})
weak[{}] = 1
assert(type(weak) == "table")

-- tostring gives whatever the handler returns; print and string.format want a text.
local odd = setmetatable({}, {__tostring = function() return false end})
assert(tostring(odd) == false)
local ok, text = pcall(print, odd)
assert(not ok and text:find("'tostring' must return a string to 'print'", 1, true))
ok, text = pcall(string.format, "%s", odd)
assert(not ok and text:find("'tostring' must return a string to 'format'", 1, true))
-- table.remove and table.insert do not ask handlers.
local guarded = setmetatable({1, 2, 3}, {__index = error, __newindex = error, __len = error})
assert(table.remove(guarded) == 3 and table.remove(guarded, 1) == 1)
table.insert(guarded, 4)
assert(rawlen(guarded) == 2 and guarded[1] == 2 and guarded[2] == 4)
