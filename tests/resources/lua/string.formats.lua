-- string.format: every directive with flags, width and precision, at the limits of numbers, and its errors.
cases [==[
-- %d and %i
("%d"):format(0) => "0"
("%d"):format(-0) => "0"
("%d"):format(-1) => "-1"
("%d"):format(2 ^ 31) => "2147483648"
("%d"):format(-2 ^ 31) => "-2147483648"
("%d"):format(2 ^ 53) => "9007199254740992"
("%d"):format(-2 ^ 53) => "-9007199254740992"
("%d"):format(2 ^ 53 - 1) => "9007199254740991"
("%d"):format(1.9) => "1"
("%d"):format(-1.9) => "-1"
("%d"):format("7") => "7"
("%d"):format(" 0x10 ") => "16"
("%i|%5i|%-5i|%05i"):format(42, 42, 42, 42) => "42|   42|42   |00042"
("%+d|%+d|% d|% d|%+ d"):format(1, -1, 1, -1, 1) => "+1|-1| 1|-1|+1"
("%.0d|%.0d|%.5d|%.5d|%8.5d|%-8.5d|%08.5d"):format(0, 1, 42, -42, 42, 42, 42) => "|1|00042|-00042|   00042|00042   |   00042"
("%3d|%3d|%3d"):format(1, 123, 12345) => "  1|123|12345"
("%-03d|"):format(7) => "7  |"
("%+05d|%+-5d|"):format(7, 7) => "+0007|+7   |"
("%99d"):format(1):len() => 99
("%.99d"):format(1):len() => 99
-- %u
("%u"):format(5) => "5"
("%u"):format(2 ^ 32) => "4294967296"
("%5u|%-5u|%05u"):format(1, 2, 3) => "    1|2    |00003"
-- %o %x %X
("%o|%x|%X"):format(8, 255, 255) => "10|ff|FF"
("%#o|%#x|%#X"):format(8, 255, 255) => "010|0xff|0XFF"
("%#o|%#x|%#X"):format(0, 0, 0) => "0|0|0"
("%8x|%-8x|%08x|%#8x|%#08x|%-#8x|"):format(255, 255, 255, 255, 255, 255) => "      ff|ff      |000000ff|    0xff|0x0000ff|0xff    |"
("%.4x|%8.4x|%#.4x"):format(255, 255, 255) => "00ff|    00ff|0x00ff"
("%x"):format(2 ^ 53) => "20000000000000"
("%x"):format(3735928559) => "deadbeef"
("%x"):format(1.5) => "1"
("%X"):format(48879) => "BEEF"
-- %c
("%c%c%c"):format(76, 117, 97) => "Lua"
("%3c|%-3c|"):format(65, 66) => "  A|B  |"
("%c"):format(0) => "\000"
("%c"):format(255) => "\255"
("%c"):format("65") => "A"
("%c"):format("A") => ! bad argument #1 to 'format' (number expected, got string)
-- %s
("%s"):format("text") => "text"
("%s"):format(1) => "1"
("%s"):format(1.5) => "1.5"
("%s"):format(1e100) => "1e+100"
("%s"):format(nil) => "nil"
("%s"):format(true) => "true"
("%s|%s"):format(false, nil) => "false|nil"
("%5s|%-5s|%5s"):format("ab", "ab", "abcdefg") => "   ab|ab   |abcdefg"
("%.2s|%.0s|%.9s|%5.1s|%-5.1s|"):format("abc", "abc", "abc", "abc", "abc") => "ab||abc|    a|a    |"
("%s"):format("a\0b") => "a\000b"
("%5s"):format("\0") => "    \000"
("%s"):format("\255\128") => "\255\128"
("%3s"):format("ö") => " \195\182"
("%.1s"):format("ö") => "\195"
("%s"):format(("x"):rep(200)):len() => 200
("%10s"):format(true) => "      true"
("%.3s"):format(12345) => "123"
-- %q
("%q"):format("") => "\"\""
("%q"):format("a\"b") => "\"a\\\"b\""
("%q"):format("a\\b") => "\"a\\\\b\""
("%q"):format("a\nb") => "\"a\\\nb\""
("%q"):format("a\rb") => "\"a\\13b\""
("%q"):format("a\tb") => "\"a\\9b\""
("%q"):format("\0") => "\"\\0\""
("%q"):format("\0001") => "\"\\0001\""
("%q"):format("\127") => "\"\\127\""
("%q"):format("\128\255") => "\"\128\255\""
("%q"):format(5) => "\"5\""
-- %e %E
("%e"):format(0) => "0.000000e+00"
("%e"):format(-0.0) => "-0.000000e+00"
("%e"):format(1) => "1.000000e+00"
("%e"):format(123456.789) => "1.234568e+05"
("%e"):format(1e-300) => "1.000000e-300"
("%e"):format(1e300) => "1.000000e+300"
("%e"):format(5e-324) => "4.940656e-324"
("%E"):format(1e-10) => "1.000000E-10"
("%.0e|%.1e|%.10e"):format(15, 15, 15) => "2e+01|1.5e+01|1.5000000000e+01"
("%.0e|%.0e|%.0e"):format(25, 35, 45) => "2e+01|4e+01|4e+01"
("%#.0e"):format(15) => "2.e+01"
("%12e|%-14e|%014e|%+e|% e"):format(1.5, 1.5, 1.5, 1.5, 1.5) => "1.500000e+00|1.500000e+00  |001.500000e+00|+1.500000e+00| 1.500000e+00"
("%15.2e|%-15.2e|"):format(-1.5, -1.5) => "      -1.50e+00|-1.50e+00      |"
-- %f
("%f"):format(0) => "0.000000"
("%f"):format(-0.0) => "-0.000000"
("%f"):format(1 / 3) => "0.333333"
("%f"):format(-1 / 3) => "-0.333333"
("%f"):format(1e15) => "1000000000000000.000000"
("%f"):format(2 ^ 53) => "9007199254740992.000000"
("%f"):format(1e22) => "10000000000000000000000.000000"
("%.0f|%.0f|%.0f|%.0f"):format(0.5, 1.5, 2.5, -0.5) => "0|2|2|-0"
("%.1f|%.1f|%.1f"):format(0.05, 0.15, 0.25) => "0.1|0.1|0.2"
("%.2f|%.2f|%.2f"):format(1.005, 2.675, 1.115) => "1.00|2.67|1.11"
("%.3f"):format(2 / 3) => "0.667"
("%.20f"):format(0.1) => "0.10000000000000000555"
("%.30f"):format(1 / 3) => "0.333333333333333314829616256247"
("%10.3f|%-10.3f|%010.3f|%+.3f|% .3f"):format(1.5, 1.5, 1.5, 1.5, 1.5) => "     1.500|1.500     |000001.500|+1.500| 1.500"
("%#.0f|%.0f"):format(5, 5) => "5.|5"
("%5.1f|%5.1f"):format(99.95, 99.94) => "100.0| 99.9"
("%f"):format("1e3") => "1000.000000"
("%.3f"):format(1e-10) => "0.000"
("%f"):format(1e300):len() => 308
-- %g %G
("%g"):format(0) => "0"
("%g"):format(-0.0) => "-0"
("%g"):format(1) => "1"
("%g"):format(100000) => "100000"
("%g"):format(999999) => "999999"
("%g"):format(999999.5) => "1e+06"
("%g"):format(1e6) => "1e+06"
("%g"):format(0.0001) => "0.0001"
("%g"):format(0.00001) => "1e-05"
("%g"):format(1e100) => "1e+100"
("%g"):format(1.5e-10) => "1.5e-10"
("%G"):format(1e-10) => "1E-10"
("%g"):format(123456789) => "1.23457e+08"
("%.0g|%.1g|%.3g|%.10g"):format(1234, 1234, 1234, 1234) => "1e+03|1e+03|1.23e+03|1234"
("%.14g"):format(0.1) => "0.1"
("%.17g"):format(0.1) => "0.10000000000000001"
("%.17g"):format(1 / 3) => "0.33333333333333331"
("%.14g"):format(2 ^ 53) => "9.007199254741e+15"
("%.16g"):format(2 ^ 53) => "9007199254740992"
("%.3g"):format(0.00012345) => "0.000123"
("%#g|%#.3g|%#.0g"):format(1, 1, 1) => "1.00000|1.00|1."
("%10g|%-10g|%010g|%+g|% g"):format(1.5, 1.5, 1.5, 1.5, 1.5) => "       1.5|1.5       |00000001.5|+1.5| 1.5"
("%.99g"):format(0.1):len() => 57
-- %a %A
("%a"):format(0) => "0x0p+0"
("%a"):format(-0.0) => "-0x0p+0"
("%a"):format(1) => "0x1p+0"
("%a"):format(0.5) => "0x1p-1"
("%a"):format(-2.5) => "-0x1.4p+1"
("%a"):format(1 / 3) => "0x1.5555555555555p-2"
("%a"):format(255) => "0x1.fep+7"
("%A"):format(255) => "0X1.FEP+7"
("%a"):format(2 ^ 53) => "0x1p+53"
("%.0a|%.1a|%.2a|%.15a"):format(1.5, 1.5, 1.999, 1.5) => "0x2p+0|0x1.8p+0|0x2.00p+0|0x1.800000000000000p+0"
("%12a|%-12a|%012a|%+a"):format(1, 1, 1, 1) => "      0x1p+0|0x1p+0      |0x0000001p+0|+0x1p+0"
-- infinities
("%f|%e|%g|%a"):format(1 / 0, 1 / 0, 1 / 0, 1 / 0) => "inf|inf|inf|inf"
("%f|%e|%g|%a"):format(-1 / 0, -1 / 0, -1 / 0, -1 / 0) => "-inf|-inf|-inf|-inf"
("%F|%E|%G|%A"):format(1 / 0, 1 / 0, 1 / 0, 1 / 0) => "INF|INF|INF|INF"
("%8f|%-8f|%08f|%+f|% f"):format(1 / 0, 1 / 0, 1 / 0, 1 / 0, 1 / 0) => "     inf|inf     |     inf|+inf| inf"
("%.2f|%8.2f"):format(-1 / 0, -1 / 0) => "-inf|    -inf"
("%5.1f|%-5.1f|%05.1f|"):format(math.huge - math.huge + 0 / 0 > 0 and 0 or 1, 1, 1) => "  1.0|1.0  |001.0|"
-- texts around and between
(""):format() => ""
(""):format(1, 2, 3) => ""
("%%"):format() => "%"
("%%%d%%"):format(5) => "%5%"
("a%db%sc"):format(1, "x") => "a1bxc"
("\0%d\255"):format(1) => "\0001\255"
("%d"):format(1, 2) => "1"
("100%%"):format() => "100%"
-- errors
("%d"):format() => ! bad argument #1 to 'format' (number expected, got no value)
("%d"):format(nil) => ! bad argument #1 to 'format' (number expected, got nil)
("%d"):format({}) => ! bad argument #1 to 'format' (number expected, got table)
("%d"):format("x") => ! bad argument #1 to 'format' (number expected, got string)
("%d"):format(true) => ! bad argument #1 to 'format' (number expected, got boolean)
("%s"):format() => ! bad argument #1 to 'format' (value expected)
("%q"):format() => ! bad argument #1 to 'format' (string expected, got no value)
("%q"):format(nil) => ! bad argument #1 to 'format' (string expected, got nil)
("%q"):format({}) => ! bad argument #1 to 'format' (string expected, got table)
("%c"):format() => ! bad argument #1 to 'format' (number expected, got no value)
("%f"):format("x") => ! bad argument #1 to 'format' (number expected, got string)
("%s %d"):format("x", "y") => ! bad argument #2 to 'format' (number expected, got string)
("%d %d"):format(1) => ! bad argument #2 to 'format' (number expected, got no value)
("%"):format() => ! invalid option '%' to 'format'
("%y"):format(1) => ! invalid option '%y' to 'format'
("%5"):format(1) => ! invalid option '%5' to 'format'
("%-"):format(1) => ! invalid option '%-' to 'format'
("%."):format(1) => ! invalid option '%.' to 'format'
("%100d"):format(1) => ! invalid option '%100' to 'format'
("%.100d"):format(1) => ! invalid option '%.100' to 'format'
("%0100d"):format(1) => ! invalid option '%0100' to 'format'
("%1.123f"):format(1) => ! invalid option '%1.123' to 'format'
("%l"):format(1) => ! invalid option '%l' to 'format'
("%ld"):format(1) => ! invalid option '%l' to 'format'
("%*d"):format(1, 2) => ! invalid option '%*' to 'format'
("%n"):format(1) => ! invalid option '%n' to 'format'
("%$"):format(1) => ! invalid option '%$' to 'format'
("abc %"):format(1) => ! invalid option '%' to 'format'
string.format() => ! bad argument #1 to 'format' (string expected, got no value)
string.format(nil) => ! bad argument #1 to 'format' (string expected, got nil)
string.format({}) => ! bad argument #1 to 'format' (string expected, got table)
string.format(5) => "5"
string.format(5, 1) => "5"
]==]
-- Whatever %.17g writes is read back as the same number.
math.randomseed(7)
for _ = 1, 2000 do
  local value = math.ldexp(math.random() - 0.5, math.random(-1000, 1000))
  equal(tonumber(("%.17g"):format(value)), value)
  equal(tonumber(("%.16e"):format(value)), value)
  equal(tonumber(("%a"):format(value)), value)
