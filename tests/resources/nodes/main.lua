-- The root application of both nodes: the one whose setting asks for it goes through all that servers can do.

calls = {}

function onServerConnection(server)
  function server:onHello(...) calls[#calls + 1] = "hello " .. select("#", ...) end
  function server:add(a, b) return a + b, self == server end
  function server:failing() error("in a call", 0) end
  function server:called() return unpack(calls) end
  server.mark = "mine"
  if mona.asks then coroutine.wrap(function() finished = select(2, xpcall(ask, debug.traceback, server)) or "done" end)() end
end

function onServerDisconnection(server, message) gone = server.address .. " " .. tostring(message) end

local function equal(actual, expected)
  if actual ~= expected then error(tostring(expected) .. " expected, got " .. tostring(actual), 2) end
end

function ask(server)
  equal(server.address, server.host .. ":" .. server.port)
  equal(server.isTarget, #mona.servers.targets == 1)
  equal(server.isTarget, #mona.servers.initiators == 0)
  equal(server.mark, "mine")
  equal(server.configs.given, "by the settings")
  equal(server.given, "by the settings")
  equal(server.none, nil)
  equal(mona.servers[server.address], server)
  equal(mona.servers(1), server)

  local sum, self = server:call("add", 20, 22)
  equal(sum, 42)
  equal(self, true)
  equal(select("#", server:call("onHello")), 0)
  server:send("onHello", 1, nil, 3)
  server:send("no such function")
  mona.servers:broadcast("onHello", "to all")
  equal(table.concat({server:call("called")}, ","), "hello 0,hello 3,hello 1")

  local ok, message = pcall(server.call, server, "failing")
  equal(ok, false)
  equal(message:match("in a call$"), "in a call")
  ok, message = pcall(server.call, server, "no such function")
  equal(ok, false)
  equal(message:match("not found"), "not found")
  equal(select("#", server.send("with a dot")), 0)

  server:reject("enough")
end
