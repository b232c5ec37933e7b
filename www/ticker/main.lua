-- Pushes invented prices to every connected client, several times a second.
description = "Server push to many clients, with a plot"

local INTERVAL = 200
local KEPT = 150
local history = {}
local price = 100

local function tick()
  price = math.max(1, price + (math.random() - 0.5) * 2)
  local point = { mona:time(), math.floor(price * 100 + 0.5) / 100 }
  history[#history + 1] = point
  if #history > KEPT then table.remove(history, 1) end
  local followers = {}
  for _, client in pairs(clients) do
    if client.follows then followers[#followers + 1] = client end
  end
  for _, client in ipairs(followers) do
    client.writer:writeInvocation("tick", point[1], point[2], #followers)
  end
end

function onStart()
  mona:setInterval(INTERVAL, tick)
end

function onConnection(client)
  function client:follow()
    self.follows = true
    return history
  end

  return { index = "index.html" }
end
