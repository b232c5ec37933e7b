package io.moonbus.lua.api;

import io.moonbus.lua.value.LuaValues;
import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;
import io.moonbus.value.binary.BinaryReader;
import io.moonbus.value.binary.BinaryWriter;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What the scripts of two nodes say to each other, as values in the binary form. */
final class PeerMessages {

  /** The scripts of a node are ready; with what others may know of it. */
  record Hello(boolean wantsAnswer, Map<String, String> configs) {
  }

  /** The scripts of a node want nothing more; for ever when rejected. */
  record Bye(LuaValue message, boolean rejected) {
  }

  private final Limits limits;

  PeerMessages(Limits limits) {
    this.limits = limits;
  }

  /**
   * Any values.
   *
   * @throws ValueException when they have no form or are too many
   */
  Buffer values(Varargs values) {
    BinaryWriter writer = new BinaryWriter(limits);
    LuaValues.write(values, writer);
    return writer.finish();
  }

  /** @throws ValueException when they are malformed or too many */
  Varargs values(Buffer body) {
    return LuaValues.read(new BinaryReader(body, limits));
  }

  /** The name of a function and its arguments. */
  Varargs call(Buffer body) {
    Varargs call = values(body);
    if (call.arg1().type() != LuaValue.TSTRING) {
      throw new ValueException("name of the function missing", 0);
    }
    return call;
  }

  Buffer hello(boolean wantsAnswer, Map<String, String> configs) {
    LuaTable table = new LuaTable();
    configs.forEach((key, value) -> table.rawset(Strings.lua(key), Strings.lua(value)));
    return values(LuaValue.varargsOf(LuaValue.valueOf(wantsAnswer), table));
  }

  Hello hello(Buffer body) {
    Varargs values = values(body);
    Map<String, String> configs = new LinkedHashMap<>();
    if (values.arg(2) instanceof LuaTable table) {
      for (LuaValue key : table.keys()) {
        if (key.isstring() && table.rawget(key).isstring()) {
          configs.put(Strings.java(key), Strings.java(table.rawget(key)));
        }
      }
    }
    return new Hello(values.arg1().toboolean(), configs);
  }

  Buffer bye(LuaValue message, boolean rejected) {
    return values(LuaValue.varargsOf(message == null ? LuaValue.NIL : message, LuaValue.valueOf(rejected)));
  }

  Bye bye(Buffer body) {
    Varargs values = values(body);
    return new Bye(values.arg1(), values.arg(2).toboolean());
  }

  /** So many of the values from the first on. */
  static Varargs first(Varargs values, int count) {
    LuaValue[] first = new LuaValue[count];
    for (int i = 0; i < count; i++) {
      first[i] = values.arg(i + 1);
    }
    return LuaValue.varargsOf(first);
  }
}
