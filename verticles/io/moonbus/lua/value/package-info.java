/** Lua values as a source and a target of the streaming values, and XML as Lua tables. */
package io.moonbus.lua.value;
