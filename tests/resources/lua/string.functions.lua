-- The functions of string that take neither patterns nor formats: positions, limits, bytes, arguments.
cases [==[
-- sub: positions from either end, beyond both, fractions, infinities
("hello"):sub(1, 1) => "h"
("hello"):sub(5, 5) => "o"
("hello"):sub(6) => ""
("hello"):sub(0, 0) => ""
("hello"):sub(-1) => "o"
("hello"):sub(-5, -5) => "h"
("hello"):sub(-6, -6) => ""
("hello"):sub(-6, -5) => "h"
("hello"):sub(2, -2) => "ell"
("hello"):sub(3, 2) => ""
("hello"):sub(-1, -2) => ""
("hello"):sub(1.5, 2.5) => "he"
("hello"):sub("2", "3") => "el"
("hello"):sub(-2 ^ 31) => "hello"
("hello"):sub(-2 ^ 31 + 1, 2 ^ 31 - 1) => "hello"
("hello"):sub(1, 1e9) => "hello"
("hello"):sub(2, nil) => "ello"
("\0\128\255"):sub(2, 3) => "\128\255"
("\195\164\195\182"):sub(2, 3) => "\164\195"
(12345):sub(2, 3) => ! attempt to index a number value
string.sub(12345, 2, 3) => "23"
string.sub("x") => ! bad argument #2 to 'sub' (number expected, got no value)
string.sub() => ! bad argument #1 to 'sub' (string expected, got no value)
string.sub("x", "y") => ! bad argument #2 to 'sub' (number expected, got string)
string.sub("x", {}) => ! bad argument #2 to 'sub' (number expected, got table)
string.sub("x", 1, "z") => ! bad argument #3 to 'sub' (number expected, got string)
string.sub("x", nil) => ! bad argument #2 to 'sub' (number expected, got nil)
string.sub(nil, 1) => ! bad argument #1 to 'sub' (string expected, got nil)
string.sub(true, 1) => ! bad argument #1 to 'sub' (string expected, got boolean)
-- byte
("abc"):byte() => 97
("abc"):byte(2) => 98
("abc"):byte(-1) => 99
("abc"):byte(-3) => 97
("abc"):byte(-4) => 
("abc"):byte(0) => 
("abc"):byte(4) => 
("abc"):byte(1, 3) => 97 98 99
("abc"):byte(1, -1) => 97 98 99
("abc"):byte(-2, -1) => 98 99
("abc"):byte(3, 1) => 
("abc"):byte(0, 5) => 97 98 99
("abc"):byte(2, nil) => 98
("abc"):byte(nil, 2) => 97 98
(""):byte() => 
(""):byte(1, -1) => 
("\0\127\128\255"):byte(1, -1) => 0 127 128 255
("é"):byte(1, -1) => 195 169
string.byte(65) => 54
string.byte("a", {}) => ! bad argument #2 to 'byte' (number expected, got table)
string.byte({}) => ! bad argument #1 to 'byte' (string expected, got table)
-- char
string.char() => ""
string.char(0) => "\000"
string.char(255) => "\255"
string.char(72, 0, 200) => "H\000\200"
string.char(65.9) => "A"
string.char("66") => "B"
string.char(-1) => ! bad argument #1 to 'char' (invalid value)
string.char(256) => ! bad argument #1 to 'char' (invalid value)
string.char(65, 66, 300) => ! bad argument #3 to 'char' (invalid value)
string.char("x") => ! bad argument #1 to 'char' (number expected, got string)
string.char({}) => ! bad argument #1 to 'char' (number expected, got table)
string.char(nil) => ! bad argument #1 to 'char' (number expected, got nil)
-- rep
("ab"):rep(3) => "ababab"
("ab"):rep(1) => "ab"
("ab"):rep(0) => ""
("ab"):rep(-5) => ""
("ab"):rep(2.9) => "abab"
("ab"):rep("2") => "abab"
(""):rep(1000000000) => ""
("\0"):rep(2) => "\000\000"
("\255"):rep(3) => "\255\255\255"
("ab"):rep(3, "-") => "ab-ab-ab"
("ab"):rep(1, "-") => "ab"
("ab"):rep(0, "-") => ""
(""):rep(3, ",") => ",,"
("ab"):rep(2, "") => "abab"
("a"):rep(2, 5) => "a5a"
("a"):rep(2, nil) => "aa"
string.rep("x", nil) => ! bad argument #2 to 'rep' (number expected, got nil)
string.rep("x") => ! bad argument #2 to 'rep' (number expected, got no value)
string.rep("x", 1, {}) => ! bad argument #3 to 'rep' (string expected, got table)
string.rep({}, 1) => ! bad argument #1 to 'rep' (string expected, got table)
-- case
("aZ09_\128\255"):upper() => "AZ09_\128\255"
("aZ09_\192\223"):lower() => "az09_\192\223"
("`a{z@A[Z"):upper() => "`A{Z@A[Z"
("`a{z@A[Z"):lower() => "`a{z@a[z"
("äÖü"):upper() => "\195\164\195\150\195\188"
(""):upper() => ""
string.upper(1.5) => "1.5"
string.lower(1e100) => "1e+100"
string.lower() => ! bad argument #1 to 'lower' (string expected, got no value)
-- len, reverse
("a\0b"):len() => 3
(""):len() => 0
("é"):len() => 2
#"\0\0\0" => 3
string.len(12) => 2
string.len({}) => ! bad argument #1 to 'len' (string expected, got table)
("abc"):reverse() => "cba"
("a\0b\255"):reverse() => "\255b\000a"
(""):reverse() => ""
string.reverse(-12) => "21-"
string.reverse(nil) => ! bad argument #1 to 'reverse' (string expected, got nil)
-- strings as objects
("x").len == string.len => true
("x").nope => nil
("x")[1] => nil
#("x"):rep(7) => 7
("abc"):upper():lower():len() => 3
("%d"):format(7) => "7"
(5):type() => ! attempt to index a number value
string.dump("x") => ! bad argument #1 to 'dump' (function expected, got string)
string.dump() => ! bad argument #1 to 'dump' (function expected, got no value)
]==]
-- Strings made in different ways are one key.
local t = {}
t["a" .. "b"] = 1
t[("abc"):sub(1, 2)] = t[("abc"):sub(1, 2)] + 1
t[string.char(97, 98)] = t.ab + 1
equal(t.ab, 3)
t[("\255\254"):sub(1, 1)] = "high"
equal(t["\255"], "high")
equal(t["\195\191"], nil)
-- Every byte keeps its value on each way through the library.
local every = {}
for i = 0, 255 do every[i + 1] = string.char(i) end
local bytes = table.concat(every)
equal(#bytes, 256)
for i = 0, 255 do
  equal(bytes:byte(i + 1), i)
  equal(bytes:sub(i + 1, i + 1), string.char(i))
end
equal(bytes:reverse():reverse(), bytes)
equal(bytes:rep(2):sub(257), bytes)
equal(("%s"):format(bytes), bytes)
equal(loadstring("return " .. ("%q"):format(bytes))(), bytes)
equal(bytes:gsub(".", "%0"), bytes)
equal(select(2, bytes:gsub(".", "")), 256)
equal(#bytes:upper(), 256)
equal(bytes:upper():lower(), (bytes:lower()))
for i = 0, 255 do
  local c, letter = string.char(i), i >= 65 and i <= 90 or i >= 97 and i <= 122
  equal(c:upper() ~= c:lower(), letter, i)
end
-- The order is that of unsigned bytes; a prefix comes first.
for i = 0, 254 do
  local low, high = string.char(i), string.char(i + 1)
  assert(low < high and low <= high and not (high < low) and not (high <= low) and low ~= high)
  assert(low .. "z" < high and low < low .. "\0")
end
-- Many arguments and results.
equal(select("#", ("x"):rep(5000):byte(1, -1)), 5000)
equal(string.char(unpack({("abc"):rep(1000):byte(1, -1)})), ("abc"):rep(1000))
-- Arguments are numbers or text of numbers; the receiver is named like any other argument.
raises("bad argument #1 to 'sub' (string expected, got boolean)", string.sub, true, 1)
raises("bad argument #2 to 'sub' (number expected, got no value)", string.sub, "x")
raises("bad argument #2 to 'rep' (number expected, got string)", string.rep, "x", "many")
raises("bad argument #3 to 'char' (number expected, got nil)", string.char, 1, 2, nil)
