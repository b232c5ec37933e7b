-- find, match, gmatch, gsub: items, anchors, captures, frontiers, positions, replacements, malformed patterns.
cases [==[
-- find: start positions and plain search
("hello"):find("l") => 3 3
("hello"):find("l", 4) => 4 4
("hello"):find("l", 5) => nil
("hello"):find("l", -2) => 4 4
("hello"):find("h", -100) => 1 1
("hello"):find("", 1) => 1 0
("hello"):find("", 6) => 6 5
("hello"):find("", 7) => nil
("hello"):find("", 100) => nil
("hello"):find("o", 0) => 5 5
(""):find("") => 1 0
(""):find("x") => nil
(""):find("", 2) => nil
("a.b"):find(".", 1, true) => 2 2
("a.b"):find("%.", 1) => 2 2
("a+b"):find("+", 1, true) => 2 2
("a+b"):find("a+b", 1, true) => 1 3
("aXb"):find("X", 1, false) => 2 2
("aXb"):find("x", 1, nil) => nil
("abc"):find("b", nil, true) => 2 2
("abc"):find("b", "2") => 2 2
("abc"):find("b", 1.9) => 2 2
("a\0b\0c"):find("\0c") => 4 5
("a\0b\0c"):find("\0", 3, true) => 4 4
("a\255b"):find("\255") => 2 2
("äö"):find("ö") => 3 4
string.find("abc", 2) => nil
string.find(12321, 2) => 2 2
string.find("abc") => ! bad argument #2 to 'find' (string expected, got no value)
string.find("abc", nil) => ! bad argument #2 to 'find' (string expected, got nil)
string.find("abc", "b", {}) => ! bad argument #3 to 'find' (number expected, got table)
string.find({}, "b") => ! bad argument #1 to 'find' (string expected, got table)
-- captures
("key = value"):find("(%w+)%s*=%s*(%w+)") => 1 11 "key" "value"
("abc"):match("()") => 1
("abc"):match("a()b()") => 2 3
("abc"):match("(a)(b)(c)") => "a" "b" "c"
("abc"):match("((a)(b))") => "ab" "a" "b"
("abc"):match("(a*(.)%w(%s*))") => "abc" "b" ""
("abc"):match("x") => nil
("abc"):match("(x)?") => nil
("  x"):match("^%s*$") => nil
("   "):match("^%s*$") => "   "
("abc"):match(".-") => ""
("abc"):match("^(.-)$") => "abc"
("abc"):match("b", 3) => nil
("abc"):match("^b", 2) => "b"
("abc"):match("", 4) => ""
("abc"):match("", 5) => nil
("2024-01-31"):match("(%d+)-(%d+)-(%d+)") => "2024" "01" "31"
("aaa"):match("a{2}") => nil
("f(a(b)c)d"):match("%b()") => "(a(b)c)"
("((x)"):match("%b()") => "(x)"
("x"):match("%bxx") => nil
("xax"):match("%bxx") => "xax"
("abcabc"):match("(abc)%1") => "abc"
("abcabd"):match("(abc)%1") => nil
("'x' \"y\""):match("(['\"])(.-)%1") => "'" "x"
(""):match(".*") => ""
(""):match(".+") => nil
(""):match("(.?)") => ""
-- repetition: greedy, lazy, optional
("aaa"):match("^a*") => "aaa"
("aaa"):match("^a+") => "aaa"
("aaa"):match("^a-") => ""
("aaa"):match("^a-$") => "aaa"
("aaab"):match("a-b") => "aaab"
("<a><b>"):match("<.->") => "<a>"
("<a><b>"):match("<.*>") => "<a><b>"
("ab"):match("a?b?c?") => "ab"
("b"):match("a?b") => "b"
("aab"):match("a?b") => "ab"
("aXbX"):match(".-X") => "aX"
("a$"):match("a$") => nil
("a$"):match("a%$") => "a$"
("a$b"):match("a$b") => "a$b"
("a^b"):match("a^b") => "a^b"
("^a"):match("^^a") => "^a"
("a"):match("^a$") => "a"
("ba"):match("^a$") => nil
("a\nb"):match("a.b") => "a\nb"
("a\0b"):match("a.b") => "a\000b"
("a\0b"):match("a%zb") => "a\000b"
("a-b"):match("a-b") => "b"
("a-b"):match("a%-b") => "a-b"
-- sets
("x-y"):match("[a-]+") => "-"
("x-y"):match("[-y]+") => "-y"
("x]y"):match("[]]") => "]"
("x]y"):match("[^]]+") => "x"
("a^b"):match("[%^]") => "^"
("a^b"):match("[b^]") => "^"
("ab"):match("[^a]") => "b"
("5"):match("[0-9]") => "5"
("5"):match("[9-0]") => nil
("%"):match("[%%]") => "%"
("a%d"):match("[%d]") => nil
("z9_"):match("[%w_]+") => "z9_"
("\128\200"):match("[\128-\255]+") => "\128\200"
("\195\164b"):match("[\128-\255]+") => "\195\164"
("]"):match("[%]]") => "]"
("a.b"):match("[.]") => "."
("ab c"):match("[%a%s]+") => "ab c"
("-"):match("[a%-z]") => "-"
("b"):match("[a%-z]") => nil
("a\0b"):match("[\0]") => "\000"
("ab"):match("[a-b-c]+") => "ab"
-- frontiers
("THE (quick) fox"):find("%f[%a]%a+%f[%A]") => 1 3
("hello world"):gsub("%f[%w]%w", "X") => "Xello Xorld" 2
("a"):match("%f[%z]") => ""
("abc"):find("%f[%z]") => 4 3
("abc"):find("%f[a]") => 1 0
("aba"):find("%f[b]") => 2 1
-- gmatch
(function() local r = {} for w in ("one two  three"):gmatch("%a+") do r[#r + 1] = w end return r end)() => {"one", "two", "three"}
(function() local r = {} for k, v in ("a=1,b=2"):gmatch("(%w)=(%w)") do r[#r + 1] = k .. v end return r end)() => {"a1", "b2"}
(function() local r = {} for p in ("abc"):gmatch("()") do r[#r + 1] = p end return r end)() => {1, 2, 3, 4}
(function() local r = {} for w in ("abc"):gmatch("x*") do r[#r + 1] = w end return r end)() => {"", "", "", ""}
(function() local r = {} for w in (""):gmatch(".*") do r[#r + 1] = w end return r end)() => {""}
(function() local r = {} for w in ("^a^a"):gmatch("^a") do r[#r + 1] = w end return r end)() => {"^a", "^a"}
("abc"):gmatch("z")() => 
string.gmatch("x") => ! bad argument #2 to 'gmatch' (string expected, got no value)
string.gmatch() => ! bad argument #1 to 'gmatch' (string expected, got no value)
-- gsub: texts
("abc"):gsub("b", "x") => "axc" 1
("abc"):gsub("b", "") => "ac" 1
("abc"):gsub("", "-") => "-a-b-c-" 4
("abc"):gsub(".", "%0%0") => "aabbcc" 3
("abc"):gsub("(.)", "<%1>") => "<a><b><c>" 3
("abc"):gsub("(a)(b)(c)", "%3%2%1") => "cba" 1
("abc"):gsub("b", "%%") => "a%c" 1
("abc"):gsub("b", "%0") => "abc" 1
("abc"):gsub("b", "%1") => "abc" 1
("abc"):gsub("b", "%2") => ! invalid capture index
("abc"):gsub("(b)", "%2") => ! invalid capture index
("abc"):gsub("b", "%x") => "axc" 1
("a b c"):gsub(" ", "") => "abc" 2
("abc"):gsub("^", "x") => "xabc" 1
("abc"):gsub("$", "x") => "abcx" 1
("abc"):gsub("^a", "x") => "xbc" 1
("aaa"):gsub("^a", "x") => "xaa" 1
("abc"):gsub("b*", "-") => "-a--c-" 4
("aaa"):gsub("a", "b", 0) => "aaa" 0
("aaa"):gsub("a", "b", 1) => "baa" 1
("aaa"):gsub("a", "b", 2.9) => "bba" 2
("aaa"):gsub("a", "b", 100) => "bbb" 3
("aaa"):gsub("a", "b", -1) => "aaa" 0
("aaa"):gsub("a", "b", "2") => "bba" 2
("abc"):gsub("()", "%1") => "1a2b3c4" 4
("abc"):gsub("b", 5) => "a5c" 1
("abc"):gsub("b", 1.5) => "a1.5c" 1
("abc"):gsub("b", "\0") => "a\000c" 1
("a\0b"):gsub("%z", "0") => "a0b" 1
("äöü"):gsub("[\128-\191]", "") => "\195\195\195" 3
(""):gsub("", "x") => "x" 1
(""):gsub("^", "x") => "x" 1
(""):gsub("x", "y") => "" 0
string.gsub(5, 5, 6) => "6" 1
-- gsub: tables and functions
("$a $b"):gsub("%$(%w)", {a = 1, b = "two"}) => "1 two" 2
("$a $b"):gsub("%$(%w)", {}) => "$a $b" 2
("abc"):gsub("%w", {a = false, b = "B"}) => "aBc" 3
("abc"):gsub("()", {[1] = "one", [4] = "end"}) => "oneabcend" 4
("abc"):gsub("%w", function() end) => "abc" 3
("abc"):gsub("%w", function() return nil end) => "abc" 3
("abc"):gsub("%w", function() return false end) => "abc" 3
("abc"):gsub("%w", function(c) return c:upper(), "ignored" end) => "ABC" 3
("abc"):gsub("(a)(b)", function(x, y) return y .. x end) => "bac" 1
("abc"):gsub("%w", function() return 1.5 end) => "1.51.51.5" 3
("abc"):gsub("%w", string.upper) => "ABC" 3
("abc"):gsub("%w", setmetatable({}, {__index = function(_, key) return key .. key end})) => "aabbcc" 3
("abc"):gsub("b", function() return "%1" end) => "a%1c" 1
("abc"):gsub("b", {b = "%1"}) => "a%1c" 1
("abc"):gsub("b", function() return true end) => ! invalid replacement value (a boolean)
("abc"):gsub("b", function() return {} end) => ! invalid replacement value (a table)
("abc"):gsub("b", {b = true}) => ! invalid replacement value (a boolean)
("abc"):gsub("b", function() error("inside", 0) end) => !! inside
("abc"):gsub("b", function() error({}) end) => ! {}
("abc"):gsub("b") => ! bad argument #2 to 'gsub' (string/function/table expected)
("abc"):gsub("b", nil) => ! bad argument #2 to 'gsub' (string/function/table expected)
("abc"):gsub("b", true) => ! bad argument #2 to 'gsub' (string/function/table expected)
("abc"):gsub("b", print and coroutine.create(print)) => ! bad argument #2 to 'gsub' (string/function/table expected)
("abc"):gsub("b", "x", "y") => ! bad argument #3 to 'gsub' (number expected, got string)
("abc"):gsub(nil, "x") => ! bad argument #1 to 'gsub' (string expected, got nil)
-- malformed
("a"):find("[a") => ! malformed pattern (missing ']')
("a"):find("[]") => ! malformed pattern (missing ']')
("a"):find("[^]") => ! malformed pattern (missing ']')
("a"):find("[a%") => ! malformed pattern (missing ']')
("a"):find("[a-") => ! malformed pattern (missing ']')
("a"):find("%") => ! malformed pattern (ends with '%')
("a"):find("(") => ! unfinished capture
("a"):find("(a") => ! unfinished capture
("a"):find("a)") => nil
("a"):find(")") => nil
("a"):find("(()") => ! unfinished capture
("a"):find("%1") => ! invalid capture index
("a"):find("(a)%2") => ! invalid capture index
("a"):find("(a%1)") => ! invalid capture index
("a"):find("%0") => ! invalid capture index
("a"):find("%b") => ! unbalanced pattern
("a"):find("%bx") => ! unbalanced pattern
("a"):find("%f") => ! missing '[' after '%f' in pattern
("a"):find("%fa") => ! missing '[' after '%f' in pattern
("a"):match("(a") => ! unfinished capture
("a"):gsub("(a", "x") => "x" 1
("a"):gsub("[a", "x") => ! malformed pattern (missing ']')
("a"):gmatch("[a")() => ! malformed pattern (missing ']')
("x"):find("[a") => ! malformed pattern (missing ']')
(""):find("(") => ! unfinished capture
]==]
-- Each class holds just the ASCII characters it is defined by, its capital letter all other bytes.
local ranges = {a = "AZaz", c = "\0\31\127\127", d = "09", g = "!~", l = "az", p = "!/:@[`{~", s = "\9\13  ", u = "AZ",
  w = "09AZaz", x = "09AFaf", z = "\0\0"}
for class, bounds in pairs(ranges) do
  for i = 0, 255 do
    local within = false
    for at = 1, #bounds, 2 do within = within or i >= bounds:byte(at) and i <= bounds:byte(at + 1) end
    local c = string.char(i)
    equal(c:find("%" .. class) ~= nil, within, "%" .. class .. " and byte " .. i)
    equal(c:find("%" .. class:upper()) == nil, within, "%" .. class:upper() .. " and byte " .. i)
    equal(c:find("[%" .. class .. "]") ~= nil, within, "[%" .. class .. "] and byte " .. i)
    equal(c:find("[^%" .. class .. "]") == nil, within, "[^%" .. class .. "] and byte " .. i)
  end
end
-- Every byte that is no letter or digit stands for itself behind %.
for i = 1, 255 do
  local c = string.char(i)
  if not c:find("%w") then equal(("a" .. c .. "b"):find("%" .. c), 2, i) end
end
-- 32 captures are possible, 33 are not.
local letters = ("x"):rep(40)
equal(select("#", letters:match(("(x)"):rep(32))), 32)
raises("too many captures", string.match, letters, ("(x)"):rep(33))
-- A function may search and replace itself.
equal(("a,b;c"):gsub("[^;]+", function(part) return (part:gsub(",", function() return ("x"):gsub("x", "|") end)) end), "a|b;c")
-- An iterator does not end early when it is left and taken up again.
local words = ("a b c"):gmatch("%a")
equal(words(), "a")
for word in ("x y"):gmatch("%a") do equal(word == "x" or word == "y", true) end
equal(words(), "b")
equal(words(), "c")
equal(words(), nil)
equal(words(), nil)
-- Long subjects: no recursion per character.
local long = ("a"):rep(200000)
equal(#long:match(".*"), 200000)
equal(#long:match(".-$"), 200000)
equal(#long:match("^[a-z]+$"), 200000)
equal(long:find("b"), nil)
equal(select(2, long:gsub("a", "b")), 200000)
equal(#("(" .. long .. ")"):match("%b()"), 200002)
equal((long .. "b"):find("a-b"), 1)