end
for _ = 1, 500 do
  local whole = math.floor((math.random() - 0.5) * 2 ^ 53)
  equal(tonumber(("%d"):format(whole)), whole)
  equal(("%.0f"):format(whole), ("%d"):format(whole))
  equal(tonumber(("%x"):format(math.abs(whole)), 16), math.abs(whole))
  equal(tonumber(("%o"):format(math.abs(whole)), 8), math.abs(whole))
end
-- A width fills up from either side, whatever the value is.
for _, value in ipairs {"", "abc", ("x"):rep(40)} do
  for width = 1, 50, 7 do
    equal(#("%" .. width .. "s"):format(value), math.max(width, #value))
    equal(("%-" .. width .. "s|"):format(value), value .. (" "):rep(width - #value) .. "|")
  end
end
-- tostring is asked once for each value, and only for %s.
local asked = 0
local object = setmetatable({}, {__tostring = function() asked = asked + 1 return "object" .. asked end})
equal(("%s %s %8s %.3s"):format(object, object, object, object), "object1 object2  object3 obj")
raises("bad argument #2 to 'format' (number expected, got table)", string.format, "%d", object)
raises("bad argument #2 to 'format' (string expected, got table)", string.format, "%q", object)
equal(asked, 4)
raises("in tostring", string.format, "%s", setmetatable({}, {__tostring = function() error("in tostring", 0) end}))
-- What is no number is none in any notation.
for directive in ("diuoxXceEfgGaA"):gmatch(".") do
  raises("bad argument #2 to 'format' (number expected, got nil)", string.format, "%" .. directive, nil)
  raises("bad argument #2 to 'format' (number expected, got boolean)", string.format, "%" .. directive, false)
  raises("bad argument #2 to 'format' (number expected, got no value)", string.format, "%" .. directive)
end
for _, directive in ipairs {"%e", "%f", "%g", "%a", "%5.1f"} do
  equal(directive:format(0 / 0):match("nan") or directive:format(0 / 0), "nan", directive)
end
