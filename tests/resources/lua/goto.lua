local out = {}
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    out[#out + 1] = i .. j
    ::continue::
  end
end
assert(table.concat(out, ",") == "11,13,21,23,31,33")
do
  local n = 0
  ::again::
  n = n + 1
  if n < 5 then goto again end
  assert(n == 5)
end
local fs = {}
do
  local k = 0
  ::top::
  local x = k
  fs[#fs + 1] = function() return x end
  k = k + 1
  if k < 3 then goto top end
end
assert(fs[1]() == 0 and fs[3]() == 2)
assert(not loadstring("goto nowhere") and not loadstring("::a:: ::a::"))
assert(not loadstring("goto f; local x; ::f:: print(x)"))
while true do break end
for _ = 1, 1 do do break end end
