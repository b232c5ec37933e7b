package io.moonbus.lua.engine.lib;

import io.moonbus.lua.engine.LuaState;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/**
 * {@code table.sort}: a quicksort with the median of three, which notices an order that contradicts itself where it
 * would leave the range, and never takes more stack than the logarithm of the length.
 */
final class Sorter {

  private static final int POLL_EVERY = 256;

  private final LuaState state;
  private final LuaTable table;
  private final LuaValue order;
  private LuaValue[] values;
  private int untilPoll = POLL_EVERY;

  Sorter(LuaState state, LuaTable table, LuaValue order) {
    this.state = state;
    this.table = table;
    this.order = order;
  }

  void sort() {
    int length = table.rawlen();
    values = new LuaValue[length];
    for (int i = 0; i < length; i++) {
      values[i] = table.rawget(i + 1);
    }
    try {
      sort(0, length - 1);
    } finally {
      for (int i = 0; i < length; i++) {
        table.rawset(i + 1, values[i]);
      }
    }
  }

  private void sort(int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int pivot = partition(low, high);
      if (pivot - low < high - pivot) {
        sort(low, pivot - 1);
        low = pivot + 1;
      } else {
        sort(pivot + 1, high);
        high = pivot - 1;
      }
    }
  }

  /** Orders the ends and the middle, then everything around the middle value; says where that one ended. */
  private int partition(int low, int high) {
    int middle = low + (high - low) / 2;
    swapUnordered(low, high);
    if (high - low == 1) {
      return low;
    }
    if (!swapUnordered(low, middle)) {
      swapUnordered(middle, high);
    }
    if (high - low == 2) {
      return middle;
    }
    LuaValue pivot = values[middle];
    swap(middle, high - 1);
    int left = low;
    int right = high - 1;
    while (true) {
      left = skipSmaller(left, high, pivot);
      right = skipGreater(right, low, pivot);
      if (right < left) {
        swap(left, high - 1);
        return left;
      }
      swap(left, right);
    }
  }

  private int skipSmaller(int start, int end, LuaValue pivot) {
    int i = start + 1;
    while (less(values[i], pivot)) {
      if (++i > end) {
        throw new LuaError("invalid order function for sorting");
      }
    }
    return i;
  }

  private int skipGreater(int start, int end, LuaValue pivot) {
    int i = start - 1;
    while (less(pivot, values[i])) {
      if (--i < end) {
        throw new LuaError("invalid order function for sorting");
      }
    }
    return i;
  }

  private boolean swapUnordered(int i, int j) {
    boolean unordered = less(values[j], values[i]);
    if (unordered) {
      swap(i, j);
    }
    return unordered;
  }

  private void swap(int i, int j) {
    LuaValue value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  private boolean less(LuaValue a, LuaValue b) {
    if (--untilPoll == 0) {
      untilPoll = POLL_EVERY;
      state.poll();
    }
    return order.isnil() ? state.isLess(a, b) : order.call(a, b).toboolean();
  }
}
