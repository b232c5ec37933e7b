package io.moonbus.lua.app;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The values of {@code <% name %>} in a file. */
final class Tags {

  private Tags() {
  }

  /** The entries of a table whose values have a text; others are left out. */
  static Map<String, String> of(LuaTable table) {
    Map<String, String> tags = new HashMap<>();
    for (LuaValue key : table.keys()) {
      LuaValue value = table.rawget(key);
      if (key.isstring() && (value.isstring() || value.isboolean())) {
        tags.put(key.tojstring(), value.tojstring());
      }
    }
    return tags;
  }
}
