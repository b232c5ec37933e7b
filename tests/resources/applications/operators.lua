-- Operations on the objects of the server themselves: a test is named by the type and the operator of the declaration.

local function address() return mona:createIPAddress("192.0.2.1") end
local function file() return mona:listPaths("games/late")[2] end

--- Tests of what all values have that are compared and joined as texts.
local function valueLike(kind, one, same, greater, text)
  test[kind .. ".call"] = function()
    local value = one()
    equal(value() == value, true)
    equal(rawequal(value(), value), false)
    equal(value().value, value.value)
  end
  test[kind .. ".tostring"] = function()
    equal(tostring(one()), text())
    equal(("%s|%5.3s"):format(one(), one()), text() .. "|  " .. text():sub(1, 3))
  end
  test[kind .. ".concat"] = function()
    equal("a " .. one(), "a " .. text())
    equal(one() .. " b", text() .. " b")
    equal(1 .. one() .. 2, "1" .. text() .. "2")
    equal(one() .. one(), text() .. text())
    equal((pcall(function() return one() .. {} end)), false)
    equal((pcall(function() return nil .. one() end)), false)
  end
  test[kind .. ".eq"] = function()
    equal(one() == same(), true)
    equal(one() ~= same(), false)
    equal(one() == greater(), false)
    equal(one() == one().value, false)
    equal(one() == nil, false)
    equal(one() == client, false)
  end
  test[kind .. ".lt"] = function()
    equal(one() < greater(), true)
    equal(greater() < one(), false)
    equal(one() < same(), false)
    equal(greater() > one(), true)
    equal((pcall(function() return one() < 5 end)), false)
    equal((pcall(function() return one() < {} end)), false)
  end
  test[kind .. ".le"] = function()
    equal(one() <= same(), true)
    equal(one() <= greater(), true)
    equal(greater() <= one(), false)
    equal(one() >= same(), true)
    equal((pcall(function() return nil <= one() end)), false)
  end
end

valueLike("IPAddress", address, function() return mona:createSocketAddress("192.0.2.1:80").host end,
  function() return mona:createIPAddress("192.0.2.10") end, function() return "192.0.2.1" end)
valueLike("SocketAddress", function() return mona:createSocketAddress("192.0.2.1:80") end,
  function() return mona:createSocketAddress(address(), "http") end,
  function() return mona:createSocketAddress("192.0.2.1:8080") end, function() return "192.0.2.1:80" end)
valueLike("File", file, file, function() return mona:listPaths("games/suite")[1] end, function() return file().path end)

function test.addressesSortByValueAndFamily()
  local list = {}
  for _, text in ipairs {"::1", "10.0.0.1", "9.255.255.255", "255.0.0.1", "fe80::1", "0.0.0.0"} do
    list[#list + 1] = mona:createIPAddress(text)
  end
  table.sort(list)
  local texts = {}
  for i, each in ipairs(list) do texts[i] = each.value end
  equal(table.concat(texts, " "), "0.0.0.0 9.255.255.255 10.0.0.1 255.0.0.1 ::1 fe80::1")
end

local collections = {
  Clients = {clients, function() return client.id, client end},
  Children = {super.children, function() super.children("chess") return "chess", super.children("chess") end},
  Settings = {mona.configs, function() return "top", "level" end},
  ClientProperties = {nil, function() return "Host", "localhost" end},
  ClientParameters = {nil, function() return "custom", 7 end},
  Groups = {mona.groups, function()
    mona:joinGroup(client.id, ("ab"):rep(32))
    return ("ab"):rep(32), mona.groups[("ab"):rep(32)]
  end},
  Publications = {mona.publications},
  Servers = {mona.servers},
}

local function collection(kind)
  if kind == "ClientProperties" then return client.properties end
  if kind == "ClientParameters" then return client.parameters end
  if kind == "Members" then return mona.groups[("cd"):rep(32)].members end
  return collections[kind][1]
end

local function operations(kind, element)
  test[kind .. ".len"] = function()
    if element then element() end
    local number = 0
    for _ in pairs(collection(kind)) do number = number + 1 end
    equal(#collection(kind), number)
    equal(collection(kind).count, number)
    equal(number > 0, element ~= nil)
  end
  test[kind .. ".index"] = function()
    if element then
      local key, value = element()
      equal(collection(kind)[key], value)
    end
    equal(collection(kind)["no such key"], nil)
    equal(collection(kind)[0.5], nil)
  end
  test[kind .. ".call"] = function()
    if element then
      local key, value = element()
      equal(collection(kind)(key), value)
    end
    equal(collection(kind)("no such key"), nil)
    equal((collection(kind)()), nil)
  end
end

for kind, entry in pairs(collections) do operations(kind, entry[2]) end
operations("Members", function()
  local member = mona:joinGroup(client.id, ("cd"):rep(32))
  return client.id, member
end)

test["ClientProperties.newindex"] = function()
  client.properties.Host = "other"
  equal(client.properties.host, "other")
  equal(client.Host, "other")
  client.properties.Host = "localhost"
end

test["Data.len"] = function()
  data.list = {"a", "b", {1}}
  equal(#data.list, 2)
  data.list = nil
end
