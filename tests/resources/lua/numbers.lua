-- Doubles, as text and from text.
local inf, nan = 1 / 0, 0 / 0
assert(tostring(1e15) == "1e+15" and tostring(1e14) == "1e+14" and tostring(99999999999999) == "99999999999999")
assert(tostring(2 ^ 53) == "9.007199254741e+15" and tostring(1 / 3) == "0.33333333333333" and tostring(0.1) == "0.1")
assert(tostring(1e100) == "1e+100" and tostring(1e-5) == "1e-05" and tostring(2 ^ 31) == "2147483648")
assert(tostring(inf) == "inf" and tostring(-inf) == "-inf" and tostring(nan):find("nan") and tostring(-0.0) == "-0")
assert("" .. 0.5 == "0.5" and 1e3 .. "" == "1000" and tostring(5e-324) == "4.9406564584125e-324")
assert(1 / 0.0 == inf and 1 / -0.0 == -inf and 0.0 == -0.0 and nan ~= nan and not (nan < nan) and not (nan >= nan))
assert(tostring(0 * -1) == "-0" and tostring(-0) == "-0" and 1 / (0 * -1) == -inf)
assert(5 % 3 == 2 and -5 % 3 == 1 and 5 % -3 == -1 and -5 % -3 == -2 and 5.5 % 2 == 1.5 and -7.5 % 2 == 0.5)
assert((5 % 0) ~= (5 % 0) and (5 % inf) ~= (5 % inf))
assert(2147483647 + 1 == 2147483648 and -2147483648 - 1 == -2147483649 and 65536 * 65536 == 4294967296)
assert(2 ^ 0.5 == math.sqrt(2) and 2 ^ 10 == 1024 and 0 ^ 0 == 1 and (-8) ^ (1 / 3) ~= (-8) ^ (1 / 3))
assert(tonumber("10") == 10 and tonumber(" 0x1p4 ") == 16 and tonumber("1e1") == 10 and tonumber("\t5\n") == 5)
assert(tonumber("") == nil and tonumber("0x") == nil and tonumber("1e") == nil and tonumber("1 2") == nil)
assert(tonumber("ff", 16) == 255 and tonumber("zz", 36) == 1295 and tonumber("8", 8) == nil and tonumber("-11", 2) == -3)
assert(tonumber(nil) == nil and tonumber({}) == nil and tonumber("5\0") == nil and not pcall(tonumber))
local sum = 0
for i = 1, 3 do sum = sum + i end
for i = 3, 1, -1 do sum = sum + i end
for i = 1, 0 do sum = nil end
for i = 0.1, 0.35, 0.1 do sum = sum + 100 end
assert(sum == 312)
local steps = 0
for i = 1, 3 do local j = i i = 10 steps = steps + j end
assert(steps == 6)
assert(not pcall(function() for i = "a", 2 do end end))
assert(2 ^ 53 + 1 == 2 ^ 53 and 9007199254740993 == 2 ^ 53)

-- tonumber reads what LuaJIT reads.
assert(tonumber("0b101") == 5 and tonumber("-0B1") == -1 and tonumber("0b2") == nil and 0b11 == 3)
assert(tonumber("inf") == inf and tonumber(" -Infinity ") == -inf and tonumber("NaN") ~= tonumber("nan"))
assert(type(tonumber("nan")) == "number" and tonumber("infinite") == nil and tonumber("-") == nil)
assert(tonumber("ffffffffffffffffff", 16) == 2 ^ 64 and tonumber("0xff", 16) == 255 and tonumber("0x", 16) == nil)
assert(tonumber("1e1", 10) == 10 and tonumber("1e1", 16) == 0x1e1 and tonumber(" 7 ", 8) == 7 and tonumber("", 8) == nil)
assert(tonumber(17, 8) == 15 and not pcall(tonumber, "1", 1) and not pcall(tonumber, "1", 37) and not pcall(tonumber, {}, 8))
assert("0x10" + 0 == 16 and "0b11" * 1 == 3 and -"2" == -2 and "inf" + 1 == inf)
assert(1 ^ nan == 1 and (-1) ^ inf == 1)
