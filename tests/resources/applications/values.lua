-- Conversions between Lua values and texts.

local function json(...)
  return mona:fromJSON(mona:toJSON(...))
end

function test.severalValuesAreOneArray()
  equal(mona:toJSON(1, "a", true, nil), '[1,"a",true,null]')
  equal(mona:toJSON(), "[]")
  equal(select("#", mona:fromJSON('[1,null,"a"]')), 3)
end

function test.stringsAreEscaped()
  equal(mona:toJSON('a"b\\c\n\1'), [==[["a\"b\\c\n\u0001"]]==])
  equal(json('a"b\\c\n\1'), 'a"b\\c\n\1')
end

function test.emptyTablesAreArrays()
  equal(mona:toJSON({}), "[[]]")
  equal(next((mona:fromJSON("[{}]"))), nil)
end

function test.anObjectAtTheTopIsOneResult()
  equal(mona:fromJSON('{"a":1}').a, 1)
end

function test.whatIsNoNumberIsNull()
  equal(mona:toJSON(1 / 0, 0 / 0), "[null,null]")
end

function test.datesAreTables()
  local date = mona:fromJSON('["2012-06-05T04:03:02.001"]')
  equal(date.year, 2012)
  equal(date.month, 6)
  equal(date.day, 5)
  equal(date.hour, 4)
  equal(date.min, 3)
  equal(date.sec, 2)
  equal(date.msec, 1)
end

function test.typesAreKept()
  equal(json({ __type = "Point", x = 1 }).__type, "Point")
end

function test.rawBytesAreKept()
  equal(json({ __raw = "\0\255" }).__raw, "\0\255")
end

function test.onTypedObjectMayAddMethods()
  function onTypedObject(kind, object)
    if kind == "Point" then
      function object:double() return self.x * 2 end
    end
  end
  equal(mona:fromJSON('[{"__type":"Point","x":4}]'):double(), 8)
  onTypedObject = nil
end

function test.malformedTextGivesNothing()
  equal(select("#", mona:fromJSON('["a"')), 0)
  equal(select("#", mona:fromJSON(nil)), 0)
  equal(select("#", mona:fromXMLRPC("<methodCall>")), 0)
end

function test.cyclesAreErrors()
  local t = {}
  t.t = t
  equal((pcall(mona.toJSON, mona, t)), false)
end

function test.queriesHavePairsInOneTable()
  local first, bare = mona:fromQuery("a=1&b=true&c=x%20y&d")
  equal(first.a, 1)
  equal(first.b, true)
  equal(first.c, "x y")
  equal(bare, "d")
  equal(mona:toQuery({ a = "x y" }, "d"), "a=x%20y&d")
end

function test.xmlRpcGoesAndComes()
  local a, b, c = mona:fromXMLRPC(mona:toXMLRPC(1, "a<b&c", { x = true }))
  equal(a, 1)
  equal(b, "a<b&c")
  equal(c.x, true)
end

function test.xmlIsATableOfElements()
  local xml = mona:fromXML('<a k="v"><b>text</b><c/></a>')
  equal(xml[1].__name, "a")
  equal(xml.a.k, "v")
  equal(xml.a.b.__value, "text")
  equal(xml.a[2].__name, "c")
end

function test.xmlFailuresAreToldToAFunction()
  equal(select("#", mona:fromXML("<a>")), 0)
  equal((pcall(mona.fromXML, mona, error, "<a>")), false)
  equal((pcall(mona.toXML, mona, error, "no table")), false)
end

function test.objectsOfTheServerAreWrittenAsTheirText()
  equal(mona:toJSON(client), '["' .. client.id .. '"]')
  equal(mona:toJSON(client.address.host), '["127.0.0.1"]')
end
