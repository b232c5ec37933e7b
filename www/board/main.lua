-- A control panel whose state lives in `data`: every window shows the same tank, on whatever node of a cluster it is.
description = "A control panel that is the same in every window, on every node"

local FILLING = 4   -- percent a second while the valve is open
local DRAINING = 2  -- percent a second, always

-- The level is not counted, it follows from when it was known last and from the valve.
local function level(now)
  local tank = data.tank
  if not tank then return 50 end
  local speed = (tank.open and FILLING or 0) - DRAINING
  return math.max(0, math.min(100, tank.level + speed * math.max(0, now - tank.since) / 1000))
end

local showing  -- the timer that is going to show it

local function state()
  local now = mona:time()
  local open = data.tank and data.tank.open or false
  return {
    level = level(now), speed = (open and FILLING or 0) - DRAINING, open = open,
    lamp = data.lamp or false, changes = tonumber(data.changes) or 0, nodes = #mona.servers + 1
  }
end

local function show()
  showing = nil
  local now = state()
  for _, client in pairs(clients) do
    client.writer:writeInvocation("show", now)
  end
end

function onStart()
  if not data.tank then data.tank = { level = 50, since = mona:time(), open = false } end
  -- Tells of changes wherever they were made, here or on another node; several of them are shown at once.
  data:watch({}, function() showing = showing or mona:setTimer(1, show) end)
  mona:setInterval(2000, show)
end

function onConnection(client)
  function client:state()
    return state()
  end

  function client:valve(open)
    data.tank = { level = level(mona:time()), since = mona:time(), open = open == true }
    data:increment("changes", 1)
  end

  function client:lamp(on)
    data.lamp = on == true
    data:increment("changes", 1)
  end

  return { index = "index.html" }
end
