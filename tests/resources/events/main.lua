-- The root application: notes each event with what it was given.

log = {}

local function note(...)
  local texts = {}
  for i = 1, select("#", ...) do texts[i] = tostring((select(i, ...))) end
  log[#log + 1] = table.concat(texts, " ")
end

function onStart(path) note("onStart", "'" .. path .. "'", name == "") end

function onStop(path) note("onStop", "'" .. path .. "'") NOTE("all: ", table.concat(log, ", ")) end

function onConnection(client, ...)
  note("onConnection", client.protocol, (select("#", ...)))

  function client:log() return unpack(log) end
  function client:ticks() return managed, realTime end
  function client:join() self.member = mona:joinGroup(self.id, ("ab"):rep(32)) return self.member.id == self.id end
  function client:leave() self.member:release() end
  function client:typed(object) return object.made end
  function client:failing() error("in a method") end

  function client:onMessage(...) note("onMessage", ...) return "heard", (select("#", ...)) end
  function client:onRead(file, query) note("onRead", file, query and query.a) return "instead.txt", {key = "value"} end
  function client:onJoinGroup(group) note("onJoinGroup", group:size()) end
  function client:onUnjoinGroup(group) note("onUnjoinGroup", group:size()) end

  local own = client.writer:newWriter()
  function own:onManage() self.onManage = nil self:writeInvocation("managed") end
  return {timeout = 60}
end

function onDisconnection(client) note("onDisconnection", client.protocol) end

function onTypedObject(kind, object) note("onTypedObject", kind) object.made = kind .. "!" end

function onManage() managed = (managed or 0) + 1 end

function onRealTime() realTime = (realTime or 0) + 1 end

function onServerConnection(server) note("onServerConnection", server.address) end

function onServerDisconnection(server) note("onServerDisconnection", server.address) end
