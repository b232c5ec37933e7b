-- A client over HTTP: cookies and its parameters.

function test.itIsKnownByItsProtocol()
  equal(client.protocol, "HTTP")
  equal(client.HTTP, client.parameters)
  equal(client.WebSocket, nil)
end

function test.aCookieIsSetByCalling()
  equal(client.properties("sid", "abc"), "abc")
  equal(client.properties("n", 12), 12)
  return "COOKIE sid=abc", "COOKIE n=12"
end

function test.aCookieHasOptions()
  client.properties("a", "1", {path = "/"})
  client.properties("a", "2", {domain = "example.org"})
  client.properties("a", "3", {secure = true})
  client.properties("a", "4", {httponly = true})
  client.properties("b", "2", {PATH = "/b", Secure = false, HttpOnly = false})
  client.properties("c", "3", {expires = -1e300})
  client.properties("d", "4", {})
  return "COOKIE a=1; Path=/", "COOKIE a=2; Domain=example.org", "COOKIE a=3; Secure", "COOKIE a=4; HttpOnly",
    "COOKIE b=2; Path=/b", "COOKIE c=3; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "COOKIE d=4"
end

function test.aBadCookieIsNotSent()
  client.properties("a b", "1")
  client.properties("", "1")
  client.properties("a\r\nSet-Cookie: b", "1")
  client.properties("v", "1\r\nX: y")
  return "COOKIE v=1%0d%0aX:%20y"
end

function test.oneArgumentReads()
  equal(client.properties("Host"), "localhost")
  equal(client.properties("none"), nil)
end

function test.whatWasAssignedIsRead()
  client.properties.assigned = "value"
  equal(client.properties.assigned, "value")
  equal(client.properties("assigned"), "value")
  client.properties.assigned = nil
  equal(client.properties.assigned, nil)
end
