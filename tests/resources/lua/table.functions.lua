-- insert, remove, concat, unpack, pack, maxn, move, foreach: positions, holes, handlers, arguments.
local function with(t, f, ...)
  f(t, ...)
  return t
end
function after(name, t, ...) return with(t, table[name], ...) end
cases [==[
-- insert
after("insert", {}, "a") => {"a"}
after("insert", {1, 2}, 3) => {1, 2, 3}
after("insert", {1, 2}, 1, 0) => {0, 1, 2}
after("insert", {1, 2}, 2, 1.5) => {1, 1.5, 2}
after("insert", {1, 2}, 3, 3) => {1, 2, 3}
after("insert", {1, 2}, 4, 4) => {1, 2, [4] = 4}
after("insert", {1, 2}, 0, 0) => {[0] = 0, [2] = 1, [3] = 2}
after("insert", {1, 2}, 1.9, "x") => {"x", 1, 2}
after("insert", {1, 2}, "1", "x") => {"x", 1, 2}
after("insert", {1, 2}, nil) => {1, 2}
after("insert", {1, 2}, 1, nil) => {[2] = 1, [3] = 2}
select("#", table.insert({}, 1)) => 0
table.insert({}) => ! wrong number of arguments to 'insert'
table.insert({}, 1, 2, 3) => ! wrong number of arguments to 'insert'
table.insert({}, "x", 2) => ! bad argument #2 to 'insert' (number expected, got string)
table.insert({}, {}, 2) => ! bad argument #2 to 'insert' (number expected, got table)
table.insert({}, nil, 2) => ! bad argument #2 to 'insert' (number expected, got nil)
table.insert(nil, 1) => ! bad argument #1 to 'insert' (table expected, got nil)
table.insert(1, 1) => ! bad argument #1 to 'insert' (table expected, got number)
table.insert() => ! bad argument #1 to 'insert' (table expected, got no value)
-- remove
table.remove({1, 2, 3}) => 3
after("remove", {1, 2, 3}) => {1, 2}
table.remove({1, 2, 3}, 1) => 1
after("remove", {1, 2, 3}, 1) => {2, 3}
after("remove", {1, 2, 3}, 2) => {1, 3}
after("remove", {1, 2, 3}, 3) => {1, 2}
table.remove({1, 2, 3}, 4) => 
table.remove({1, 2, 3}, 0) => 
table.remove({1, 2, 3}, -1) => 
after("remove", {1, 2, 3}, 5) => {1, 2, 3}
table.remove({}) => 
table.remove({}, 1) => 
table.remove({a = 1}) => 
table.remove({1, 2}, nil) => 2
table.remove({1, 2}, "1") => 1
table.remove({1, 2}, "x") => ! bad argument #2 to 'remove' (number expected, got string)
table.remove({1}, {}) => ! bad argument #2 to 'remove' (number expected, got table)
table.remove() => ! bad argument #1 to 'remove' (table expected, got no value)
table.remove("x") => ! bad argument #1 to 'remove' (table expected, got string)
-- concat
table.concat({}) => ""
table.concat({"a"}) => "a"
table.concat({"a", "b", "c"}) => "abc"
table.concat({"a", "b", "c"}, ", ") => "a, b, c"
table.concat({1, 2.5, -0.0, 1e100}, " ") => "1 2.5 -0 1e+100"
table.concat({"a", "b", "c"}, ",", 2) => "b,c"
table.concat({"a", "b", "c"}, ",", 2, 3) => "b,c"
table.concat({"a", "b", "c"}, ",", 1, 1) => "a"
table.concat({"a", "b", "c"}, ",", 3, 2) => ""
table.concat({"a", "b", "c"}, ",", 4) => ""
table.concat({"a", "b", "c"}, ",", 1.9, 2.9) => "a,b"
table.concat({"a", "b", "c"}, nil, 2) => "bc"
table.concat({"a", "b", "c"}, 0) => "a0b0c"
table.concat({"a", "\0", "\255"}, "\1") => "a\001\000\001\255"
table.concat({[0] = "z", "a"}, ",", 0) => "z,a"
table.concat({[5] = "five", [6] = "six"}, ",", 5, 6) => "five,six"
table.concat({"a", true}, ",") => ! invalid value (boolean) at index 2 in table for 'concat'
table.concat({"a", nil, "c"}, ",", 1, 3) => ! invalid value (nil) at index 2 in table for 'concat'
table.concat({"a", "b"}, ",", 1, 4) => ! invalid value (nil) at index 3 in table for 'concat'
table.concat({"a", {}}) => ! invalid value (table) at index 2 in table for 'concat'
table.concat({"a", print}) => ! invalid value (function) at index 2 in table for 'concat'
table.concat({"a"}, {}) => ! bad argument #2 to 'concat' (string expected, got table)
table.concat({"a"}, ",", "x") => ! bad argument #3 to 'concat' (number expected, got string)
table.concat({"a"}, ",", 1, {}) => ! bad argument #4 to 'concat' (number expected, got table)
table.concat(nil) => ! bad argument #1 to 'concat' (table expected, got nil)
table.concat() => ! bad argument #1 to 'concat' (table expected, got no value)
table.concat("a") => ! bad argument #1 to 'concat' (table expected, got string)
-- unpack
unpack({}) => 
unpack({1, 2, 3}) => 1 2 3
unpack({1, 2, 3}, 2) => 2 3
unpack({1, 2, 3}, 2, 3) => 2 3
unpack({1, 2, 3}, 2, 2) => 2
unpack({1, 2, 3}, 3, 2) => 
unpack({1, 2, 3}, 0) => nil 1 2 3
unpack({1, 2, 3}, -1, 1) => nil nil 1
unpack({1, 2, 3}, 2, 5) => 2 3 nil nil
unpack({1, nil, 3}, 1, 3) => 1 nil 3
unpack({1, 2}, "1", "2") => 1 2
unpack({1, 2}, 1.5) => 1 2
unpack({a = 1}) => 
unpack({1, 2}, nil, 1) => 1
unpack({}, 1, 3) => nil nil nil
unpack("x") => ! bad argument #1 to 'unpack' (table expected, got string)
unpack(nil) => ! bad argument #1 to 'unpack' (table expected, got nil)
unpack() => ! bad argument #1 to 'unpack' (table expected, got no value)
unpack({}, "x") => ! bad argument #2 to 'unpack' (number expected, got string)
unpack({}, 1, {}) => ! bad argument #3 to 'unpack' (number expected, got table)
-- maxn, getn
table.maxn({}) => 0
table.maxn({1, 2, 3}) => 3
table.maxn({1, 2, nil, 4}) => 4
table.maxn({[10] = 1, [2.5] = 1}) => 10
table.maxn({[-5] = 1}) => 0
table.maxn({x = 1, [true] = 2}) => 0
table.maxn({[1e300] = 1}) => 1e+300
table.maxn({[1 / 0] = 1}) => inf
table.maxn() => ! bad argument #1 to 'maxn' (table expected, got no value)
table.maxn(5) => ! bad argument #1 to 'maxn' (table expected, got number)
table.getn({1, 2, 3}) => 3
table.getn({}) => 0
table.getn() => ! bad argument #1 to 'getn' (table expected, got no value)
-- foreach, foreachi
table.foreachi({1, 2, 3}, function(i, v) if v == 2 then return i end end) => 2
table.foreachi({1, 2, 3}, function() end) => 
table.foreachi({}, error) => 
table.foreachi({1}, function() return false end) => false
table.foreach({x = 1}, function(k, v) return k .. v end) => "x1"
table.foreach({}, error) => 
table.foreach({1}, 5) => ! bad argument #2 to 'foreach' (function expected, got number)
table.foreachi({1}) => ! bad argument #2 to 'foreachi' (function expected, got no value)
table.foreach(nil, print) => ! bad argument #1 to 'foreach' (table expected, got nil)
-- move
table.move({1, 2, 3}, 1, 3, 1) => {1, 2, 3}
table.move({1, 2, 3}, 1, 3, 2) => {1, 1, 2, 3}
table.move({1, 2, 3}, 2, 3, 1) => {2, 3, 3}
table.move({1, 2, 3}, 1, 3, 3) => {1, 2, 1, 2, 3}
table.move({1, 2, 3}, 1, 0, 5) => {1, 2, 3}
table.move({1, 2, 3}, 2, 3, 1, {}) => {2, 3}
table.move({1, 2, 3}, 1, 3, 0, {}) => {2, 3, [0] = 1}
table.move({1, 2, 3}, 1, 2, 10) => {1, 2, 3, [10] = 1, [11] = 2}
table.move({1, 2, 3}, -1, 1, 1, {}) => {[3] = 1}
table.move({1}, 1, 1) => ! bad argument #4 to 'move' (number expected, got no value)
table.move({1}, 1, 1, 1, 5) => ! bad argument #5 to 'move' (table expected, got number)
table.move(nil, 1, 1, 1) => ! bad argument #1 to 'move' (table expected, got nil)
-- sort
after("sort", {}) => {}
after("sort", {1}) => {1}
after("sort", {3, 1, 2}) => {1, 2, 3}
after("sort", {"b", "a", "B", "\255", "", "a\0"}) => {"", "B", "a", "a\000", "b", "\255"}
after("sort", {1, -1, 0, 1 / 0, -1 / 0, 1e-300}) => {-inf, -1, 0, 1e-300, 1, inf}
after("sort", {3, 1, 2}, function(a, b) return a > b end) => {3, 2, 1}
after("sort", {"ccc", "a", "bb"}, function(a, b) return #a < #b end) => {"a", "bb", "ccc"}
after("sort", {3, 1, 2, x = 5, [10] = 0}) => {1, 2, 3, [10] = 0, x = 5}
after("sort", {1, 2, 3}, nil) => {1, 2, 3}
table.sort({1, 2}, function() error("order", 0) end) => !! order
table.sort({1, 2}, function() error({}) end) => ! {}
table.sort({1, 2}, {}) => ! bad argument #2 to 'sort' (function expected, got table)
table.sort({1, "x"}) => ! attempt to compare string with number
table.sort({{}, {}}) => ! attempt to compare two table values
table.sort() => ! bad argument #1 to 'sort' (table expected, got no value)
table.sort("x") => ! bad argument #1 to 'sort' (table expected, got string)
]==]
-- pack and unpack agree, nil included.
local packed = table.pack(1, nil, "x", nil)
equal(packed.n, 4)
equal(packed[1], 1)
equal(packed[3], "x")
equal(select("#", table.unpack(packed, 1, packed.n)), 4)
equal(table.pack().n, 0)
equal(next({unpack(table.pack(), 1, 0)}), nil)
-- What table functions change is the table itself, not what its handlers show.
local log = {}
local guarded = setmetatable({}, {__newindex = function(_, key) log[#log + 1] = key end, __index = function() return "shown" end})
table.insert(guarded, "a")
table.insert(guarded, 1, "b")
equal(#log, 0)
equal(table.concat(guarded, ","), "b,a")
equal(rawget(guarded, 1), "b")
equal(table.remove(guarded), "a")
equal(rawget(guarded, 2), nil)
equal(select("#", unpack(guarded)), 1)
-- foreach sees every entry once, in the order of next.
local order = {}
table.foreach({10, 20, x = 30}, function(key) order[#order + 1] = key end)
equal(#order, 3)
equal(order[1], 1)
equal(order[2], 2)
-- Inserting in front and removing from it are inverse for any size.
for size = 0, 40 do
  local t = {}
  for i = 1, size do table.insert(t, 1, i) end
  for i = size, 1, -1 do equal(t[1], i) equal(table.remove(t, 1), i) end
  equal(next(t), nil)
  for i = 1, size do table.insert(t, math.floor(i / 2) + 1, i) end
  equal(#t, size)
  table.sort(t)
  for i = 1, size do equal(t[i], i) end
end
-- A sorted table is a permutation of what it was, whatever a consistent order says.
math.randomseed(11)
for size = 1, 200, 13 do
  local t, counts = {}, {}
  for i = 1, size do
    t[i] = math.random(1, 20)
    counts[t[i]] = (counts[t[i]] or 0) + 1
  end
  table.sort(t, function(a, b) return a % 7 < b % 7 end)
  for i = 1, size do
    assert(i == 1 or t[i - 1] % 7 <= t[i] % 7)
    counts[t[i]] = counts[t[i]] - 1
  end
  for _, count in pairs(counts) do equal(count, 0) end
end
-- An order that errs leaves a table with the same elements.
local elements = {5, 4, 3, 2, 1}
local calls = 0
equal((pcall(table.sort, elements, function(a, b) calls = calls + 1 if calls == 4 then error("stop") end return a < b end)), false)
local sum = 0
for _, element in ipairs(elements) do sum = sum + element end
equal(sum, 15)
after = nil
