-- bit: 32-bit results with sign whatever the numbers are.
cases [==[
bit.tobit(0) => 0
bit.tobit(-0.0) => 0
bit.tobit(1) => 1
bit.tobit(-1) => -1
bit.tobit(2 ^ 31 - 1) => 2147483647
bit.tobit(2 ^ 31) => -2147483648
bit.tobit(2 ^ 31 + 1) => -2147483647
bit.tobit(2 ^ 32 - 1) => -1
bit.tobit(2 ^ 32) => 0
bit.tobit(2 ^ 32 + 1) => 1
bit.tobit(-2 ^ 31) => -2147483648
bit.tobit(-2 ^ 31 - 1) => 2147483647
bit.tobit(-2 ^ 32) => 0
bit.tobit(2 ^ 40 + 5) => 5
bit.tobit(2 ^ 51 - 1) => -1
bit.tobit(-2 ^ 51) => 0
bit.tobit(0.5) => 0
bit.tobit(1.5) => 2
bit.tobit(-0.5) => 0
bit.tobit(-2.5) => -2
bit.tobit("0x7fffffff") => 2147483647
bit.tobit("12") => 12
bit.tobit("x") => ! bad argument #1 to 'tobit' (number expected, got string)
bit.tobit({}) => ! bad argument #1 to 'tobit' (number expected, got table)
bit.tobit(nil) => ! bad argument #1 to 'tobit' (number expected, got nil)
bit.tobit() => ! bad argument #1 to 'tobit' (number expected, got no value)
bit.tohex(0) => "00000000"
bit.tohex(-1) => "ffffffff"
bit.tohex(255, 1) => "f"
bit.tohex(255, 4) => "00ff"
bit.tohex(255, -4) => "00FF"
bit.tohex(255, 8) => "000000ff"
bit.tohex(255, 0) => ""
bit.tohex(3735928559, -8) => "DEADBEEF"
bit.tohex(2 ^ 40 + 10) => "0000000a"
bit.tohex("x") => ! bad argument #1 to 'tohex' (number expected, got string)
bit.bnot(0) => -1
bit.bnot(-1) => 0
bit.bnot(0x12345678) => -305419897
bit.bnot(2 ^ 31) => 2147483647
bit.bnot() => ! bad argument #1 to 'bnot' (number expected, got no value)
bit.band(12, 10) => 8
bit.band(-1, 255) => 255
bit.band(1, 2, 4) => 0
bit.band(7) => 7
bit.band(2 ^ 32 + 5, 255) => 5
bit.band(1, "x") => ! bad argument #2 to 'band' (number expected, got string)
bit.band() => ! bad argument #1 to 'band' (number expected, got no value)
bit.bor(12, 10) => 14
bit.bor(1, 2, 4, 8) => 15
bit.bor(2 ^ 31, 1) => -2147483647
bit.bor(0) => 0
bit.bxor(12, 10) => 6
bit.bxor(-1, -1) => 0
bit.bxor(1, 1, 1) => 1
bit.bxor(0xffffffff, 0xff) => -256
bit.lshift(1, 0) => 1
bit.lshift(1, 31) => -2147483648
bit.lshift(1, 32) => 1
bit.lshift(3, 31) => -2147483648
bit.lshift(1, -1) => -2147483648
bit.lshift(0x87654321, 12) => 1412567040
bit.rshift(256, 8) => 1
bit.rshift(-256, 8) => 16777215
bit.rshift(-1, 31) => 1
bit.rshift(-1, 0) => -1
bit.rshift(0x87654321, 12) => 554580
bit.arshift(256, 8) => 1
bit.arshift(-256, 8) => -1
bit.arshift(-1, 31) => -1
bit.arshift(0x87654321, 12) => -493996
bit.rol(0x12345678, 12) => 1164411171
bit.rol(1, 32) => 1
bit.rol(0x80000000, 1) => 1
bit.ror(0x12345678, 12) => 1736516421
bit.ror(1, 1) => -2147483648
bit.bswap(0x12345678) => 2018915346
bit.bswap(0xff) => -16777216
bit.bswap(-1) => -1
bit.lshift(1) => ! bad argument #2 to 'lshift' (number expected, got no value)
bit.lshift("x", 1) => ! bad argument #1 to 'lshift' (number expected, got string)
bit.rol(1, {}) => ! bad argument #2 to 'rol' (number expected, got table)
bit.bswap("x") => ! bad argument #1 to 'bswap' (number expected, got string)
]==]
-- The rules that hold for all numbers.
math.randomseed(5)
for _ = 1, 300 do
  local x, y, n = math.random(-2 ^ 31, 2 ^ 31 - 1), math.random(-2 ^ 31, 2 ^ 31 - 1), math.random(0, 31)
  equal(bit.bnot(bit.bnot(x)), x)
  equal(bit.bxor(bit.bxor(x, y), y), x)
  equal(bit.band(x, y), bit.bnot(bit.bor(bit.bnot(x), bit.bnot(y))))
  equal(bit.ror(bit.rol(x, n), n), x)
  equal(bit.bswap(bit.bswap(x)), x)
  equal(bit.rol(x, n), bit.bor(bit.lshift(x, n), n == 0 and 0 or bit.rshift(x, 32 - n)))
  equal(bit.arshift(x, n), math.floor(x / 2 ^ n))
  equal(bit.tobit(tonumber(bit.tohex(x), 16)), x)
  equal(bit.tobit(x + 2 ^ 32), x)
  equal(bit.lshift(x, n), bit.tobit(x * 2 ^ n % 2 ^ 32))
end
