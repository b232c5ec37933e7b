-- Blacklist, names that need a name server, publications, and the other servers when there are none.

function test.theBlacklistTakesTextsAndAddresses()
  local ip, socket = mona:createIPAddress("192.0.2.1"), mona:createSocketAddress("192.0.2.2:80")
  equal(select("#", mona:addToBlacklist("192.0.2.3", ip, socket)), 0)
  equal(select("#", mona:removeFromBlacklist("192.0.2.3", ip, socket)), 0)
  equal(select("#", mona:addToBlacklist()), 0)
  equal(select("#", mona:addToBlacklist("no address", 5, nil, {}, true)), 0)
  equal(select("#", mona:removeFromBlacklist("192.0.2.99")), 0)
end

function test.whatIsKnownNeedsNoNameServer()
  equal(mona:createIPAddressWithDNS("192.0.2.1").value, "192.0.2.1")
  equal(mona:createIPAddressWithDNS("localhost").value, "127.0.0.1")
  equal(mona:createSocketAddressWithDNS("192.0.2.1:80").value, "192.0.2.1:80")
  equal(mona:createSocketAddressWithDNS("192.0.2.1", "http").value, "192.0.2.1:80")
  equal(mona:createSocketAddressWithDNS("localhost", 80).value, "127.0.0.1:80")
end

function test.theLastFunctionGetsTheAddressAtOnce()
  local got, message
  mona:createIPAddressWithDNS("192.0.2.1", function(...) got, message = ... end)
  equal(got.value, "192.0.2.1")
  equal(message, nil)
  mona:createSocketAddressWithDNS("192.0.2.1", 81, function(...) got, message = ... end)
  equal(got.value, "192.0.2.1:81")
end

function test.aBadAddressIsToldToBothFunctions()
  local first, result
  mona:createIPAddressWithDNS(function(text) first = text end, "", function(...) result = {n = select("#", ...), ...} end)
  equal(type(first), "string")
  equal(result[1], nil)
  equal(result[2], first)
end

function test.publishingIsNotOffered()
  local ok, message = pcall(function() mona:publish("stream") end)
  equal(ok, false)
  equal(message:match("publications"), "publications")
end

function test.aLoneNodeHasNoServers()
  for _, servers in ipairs {mona.servers, mona.servers.initiators, mona.servers.targets} do
    equal(#servers, 0)
    equal(servers.count, 0)
    equal(servers[1], nil)
    equal(servers("127.0.0.1:1"), nil)
    equal(next(servers), nil)
    equal(select("#", servers:broadcast("onHello", 1)), 0)
    for _ in pairs(servers) do error("a server") end
    for _ in ipairs(servers) do error("a server") end
  end
end
