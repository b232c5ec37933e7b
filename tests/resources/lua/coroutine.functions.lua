-- create, resume, yield, wrap, status, running: values, states, errors, and yields from wherever they are possible.
function create(f) return coroutine.create(f) end
cases [==[
coroutine.resume(create(function() end)) => true
coroutine.resume(create(function(...) return ... end), 1, nil, 3) => true 1 nil 3
coroutine.resume(create(function() coroutine.yield() end)) => true
coroutine.resume(create(function() coroutine.yield(1, 2, nil) end)) => true 1 2 nil
coroutine.resume(create(function() error("text", 0) end)) => false "text"
coroutine.resume(create(function() error({}) end)) => false {}
coroutine.resume(create(function() error() end)) => false nil
coroutine.resume(create(function() local x = nil + 1 end)) => false "case:1: attempt to perform arithmetic on a nil value"
coroutine.resume(create(tostring), true) => true "true"
coroutine.resume(create(error), "from Java", 0) => false "from Java"
coroutine.status(create(function() end)) => "suspended"
coroutine.wrap(function(a, b) return b, a end)(1, 2) => 2 1
coroutine.wrap(function() error("inside", 0) end)() => !! inside
coroutine.wrap(function() error({code = 1}) end)() => ! {code = 1}
coroutine.wrap(function() return pcall(coroutine.yield, "yielded") end)() => "yielded"
coroutine.create() => ! bad argument #1 to 'create' (function expected, got no value)
coroutine.create(nil) => ! bad argument #1 to 'create' (function expected, got nil)
coroutine.create(5) => ! bad argument #1 to 'create' (function expected, got number)
coroutine.wrap({}) => ! bad argument #1 to 'wrap' (function expected, got table)
coroutine.resume() => ! bad argument #1 to 'resume' (coroutine expected, got no value)
coroutine.resume(nil) => ! bad argument #1 to 'resume' (coroutine expected, got nil)
coroutine.resume(function() end) => ! bad argument #1 to 'resume' (coroutine expected, got function)
coroutine.status(nil) => ! bad argument #1 to 'status' (coroutine expected, got nil)
coroutine.status({}) => ! bad argument #1 to 'status' (coroutine expected, got table)
type(create(print)) => "thread"
type(coroutine.wrap(print)) => "function"
coroutine.yield(1) => !! attempt to yield from outside a coroutine
]==]
-- Values go both ways, any number of them.
local co = create(function(...)
  local got = table.pack(...)
  while got.n > 0 do got = table.pack(coroutine.yield(got.n, got[got.n])) end
  return "end", nil
end)
local function resume(...) return table.concat({tostring((select("#", ...)))}, "") end
local ok, n, last = coroutine.resume(co, "a", "b")
equal(n, 2)
equal(last, "b")
ok, n, last = coroutine.resume(co, nil)
equal(n, 1)
equal(last, nil)
equal(resume(coroutine.resume(co)), "3")
equal(coroutine.status(co), "dead")
local message
ok, message = coroutine.resume(co)
equal(ok, false)
equal(message, "cannot resume dead coroutine")
-- States as the coroutine and others see them.
local outer, inner
inner = create(function() return coroutine.status(outer), coroutine.status(inner) end)
outer = create(function()
  equal(coroutine.status(outer), "running")
  return coroutine.resume(inner)
end)
local a, b, c, d = coroutine.resume(outer)
equal(a and b, true)
equal(c, "normal")
equal(d, "running")
ok, message = coroutine.resume(create(function() return coroutine.resume(coroutine.running()) end))
equal(ok, true)
equal(message, false)
local itself
itself = coroutine.wrap(function() return pcall(itself) end)
equal(itself(), false)
-- A wrapped one that has ended, and errors that carry their position once.
local ended = coroutine.wrap(function() end)
ended()
equal(pcall(ended), false)
local failing = create(function()
  error("here")
end)
ok, message = coroutine.resume(failing)
equal(message, "coroutine.functions.lua:" .. debug.getinfo(1).currentline - 3 .. ": here")
-- Generators: loops, several at once, left unfinished, in a table.
local function range(k) return coroutine.wrap(function() for i = 1, k do coroutine.yield(i) end end) end
local sum = 0
for i in range(10) do sum = sum + i end
equal(sum, 55)
for i in range(10) do if i == 3 then break end end
local left, right = range(3), range(5)
equal(left() + right() + right() + left(), 6)
local function permutations(t, k)
  if k == 0 then coroutine.yield(table.concat(t)) end
  for i = 1, k do
    t[i], t[k] = t[k], t[i]
    permutations(t, k - 1)
    t[i], t[k] = t[k], t[i]
  end
