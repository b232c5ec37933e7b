-- A client and its writer, over WebSocket.

function test.idsAreHexadecimalAndRaw()
  equal(#client.id, 64)
  equal(client.id:match("^[0-9a-f]+$"), client.id)
  equal(#client.rawId, 32)
  equal(("%02x"):format(client.rawId:byte()), client.id:sub(1, 2))
end

function test.aClientIsFoundByBothIds()
  equal(clients[client.id], client)
  equal(clients(client.id), client)
  equal(clients(client.rawId), client)
  equal(mona.clients(client.id), client)
  equal(mona.clients(client.rawId), client)
  equal(mona.clients(client.id:sub(1, 63)), nil)
end

function test.aClientKnowsItsConnection()
  equal(client.path, "/games/suite")
  equal(client.query, "a=1&b")
  equal(client.protocol, "WebSocket")
  equal(client.ping, 0)
  equal(client.lastReceptionTime <= mona:time(), true)
  equal(client.address.host.value, "127.0.0.1")
end

function test.onlyItsOwnApplicationListsAClient()
  equal(clients.count, 1)
  equal(super.clients.count, 0)
end

function test.assignedValuesAreFields()
  client.word = "mine"
  equal(client.word, "mine")
  client.word = nil
  equal(client.word, nil)
end

function test.anAssignedValueHidesAMember()
  client.ping = "hidden"
  equal(client.ping, "hidden")
  client.ping = nil
  equal(client.ping, 0)
end

function test.propertiesHaveHeadersAndConvertedValues()
  equal(client.properties.Host, "localhost")
  equal(client.properties["X-Number"], 12)
  equal(client.properties["X-Truth"], true)
  equal(client.properties.version, 1.1)
  equal(client.properties.HTTPVersion, 1.1)
end

function test.namesOfHeadersHaveAnyCase()
  equal(client.properties.host, "localhost")
  equal(client.properties["x-NUMBER"], 12)
end

function test.aClientFallsBackToItsProperties()
  equal(client.Host, "localhost")
  equal(client.HOST, "localhost")
  equal(client["X-Number"], 12)
  equal(client.version, 1.1)
end

function test.smallLettersOfAClientAreNoHeaders()
  equal(client.host, nil)
end

function test.propertiesCanBeReadByCalling()
  local host, number, none = client.properties("Host", "X-Number", "None")
  equal(host, "localhost")
  equal(number, 12)
  equal(none, nil)
  equal(client:properties("Host"), "localhost")
end

function test.parametersAreTheSettingsOfTheProtocol()
  equal(client.parameters.timeout, 80)
  equal(client.WebSocket, client.parameters)
  equal(client.HTTP, nil)
end

function test.whatOnConnectionReturnedOverridesParameters()
  equal(client.parameters.index, "start")
  equal(client.parameters.custom, 7)
end

function test.theMetatableIsProtected()
  equal((pcall(setmetatable, client, {})), false)
  equal((pcall(setmetatable, client.writer, {})), false)
end

function test.aClientHasOneWriter()
  equal(client.writer, client.writer)
  equal(client.writer.reliable, true)
  client.writer.reliable = false
  equal(client.writer.reliable, false)
  client.writer.reliable = true
end

function test.newWritersAreOthers()
  different(client.writer:newWriter(), client.writer)
  different(client.writer:newFlowWriter(), client.writer:newFlowWriter())
end

function test.flushTellsThatItWasDone()
  equal(client.writer:flush(), true)
  equal(client.writer:flush(true), true)
end

function test.theQualityOfServiceIsKnown()
  local quality = client.writer.qos
  equal(quality.lostRate, 0)
  equal(type(quality.byteRate), "number")
  equal(type(quality.latency), "number")
  equal(type(quality.lastSendingTime), "number")
end

function test.methodsCalledWithADotReturnNothing()
  equal(select("#", client.writer.flush()), 0)
  equal(select("#", client.writer.writeMessage("lost")), 0)
  equal(select("#", mona.time()), 0)
  equal(select("#", mona.md5("a")), 0)
  equal(select("#", mona.groups.join("a", "b")), 0)
end
