local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return d + e
end)
assert(coroutine.status(co) == "suspended")
assert(select(2, coroutine.resume(co, 1, 2)) == 3)
assert(select(2, coroutine.resume(co, 10)) == 20)
assert(select(2, coroutine.resume(co, 3, 4)) == 7)
assert(coroutine.status(co) == "dead")
local ok, message = coroutine.resume(co)
assert(not ok and message == "cannot resume dead coroutine")
local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
assert(gen() == 1 and gen() == 2 and gen() == 3 and gen() == nil and not pcall(gen))
-- across pcall, __call, iterators
local inner = coroutine.wrap(function()
  local ok, v = pcall(function() return coroutine.yield("in pcall") end)
  local t = setmetatable({}, {__call = function(_, k) return coroutine.yield(k) end})
  local w = t("key")
  for x in function(_, last) return coroutine.yield("iterate") end do return v, w, x end
end)
assert(inner() == "in pcall" and inner(1) == "key" and inner(2) == "iterate")
local v, w, x = inner(3)
assert(v == 1 and w == 2 and x == 3)
local failing = coroutine.create(function() error("oops", 0) end)
ok, message = coroutine.resume(failing)
assert(not ok and message == "oops" and coroutine.status(failing) == "dead")
assert(not pcall(coroutine.yield))
local thread, main = coroutine.running()
assert(type(thread) == "thread" and main == true)
coroutine.wrap(function() local t, m = coroutine.running() assert(not m and coroutine.status(t) == "running") end)()
local outer
outer = coroutine.create(function()
  local nested = coroutine.create(function() return coroutine.status(outer), coroutine.resume(outer) end)
  local _, status, resumed = coroutine.resume(nested)
  assert(status == "normal" and resumed == false)
end)
assert(coroutine.resume(outer))
local many = {}
for i = 1, 5000 do many[i] = coroutine.wrap(function() coroutine.yield(i) return -i end) many[i]() end
for i = 1, 5000 do assert(many[i]() == -i) end

-- Handlers of operators can yield.
do
  local function later(value) return function() return (coroutine.yield("pause")) or value end end
  local sets = {}
  local object = setmetatable({}, {__index = later("index"), __add = later("add"), __sub = later("sub"), __mul = later("mul"),
    __div = later("div"), __mod = later("mod"), __pow = later("pow"), __unm = later("unm"), __concat = later("concat"),
    __len = later(7), __lt = later(true), __le = later(true), __eq = later(true), __call = later("call"),
    __newindex = function(_, key, value) coroutine.yield("pause") sets[key] = value end})
  local other = setmetatable({}, getmetatable(object))
  local operations = {
    index = function() return object.x end, add = function() return object + 1 end, sub = function() return 1 - object end,
    mul = function() return object * 1 end, div = function() return object / 1 end, mod = function() return object % 1 end,
    pow = function() return object ^ 1 end, unm = function() return -object end, concat = function() return object .. "x" end,
    len = function() return #object end, lt = function() return object < other end, le = function() return object <= other end,
    eq = function() return object == other end, call = function() return object() end,
    method = function() object.y = 5 return sets.y end, branch = function() if object > other then return 1 end return 2 end,
  }
  local expected = {len = 7, lt = true, le = true, eq = true, method = 5, branch = 1}
  for name, operation in pairs(operations) do
    local resume = coroutine.wrap(operation)
    assert(resume() == "pause", name)
    local result = resume()
    assert(result == (expected[name] == nil and name or expected[name]), name)
  end
end
