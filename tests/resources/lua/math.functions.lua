-- math: limits, signs of zero, infinities, NaN, text as numbers, wrong arguments.
inf, nan = 1 / 0, 0 / 0
cases [==[
math.floor(1.5) => 1
math.floor(-1.5) => -2
math.floor(-0.5) => -1
math.floor(2 ^ 53) => 9007199254740992
math.floor(2 ^ 31 + 0.5) => 2147483648
math.floor(-2 ^ 31 - 0.5) => -2147483649
math.floor(1e300) => 1e+300
math.floor(inf) => inf
math.floor(-inf) => -inf
math.floor(nan) => nan
1 / math.floor(-0.0) => -inf
math.floor("1.5") => 1
math.floor("x") => ! bad argument #1 to 'floor' (number expected, got string)
math.floor() => ! bad argument #1 to 'floor' (number expected, got no value)
math.ceil(1.2) => 2
math.ceil(-1.2) => -1
1 / math.ceil(-0.5) => -inf
math.ceil(inf) => inf
math.ceil(nan) => nan
math.ceil(2 ^ 53 - 1) => 9007199254740991
math.ceil({}) => ! bad argument #1 to 'ceil' (number expected, got table)
math.abs(-5) => 5
math.abs(5) => 5
1 / math.abs(-0.0) => inf
math.abs(-inf) => inf
math.abs(nan) => nan
math.abs(-2 ^ 31) => 2147483648
math.abs("-3") => 3
math.sqrt(0) => 0
math.sqrt(2) => 1.4142135623730951
math.sqrt(-1) => nan
math.sqrt(inf) => inf
1 / math.sqrt(-0.0) => -inf
math.exp(0) => 1
math.exp(-inf) => 0
math.exp(1000) => inf
math.exp(nan) => nan
math.log(0) => -inf
math.log(1) => 0
math.log(-1) => nan
math.log(inf) => inf
math.log10(1000) => 3
math.log10(0) => -inf
math.log10(-1) => nan
math.pow(2, 0.5) => 1.4142135623730951
math.pow(0, 0) => 1
math.pow(-8, 1 / 3) => nan
math.pow(2, -1074) => 4.9406564584125e-324
math.pow(-2, 3) => -8
math.pow(inf, 0) => 1
math.pow(nan, 0) => 1
math.pow(1, nan) => 1
math.pow(1, inf) => 1
math.pow(-1, inf) => 1
math.pow(2) => ! bad argument #2 to 'pow' (number expected, got no value)
math.fmod(7, 3) => 1
math.fmod(-7, 3) => -1
math.fmod(7, -3) => 1
math.fmod(5.5, 2) => 1.5
math.fmod(1, 0) => nan
math.fmod(1, inf) => 1
math.fmod(inf, 1) => nan
1 / math.fmod(-6, 3) => -inf
math.fmod(1) => ! bad argument #2 to 'fmod' (number expected, got no value)
math.modf(3.7) => 3 0.70000000000000018
math.modf(-3.7) => -3 -0.70000000000000018
math.modf(5) => 5 0
math.modf(0) => 0 0
math.modf(inf) => inf 0
math.modf(-inf) => -inf -0
math.modf(nan) => nan nan
math.modf("2.5") => 2 0.5
math.modf() => ! bad argument #1 to 'modf' (number expected, got no value)
math.frexp(1) => 0.5 1
math.frexp(0) => 0 0
math.frexp(-8) => -0.5 4
math.frexp(0.1) => 0.8 -3
math.frexp(5e-324) => 0.5 -1073
math.frexp(1.7976931348623157e308) => 0.99999999999999989 1024
math.frexp(inf) => inf 0
math.ldexp(0.5, 1) => 1
math.ldexp(1, 1023) => 8.9884656743115795e+307
math.ldexp(1, 1024) => inf
math.ldexp(1, -1074) => 4.9406564584125e-324
math.ldexp(1, -1075) => 0
math.ldexp(1, -2000) => 0
math.ldexp(5e-324, 1074) => 1
math.ldexp(inf, -5) => inf
math.ldexp(0, 100) => 0
math.ldexp(1) => ! bad argument #2 to 'ldexp' (number expected, got no value)
math.max(1) => 1
math.max(1, 2, 3) => 3
math.max(3, 2, 1) => 3
math.max(-inf, inf) => inf
math.max("10", 9) => 10
math.max(1, "x") => ! bad argument #2 to 'max' (number expected, got string)
math.max() => ! bad argument #1 to 'max' (number expected, got no value)
math.min(1) => 1
math.min(3, 1, 2) => 1
math.min(-inf, inf) => -inf
math.min("10", 9) => 9
math.min() => ! bad argument #1 to 'min' (number expected, got no value)
math.min({}, 1) => ! bad argument #1 to 'min' (number expected, got table)
math.sin(0) => 0
math.sin(inf) => nan
math.cos(0) => 1
math.tan(0) => 0
math.asin(2) => nan
math.acos(1) => 0
math.acos(2) => nan
math.atan(inf) == math.pi / 2 => true
math.atan2(0, 1) => 0
math.atan2(0, -1) == math.pi => true
math.atan2(-0.0, -1) == -math.pi => true
math.atan2(1, 0) == math.pi / 2 => true
math.atan2(0, 0) => 0
1 / math.atan2(-0.0, 1) => -inf
math.atan2(inf, inf) == math.pi / 4 => true
math.atan2(1) => ! bad argument #2 to 'atan2' (number expected, got no value)
math.sinh(0) => 0
math.cosh(0) => 1
math.tanh(inf) => 1
math.deg(math.pi) => 180
math.rad(180) == math.pi => true
math.deg(inf) => inf
math.pi => 3.1415926535897931
math.huge => inf
-math.huge => -inf
math.huge == math.huge + 1 => true
math.nothing => nil
type(math.random()) => "number"
math.random("x") => ! bad argument #1 to 'random' (number expected, got string)
math.random({}) => ! bad argument #1 to 'random' (number expected, got table)
math.random(1, "x") => ! bad argument #2 to 'random' (number expected, got string)
math.randomseed("x") => ! bad argument #1 to 'randomseed' (number expected, got string)
select("#", math.randomseed(1)) => 0
]==]
-- modf takes a number apart: the parts give it back, with its sign.
for _, value in ipairs {0, 1, -1, 0.5, -0.5, 123.456, -123.456, 2 ^ 53, 1e300, -1e300, 5e-324} do
  local whole, fraction = math.modf(value)
  equal(whole + fraction, value)
  equal(whole % 1, 0)
  assert(math.abs(fraction) < 1)
  local mantissa, exponent = math.frexp(value)
  equal(math.ldexp(mantissa, exponent), value)
  assert(value == 0 or math.abs(mantissa) >= 0.5 and math.abs(mantissa) < 1)
