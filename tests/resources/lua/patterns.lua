local function all(...) return table.concat({...}, ",") end
assert(all(("hello"):find("l")) == "3,3" and all(("a.b"):find(".", 1, true)) == "2,2" and ("abc"):find("x") == nil)
assert(all(("abc"):find("", 10) or "nil") == "nil" and all(("abc"):find("", 4)) == "4,3" and all(("abc"):find("b", -2)) == "2,2")
assert(all(("key = val"):match("^(%w+)%s*=%s*(%w+)$")) == "key,val" and all(("abc"):match("()b()")) == "2,3")
assert(all(("THE (quick) fox"):find("%((%a+)%)")) == "5,11,quick" and ("[[x]]"):match("%b[]") == "[[x]]")
assert(("THE (quick) fox"):gsub("%f[%a]%a+", "W") == "W (W) W" and ("x^"):find("[%^x]+") == 1)
assert(("a-c"):find("[a-]", 2) == 2 and ("]"):find("[]]") == 1 and ("a]"):find("[^]]") == 1 and ("abc"):find("[b-]") == 2)
assert(("  trim "):match("^%s*(.-)%s*$") == "trim" and ("aaa"):match("a-") == "" and ("aaab"):match("a-b") == "aaab")
assert(("abab"):match("(ab)%1") == "ab" and ("x=1"):match("=(.?)") == "1" and ("abc"):match("a?b?c?d?") == "abc")
assert(("aB1 .\n\0"):gsub("[%u%l%d]", "") == " .\n\0" and ("a\0b"):find("\0") == 2 and ("a\0b"):find("%z") == 2)
assert(("a0fG"):match("%x+") == "a0f" and ("!~ "):match("%g+") == "!~" and ("aB"):match("%A") == nil)
assert(all(("hello world"):gsub("o", "0", 1)) == "hell0 world,1" and all(("abc"):gsub("", "-")) == "-a-b-c-,4")
assert(all(("abc"):gsub("%w", "%0%0")) == "aabbcc,3" and all(("abc"):gsub("(a)(b)", "%2%1")) == "bac,1")
assert(("abc"):gsub("b", "%%") == "a%c" and ("abc"):gsub("^a", "x") == "xbc" and ("aaa"):gsub("^a", "x") == "xaa")
assert(all(("$a $b $c"):gsub("%$(%w)", {a = "X", b = false})) == "X $b $c,3")
assert(("abc"):gsub(".", function(c) if c == "b" then return nil end return c:upper() end) == "AbC")
assert(("abc"):gsub("b", 5) == "a5c" and all(("abc"):gsub("x*", "-")) == "-a-b-c-,4" and all(("l"):gsub("l", "x", -1)) == "l,0")
local pairs_found = {}
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do pairs_found[#pairs_found + 1] = k .. v end
assert(all(unpack(pairs_found)) == "a1,b2")
local count = 0
for _ in ("abc"):gmatch("") do count = count + 1 end
assert(count == 4)
local function message(f, ...) local ok, text = pcall(f, ...) assert(not ok) return text end
assert(message(string.find, "a", "[a"):find("malformed pattern (missing ']')", 1, true))
assert(message(string.find, "a", "%"):find("malformed pattern (ends with '%')", 1, true))
assert(message(string.find, "a", "(a"):find("unfinished capture", 1, true))
assert(message(string.match, "a", "a)"):find("invalid pattern capture", 1, true))
assert(message(string.find, "a", "%1"):find("invalid capture index", 1, true))
assert(message(string.find, "a", "%f"):find("missing '[' after '%f' in pattern", 1, true))
assert(message(string.find, "a", "%bx"):find("unbalanced pattern", 1, true))
assert(message(string.gsub, "a", "a", function() return {} end):find("invalid replacement value (a table)", 1, true))
assert(message(string.gsub, "a", "a", "%2"):find("invalid capture index", 1, true))
assert(message(string.find, ("a"):rep(300000), ("a?"):rep(300000)):find("pattern too complex", 1, true))
