/**
 * The runtime of a tree of Lua applications: environments with inheritance, loading and reloading of files, client
 * objects and writers, and the dispatch of client events to scripts.
 */
package io.moonbus.lua.app;
