package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import java.util.function.IntUnaryOperator;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code string}. */
final class StringLibrary {

  private static final int MAX_RESULTS = 1_000_000;
  private static final int POLL_MASK = 0xfff;

  private final LuaState state;
  private final int maxStringBytes;

  StringLibrary(LuaState state, int maxStringBytes) {
    this.state = state;
    this.maxStringBytes = maxStringBytes;
  }

  LuaTable create() {
    LuaTable string = new LuaTable();
    StringFormat format = new StringFormat(state, maxStringBytes);
    Native.add(string, "format", format::format);
    new PatternFunctions(state, maxStringBytes).addTo(string);
    Native.add(string, "len", a -> LuaValue.valueOf(a.string(1).m_length));
    Native.add(string, "sub", StringLibrary::sub);
    Native.add(string, "lower", a -> map(a.string(1), c -> CharacterClass.isUpper(c) ? c | 0x20 : c));
    Native.add(string, "upper", a -> map(a.string(1), c -> CharacterClass.isLower(c) ? c & ~0x20 : c));
    Native.add(string, "reverse", StringLibrary::reverse);
    Native.add(string, "rep", this::rep);
    Native.add(string, "byte", StringLibrary::bytes);
    Native.add(string, "char", StringLibrary::fromBytes);
    Native.add(string, "dump", a -> {
      a.function(1);
      throw new LuaError("unable to dump given function");
    });
    return string;
  }

  private static LuaValue sub(Arguments a) {
    LuaString string = a.string(1);
    int from = first(a.integer(2), string.m_length);
    int to = last(a.integer(3, -1), string.m_length);
    return from > to ? LuaValue.EMPTYSTRING : string.substring(from - 1, to);
  }

  /** A position counted from 1 or, when negative, from the end; at least 1. */
  private static int first(int position, int length) {
    return Math.max(1, position < 0 ? length + position + 1 : position);
  }

  private static int last(int position, int length) {
    return Math.min(length, position < 0 ? length + position + 1 : position);
  }

  private static LuaString map(LuaString string, IntUnaryOperator change) {
    byte[] changed = new byte[string.m_length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (byte) change.applyAsInt(string.luaByte(i));
    }
    return LuaString.valueUsing(changed);
  }

  private static LuaString reverse(Arguments a) {
    LuaString string = a.string(1);
    byte[] reversed = new byte[string.m_length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = (byte) string.luaByte(reversed.length - 1 - i);
    }
    return LuaString.valueUsing(reversed);
  }

  private LuaString rep(Arguments a) {
    LuaString string = a.string(1);
    double count = Math.floor(a.number(2));
    LuaString separator = a.string(3, LuaValue.EMPTYSTRING);
    if (!(count >= 1)) {
      return LuaValue.EMPTYSTRING;
    }
    double length = count * string.m_length + (count - 1) * separator.m_length;
    if (length > maxStringBytes) {
      throw Bytes.tooLong();
    }
    if (length == 0) {
      return LuaValue.EMPTYSTRING;
    }
    byte[] result = new byte[(int) length];
    int at = 0;
    for (int i = 0; at < result.length; i++) {
      if (i > 0) {
        separator.copyInto(0, result, at, separator.m_length);
        at += separator.m_length;
      }
      string.copyInto(0, result, at, string.m_length);
      at += string.m_length;
      if ((i & POLL_MASK) == POLL_MASK) {
        state.poll();
      }
    }
    return LuaString.valueUsing(result);
  }

  private static Varargs bytes(Arguments a) {
    LuaString string = a.string(1);
    int position = a.integer(2, 1);
    int from = first(position, string.m_length);
    int to = last(a.integer(3, position), string.m_length);
    if (from > to) {
      return LuaValue.NONE;
    }
    if (to - from >= MAX_RESULTS) {
      throw new LuaError("string slice too long");
    }
    LuaValue[] values = new LuaValue[to - from + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = LuaValue.valueOf(string.luaByte(from - 1 + i));
    }
    return LuaValue.varargsOf(values);
  }

  private static LuaString fromBytes(Arguments a) {
    byte[] bytes = new byte[a.count()];
    for (int i = 0; i < bytes.length; i++) {
      int c = a.integer(i + 1);
      if (c < 0 || c > 255) {
        throw a.error(i + 1, "invalid value");
      }
      bytes[i] = (byte) c;
    }
    return LuaString.valueUsing(bytes);
  }
}
