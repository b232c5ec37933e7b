package io.moonbus.lua.app;

import io.moonbus.lua.api.Collection;
import io.moonbus.lua.api.ScriptTypes;
import java.util.HexFormat;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Clients by id; found by their raw id too. */
final class ClientCollection extends Collection {

  private static final int RAW_ID_BYTES = 32;

  ClientCollection(ScriptTypes types) {
    super(types);
  }

  @Override
  protected LuaValue index(LuaValue key) {
    if (key instanceof LuaString text && text.rawlen() == RAW_ID_BYTES) {
      byte[] raw = new byte[RAW_ID_BYTES];
      text.copyInto(0, raw, 0, RAW_ID_BYTES);
      LuaValue found = super.index(valueOf(HexFormat.of().formatHex(raw)));
      return found.isnil() ? super.index(key) : found;
    }
    return super.index(key);
  }
}
