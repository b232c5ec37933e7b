-- Arguments, results, varargs, closures, tail calls, recursion, assignment.
function none() end
function one() return 1 end
function three() return 1, 2, 3 end
function echo(...) return ... end
function count(...) return select("#", ...) end
cases [==[
none() => 
(none()) => nil
one() => 1
three() => 1 2 3
(three()) => 1
three(), three() => 1 1 2 3
{three()} => {1, 2, 3}
{three(), three()} => {1, 1, 2, 3}
{three(), nil} => {1}
{(three())} => {1}
{three(), x = 4} => {1, x = 4}
count(none()) => 0
count(none(), none()) => 1
count((none())) => 1
count(three(), three()) => 4
count(nil, nil) => 2
count(echo()) => 0
count(echo(nil)) => 1
echo(1, nil, 3) => 1 nil 3
echo(three()) => 1 2 3
echo(three(), 10) => 1 10
(echo(three())) => 1
(function(a, b) return b, a end)(1) => nil 1
(function(a, b) return b, a end)(1, 2, 3) => 2 1
(function(...) return ... end)() => 
(function(...) return (...) end)(1, 2) => 1
(function(...) local a, b = ... return b, a end)(1, 2, 3) => 2 1
(function(a, ...) return ..., a end)(1, 2, 3) => 2 1
(function(...) return {...} end)(1, 2, 3) => {1, 2, 3}
(function(...) return {n = select("#", ...), ...} end)(nil, 2, nil) => {[2] = 2, n = 3}
(function(...) return select("#", ..., 5) end)(1, 2) => 2
(function(...) return #{...} end)(1, 2, 3) => 3
(function(...) local function inner(...) return ... end return inner(..., "x") end)(1, 2) => 1 "x"
(function(...) for i = 1, select("#", ...) do if select(i, ...) == 2 then return i end end end)(3, 2, 1) => 2
select(1, "a", "b") => "a" "b"
select(2, "a", "b") => "b"
select(3, "a", "b") => 
select(-1, "a", "b") => "b"
select(-2, "a", "b") => "a" "b"
select(-3, "a", "b") => ! bad argument #1 to 'select' (index out of range)
select(0, "a") => ! bad argument #1 to 'select' (index out of range)
select("#") => 0
select("#", nil) => 1
select("2", "a", "b") => "b"
select("x", "a") => ! bad argument #1 to 'select' (number expected, got string)
select(1.9, "a", "b") => "a" "b"
select() => ! bad argument #1 to 'select' (number expected, got no value)
select({}) => ! bad argument #1 to 'select' (number expected, got table)
pcall(three) => true 1 2 3
pcall(error, "m") => false "m"
pcall(error, "m", 0) => false "m"
pcall(error) => false nil
pcall(error, nil) => false nil
pcall(error, false) => false false
pcall(error, 5) => false "5"
pcall(error, {1}) => false {1}
pcall(echo, 1, nil) => true 1 nil
pcall(nil) => false "attempt to call a nil value"
pcall(5) => false "attempt to call a number value"
pcall() => ! bad argument #1 to 'pcall' (value expected)
pcall(pcall) => false "bad argument #1 to '?' (value expected)"
pcall(pcall, error, "x") => true false "x"
xpcall(three, print) => true 1 2 3
xpcall(echo, print, 1, 2, 3) => true 1 2 3
xpcall(error, function(m) return m .. "!" end, "x", 0) => false "x!"
xpcall(error, function(m) return m, "second" end, "x", 0) => false "x"
xpcall(error, function() error("again") end, "x") => false "error in error handling"
xpcall(function() local t = nil; t.x = 1 end, function(m) return (m:gsub("^.-:%d+: ", "")) end) => false "attempt to index local 't' (a nil value)"
assert(1, 2, 3) => 1 2 3
assert("x") => "x"
assert(false) => !! assertion failed!
assert(nil) => !! assertion failed!
assert(nil, "message") => !! message
assert(false, {1}) => ! {1}
assert(false, nil) => ! nil
assert() => ! bad argument #1 to 'assert' (value expected)
type(nil) => "nil"
type(type) => "function"
type() => ! bad argument #1 to 'type' (value expected)
type(nil, 1) => "nil"
rawget({5}, 1) => 5
rawget({}, nil) => nil
rawget(1, 1) => ! bad argument #1 to 'rawget' (table expected, got number)
rawset({}, "a", 1) => {a = 1}
rawset({}, nil, 1) => ! table index is nil
rawset({}, 1) => ! bad argument #3 to 'rawset' (value expected)
rawequal(1, 1) => true
rawequal(1, "1") => false
rawequal({}, {}) => false
rawequal("a", "a") => true
rawequal(0 / 0, 0 / 0) => false
rawequal(1) => ! bad argument #2 to 'rawequal' (value expected)
next({}) => nil
next({10}) => 1 10
next({10}, 1) => nil
next({x = 5}) => "x" 5
next({}, "unknown") => ! invalid key to 'next'
next() => ! bad argument #1 to 'next' (table expected, got no value)
next(nil) => ! bad argument #1 to 'next' (table expected, got nil)
ipairs() => ! bad argument #1 to 'ipairs' (table expected, got no value)
pairs() => ! bad argument #1 to 'pairs' (table expected, got no value)
tostring() => ! bad argument #1 to 'tostring' (value expected)
tostring(nil) => "nil"
tostring(true) => "true"
unpack({1, 2}, 1, 2) => 1 2
getfenv(0) == _G => true
getfenv(1) ~= nil => true
getfenv(1000) => ! bad argument #1 to 'getfenv' (invalid level)
setfenv(1, nil) => ! bad argument #2 to 'setfenv' (table expected, got nil)
setfenv(print, {}) => ! 'setfenv' cannot change environment of given object
loadstring("return 1")() => 1
loadstring("x =") => nil "[string \"x =\"]:1: unexpected symbol near '<eof>'"
loadstring("return ...", "=name")(7) => 7
load(function() return nil end) => function
load(5) => nil "[string \"5\"]:1: unexpected symbol near '5'"
load("return 5", "=x", "t", {})() => 5
loadstring(nil) => ! bad argument #1 to 'loadstring' (function expected, got nil)
loadstring({}) => ! bad argument #1 to 'loadstring' (function expected, got table)
collectgarbage() => 0
collectgarbage("collect") => 0
collectgarbage("nonsense") => ! bad argument #1 to 'collectgarbage' (invalid option 'nonsense')
type(collectgarbage("count")) => "number"
]==]
-- Evaluation goes from left to right in calls and tables.
local trace = {}
local function mark(value) trace[#trace + 1] = value return value end
local _ = {mark(1), mark(2), x = mark(3), [mark(4)] = mark(5), mark(6)}
count(mark(7), mark(8))
equal(table.concat(trace, ","), "1,2,3,4,5,6,7,8")
-- Multiple assignment evaluates all first.
local x, y, z = three()
equal(x + y + z, 6)
x, y = y, x
equal(x, 2)
equal(y, 1)
x, y, z = 1
equal(y, nil)
x, y = three(), 10
equal(x, 1)
equal(y, 10)
local t = {}
t.a, t.b, t.c = three()
equal(t.c, 3)
local i = 1
i, t[i] = 2, "first"
equal(t[1], "first")
equal(t[2], nil)
-- Closures share a variable of one activation and have their own of another.
local function pair()
  local n = 0
  return function() n = n + 1 return n end, function(v) n = v end
end
local get, set = pair()
local other = pair()
get() get()
set(10)
equal(get(), 11)
equal(other(), 1)
local functions = {}
for k = 1, 3 do
  local square = k * k
  functions[k] = function() square = square + 1 return square end
end
equal(functions[2](), 5)
equal(functions[2](), 6)
equal(functions[3](), 10)
local whiles, n = {}, 0
while n < 3 do
  n = n + 1
  local copy = n
  whiles[n] = function() return copy end
end
equal(whiles[1]() + whiles[3](), 4)
local repeated
repeat local inside = {} repeated = function() return inside end until inside
equal(type(repeated()), "table")
for key, value in pairs {a = 1} do functions[key] = function() return key .. value end end
equal(functions.a(), "a1")
-- A shadowing local begins after its own expression; a local function sees itself.
local value = 1
local value = value + 1
equal(value, 2)
do local value = value * 10 equal(value, 20) end
equal(value, 2)
local function factorial(k) return k < 2 and 1 or k * factorial(k - 1) end
equal(factorial(20), 2432902008176640000)
-- Arguments are copies of the variables.
local function change(v) v = "changed" return v end
local kept = "kept"
change(kept)
equal(kept, "kept")
-- Upvalues through several levels, changed on each.
local level = 0
local function outer()
  local mid = level
  return function()
    level = level + 1
    mid = mid + 100
    return function() level = level + 1000 return mid end
  end
end
local inner = outer()
equal(inner()(), 100)
equal(inner()(), 200)
equal(level, 2002)
-- Tail calls need no stack: mutual, of methods, of vararg functions.
local function even(k) if k == 0 then return true end return odd(k - 1) end
function odd(k) if k == 0 then return false end return even(k - 1) end
equal(even(100000), true)
local walker = {}
function walker:walk(k) if k == 0 then return self end return self:walk(k - 1) end
equal(walker:walk(100000), walker)
local function spread(k, ...) if k == 0 then return select("#", ...) end return spread(k - 1, ...) end
equal(spread(50000, 1, nil, nil), 3)
odd = nil
-- Depth that is no tail call has a limit, which can be caught, again and again.
local function recursive(k) return k == 0 and 0 or 1 + recursive(k - 1) end
equal(recursive(1500), 1500)
for _ = 1, 3 do
  local ok, message = pcall(recursive, 1e9)
  equal(ok, false)
  assert(message:find("stack overflow", 1, true), message)
end
local nested = setmetatable({}, {})
getmetatable(nested).__index = function(self, k) return self[k + 1] end
equal(pcall(function() return nested[1] end), false)
equal(pcall(string.gsub, "x", "x", function(c) return recursive(1e9) end), false)
equal(recursive(1500), 1500)
-- Many arguments, results, locals and upvalues.
local many = {}
for k = 1, 5000 do many[k] = k end
equal(count(unpack(many)), 5000)
equal(select(5000, unpack(many)), 5000)
equal(#{unpack(many)}, 5000)
equal((math.max(unpack(many))), 5000)
local source = {"local r = 0"}
for k = 1, 190 do source[#source + 1] = "local v" .. k .. " = " .. k end
source[#source + 1] = "return function() return v1 + v50 + v59 end"
equal(loadstring(table.concat(source, "\n"))()(), 110)
-- What is too much for one function is said with the line and the limit.
local function repeated(text, times) return (text:rep(times):gsub("@", function() n = n + 1 return n end)) end
local function refusal(text) return select(2, loadstring(text, "=many")) end
equal(refusal(repeated("local v@ ", 201)), "many:1: main function has more than 200 local variables")
equal(refusal("\nlocal function f()\n" .. repeated("local v@\n", 201) .. "end"),
  "many:203: function at line 2 has more than 200 local variables")
equal(type(loadstring(repeated("local v@ ", 200))), "function")
equal(type(loadstring(repeated("do local v@ end ", 1000))), "function")
equal(loadstring("return " .. ("("):rep(100) .. "7" .. (")"):rep(100))(), 7)
assert(refusal("return " .. ("("):rep(1000) .. "7" .. (")"):rep(1000)):find("^many:1: chunk has too many syntax levels"))
assert(refusal("return " .. ("{"):rep(1000) .. ("}"):rep(1000)):find("^many:1: chunk has too many syntax levels"))
assert(refusal(("do "):rep(1000) .. ("end "):rep(1000)):find("^many:1: chunk has too many syntax levels"))
assert(refusal(("function f() "):rep(1000) .. ("end "):rep(1000)):find("^many:1: chunk has too many syntax levels"))
-- Definitions with paths and self.
local a = {b = {c = {}}}
function a.b.c.f(...) return ... end
function a.b.c:m(k) return self == a.b.c, k end
equal(a.b.c.f("v"), "v")
equal(a.b.c:m(1), true)
equal(select(2, a.b.c:m(1)), 1)
equal((a.b.c.m({}, 1)), false)
none, one, three, echo, count = nil
