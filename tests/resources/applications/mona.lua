-- The functions of mona that concern neither values nor addresses.

function test.timeIsInMilliseconds()
  equal(math.abs(mona:time() - os.time() * 1000) < 2000, true)
end

local function hex(bytes)
  return (bytes:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

function test.digestsAreRaw()
  equal(hex(mona:md5("abc")), "900150983cd24fb0d6963f7d28e17f72")
  equal(hex(mona:sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
end

function test.thereIsOneDigestPerArgument()
  local a, one, none, empty = mona:md5("a", 1, nil, "")
  equal(a, mona:md5("a"))
  equal(one, mona:md5("1"))
  equal(none, nil)
  equal(#empty, 16)
  equal(select("#", mona:sha256()), 0)
end

local function parts(...)
  return table.concat({ mona:split(...) }, "|")
end

function test.splitTakesASetOfCharacters()
  equal(parts("a,b;c", ",;"), "a|b|c")
  equal(parts("a,b;c", ","), "a|b;c")
  equal(parts("abc", ","), "abc")
  equal(parts("abc"), "abc")
end

function test.splitKeepsEmptyPartsUnlessToldOtherwise()
  equal(parts(",a,,b,", ","), "|a||b|")
  equal(parts(",a,,b,", ",", 1), "a|b")
end

function test.splitTrimsWhenTold()
  equal(parts(" a , b\t", ","), " a | b\t")
  equal(parts(" a , b\t", ",", 2), "a|b")
  equal(parts(" a , , b ", ",", 2), "a||b")
  equal(parts(" a , , b ", ",", 3), "a|b")
end

function test.splitNeedsAText()
  equal((pcall(mona.split, mona, nil, ",")), false)
end

function test.absolutePathIsBelowWww()
  local root = mona:absolutePath("")
  equal(root:sub(-1), "/")
  equal(mona:absolutePath("a/b"), root .. "a/b/")
  equal(mona:absolutePath("/a"), root .. "/a/")
end

function test.listPathsGivesFilesSortedByName()
  local files = mona:listPaths("games/late")
  equal(#files, 2)
  equal(files[1].name, "deep")
  equal(files[1].isFolder, true)
  equal(files[1].size, 0)
  equal(files[2].name, "main.lua")
  equal(files[2].isFolder, false)
end

function test.filesHaveNamesSizesAndTimes()
  local file = mona:listPaths("games/late")[2]
  equal(file.baseName, "main")
  equal(file.extension, "lua")
  equal(file.parent, mona:absolutePath("games/late"))
  equal(file.path, mona:absolutePath("games/late") .. "main.lua")
  equal(file.value, "games/late/main.lua")
  equal(file.isAbsolute, true)
  equal(file.size > 0, true)
  equal(math.abs(file.lastModified - os.time()) < 600, true)
end

function test.missingFoldersGiveAnEmptyList()
  equal(#mona:listPaths("games/none"), 0)
  equal(#mona:listPaths("../"), 0)
  equal(#mona:listPaths("games/late/main.lua"), 0)
end

function test.dumpTakesDataWithOrWithoutName()
  equal(select("#", mona:dump("data")), 0)
  equal(select("#", mona:dump("data", 2)), 0)
  equal(select("#", mona:dump("name", "data")), 0)
  equal(select("#", mona:dump("name", "data", 2)), 0)
end

function test.timersCanBeCancelledOnce()
  local timer = mona:setTimer(100000, function() end)
  equal(timer:cancel(), true)
  equal(timer:cancel(), false)
end

function test.timersNeedATimeAndAFunction()
  equal((pcall(mona.setTimer, mona, -1, print)), false)
  equal((pcall(mona.setTimer, mona, 0 / 0, print)), false)
  equal((pcall(mona.setInterval, mona, 1)), false)
end

function test.groupsAreMadeAndLeft()
  local id = ("ab"):rep(32)
  local member = mona:joinGroup(client.id, id)
  equal(member.id, client.id)
  equal(#member.rawId, 32)
  equal(mona.groups[id].id, id)
  equal(mona.groups(("\xab"):rep(32)), mona.groups[id])
  equal(mona.groups[id]:size(), 1)
  equal(mona.groups[id].members(client.rawId), member)
  member:release()
  equal(mona.groups[id], nil)
end

function test.groupsJoinIsTheSame()
  local id = ("cd"):rep(32)
  mona.groups:join(client.rawId, id):release()
  equal(mona.groups.count, 0)
end

function test.badIdsOfGroupsAreErrors()
  equal((pcall(mona.joinGroup, mona, "short", ("ab"):rep(32))), false)
  equal((pcall(mona.joinGroup, mona, client.id, "short")), false)
end

function test.dangerousFunctionsAreOff()
  for _, call in ipairs { os.exit, os.execute, io.popen } do
    local ok, message = pcall(call, "true")
    equal(ok, false)
    equal(message:match("lua.unsafe"), "lua.unsafe")
  end
  equal(luajava, nil)
end

function test.jitAndFfiFailWithAClearMessage()
  for _, module in ipairs { "jit", "ffi" } do
    local ok, message = pcall(require, module)
    equal(ok, false)
    equal(message:match("not LuaJIT"), "not LuaJIT")
  end
end
