-- Called for every client. What it gets as `client` can be called by the page: see index.html.
function onConnection(client, ...)
  INFO("a client from ", client.address, " uses ", path)

  function client:hello(who)
    return "Hello " .. (who or "world") .. ", it is " .. os.date("%H:%M:%S")
  end

  return {index = "index.html"}
end

function onDisconnection(client)
  INFO("the client from ", client.address, " has gone")
end
