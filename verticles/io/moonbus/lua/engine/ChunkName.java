package io.moonbus.lua.engine;

/** How messages show the name of a chunk (reference manual of Lua 5.1, {@code lua_load}; luaconf.h, LUA_IDSIZE). */
final class ChunkName {

  private static final int MAX_LENGTH = 59;

  private ChunkName() {
  }

  static String shown(String name) {
    if (name.startsWith("=")) {
      return name.substring(1, Math.min(name.length(), MAX_LENGTH + 1));
    }
    if (name.startsWith("@")) {
      String file = name.substring(1);
      return file.length() <= MAX_LENGTH ? file : "..." + file.substring(file.length() - MAX_LENGTH + 3);
    }
    int room = MAX_LENGTH - "[string \"...\"]".length();
    int end = 0;
    while (end < name.length() && name.charAt(end) != '\n' && name.charAt(end) != '\r') {
      end++;
    }
    boolean whole = end == name.length() && end <= room;
    return "[string \"" + name.substring(0, Math.min(end, room)) + (whole ? "" : "...") + "\"]";
  }
}
