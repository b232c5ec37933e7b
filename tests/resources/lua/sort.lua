local function sorted(t, order) table.sort(t, order) return table.concat(t, ",") end
assert(sorted {3, 1, 2} == "1,2,3" and sorted {} == "" and sorted {1} == "1" and sorted({"b", "a", "C"}) == "C,a,b")
assert(sorted({1, 2, 3, 4}, function(a, b) return a > b end) == "4,3,2,1")
for _, n in ipairs {2, 3, 10, 100, 1000} do
  for _, make in ipairs {function(i) return i end, function(i) return -i end, function(i) return i % 7 end,
      function(i) return (i * 7919) % 1009 end, function() return 1 end} do
    local t = {}
    for i = 1, n do t[i] = make(i) end
    table.sort(t)
    for i = 2, n do assert(t[i - 1] <= t[i]) end
  end
end
local function message(f, ...) local ok, text = pcall(f, ...) assert(not ok) return text end
assert(message(table.sort, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, function() return true end)
  :find("invalid order function for sorting", 1, true))
assert(message(table.sort, {3, 1, "x"}):find("attempt to compare", 1, true))
assert(message(table.sort, {1, 2}, 1):find("bad argument #2 to 'sort' (function expected, got number)", 1, true))
assert(not pcall(table.sort, {1, 2, 3}, function() error("in order") end))
local objects = {}
local mt = {__lt = function(a, b) return a.v < b.v end}
for i = 1, 20 do objects[i] = setmetatable({v = (i * 7) % 11}, mt) end
table.sort(objects)
for i = 2, 20 do assert(objects[i - 1].v <= objects[i].v) end

-- Without an order function the operator < decides, with its handlers and its errors.
assert(message(table.sort, {3, 1, "x"}):find("attempt to compare number with string", 1, true)
  or message(table.sort, {3, 1, "x"}):find("attempt to compare string with number", 1, true))
assert(message(table.sort, {{}, {}}):find("attempt to compare two table values", 1, true))
assert(message(table.sort, {true, false}):find("attempt to compare two boolean values", 1, true))
assert(message(table.sort, {print, print}):find("attempt to compare two function values", 1, true))
local raising = setmetatable({}, {__lt = function() error("no order", 0) end})
assert(message(table.sort, {raising, raising}) == "no order")
local inside = coroutine.wrap(function() table.sort(objects) coroutine.yield("sorted") return "end" end)
assert(inside() == "sorted" and inside() == "end")
local lazy = setmetatable({}, {__lt = function() coroutine.yield() return true end})
assert(message(coroutine.wrap(function() table.sort({lazy, lazy}) end)):find("attempt to yield across C-call boundary", 1, true))