end
local found = {}
for p in coroutine.wrap(function() permutations({"a", "b", "c"}, 3) end) do found[#found + 1] = p end
table.sort(found)
equal(table.concat(found, " "), "abc acb bac bca cab cba")
-- A yield leaves pcall and xpcall in force; the error after it is theirs.
local guarded = coroutine.wrap(function()
  local ok, message = pcall(function() coroutine.yield("in") error("after", 0) end)
  coroutine.yield(tostring(ok) .. message)
  local handled, what = xpcall(function() coroutine.yield("in x") local t = nil; t.x = 1 end, function(m) return "handled" end)
  return tostring(handled) .. what
end)
equal(guarded(), "in")
equal(guarded(), "falseafter")
equal(guarded(), "in x")
equal(guarded(), "falsehandled")
-- Yields deep in calls, in tail calls, in varargs, in metamethods, with many values.
local function deep(k) if k == 0 then return coroutine.yield("bottom") end return (deep(k - 1)) end
local diver = coroutine.wrap(deep)
equal(diver(500), "bottom")
equal(diver("result"), "result")
local function tail(k) if k == 0 then return coroutine.yield("tail") end return tail(k - 1) end
local tailing = coroutine.wrap(tail)
equal(tailing(50000), "tail")
equal(tailing(7), 7)
local spread = coroutine.wrap(function(...) return select("#", coroutine.yield(...)), (select("#", ...)) end)
equal(select("#", spread(unpack({}, 1, 250))), 250)
equal(spread(unpack({}, 1, 240)), 240)
local collecting = coroutine.wrap(function() return {coroutine.yield(1), coroutine.yield(2), x = coroutine.yield(3)} end)
collecting() collecting("a") collecting("b")
local collected = collecting("c")
equal(collected[1] .. collected[2] .. collected.x, "abc")
-- Upvalues are shared with those outside.
local shared = 0
local counting = coroutine.wrap(function() while true do shared = shared + 1 coroutine.yield() end end)
counting() counting() shared = shared + 10 counting()
equal(shared, 13)
-- Where functions of the libraries call back there is no way to yield, and the error says so.
for name, f in pairs {
  sort = function() table.sort({2, 1}, function() coroutine.yield() end) end,
  gsub = function() return ("x"):gsub("x", function() coroutine.yield() end) end,
  foreach = function() table.foreach({1}, function() coroutine.yield() end) end} do
  ok, message = coroutine.resume(create(f))
  equal(ok, false, name)
  assert(message:find("attempt to yield across C-call boundary", 1, true), name .. ": " .. message)
end
-- A coroutine in a coroutine in a coroutine; each yields to its own resumer.
local function nest(level)
  return coroutine.wrap(function()
    coroutine.yield(level)
    if level < 20 then for value in nest(level + 1) do coroutine.yield(value) end end
  end)
end
local levels = {}
for level in nest(1) do levels[#levels + 1] = level end
equal(#levels, 20)
equal(levels[20], 20)
-- running tells them apart; equality is identity.
local main, isMain = coroutine.running()
equal(isMain, true)
equal(coroutine.status(main), "running")
local own = create(function() return (coroutine.running()) end)
equal(select(2, coroutine.resume(own)), own)
equal(({[own] = "key"})[own], "key")
equal(pcall(coroutine.resume, main), true)
equal(coroutine.isyieldable(), false)
equal(coroutine.wrap(function() return coroutine.isyieldable() end)(), true)
-- Environments: a coroutine sees that of its function.
local function look() return seen end
setfenv(look, {seen = "own"})
equal(coroutine.wrap(look)(), "own")
-- Traceback of one that waits.
local waiting = create(function() local function inside() coroutine.yield() end inside() end)
coroutine.resume(waiting)
assert(debug.traceback(waiting):find("in function 'inside'", 1, true), debug.traceback(waiting))
assert(debug.traceback(waiting, "hello"):find("^hello\nstack traceback:\n"))
create = nil
