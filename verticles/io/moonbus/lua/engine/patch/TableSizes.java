package io.moonbus.lua.engine.patch;

import java.util.Arrays;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Sizes of the two parts of a table. */
public final class TableSizes {

  private static final int MIN_CHAINS = 2;

  private TableSizes() {
  }

  /** An array of just the size that a constructor asks for, so that the border is sought from its end. */
  public static LuaValue[] array(int size) {
    return size > 0 ? new LuaValue[size] : LuaValue.NOVALS;
  }

  /** The number of chains for so many entries, a power of two. */
  public static int chains(int entries) {
    return Math.max(MIN_CHAINS, powerOfTwo(entries));
  }

  /** The array part as growth by doubling expects it. */
  public static LuaValue[] even(LuaValue[] array) {
    int size = array.length == 0 ? 0 : powerOfTwo(array.length);
    return size == array.length ? array : Arrays.copyOf(array, size);
  }

  /** Takes out the entries that an array part of {@code size} will hold. */
  public static LuaValue[] take(LuaTable table, int from, int size) {
    LuaValue[] taken = new LuaValue[size - from];
    for (int i = from; i < size; i++) {
      taken[i - from] = table.rawget(i + 1);
      if (!taken[i - from].isnil()) {
        table.rawset(i + 1, LuaValue.NIL);
      }
    }
    return taken;
  }

  /** Puts entries into the array part. */
  public static void put(LuaTable table, int from, LuaValue[] taken) {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i].isnil()) {
        table.rawset(from + i + 1, taken[i]);
      }
    }
  }

  private static int powerOfTwo(int size) {
    return size == 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
  }
}
