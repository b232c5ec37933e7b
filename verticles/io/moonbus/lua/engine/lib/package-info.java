/** The standard libraries string, table, math, bit, os and io in the dialect of LuaJIT with its Lua 5.2 extensions. */
package io.moonbus.lua.engine.lib;
