-- The functions that log: what they take, and that they return nothing.

local functions = {ERROR = ERROR, WARN = WARN, NOTE = NOTE, INFO = INFO, DEBUG = DEBUG, TRACE = TRACE}

function test.thereIsOnePerLevel()
  for _, level in ipairs {"ERROR", "WARN", "NOTE", "INFO", "DEBUG", "TRACE"} do
    equal(type(functions[level]), "function", level)
  end
  equal(FATAL, nil)
end

function test.inheritedOnesCanBeHidden()
  local got
  function ERROR(text) got = text end
  ERROR("mine")
  equal(got, "mine")
  ERROR = nil
  ERROR("an error") WARN("a warning") NOTE("a note") INFO("an information") DEBUG("a detail") TRACE("a finer one")
  equal(got, "mine")
end

function test.theyTakeAnyValuesAndReturnNothing()
  for level, log in pairs(functions) do
    equal(select("#", log()), 0, level)
    equal(select("#", log(nil)), 0, level)
    equal(select("#", log("text", 1, 1.5, true, false, nil, {}, log, coroutine.create(log))), 0, level)
    equal(select("#", log(client, clients, mona, data, client.address, client.writer)), 0, level)
    equal(select("#", log("\0\255\n", ("x"):rep(100000))), 0, level)
  end
end

function test.tablesAreAskedForTheirText()
  local asked = 0
  ERROR("an ", setmetatable({}, {__tostring = function() asked = asked + 1 return "object" end}), "!")
  equal(asked, 1)
end

function test.anErrorInTostringIsThatOfTheScript()
  local ok, message = pcall(NOTE, setmetatable({}, {__tostring = function() error("no text", 0) end}))
  equal(ok, false)
  equal(message, "no text")
end

function test.printTakesAnyValues()
  equal(select("#", print()), 0)
  equal((pcall(print, setmetatable({}, {__tostring = function() return {} end}))), false)
end
