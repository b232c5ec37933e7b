-- IP and socket addresses.

local function socket(...)
  local address = mona:createSocketAddress(...)
  return address and address.value
end

local function ip(...)
  local address = mona:createIPAddress(...)
  return address and address.value
end

function test.anIPAddressIsMadeOfItsText()
  equal(ip("192.168.1.2"), "192.168.1.2")
  equal(ip("::1"), "::1")
  equal(ip("localhost"), "127.0.0.1")
end

function test.withoutArgumentItIsTheWildcard()
  equal(ip(), "0.0.0.0")
  equal(mona:createIPAddress().isWildcard, true)
end

function test.anIPAddressIsMadeOfOtherAddresses()
  equal(ip(mona:createIPAddress("1.2.3.4")), "1.2.3.4")
  equal(ip(mona:createSocketAddress("1.2.3.4:5")), "1.2.3.4")
end

function test.failuresGiveNothing()
  equal(select("#", mona:createIPAddress("nowhere.example")), 0)
  equal(select("#", mona:createIPAddress("1.2.3.256")), 0)
  equal(select("#", mona:createSocketAddress("1.2.3.4")), 0)
  equal(select("#", mona:createSocketAddress("nowhere.example", 80)), 0)
end

function test.aFunctionBeforeTheAddressIsToldOfFailures()
  local message
  mona:createIPAddress(function(text) message = text end, "bad")
  equal(message, "Invalid ip bad")
  local ok, raised = pcall(function() return mona:createSocketAddress(error, "bad:80") end)
  equal(ok, false)
  equal(raised:match("Invalid ip bad$"), "Invalid ip bad")
end

function test.aSocketAddressHasManyForms()
  equal(socket("1.2.3.4:80"), "1.2.3.4:80")
  equal(socket("1.2.3.4", 80), "1.2.3.4:80")
  equal(socket("1.2.3.4", "80"), "1.2.3.4:80")
  equal(socket("1.2.3.4", "http"), "1.2.3.4:80")
  equal(socket("1.2.3.4:http"), "1.2.3.4:80")
  equal(socket(80), "0.0.0.0:80")
  equal(socket("80"), "0.0.0.0:80")
  equal(socket("[::1]:80"), "[::1]:80")
  equal(socket("::1", 80), "[::1]:80")
  equal(socket(mona:createIPAddress("1.2.3.4"), 80), "1.2.3.4:80")
  equal(socket(mona:createSocketAddress("1.2.3.4:80")), "1.2.3.4:80")
end

function test.aBadPortIsZero()
  equal(socket("1.2.3.4:none"), "1.2.3.4:0")
  equal(socket("1.2.3.4", 65536), "1.2.3.4:0")
  equal(socket("1.2.3.4", -1), "1.2.3.4:0")
end

function test.addressesHaveParts()
  local address = mona:createSocketAddress("[fe80::1]:80")
  equal(address.host.value, "fe80::1")
  equal(address.port, 80)
  equal(address.isIPv6, true)
  equal(address.host.isLinkLocal, true)
end

function test.addressesAreConcatenatedAsText()
  local address = mona:createSocketAddress("1.2.3.4:80")
  equal("to " .. address, "to 1.2.3.4:80")
  equal(address .. "!", "1.2.3.4:80!")
  equal(address.host .. address.host, "1.2.3.41.2.3.4")
  equal(address.host .. 5, "1.2.3.45")
  equal(tostring(address), "1.2.3.4:80")
end

function test.addressesAreCompared()
  local one, two = mona:createIPAddress("1.2.3.4"), mona:createIPAddress("1.2.3.5")
  equal(one == mona:createIPAddress("1.2.3.4"), true)
  equal(one == two, false)
  equal(one < two, true)
  equal(one <= two, true)
  equal(two > one, true)
end

function test.callingAnAddressCopiesIt()
  local one = mona:createIPAddress("1.2.3.4")
  local copy = one()
  equal(copy == one, true)
  equal(rawequal(copy, one), false)
end

function test.kindsOfAddresses()
  local kinds = {
    ["0.0.0.0"] = "isWildcard", ["255.255.255.255"] = "isBroadcast", ["10.0.0.255"] = "isAnyBroadcast",
    ["127.0.0.1"] = "isLoopback", ["239.1.2.3"] = "isMulticast", ["8.8.8.8"] = "isUnicast",
    ["169.254.1.1"] = "isLinkLocal", ["192.168.0.1"] = "isSiteLocal", ["::1.2.3.4"] = "isIPv4Compatible",
    ["::ffff:1.2.3.4"] = "isIPv4Mapped", ["224.0.0.1"] = "isWellKnownMC", ["ff01::1"] = "isNodeLocalMC",
    ["ff02::1"] = "isLinkLocalMC", ["ff05::1"] = "isSiteLocalMC", ["ff08::1"] = "isOrgLocalMC",
    ["ff0e::1"] = "isIPv6", ["224.0.1.1"] = "isGlobalMC", ["172.16.0.1"] = "isLocal",
  }
  for text, kind in pairs(kinds) do
    equal(mona:createIPAddress(text)[kind], true, text .. " " .. kind)
  end
end