end
-- Every number within the bounds comes, none beyond.
math.randomseed(3)
local seen = {}
for _ = 1, 2000 do seen[math.random(10)] = true end
for i = 1, 10 do assert(seen[i], i) end
equal(#seen, 10)
seen = {}
for _ = 1, 1000 do seen[math.random(-2, 2)] = true end
for i = -2, 2 do assert(seen[i], i) end
equal(seen[-3], nil)
equal(seen[3], nil)
for _ = 1, 100 do
  equal(math.random(1), 1)
  equal(math.random(5, 5), 5)
  local big = math.random(2 ^ 40)
  assert(big >= 1 and big <= 2 ^ 40 and big % 1 == 0)
end
-- The same seed gives the same sequence; other seeds give others.
local function sequence(seed)
  math.randomseed(seed)
  return math.random() .. " " .. math.random(1000) .. " " .. math.random(-5, 5)
end
equal(sequence(1), sequence(1))
equal(sequence(1.5), sequence(1.5))
equal(sequence("7"), sequence(7))
assert(sequence(1) ~= sequence(2) and sequence(0) ~= sequence(1) and sequence(-1) ~= sequence(1))
-- Trigonometry within the precision of doubles.
for i = -20, 20 do
  local x = i / 7
  assert(math.abs(math.sin(x) ^ 2 + math.cos(x) ^ 2 - 1) < 1e-15)
  assert(math.abs(math.tan(math.atan(x)) - x) < 1e-13)
  assert(math.abs(math.log(math.exp(x)) - x) < 1e-14)
  assert(math.abs(math.sinh(x) - (math.exp(x) - math.exp(-x)) / 2) < 1e-12)
end
