-- Precedence, associativity, short circuits, conversions.
assert(2 ^ 3 ^ 2 == 512 and -2 ^ 2 == -4 and 2 ^ -1 == 0.5)
assert(1 .. 2 .. 3 == "123" and "a" .. 1 + 2 == "a3")
assert(not nil == true and not 1 == 2 == false and (not 1) == false)
assert(1 + 2 * 3 - 4 / 2 == 5 and (1 + 2) * 3 == 9 and 7 % 3 * 2 == 2)
assert(1 < 2 == true and "a" < "b" and not (1 > 2) and 1 ~= "1")
assert((nil and 1) == nil and (false or 2) == 2 and (1 and 2) == 2 and (nil or false) == false)
local calls = 0
local function count() calls = calls + 1 return true end
local _ = false and count(), true or count()
assert(calls == 0)
assert("10" + 5 == 15 and "0x10" * 1 == 16 and " 3 " - 1 == 2 and -"2" == -2 and 10 .. "" == "10")
assert(not pcall(function() return "x" + 1 end) and not pcall(function() return {} .. "x" end))
assert(not pcall(function() return 1 < "2" end) and not pcall(function() return {} < {} end))
assert(#"abc" == 3 and -(-3) == 3 and not not 0)
assert((function(...) return select("#", ...) end)((function() return 1, 2, 3 end)()) == 3)
assert((function(...) return select("#", ...) end)(((function() return 1, 2, 3 end)())) == 1)
local t = {(function() return 1, 2 end)(), (function() return 1, 2 end)()}
assert(#t == 3)
assert(("x"):upper() == "X" and ({1, 2})[2] == 2 and #{n = 1} == 0)
