-- Closures, upvalues, varargs, tail calls, methods, multiple assignment.
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 1 return i end end
assert(fs[1]() == 2 and fs[1]() == 3 and fs[2]() == 3)
local function counter() local n = 0 return function() n = n + 1 return n end, function() return n end end
local up, get = counter()
up() up()
assert(get() == 2)
local k = 1
local ws = {}
while k <= 2 do local j = k ws[k] = function() return j end k = k + 1 end
assert(ws[1]() == 1 and ws[2]() == 2)
repeat local done = true until done
local function va(...) local a, b = ... return select("#", ...), a, b, ... end
assert(select("#", va()) == 3 and select("#", va(1, nil, nil)) == 6 and (va(nil)) == 1)
assert(select(-1, 1, 2, 3) == 3 and select(2, "a", "b") == "b" and not pcall(select, 0))
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end
assert(loop(200000) == "done")
local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end
assert(deep(2000) == 2000)
local function forever(n) return 1 + forever(n) end
local ok, message = pcall(forever, 1)
assert(not ok and message:find("stack overflow", 1, true))
local obj = {v = 1}
function obj:add(n) self.v = self.v + n return self end
function obj.static(n) return n end
assert(obj:add(2):add(3).v == 6 and obj.static(4) == 4)
local x, y, z = 1, 2
x, y = y, x
assert(x == 2 and y == 1 and z == nil)
local i, t = 1, {}
i, t[i] = i + 1, 20
assert(i == 2 and t[1] == 20 and t[2] == nil)
local function three() return 1, 2, 3 end
local p, q, r, s = three()
local p1, q1 = (three())
assert(r == 3 and s == nil and p1 == 1 and q1 == nil)
local f = function(a, b, ...) return a, b end
assert(select("#", f(1)) == 2)
do local function recursive(n) return n <= 1 and 1 or n * recursive(n - 1) end assert(recursive(5) == 120) end
local source = {"local t = {}"}
for n = 1, 3000 do source[#source + 1] = "t[" .. n .. "] = " .. n .. " + #t" end
source[#source + 1] = "return #t"
assert(loadstring(table.concat(source, "\n"))() == 3000)
local items = {}
for n = 1, 1000 do items[n] = tostring(n) end
assert(#loadstring("return {" .. table.concat(items, ",") .. "}")() == 1000)
