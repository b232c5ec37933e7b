function onConnection(client)
  function client:echo(...) return ... end
end
