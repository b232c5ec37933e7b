local f = string.format
assert(f("%5.2s|%-5s|%5s", "abc", "x", "ab") == "   ab|x    |   ab" and f("%%") == "%")
assert(f("%d %5d|%-5d|%05d|%+d|% d|%.3d|%+.3d|%8.3d", 3.7, 42, 42, 42, 5, 5, 5, 5, 5)
  == "3    42|42   |00042|+5| 5|005|+005|     005")
assert(f("%d", -3.7) == "-3" and f("%d", 2 ^ 40) == "1099511627776" and f("%d", "10") == "10" and f("%i", 7) == "7")
assert(f("%x %X %#x %o %#o %u", 255, 255, 255, 8, 8, 3) == "ff FF 0xff 10 010 3" and f("%x", -1) == "ffffffffffffffff")
assert(f("%e %E", 12345.678, 0.00012) == "1.234568e+04 1.200000E-04" and f("%.0e|%#.0e", 12345, 12345) == "1e+04|1.e+04")
assert(f("%g %g %g %g %g", 100000, 1e6, 1e-5, 0.0001, 123456789) == "100000 1e+06 1e-05 0.0001 1.23457e+08")
assert(f("%#g|%10.4g|%-10g|%.3g|%G", 1.5, 3.14159, 2, 0, 1e-10) == "1.50000|     3.142|2         |0|1E-10")
assert(f("%.0f %.0f %.0f %#.0f %.1f %.20f", 0.5, 1.5, 2.5, 2.5, 2.25, 0.1) == "0 2 2 2. 2.2 0.10000000000000000555")
assert(f("%8.2f|%-8.2f|%08.2f|%+.1f|%5.1f|%5.1f", 3.14159, 3.14159, -3.14159, 2.25, 1 / 0, -1 / 0)
  == "    3.14|3.14    |-0003.14|+2.2|  inf| -inf")
assert(f("%.14g %.17g", 0.1, 0.1) == "0.1 0.10000000000000001" and #f("%.99f", 1 / 3) == 101)
assert(f("%a %A %.1a %.3a %a", 1, 0.5, 1.999, 1 / 3, 0) == "0x1p+0 0X1P-1 0x2.0p+0 0x1.555p-2 0x0p+0")
assert(f("%c%c%5c|%-5c|", 72, 105, 65, 66) == "Hi    A|B    |" and #f("%c", 0) == 1)
assert(f("%s %s %s", nil, true, 1.5) == "nil true 1.5" and #f("%s", "a\0b") == 3)
assert(f("%s %10s", setmetatable({}, {__tostring = function() return "T" end}), "x") == "T          x")
assert(f("%q", 'a\n\0b"\\\r\0011') == '"a\\\n\\0b\\"\\\\\\13\\0011"' and f("%q", 1 / 4) == '"0.25"')
assert(loadstring("return " .. f("%q", "\0\1\2\0013\n\r\t\\\"\127\200"))() == "\0\1\2\0013\n\r\t\\\"\127\200")
for _, bad in ipairs {"%y", "%", "%10.123f", "%0100d", "%.100f", "%-"} do
  local ok, message = pcall(f, bad, 1)
  assert(not ok and message:find("invalid option '%" .. bad:match("%%(.*)"):sub(1, 0), 1, true), bad)
end
assert(select(2, pcall(f, "%d", "x")):find("bad argument #2 to 'format' (number expected, got string)", 1, true))
assert(not pcall(f, "%s") and not pcall(f, "%d"))
for _, value in ipairs {{}, print, coroutine.create(print), io.stdout, setmetatable({}, {}), true} do
  assert(f("%s", value) == tostring(value))
end
assert(select(2, pcall(f, "%s", setmetatable({}, {__tostring = function() end}))):find("'tostring' must return a string", 1, true))
