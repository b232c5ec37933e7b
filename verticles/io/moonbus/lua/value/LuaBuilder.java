package io.moonbus.lua.value;

import io.moonbus.value.ValueWriter;
import java.util.Arrays;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Makes Lua values. Elements wait on one stack until their container ends, so that each table is made once in its final
 * size.
 */
final class LuaBuilder implements ValueWriter {

  private final TypedObjectHook hook;
  private LuaValue[] stack = new LuaValue[8];
  private int size;
  /** Where the elements of each open container begin on the stack. */
  private int[] starts = new int[4];
  private int depth;

  LuaBuilder(TypedObjectHook hook) {
    this.hook = hook;
  }

  Varargs values() {
    return switch (size) {
      case 0 -> LuaValue.NONE;
      case 1 -> stack[0];
      default -> LuaValue.varargsOf(size == stack.length ? stack : Arrays.copyOf(stack, size));
    };
  }

  @Override
  public void nil() {
    push(LuaValue.NIL);
  }

  @Override
  public void bool(boolean value) {
    push(LuaValue.valueOf(value));
  }

  @Override
  public void number(double value) {
    push(LuaValue.valueOf(value));
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    push(LuaString.valueOf(bytes, offset, length));
  }

  @Override
  public void date(long millis) {
    push(DateTables.of(millis));
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    LuaTable table = new LuaTable(0, 1);
    table.rawset(SpecialKeys.RAW, LuaString.valueOf(bytes, offset, length));
    push(table);
  }

  @Override
  public void beginArray(int size) {
    begin();
  }

  @Override
  public void endArray() {
    int start = starts[--depth];
    int count = size - start;
    LuaTable table = new LuaTable(count, 0);
    for (int i = 0; i < count; i++) {
      table.rawset(i + 1, stack[start + i]);
    }
    size = start;
    push(table);
  }

  @Override
  public void beginObject(String type, int size) {
    begin();
    if (type != null) {
      push(SpecialKeys.TYPE);
      push(LuaValue.valueOf(type));
    }
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    push(LuaString.valueOf(bytes, offset, length));
  }

  @Override
  public void endObject() {
    int start = starts[--depth];
    LuaTable table = new LuaTable(0, (size - start) / 2);
    for (int i = start; i < size; i += 2) {
      table.rawset(stack[i], stack[i + 1]);
    }
    size = start;
    if (hook != null) {
      LuaValue type = table.rawget(SpecialKeys.TYPE);
      if (type.type() == LuaValue.TSTRING) {
        hook.typed(type, table);
      }
    }
    push(table);
  }

  @Override
  public void beginMixed(int members, int items) {
    begin();
  }

  @Override
  public void endMembers() {
    begin();
  }

  @Override
  public void endMixed() {
    int items = starts[--depth];
    int members = starts[--depth];
    LuaTable table = new LuaTable(size - items, (items - members) / 2);
    for (int i = members; i < items; i += 2) {
      table.rawset(stack[i], stack[i + 1]);
    }
    for (int i = items; i < size; i++) {
      table.rawset(i - items + 1, stack[i]);
    }
    size = members;
    push(table);
  }

  private void begin() {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, 2 * depth);
    }
    starts[depth++] = size;
  }

  private void push(LuaValue value) {
    if (size == stack.length) {
      stack = Arrays.copyOf(stack, 2 * size);
    }
    stack[size++] = value;
  }
}
