-- The global data: what is stored for the application.

local function clear(t)
  for key in pairs(t) do t[key] = nil end
end

local function keys(t)
  local all = {}
  for key in pairs(t) do all[#all + 1] = key end
  return table.concat(all, ",")
end

function test.isATable()
  clear(data)
  equal(type(data), "table")
  equal(data.nope, nil)
  equal(#data, 0)
  equal(next(data), nil)
end

function test.valuesAreStringsAndBooleans()
  clear(data)
  data.s = "hello" data.n = 12 data.f = 1.5 data.t = true data.b = false data.e = "" data.numstr = "007"
  equal(data.s, "hello")
  equal(data.n, "12")
  equal(data.f, "1.5")
  equal(data.t, true)
  equal(data.b, false)
  equal(data.e, "")
  equal(data.numstr, "007")
  equal(#data, 7)
  for key in pairs(data) do equal(type(key), "string") end
  equal(data.n + 1, 13)
  data.n = data.n + 1
  equal(data.n, "13")
  data.third = 1 / 3
  equal(data.third, "0.33333333333333")
end

function test.stringsAreBytes()
  data.bin = "\0\1\255\n"
  equal(data.bin, "\0\1\255\n")
  data.long = ("x"):rep(10000)
  equal(data.long, ("x"):rep(10000))
  data.part = ("abcdef"):sub(3, 4)
  equal(data.part, "cd")
end

function test.keysAreStrings()
  clear(data)
  data[1] = "one" data[1.5] = "f" data["a/b"] = 1 data["../up"] = 2 data["."] = 3 data[""] = 4 data["sp ace"] = 5 data["\195\169"] = 6
  data["\0"] = 7
  equal(data[1], "one")
  equal(data["1"], "one")
  equal(data["1.5"], "f")
  equal(data["a/b"], "1")
  equal(data["../up"], "2")
  equal(data["."], "3")
  equal(data[""], "4")
  equal(data["sp ace"], "5")
  equal(data["\195\169"], "6")
  equal(data["\0"], "7")
  equal(super.data.up, nil)
  equal(data[true], nil)
  equal(data[{}], nil)
  equal(#data, 9)
end

function test.theLengthIsTheDocumentedIdiom()
  data.list = {}
  for i = 1, 12 do data.list[#data.list + 1] = "v" .. i end
  equal(#data.list, 12)
  equal(data.list[12], "v12")
  table.insert(data.list, "v13")
  equal(data.list[13], "v13")
  equal(table.concat(data.list, " ", 11), "v11 v12 v13")
  equal(select("#", unpack(data.list)), 13)
  equal(table.remove(data.list), "v13")
  equal(#data.list, 12)
end

function test.tablesAreCopied()
  clear(data)
  data.s = "s"
  local source = {x = 1, y = {z = "deep"}, 10, 20}
  data.tab = source
  equal(data.tab.x, "1")
  equal(data.tab.y.z, "deep")
  equal(data.tab[1], "10")
  equal(data.tab["1"], "10")
  equal(#data.tab, 3)
  equal(#data, 1)
  source.x = 2
  equal(data.tab.x, "1")
  data.copy = data.tab
  data.tab.x = 5
  equal(data.copy.x, "1")
  equal(data.copy.y.z, "deep")
  data.tab = data.tab
  equal(data.tab.x, "5")
end

function test.aTableReplacesATable()
  data.tab = {x = 1, y = {z = 2}}
  data.tab = {new = 1}
  equal(keys(data.tab), "new")
  data.tab = {}
  equal(type(data.tab), "table")
  equal(keys(data.tab), "")
end

function test.aValueIsNotStoredOverATable()
  data.tab = {x = 1}
  data.tab = "scalar"
  equal(data.tab.x, "1")
  data.tab = nil
  data.tab = "scalar"
  equal(data.tab, "scalar")
  data.hollow = {}
  data.hollow = 1
  equal(type(data.hollow), "table")
  data.hollow = nil
end

function test.aTableReplacesAValue()
  clear(data)
  data.s = "text"
  data.other = 1
  data.s = {over = 1}
  equal(data.s.over, "1")
  equal(#data, 1)
end

function test.nilRemoves()
  clear(data)
  data.n = 13
  data.n = nil
  equal(data.n, nil)
  data.unknown = nil
  equal(#data, 0)
  data.tab = {x = {y = {z = 1}}}
  data.tab = nil
  equal(data.tab, nil)
  equal(next(data), nil)
end

function test.tablesAreLiveViews()
  data.t = {a = 1}
  local t = data.t
  data.t.a = 2
  equal(t.a, "2")
  t.b = 3
  equal(data.t.b, "3")
  equal(t == data.t, true)
  equal(({[t] = "found"})[data.t], "found")
  data.t = {c = 1}
  equal(t.a, nil)
  equal(t.c, "1")
  data.t = nil
  equal(t.c, nil)
  equal(data.t, nil)
  t.again = true
  equal(data.t.again, true)
end

function test.anEmptyTableIsOne()
  data.scores = nil
  data.scores = data.scores or {}
  data.scores.bob = 5
  equal(data.scores.bob, "5")
  data.scores.bob = nil
  equal(type(data.scores), "table")
  data.scores.ann = 6
  equal(keys(data.scores), "ann")
  data.scores = {inner = {}}
  equal(type(data.scores.inner), "table")
  data.scores = nil
  equal(data.scores, nil)
  data.deep = {a = {b = {}}}
  equal(keys(data.deep), "a")
  equal(keys(data.deep.a), "b")
  data.deep = nil
end

function test.pairsIteratesOverAStableSnapshot()
  clear(data)
  for i = 1, 9 do data["k" .. i] = i end
  data.tab = {x = 1}
  local seen = {}
  for key, value in pairs(data) do
    seen[#seen + 1] = key
    data[key] = nil
    data["new" .. key] = 1
  end
  equal(table.concat(seen, ","), "k1,k2,k3,k4,k5,k6,k7,k8,k9,tab")
  equal(#data, 10)
  clear(data)
  equal(next(data), nil)
  data.a = 1 data.b = {c = 2}
  for key, value in pairs(data) do
    if key == "b" then equal(value.c, "2") else equal(value, "1") end
  end
end

function test.nextGoesOnBehindWhatWasRemoved()
  clear(data)
  data.a = 1 data.b = 2 data.c = 3
  local key, value = next(data)
  equal(key, "a")
  equal(value, "1")
  data.a = nil
  equal(next(data, key), "b")
  equal(next(data, "c"), nil)
end

function test.ipairsIteratesOverNothing()
  data[1] = "one"
  for i in ipairs(data) do error("it iterates over " .. i) end
end

function test.jsonIsValid()
  clear(data)
  data.s = "a\"b" data.t = true data.tab = {1, x = {}}
  equal(mona:toJSON(data.tab[1], data.tab.x), '["1",[]]')
  local back = mona:fromJSON(mona:toJSON(data))
  equal(back.s, 'a"b')
  equal(back.tab["1"], "1")
end

function test.whatCannotBeStoredIsRefused()
  clear(data)
  data.f = function() end
  equal(data.f, nil)
  data.c = coroutine.create(function() end)
  equal(data.c, nil)
  data[true] = "b"
  data.tab = {f = function() end, x = 1}
  equal(keys(data.tab), "x")
  equal(keys(data), "tab")
  local cyclic = {}
  cyclic.self = cyclic
  equal(pcall(function() data.cyclic = cyclic end), false)
  equal(data.cyclic, nil)
end

function test.objectsOfTheServerAreStoredAsTheyAreWritten()
  data.ip = mona:createIPAddress("127.0.0.1")
  equal(data.ip, "127.0.0.1")
  data.client = client
  equal(data.client, client.id)
end

function test.theMetatableIsProtected()
  equal(pcall(setmetatable, data, {}), false)
end

function test.parentsSeeChildren()
  data.v = "mine"
  equal(super.data.suite.v, "mine")
  equal(super.super.data.games.suite.v, "mine")
  super.data.w = "parent's"
  equal(data.w, nil)
  super.data.suite.x = 1
  equal(data.x, "1")
  equal(children("nobody"), nil)
  local chess = super.children("chess")
  chess.data.piece = "king"
  equal(super.data.chess.piece, "king")
  equal(data.piece, nil)
end

function test.methodsAreFoundByTheColonOnly()
  clear(data)
  equal(data.update, nil)
  equal(data.watch, nil)
  equal(rawget(data, "update"), nil)
  data.update = "mine"
  equal(data.update, "mine")
  equal(pcall(function() data:update("x", function() end) end), false)
  data.update = nil
  equal(data:update("x", function() return "y" end), "y")
end

function test.updateChangesAValue()
  clear(data)
  equal(data:update("n", function(old) equal(old, nil) return 1 end), "1")
  equal(data:update("n", function(old) return old + 1 end), "2")
  equal(data.n, "2")
  equal(data:update("n", function() return nil end), nil)
  equal(data.n, nil)
  equal(data:update("b", function() return true end), true)
  data.tab = {}
  data.tab:update("x", function() return "in it" end)
  equal(data.tab.x, "in it")
  equal(coroutine.wrap(function() return data:update("c", function(old) return "co" end) end)(), "co")
end

function test.updateRaisesWhatItsFunctionRaises()
  data.keep = "kept"
  local ok, message = pcall(function() data:update("keep", function() error("boom", 0) end) end)
  equal(ok, false)
  equal(message, "boom")
  equal(data.keep, "kept")
  ok, message = pcall(function() data:update("keep", function() return {} end) end)
  equal(ok, false)
  equal(data.keep, "kept")
  data.tab = {x = 1}
  equal(pcall(function() data:update("tab", function() return 1 end) end), false)
  equal(pcall(function() data:update("keep") end), false)
  equal(pcall(function() data:update({}, function() end) end), false)
end

function test.incrementAddsToANumber()
  clear(data)
  equal(data:increment("n"), 1)
  equal(data.n, "1")
  equal(data:increment("n", 2.5), 3.5)
  equal(data.n, "3.5")
  equal(data:increment("n", -3.5), 0)
  data.s = "text"
  equal(pcall(function() data:increment("s") end), false)
  equal(data.s, "text")
end

function test.expireSaysWhetherThereIsSomething()
  data.x = 1
  equal(data:expire("x", 3600), true)
  equal(data.x, "1")
  equal(data:expire("x"), true)
  equal(data:expire("nobody", 1), false)
  data.tab = {a = 1, b = {c = 2}}
  equal(data:expire("tab", 3600), true)
  equal(pcall(function() data:expire("x", 0) end), false)
  equal(pcall(function() data:expire("x", -1) end), false)
end
