package io.moonbus.lua.app;

import io.moonbus.lua.api.Collection;
import io.moonbus.lua.api.ScriptLog;
import io.moonbus.lua.api.TextValues;
import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The settings of a client's protocol, and what {@code onConnection} makes of them. */
final class Parameters {

  private Parameters() {
  }

  /** The settings of a protocol, without its name. */
  static Collection collection(Application application, String protocol) {
    Collection parameters = application.types().collection();
    String prefix = protocol + ".";
    application.configs().forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        parameters.put(key.substring(prefix.length()), TextValues.typed(value));
      }
    });
    return parameters;
  }

  /** The result of {@code onConnection} as its protocol gets it: truth values, numbers and texts by name. */
  static Map<String, Object> accepted(LuaTable table, ScriptLog log) {
    Map<String, Object> accepted = new HashMap<>();
    for (LuaValue key : table.keys()) {
      Object value = java(table.rawget(key));
      if (value == null || !key.isstring()) {
        log.warn("onConnection: parameter '" + key.tojstring() + "' must be a boolean, a number or a string");
      } else {
        accepted.put(key.tojstring(), value);
      }
    }
    return accepted;
  }

  private static Object java(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TBOOLEAN -> value.toboolean();
      case LuaValue.TNUMBER -> value.todouble();
      case LuaValue.TSTRING -> value.tojstring();
      default -> null;
    };
  }
}
