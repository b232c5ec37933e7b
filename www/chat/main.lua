-- Rooms and presence. All state is kept in the client objects, so it survives a reload of this file.
description = "Rooms and presence over WebSocket"

local function members(room)
  local found = {}
  for _, client in pairs(clients) do
    if client.room == room then found[#found + 1] = client end
  end
  return found
end

local function tell(room, ...)
  for _, member in ipairs(members(room)) do
    member.writer:writeInvocation(...)
  end
end

local function tellPresence(room)
  local names = {}
  for _, member in ipairs(members(room)) do names[#names + 1] = member.nick end
  table.sort(names)
  tell(room, "presence", names)
end

local function tellRooms()
  local count = {}
  for _, client in pairs(clients) do
    if client.room then count[client.room] = (count[client.room] or 0) + 1 end
  end
  for _, client in pairs(clients) do
    if client.room then client.writer:writeInvocation("rooms", count) end
  end
end

local function leave(client)
  local room = client.room
  if not room then return end
  client.room = nil
  tell(room, "left", client.nick, mona:time())
  tellPresence(room)
end

local function checked(text, what, longest)
  if type(text) ~= "string" or not text:find("%S") then error(what .. " is empty", 0) end
  if #text > longest then error(what .. " is longer than " .. longest .. " bytes", 0) end
  return (text:gsub("^%s+", ""):gsub("%s+$", ""))
end

function onConnection(client)
  function client:join(room, nick)
    room, nick = checked(room, "the room", 40), checked(nick, "the name", 40)
    leave(self)
    self.room, self.nick = room, nick
    tell(room, "joined", nick, mona:time())
    tellPresence(room)
    tellRooms()
  end

  function client:say(text)
    if not self.room then error("join a room first", 0) end
    tell(self.room, "said", self.nick, checked(text, "the message", 2000), mona:time())
  end

  return { index = "index.html" }
end

function onDisconnection(client)
  if not client.room then return end
  leave(client)
  tellRooms()
end
