-- What the files beside this folder use; loaded before each of them.

local concat, sort, format = table.concat, table.sort, string.format
local type, pairs, tostring, tonumber, select = type, pairs, tostring, tonumber, select
local loadstring, pcall, error, setfenv, getfenv, getmetatable = loadstring, pcall, error, setfenv, getfenv, getmetatable
local show

local function quoted(text)
  return '"' .. text:gsub('[%c"\\\128-\255]', function(c)
    return c == "\n" and "\\n" or (c == '"' or c == "\\") and "\\" .. c or format("\\%03d", c:byte())
  end) .. '"'
end

local function number(value)
  if value ~= value then return "nan" end
  local short = tostring(value)
  return tonumber(short) == value and short or format("%.17g", value)
end

local function contents(t, depth)
  if depth > 2 then return "{...}" end
  local items, members, last = {}, {}, 0
  while t[last + 1] ~= nil do
    last = last + 1
    items[last] = show(t[last], depth + 1)
  end
  for key, value in pairs(t) do
    if not (type(key) == "number" and key >= 1 and key <= last and key % 1 == 0) then
      local name = type(key) == "string" and key:find("^[%a_][%w_]*$") and key or "[" .. show(key, depth + 1) .. "]"
      members[#members + 1] = name .. " = " .. show(value, depth + 1)
    end
  end
  sort(members)
  for i = 1, #members do items[#items + 1] = members[i] end
  return "{" .. concat(items, ", ") .. "}"
end

--- A value as text: a string quoted and in ASCII, a number with all its digits, a table without metatable by its contents.
function show(value, depth)
  local kind = type(value)
  if kind == "string" then return quoted(value) end
  if kind == "number" then return number(value) end
  if kind == "table" and not getmetatable(value) then return contents(value, depth or 0) end
  return (kind == "boolean" or kind == "nil") and tostring(value) or kind
end

local function all(ok, ...)
  if not ok then
    local message = (...)
    if type(message) ~= "string" then return "! " .. show(message) end
    local text = message:match("^case:1: (.*)$")
    return text and "! " .. text or "!! " .. message
  end
  local texts = {}
  for i = 1, select("#", ...) do texts[i] = show((select(i, ...))) end
  return concat(texts, " ")
end

--- The results of an expression list; `! text` for an error in its line, `!! text` for one without position.
function outcome(source, environment)
  local f, message = loadstring("local function pass(...) return ... end return pass(" .. source .. ")", "=case")
  if not f then return "syntax: " .. message:gsub("^case:1: ", "") end
  return all(pcall(setfenv(f, environment)))
end

--- Checks lines of the form `expressions => outcome`; blank lines and those that begin with `--` are skipped.
function cases(lines)
  local environment, wrong = getfenv(2), {}
  for line in lines:gmatch("[^\n]+") do
    local source, expected = line:match("^%s*(.-)%s+=>%s?(.*)$")
    if source and not line:find("^%s*%-%-") then
      local actual = outcome(source, environment)
      if actual ~= expected then
        wrong[#wrong + 1] = source .. "\n    expected " .. expected .. "\n    but got  " .. actual
      end
    end
  end
  if #wrong > 0 then error(#wrong .. " wrong:\n" .. concat(wrong, "\n"), 2) end
end

--- Raises an error unless a value is the expected one.
function equal(actual, expected, what)
  if not (actual == expected or actual ~= actual and expected ~= expected) then
    error((what and what .. ": " or "") .. show(expected) .. " expected, got " .. show(actual), 2)
  end
end

--- Raises an error unless a function raises just that message.
function raises(message, f, ...)
  local ok, actual = pcall(f, ...)
  if ok then error("no error: " .. show(message) .. " expected", 2) end
  if actual ~= message then error(show(message) .. " expected, got " .. show(actual), 2) end
end
