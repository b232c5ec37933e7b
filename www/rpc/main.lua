-- One function, called in five ways. How a call came makes no difference to the script.
description = "One Lua function called by WebSocket, GET, JSON, form and XML-RPC"

function onConnection(client)
  function client:greet(name, times)
    times = math.floor(tonumber(times) or 1)
    if times < 1 or times > 10 then error("times must be between 1 and 10", 0) end
    return string.rep("Hello " .. tostring(name) .. "!", times, " "), { by = self.protocol, times = times }
  end

  return { index = "index.html" }
end
