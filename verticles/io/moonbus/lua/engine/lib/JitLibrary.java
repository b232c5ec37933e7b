package io.moonbus.lua.engine.lib;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * The global {@code jit} that scripts for LuaJIT find. What is compiled is not for scripts to decide, so switching has no
 * effect and {@code status} tells that LuaJIT's compiler is off.
 */
final class JitLibrary {

  private JitLibrary() {
  }

  static LuaTable create() {
    LuaTable library = new LuaTable();
    library.rawset("version", "Moonbus");
    library.rawset("version_num", LuaValue.ZERO);
    library.rawset("os", System.getProperty("os.name"));
    library.rawset("arch", System.getProperty("os.arch"));
    for (String name : new String[] {"on", "off", "flush"}) {
      Native.add(library, name, arguments -> LuaValue.NONE);
    }
    Native.add(library, "status", arguments -> LuaValue.FALSE);
    return library;
  }
}
