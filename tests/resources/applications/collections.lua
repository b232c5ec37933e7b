-- Collections: index, call, length, count, iteration.

local function each(check)
  for _, collection in ipairs { clients, children, mona.clients, mona.groups, mona.publications, mona.configs,
      mona.environment, mona.arguments, client.parameters, client.properties } do
    check(collection)
  end
end

function test.lengthCountAndIterationAgree()
  each(function(collection)
    local number = 0
    for key, value in pairs(collection) do
      number = number + 1
      different(value, nil)
    end
    equal(#collection, number)
    equal(collection.count, number)
  end)
end

function test.indexAndCallGiveTheSame()
  each(function(collection)
    for key, value in pairs(collection) do
      equal(collection[key], value)
      equal(collection(key), value)
    end
  end)
end

function test.unknownKeysGiveNil()
  each(function(collection)
    equal(collection["no such key"], nil)
    equal(collection("no such key"), nil)
  end)
end

function test.nextWalksACollection()
  local key, value = next(clients)
  equal(clients[key], value)
  equal(next(children), nil)
end

function test.ipairsFindsNothingInCollectionsByName()
  each(function(collection)
    for _ in ipairs(collection) do
      error("an element")
    end
  end)
end

function test.theMetatablesAreProtected()
  each(function(collection)
    equal((pcall(setmetatable, collection, {})), false)
    different(type(getmetatable(collection)), "table")
  end)
end

function test.pairsOfSomethingElseGivesNothing()
  equal(select("#", pairs(nil)), 0)
  equal(select("#", ipairs(1)), 0)
  equal(select("#", next("text")), 0)
end

function test.pairsAndIpairsHonourMetamethods()
  local t = setmetatable({}, { __pairs = function() return function(_, k) if not k then return "only", 1 end end end })
  for key in pairs(t) do
    equal(key, "only")
  end
end

function test.settingsAreFoundFlatAndByGroup()
  equal(mona.configs["group.number"], 42)
  equal(mona.configs.group.number, 42)
  equal(mona.configs.group.text, "a text")
  equal(mona.configs.group.yes, true)
  equal(mona.configs.group.no, false)
  equal(mona.configs.group.nothing, nil)
  equal(mona.configs.group["07"], nil)
  equal(mona.configs("group.number"), 42)
end

function test.monaFallsBackToSettings()
  equal(mona.group.number, 42)
  equal(mona.top, "level")
  equal(mona.unknown, nil)
end

function test.theCommandLineIsInArguments()
  equal(mona.arguments.daemon, true)
  equal(mona.configs.arguments.daemon, true)
  equal(mona.arguments.unknown, nil)
end
