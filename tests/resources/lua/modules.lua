assert(require "string" == string and require "math" == math and require "bit" == bit and package.loaded.table == table)
package.preload["my.mod"] = function(name) return {name = name} end
assert(require "my.mod".name == "my.mod" and require "my.mod" == package.loaded["my.mod"])
package.preload["no.result"] = function() end
assert(require "no.result" == true)
local ok, message = pcall(require, "absent.module")
assert(not ok and message:find("module 'absent.module' not found:", 1, true)
  and message:find("no field package.preload['absent.module']", 1, true))
package.preload.failing = function() error("inside", 0) end
assert(not pcall(require, "failing") and not pcall(require, "failing"))
table.insert(package.loaders, 2, function(name) if name == "found" then return function() return "by loader" end end end)
assert(require "found" == "by loader")
table.remove(package.loaders, 2)
do
  local function define()
    module("a.b.c", package.seeall)
    function answer() return 42, tostring(_NAME), _PACKAGE end
  end
  define()
end
assert(a.b.c.answer() == 42 and select(2, a.b.c.answer()) == "a.b.c" and select(3, a.b.c.answer()) == "a.b.")
assert(package.loaded["a.b.c"] == a.b.c and require "a.b.c" == a.b.c and a.b.c._M == a.b.c)
assert(package.searchpath("x.y", "./?.none;./?/i.none") == nil and package.config:sub(1, 1) == "/")
