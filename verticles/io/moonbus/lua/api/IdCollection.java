package io.moonbus.lua.api;

import java.util.HexFormat;
import java.util.Locale;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Objects by id, which is 64 hexadecimal digits; found by their raw id of 32 bytes too. */
public class IdCollection extends Collection {

  private static final int RAW_BYTES = 32;

  /** An empty collection of the state that {@code types} belongs to. */
  public IdCollection(ScriptTypes types) {
    super(types);
  }

  @Override
  protected LuaValue index(LuaValue key) {
    LuaValue found = super.index(key);
    return found.isnil() && isRaw(key) ? super.index(hex((LuaString) key)) : found;
  }

  private static boolean isRaw(LuaValue id) {
    return id instanceof LuaString text && text.rawlen() == RAW_BYTES;
  }

  private static LuaString hex(LuaString raw) {
    return LuaValue.valueOf(HexFormat.of().formatHex(raw.m_bytes, raw.m_offset, raw.m_offset + raw.m_length));
  }

  /**
   * An id in hexadecimal digits.
   *
   * @param id 32 bytes, or 64 hexadecimal digits in any case
   * @return {@code null} when it is neither
   */
  static LuaString id(LuaString id) {
    if (isRaw(id)) {
      return hex(id);
    }
    String text = Strings.java(id);
    return text.matches("[0-9A-Fa-f]{64}") ? LuaValue.valueOf(text.toLowerCase(Locale.ROOT)) : null;
  }

  /** The bytes of an id in hexadecimal digits. */
  static LuaString raw(LuaString id) {
    return LuaString.valueOf(HexFormat.of().parseHex(id.tojstring()));
  }
}
