-- Numbers as text and text as numbers: tostring, tonumber, concatenation, arithmetic on text, keys.
inf, nan = 1 / 0, 0 / 0
cases [==[
tostring(0) => "0"
tostring(-0.0) => "-0"
tostring(1) => "1"
tostring(-1) => "-1"
tostring(1.5) => "1.5"
tostring(100) => "100"
tostring(1e14) => "1e+14"
tostring(99999999999999) => "99999999999999"
tostring(1e15) => "1e+15"
tostring(2 ^ 24) => "16777216"
tostring(2 ^ 31) => "2147483648"
tostring(-2 ^ 31) => "-2147483648"
tostring(2 ^ 53) => "9.007199254741e+15"
tostring(2 ^ 63) => "9.2233720368548e+18"
tostring(-2 ^ 63) => "-9.2233720368548e+18"
tostring(2 ^ 64) => "1.844674407371e+19"
tostring(0.1) => "0.1"
tostring(1 / 3) => "0.33333333333333"
tostring(2 / 3) => "0.66666666666667"
tostring(123456.789) => "123456.789"
tostring(123456789.123) => "123456789.123"
tostring(3.14159265358979) => "3.1415926535898"
tostring(math.pi) => "3.1415926535898"
tostring(1e-4) => "0.0001"
tostring(1e-5) => "1e-05"
tostring(1.5e-7) => "1.5e-07"
tostring(1e21) => "1e+21"
tostring(1e100) => "1e+100"
tostring(1.7976931348623157e308) => "1.7976931348623e+308"
tostring(2.2250738585072014e-308) => "2.2250738585072e-308"
tostring(5e-324) => "4.9406564584125e-324"
tostring(0.1 + 0.2) => "0.3"
tostring(100000000000001) => "1e+14"
tostring(0.99999999999999) => "0.99999999999999"
tostring(0.999999999999999) => "1"
tostring(inf) => "inf"
tostring(-inf) => "-inf"
1 .. "" => "1"
-0.0 .. "" => "-0"
1.0 .. "|" .. 2.50 => "1|2.5"
1e15 .. "" => "1e+15"
inf .. "" => "inf"
1 .. 2 => "12"
(1 / 3) .. "x" => "0.33333333333333x"
"x" .. -1 => "x-1"
tonumber("0") => 0
tonumber("-0") => -0
tonumber("00012") => 12
tonumber("+5") => 5
tonumber("- 5") => nil
tonumber("5.") => 5
tonumber(".5") => 0.5
tonumber(".") => nil
tonumber("5e3") => 5000
tonumber("5E-3") => 0.005
tonumber("5e+3") => 5000
tonumber("5e") => nil
tonumber("e5") => nil
tonumber("1e400") => inf
tonumber("-1e400") => -inf
tonumber("1e-400") => 0
tonumber("1_000") => nil
tonumber("1,5") => nil
tonumber("0x10") => 16
tonumber("0X1F") => 31
tonumber("-0x10") => -16
tonumber("0x1.8") => 1.5
tonumber("0x.8p1") => 1
tonumber("0x1p-2") => 0.25
tonumber("0x") => nil
tonumber("0xg") => nil
tonumber("0x1p") => nil
tonumber("  12  ") => 12
tonumber("\t\n12\r\f\v") => 12
tonumber("12 x") => nil
tonumber("12\0") => nil
tonumber("\0") => nil
tonumber("\194\16012") => nil
tonumber("١") => nil
tonumber("") => nil
tonumber(" ") => nil
tonumber("--1") => nil
tonumber("9007199254740993") => 9007199254740992
tonumber("0.1") => 0.1
tonumber("123456789012345678901234567890") => 1.2345678901234568e+29
tonumber("4.9406564584124654e-324") => 4.9406564584125e-324
tonumber("2.2250738585072011e-308") => 2.2250738585072009e-308
tonumber("1.7976931348623159e308") => inf
tonumber(5) => 5
tonumber(nil) => nil
tonumber(true) => nil
tonumber({}) => nil
tonumber(print) => nil
tonumber("10", 2) => 2
tonumber("12", 2) => nil
tonumber("7", 8) => 7
tonumber("ff", 16) => 255
tonumber("FF", 16) => 255
tonumber("z", 36) => 35
tonumber("Zz", 36) => 1295
tonumber("10", 36) => 36
tonumber("-ff", 16) => -255
tonumber("1.5", 16) => nil
tonumber("", 16) => nil
tonumber(" 11 ", 2) => 3
tonumber("8", 10) => 8
tonumber(10, 16) => 16
tonumber("1", 1) => ! bad argument #2 to 'tonumber' (base out of range)
tonumber("1", 37) => ! bad argument #2 to 'tonumber' (base out of range)
tonumber("1", {}) => ! bad argument #2 to 'tonumber' (number expected, got table)
tonumber("1", "16") => 1
tonumber() => ! bad argument #1 to 'tonumber' (value expected)
"10" + 5 => 15
"0x10" + 0 => 16
" 7 " * 2 => 14
"1e1" - 0 => 10
10 / "4" => 2.5
"7" % "4" => 3
"2" ^ "3" => 8
-"5" => -5
-"-5" => 5
"abc" + 1 => ! attempt to perform arithmetic on a string value
"" + 1 => ! attempt to perform arithmetic on a string value
" " * 1 => ! attempt to perform arithmetic on a string value
"1 2" + 0 => ! attempt to perform arithmetic on a string value
"10" == 10 => false
"10" < "9" => true
10 < 9 => false
"a" .. 1 == "a1" => true
({[1] = "number", ["1"] = "text"})["1"] => "text"
({[1.0] = "one"})[1] => "one"
({[2 ^ 53] = "big"})[9007199254740992] => "big"
({[-0.0] = "zero"})[0] => "zero"
({[0.1 + 0.2] = "sum"})[0.3] => nil
({[inf] = "endless"})[1 / 0] => "endless"
({[1.5] = "half"})[3 / 2] => "half"
5 % 3 => 2
-5 % 3 => 1
5 % -3 => -1
-5 % -3 => -2
5.5 % 2 => 1.5
-0.5 % 1 => 0.5
1e15 % 7 => 6
2 ^ 53 % 3 => 2
5 % inf => nan
-5 % inf => nan
5 % -inf => nan
0 % 5 => 0
1 / (0 % 5) => inf
1 % 0 == 1 % 0 => false
inf % 2 == inf % 2 => false
2 ^ 0.5 => 1.4142135623730951
0 ^ 0 => 1
2 ^ -1 => 0.5
(-2) ^ 2 => 4
-2 ^ 2 => -4
2 ^ 3 ^ 2 => 512
(-8) ^ (1 / 3) == (-8) ^ (1 / 3) => false
1 / 0 => inf
-1 / 0 => -inf
0 / 0 == 0 / 0 => false
1 / -0.0 => -inf
0 == -0 => true
0.1 + 0.2 == 0.3 => false
2 ^ 53 == 2 ^ 53 + 1 => true
2 ^ 53 - 1 == 2 ^ 53 => false
1e308 * 10 => inf
-1e308 * 10 => -inf
5e-324 / 2 => 0
7 / 2 => 3.5
-7 / 2 => -3.5
0xff => 255
0xA => 10
0Xa.8p0 => 10.5
1e2 => 100
.5 => 0.5
3. => 3
0x7fffffff => 2147483647
0xffffffff => 4294967295
0xffffffffff => 1099511627775
nan ~= nan => true
nan < nan => false
nan > 1 => false
nan <= nan => false
inf > 1e308 => true
-inf < inf => true
inf == inf => true
inf - inf == inf - inf => false
#tostring(12345.678) => 9
]==]
-- Whatever is no integer is none as a key; integers are the same however they were computed.
local t = {}
for i = 1, 10 do t[i / 2 * 2] = i end
equal(#t, 10)
t[1e0] = "one"
equal(t[1], "one")
equal(t[3 - 2], "one")
equal(rawget(t, 1.0000000000000002), nil)
-- Loops count in doubles.
local function count(from, to, step)
  local n, last = 0
  for i = from, to, step do n, last = n + 1, i end
  return n .. ":" .. tostring(last)
end
equal(count(1, 3, 1), "3:3")
equal(count(1, 3.9, 1), "3:3")
equal(count(1, 0, 1), "0:nil")
equal(count(3, 1, -1), "3:1")
equal(count(3, 1, 1), "0:nil")
equal(count(1, 2, 0.25), "5:2")
equal(count(0, 1, 0.1), "11:1")
equal(count(-1, 1, 0.5), "5:1")
equal(count(1, 1, 1), "1:1")
equal(count(1, 0 / 0, 1), "0:nil")
equal(count(0 / 0, 1, 1), "0:nil")
equal(count(1 / 0, 1, 1), "0:nil")
equal(count(1, -1 / 0, 1), "0:nil")
equal(count(2 ^ 31 - 2, 2 ^ 31 + 1, 1), "4:2147483649")
equal(count(-2 ^ 31 + 1, -2 ^ 31 - 2, -1), "4:-2147483650")
equal(count("1", "3", "1"), "3:3")
local endless = 0
for i = 1, 1 / 0 do endless = i if i == 100 then break end end
equal(endless, 100)
local still = 0
for _ = 1, 0, 0 do still = still + 1 if still == 5 then break end end
assert(still == 0 or still == 5)
-- The variable of a loop is a copy; its bounds are computed once.
local limit, seen = 3, {}
for i = 1, limit do limit = 10 seen[#seen + 1] = i i = i * 10 end
equal(table.concat(seen, ","), "1,2,3")
-- Short decimal fractions survive the way through text.
for i = -1000, 1000 do
  equal(tonumber(tostring(i / 100)), i / 100)
  equal(tostring(i / 100) + 0, i / 100)
end
for exponent = -300, 300, 7 do
  local value = 1.25 * 10 ^ exponent
  equal(("%.14g"):format(value), tostring(value))
end
