/**
 * The Lua engine: luaj's parser and values with their faults corrected, an interpreter and a compiler to JVM classes,
 * the standard libraries in the dialect of LuaJIT with its Lua 5.2 extensions. It knows nothing of applications.
 */
package io.moonbus.lua.engine;
