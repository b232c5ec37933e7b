package io.moonbus.lua.api;

import java.util.HashMap;
import java.util.Map;
import org.luaj.vm2.LuaValue;

/** Settings as scripts see them: by flat key, or group by group. */
final class Settings extends Collection {

  private final ScriptTypes types;
  private final Map<String, String> settings;
  private final Map<String, LuaValue> groups = new HashMap<>();

  Settings(ScriptTypes types, Map<String, String> settings) {
    super(types);
    this.types = types;
    this.settings = settings;
    settings.forEach((key, value) -> put(Strings.lua(key), TextValues.typed(value)));
  }

  @Override
  protected LuaValue index(LuaValue key) {
    LuaValue value = super.index(key);
    if (!value.isnil() || !key.isstring()) {
      return value;
    }
    LuaValue group = groups.computeIfAbsent(Strings.java(key), this::group);
    return group == null ? NIL : group;
  }

  private LuaValue group(String name) {
    String prefix = name + ".";
    Map<String, String> members = new HashMap<>();
    settings.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        members.put(key.substring(prefix.length()), value);
      }
    });
    return members.isEmpty() ? null : new Settings(types, members);
  }
}
