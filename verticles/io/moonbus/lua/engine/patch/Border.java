package io.moonbus.lua.engine.patch;

import org.luaj.vm2.LuaTable;

/** The length of a table with holes, as LuaJIT finds it: the end of the array part first. */
public final class Border {

  private Border() {
  }

  /** An index that holds a value and is followed by one that holds none; 0 when the first holds none. */
  public static int of(LuaTable table, int arrayLength, int hashLength) {
    if (arrayLength > 0 && isEmpty(table, arrayLength)) {
      return between(table, 0, arrayLength);
    }
    if (hashLength == 0) {
      return arrayLength;
    }
    int low = arrayLength;
    long high = arrayLength + 1L;
    while (high <= Integer.MAX_VALUE && !isEmpty(table, (int) high)) {
      low = (int) high;
      high *= 2;
    }
    return between(table, low, (int) Math.min(high, Integer.MAX_VALUE));
  }

  private static int between(LuaTable table, int holding, int empty) {
    int low = holding;
    int high = empty;
    while (high - low > 1) {
      int middle = low + high >>> 1;
      if (isEmpty(table, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private static boolean isEmpty(LuaTable table, int index) {
    return table.rawget(index).isnil();
  }
}
