/** Lua applications: the {@code lua:} verticle factory, the runtime of an application tree and the script API. */
package io.moonbus.lua;
