-- Names, comments, numerals, long brackets.
local _x1, __, X = 1, 2, 3
assert(_x1 == 1 and __ == 2 and X == 3)
--[[ a
comment ]] local a = 1 --[==[ another ]] ]==] local b = 2
assert(a == 1 and b == 2)
---[[ no long comment
local c = 3
--]]
assert(c == 3)
assert(0xff == 255 and 0XA == 10 and 0x.8p1 == 1 and 0xA.8 == 10.5 and 0x1p-2 == 0.25)
assert(3. == 3 and .5 == 0.5 and 3e2 == 300 and 3E-2 == 0.03 and 0xffffffffff == 1099511627775)
assert([[
x]] == "x" and [==[a]]b]==] == "a]]b" and #[[

]] == 1)
assert("\65\066\x43\z
        D" == "ABCD")
assert('\a\b\f\n\r\t\v\\\'\"' == "\7\8\12\10\13\9\11\92\39\34")
assert("a\
b" == "a\nb" and #"\0\0" == 2)
assert(("x"):rep(3) == 'xxx' and #"ä" == 2)
for _, source in ipairs {"x = 'abc", "x = '\\400'", "x = '\\xg0'", "x = [[abc", "--[[ abc", "x = 3x", "x = 0x", "x = 1e",
    "x = @", "goto = 1", "local end = 1", "x = '\\q'"} do
  local f, message = loadstring(source)
  assert(f == nil and message:find(":1:", 1, true), source)
end
local f, message = loadstring("x = }", "=name")
assert(message == "name:1: unexpected symbol near '}'", message)
assert(select(2, loadstring("x =", "=name")):find("near '<eof>'", 1, true))
assert(loadstring("return 1;") and loadstring(";") == nil or loadstring(";"))
