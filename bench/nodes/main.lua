-- What ./bench/run data measures. The clock is one that all processes of a machine share, in microseconds.
local system = luajava.bindClass("java.lang.System")
local function micros() return math.floor(system:nanoTime() / 1000) end

local plain, names = {}, {}
for i = 1, 1000 do names[i] = "key" .. i * 7 end

local function read(t) local s for i = 1, 1000 do s = t[names[i]] end return s end
local function write(t) for i = 1, 1000 do t[names[i]] = names[1001 - i] end end
local work = {
  readPlain = function() return read(plain) end,
  read = function() return read(data) end,
  writePlain = function() write(plain) end,
  write = function() write(data) end,
}

local other
local delays = {}
local calls, took, running = 0, 0, 0
local written = 0

function onStart()
  data:watch("probe", function(value) delays[#delays + 1] = micros() - value end)
end

function onServerConnection(server)
  other = server
  function server:echo(...) return ... end
end

function onServerDisconnection()
  other = nil
end

function onConnection(client)
  function client:fill(count)
    for i = 1, count do
      plain["key" .. i] = "value" .. i
      data["key" .. i] = "value" .. i
    end
    return #data
  end

  -- A thousand reads or writes, so many times; the microseconds that it took.
  function client:repeated(name, times)
    local start, f = micros(), work[name]
    for i = 1, times do f() end
    return micros() - start
  end

  function client:put()
    written = written + 1
    data["key" .. written % 10000] = "value" .. written
    return written
  end

  function client:count() return #data end

  function client:connected() return other ~= nil end

  function client:probe() data.probe = micros() return true end

  function client:delays()
    local all = delays
    delays = {}
    return unpack(all)
  end

  -- Begins so many calls of the other server, some at a time.
  function client:calls(count, inFlight)
    local left, start = count, micros()
    running = inFlight
    for i = 1, inFlight do
      coroutine.wrap(function()
        while left > 0 do
          left = left - 1
          local text = other:call("echo", "hello", 1, true)
          if text ~= "hello" then error("wrong answer") end
        end
        running = running - 1
        took = micros() - start
      end)()
    end
    return true
  end

  -- The microseconds that the calls took, false until they have ended.
  function client:called() return running == 0 and took end
end
