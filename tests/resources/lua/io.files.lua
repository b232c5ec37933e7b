-- io and files: modes, reading formats, positions, ends, closed files, errors. The global folder is an empty one.

local function path(name) return folder .. "/" .. name end
local function put(name, text)
  local file = assert(io.open(path(name), "wb"))
  assert(file:write(text))
  assert(file:close())
  return path(name)
end
local function get(name)
  local file = assert(io.open(path(name), "rb"))
  local text = file:read("*a")
  file:close()
  return text
end
local function results(...) return table.concat({select("#", ...), tostring((...)), tostring((select(2, ...)))}, " ") end

-- What is written is read, whatever the bytes are.
local bytes = {}
for i = 0, 255 do bytes[i + 1] = string.char(i) end
local all = table.concat(bytes)
put("bytes", all)
equal(get("bytes"), all)
put("long", all:rep(200))
equal(get("long"), all:rep(200))
put("empty", "")
equal(get("empty"), "")

-- Lines, numbers, counts and everything, one after the other.
local file = assert(io.open(put("mixed", "first line\n\n12 -3.5e2 0x10\nlast")))
equal(file:read(), "first line")
equal(file:read("*l"), "")
local a, b, c = file:read("*n", "*n", "*n")
equal(a, 12)
equal(b, -350)
equal(c, 16)
equal(file:read(0), "")
equal(file:read(1), "\n")
equal(file:read(2), "la")
equal(file:read(100), "st")
equal(file:read(0), nil)
equal(file:read(1), nil)
equal(file:read("*l"), nil)
equal(file:read("*a"), "")
equal(file:read("*n"), nil)
equal(select("#", file:read("*l", "*l")), 1)
file:close()
file = io.open(put("ends", "a\r\nb\n\nc"))
equal(file:read("*L"), "a\r\n")
equal(file:read("*l"), "b")
equal(file:read("*L"), "\n")
equal(file:read("*L"), "c")
equal(file:read("*L"), nil)
file:close()
file = io.open(put("words", "word 5"))
equal(file:read("*n"), nil)
file:close()

