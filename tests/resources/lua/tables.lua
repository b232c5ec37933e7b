local t = {1, 2, 3, x = 4, ["y z"] = 5, [10] = 6; 7}
assert(#t == 4 and t.x == 4 and t["y z"] == 5 and t[10] == 6 and t[4] == 7)
assert(table.concat({1, 2.5, "x"}, "-") == "1-2.5-x" and table.concat({}, "x") == "" and table.concat({1, 2, 3}, ",", 2) == "2,3")
local a = {1, 2}
table.insert(a, 3) table.insert(a, 1, 0)
assert(table.concat(a, ",") == "0,1,2,3" and table.remove(a) == 3 and table.remove(a, 1) == 0 and table.concat(a, ",") == "1,2")
assert(table.remove({}) == nil and table.remove({1, 2, 3}, 7) == nil)
assert(select("#", unpack({1, 2, 3})) == 3 and select("#", table.unpack({}, 1, 3)) == 3 and table.pack(1, nil).n == 2)
assert(table.maxn {1, [10.5] = 2} == 10.5 and table.getn({1, 2}) == 2)
assert(table.concat(table.move({1, 2, 3}, 1, 3, 2), ",") == "1,1,2,3" and table.concat(table.move({1, 2, 3}, 2, 3, 1), ",") == "2,3,3")
assert(table.foreach({a = 1}, function(k, v) return k .. v end) == "a1")
assert(table.foreachi({5, 6}, function(i, v) if i == 2 then return v end end) == 6)
local function message(f, ...) local ok, text = pcall(f, ...) assert(not ok) return text end
assert(message(table.concat, {1, {}, 3}):find("invalid value (table) at index 2 in table for 'concat'", 1, true))
assert(message(table.insert, {}, 1, 2, 3):find("wrong number of arguments to 'insert'", 1, true))
assert(message(table.insert, nil, 1):find("bad argument #1 to 'insert' (table expected, got nil)", 1, true))
assert(message(unpack, {}, 1, 1e8):find("too many results to unpack", 1, true))
assert(message(function() local n = {} n[nil] = 1 end):find("table index is nil", 1, true))
assert(message(function() local n = {} n[0 / 0] = 1 end):find("table index is NaN", 1, true))
assert(({})[nil] == nil and ({})[0 / 0] == nil)
-- keys
local k = {}
k[1] = "int" k["1"] = "str" k[1.5] = "frac" k[true] = "bool" k[-0.0] = "zero"
assert(k[1] == "int" and k["1"] == "str" and k[1.5] == "frac" and k[true] == "bool" and k[0] == "zero" and k[1.0] == "int")
k.x = 5 k.x = "10"
assert(type(k.x) == "string")
-- removal while traversing
local many = {}
for i = 1, 1000 do many[i] = i many["k" .. i] = i end
local seen = 0
for key in pairs(many) do many[key] = nil seen = seen + 1 end
assert(seen == 2000 and next(many) == nil)
-- length after growing and shrinking
local s = {}
for i = 1, 100 do s[#s + 1] = i end
for i = 100, 51, -1 do s[i] = nil end
assert(#s == 50 and rawlen(s) == 50)
assert(not pcall(next, {}, "no key") and next({}) == nil and rawequal(s, s) and rawget(s, 1) == 1)
local order = {}
for i, v in ipairs({1, 2, nil, 4}) do order[#order + 1] = v end
assert(#order == 2)

-- The length of a table with holes is where LuaJIT finds it.
assert(#{1, nil, 3} == 3 and #{nil, nil, 3} == 3 and #{nil} == 0 and #{1, 2, nil} == 2)
assert(#{n = 1, 1, nil, 3} == 3)
local function holes() return 1, nil, 3 end
assert(#{holes()} == 3 and #{nil, holes()} == 4 and #{0, holes(), nil, 4} == 4)
local function all(...) return {...}, select("#", ...) end
local packed, count = all(1, nil, 3)
assert(#packed == 3 and count == 3)
assert(select("#", unpack({1, nil, 3})) == 3 and select("#", unpack({1, nil, 3}, 1, 5)) == 5)
assert(select("#", table.unpack(table.pack(nil, nil, 3))) == 3 and table.pack(nil, nil).n == 2)
local odd = {1, nil, 3}
odd[4] = 4 odd[5] = 5
assert(#odd == 5 and odd[3] == 3 and odd[4] == 4)
odd[#odd + 1] = 6
assert(#odd == 6)
local seen = 0
for key, value in pairs({[1] = "a", [2] = "b", holes()}) do seen = seen + 1 end
assert(seen == 2)
for size = 0, 20 do
  local list = {}
  for i = 1, size do list[i] = i end
  for i = size, 1, -1 do assert(#list == i) list[#list] = nil end
  assert(#list == 0 and next(list) == nil)
end
