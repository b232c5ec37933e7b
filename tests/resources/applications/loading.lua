-- require, dofile, loadfile: where they look, whose environment they use, what they return.

local folder = mona:absolutePath("games/suite")

local function write(name, text)
  local file = assert(io.open(folder .. name, "w"))
  file:write(text)
  file:close()
end

function test.aFileRunsInTheEnvironmentOfTheFolderWhereItIs()
  write("own.lua", "made = 'here' return getfenv(1), ...")
  equal(dofile("own.lua"), this)
  equal(made, "here")
  equal(dofile("late/main.lua"), nil)
  equal(super.latevar, "late")
  equal(rawget(this, "latevar"), nil)
  super.latevar = nil
end

function test.allResultsAreReturned()
  write("results.lua", "return 1, nil, 'three', nil")
  equal(select("#", dofile("results.lua")), 4)
  equal(select("#", require("results.lua")), 4)
  equal(select("#", loadfile("results.lua")()), 4)
  equal(select(3, dofile("results.lua")), "three")
end

function test.aFileIsExecutedAtEveryCall()
  write("counting.lua", "times = (times or 0) + 1 return times")
  equal(dofile("counting.lua"), 1)
  equal(require("counting.lua"), 2)
  equal(require("counting.lua"), 3)
  times = nil
end

function test.aModuleIsExecutedOnce()
  write("counted.lua", "local name = ... loads = (loads or 0) + 1 return {name = name}")
  equal(require("counted").name, "counted")
  equal(require("counted"), require("counted"))
  equal(loads, 1)
end

function test.aLoadedFileCanBeCalledWithArguments()
  write("arguments.lua", "return select('#', ...), ...")
  local f = loadfile("arguments.lua")
  equal(f(), 0)
  equal(select("#", f(1, nil)), 3)
  equal(getfenv(f), this)
  different(loadfile("arguments.lua"), f)
end

function test.whatIsMissingGivesNothing()
  for _, name in ipairs {"none.lua", "none", "", "../none.lua", "late", "."} do
    equal(select("#", dofile(name)), 0, name)
    equal(select("#", loadfile(name)), 0, name)
  end
  equal((pcall(require, "none.lua")), false)
  equal((pcall(require, "none")), false)
end

function test.whatDoesNotCompileGivesNothing()
  write("broken.lua", "local = 5")
  equal(select("#", dofile("broken.lua")), 0)
  equal(select("#", loadfile("broken.lua")), 0)
  equal((pcall(require, "broken")), false)
end

function test.anErrorOfTheFileIsRaised()
  write("failing.lua", "\nerror('on line two')")
  local ok, message = pcall(dofile, "failing.lua")
  equal(ok, false)
  equal(message:match("failing%.lua:2: on line two$"), "failing.lua:2: on line two")
  write("object.lua", "error({code = 1})")
  equal(select(2, pcall(require, "object.lua")).code, 1)
end

function test.filesOutsideAreNotReached()
  for _, name in ipairs {"/etc/passwd", "../../../../../../../../etc/passwd"} do
    equal(select("#", dofile(name)), 0, name)
    equal(select("#", loadfile(name)), 0, name)
  end
end

function test.filesHaveBytes()
  write("bytes.lua", "return '\255\0\128', \"\\200\"")
  local raw, escaped = dofile("bytes.lua")
  equal(raw, "\255\0\128")
  equal(escaped, "\200")
  write("mark.lua", "\239\187\191return 'behind a byte order mark'")
  equal(dofile("mark.lua"), "behind a byte order mark")
  write("shell.lua", "#!/usr/bin/lua\nreturn 'behind a first line'")
  equal(dofile("shell.lua"), "behind a first line")
end
