local count = 0

function onConnection(client)
  function client:broadcast(times)
    for i = 1, times do
      count = count + 1
      for _, each in pairs(clients) do
        each.writer:writeInvocation("tick", count, "hello")
      end
    end
  end
end