-- Iterators read line by line, with formats, and close only what they opened.
local function lines(...)
  local found = {}
  for line in ... do found[#found + 1] = line end
  return table.concat(found, "|")
end
equal(lines(io.lines(put("three", "1\n2\n3"))), "1|2|3")
equal(lines(io.lines(put("blank", "\n\nx\n"))), "||x")
equal(lines(io.lines(path("empty"))), "")
equal(lines(io.lines(path("three"), 1)), "1|\n|2|\n|3")
equal(lines(io.lines(path("three"), "*n")), "1|2|3")
file = io.open(path("three"))
equal(lines(file:lines()), "1|2|3")
equal(io.type(file), "file")
equal(file:read(), nil)
file:close()
local iterator = io.lines(path("three"))
equal(iterator(), "1")
iterator() iterator()
equal(iterator(), nil)
equal(pcall(iterator), false)

-- Positions count from 0; what is beyond the end is filled with zeros.
file = assert(io.open(put("seek", "0123456789"), "r+"))
equal(file:seek(), 0)
equal(file:read(3), "012")
equal(file:seek(), 3)
equal(file:seek("cur", 2), 5)
equal(file:read(1), "5")
equal(file:seek("set"), 0)
equal(file:seek("end"), 10)
equal(file:seek("end", -3), 7)
equal(file:read("*a"), "789")
equal(file:seek("set", 2), 2)
assert(file:write("ab"))
equal(file:seek(), 4)
equal(file:read(2), "45")
equal(results(file:seek("set", -1)):sub(1, 5), "3 nil")
equal(file:seek("set", 12), 12)
assert(file:write("end"))
file:close()
equal(get("seek"), "01ab456789\0\0end")
file = io.open(path("seek"))
equal(pcall(file.seek, file, "nowhere"), false)
equal(pcall(file.seek, file, "set", "x"), false)
file:close()

-- Modes: w empties, a adds at the end wherever the position is, r+ keeps, w+ and a+ read as well.
put("mode", "old")
io.open(path("mode"), "w"):close()
equal(get("mode"), "")
for _ = 1, 2 do
  file = assert(io.open(path("mode"), "a"))
  file:write("added ")
  file:close()
end
equal(get("mode"), "added added ")
file = assert(io.open(path("mode"), "a+"))
equal(file:read("*a"), "added added ")
file:seek("set", 0)
file:write("last")
file:seek("set", 0)
equal(file:read("*a"), "added added last")
file:close()
file = assert(io.open(path("mode"), "w+"))
file:write("new")
file:seek("set", 1)
equal(file:read("*a"), "ew")
file:close()
equal(get("mode"), "new")
for _, mode in ipairs {"rb", "r+b", "rb+", "wb", "ab", "w+b"} do
  file = assert(io.open(path("mode"), mode), mode)
  file:close()
end
for _, mode in ipairs {"x", ""} do
  local ok, opened = pcall(io.open, path("mode"), mode)
  assert(not ok or not opened, mode)
end

-- What a mode does not allow gives nil and a message.
put("mode", "text")
file = io.open(path("mode"), "r")
local written, message = file:write("x")
if written then written, message = file:flush() end
equal(written, nil)
equal(message, "Bad file descriptor")
pcall(file.close, file)
equal(get("mode"), "text")
file = io.open(path("mode"), "w")
local read, reason, number = file:read("*a")
equal(read, nil)
equal(reason, "Bad file descriptor")
equal(number, 9)
file:close()

-- Several values are written in one call; others than texts and numbers are errors.
file = io.open(path("values"), "w")
equal(file:write("a", 1, 2.5, "", "\0"), file)
raises("bad argument #2 to 'write' (string expected, got nil)", file.write, file, nil)
raises("bad argument #3 to 'write' (string expected, got table)", file.write, file, "b", {})
file:close()
equal(get("values"):sub(1, 6), "a12.5\0")

-- A closed file can be asked for its type only.
equal(io.type(file), "closed file")
equal(tostring(file), "file (closed)")
for _, method in ipairs {"read", "write", "lines", "seek", "flush", "close", "setvbuf"} do
  local ok, text = pcall(file[method], file, method == "seek" and "set" or method == "setvbuf" and "no" or nil)
  equal(ok, false, method)
  assert(text:find("attempt to use a closed file", 1, true), method .. ": " .. text)
end
equal(io.type(5), nil)
equal(io.type({}), nil)
equal(io.type(io.stdout), "file")
assert(tostring(io.stdout):find("^file %(0x"))
equal(pcall(io.type), false)
for _, wrong in ipairs {1, "x", {}, false} do equal(pcall(io.stdout.write, wrong, "x"), false) end

-- Files that are not there, folders, names with odd characters.
local none, text, code = io.open(path("none"))
equal(none, nil)
equal(text, path("none") .. ": No such file or directory")
equal(code, 2)
raises(path("none") .. ": No such file or directory", io.lines, path("none"))
equal(io.open(path("no/such/folder"), "w"), nil)
equal(pcall(io.open), false)
for _, name in ipairs {"with blank", "äöü", "100%", "a'b\"c", ".hidden"} do equal(get(name, put(name, name)), name) end

-- remove and rename.
assert(os.remove(path("mode")))
equal(io.open(path("mode")), nil)
none, text, code = os.remove(path("mode"))
equal(none, nil)
equal(text, path("mode") .. ": No such file or directory")
equal(code, 2)
put("from", "content")
put("to", "replaced")
assert(os.rename(path("from"), path("to")))
equal(get("to"), "content")
equal(io.open(path("from")), nil)
none, text, code = os.rename(path("from"), path("other"))
equal(none, nil)
equal(code, 2)
none, text, code = os.remove(folder)
equal(none, nil)
equal(text, folder .. ": Directory not empty")

-- The default input and output can be exchanged.
local input, output = io.input(), io.output()
io.output(path("default"))
equal(io.write("one\n", 2), io.output())
io.close()
io.output(output)
equal(get("default"), "one\n2")
io.input(path("default"))
equal(io.read(), "one")
equal(io.read("*n"), 2)
equal(io.read(), nil)
io.close(io.input())
io.input(input)
equal(pcall(io.input, path("none")), false)
equal(io.input(), input)
equal(io.output(), output)

-- Reading and writing take turns without losing the place.
file = io.open(put("turns", ("x"):rep(20000)), "r+")
for i = 1, 5 do
  equal(file:read(1000), ("x"):rep(1000))
  file:seek("cur", 0)
  file:write(i)
  file:seek("cur", 0)
end
file:close()
local turned = get("turns")
equal(#turned, 20000)
for i = 1, 5 do equal(turned:sub(i * 1001, i * 1001), tostring(i)) end
