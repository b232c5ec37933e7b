package io.moonbus.lua.app;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.api.Binding;
import io.moonbus.lua.api.Functions;
import io.moonbus.lua.api.ScriptLog;
import io.moonbus.lua.api.declaration.ScriptApi;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.BiFunction;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** What every writer can do: one table for all writers of a state. */
final class WriterMethods {

  private static final LuaValue QOS = LuaValue.valueOf("qos");

  private final ScriptLog log;

  private WriterMethods(ScriptLog log) {
    this.log = log;
  }

  /** The metatable of writers. */
  static LuaTable type(ScriptLog log) {
    WriterMethods methods = new WriterMethods(log);
    LuaTable table = new LuaTable();
    Binding.methods(table, ScriptApi.WRITER, log, WriterObject.class::isInstance, methods.bodies());
    LuaTable type = new LuaTable();
    type.rawset(LuaValue.INDEX, Functions.of(a -> QOS.raweq(a.arg(2)) ? qos(a.arg1()) : table.rawget(a.arg(2))));
    type.rawset(LuaValue.METATABLE, LuaValue.valueOf("change metatable of this object is prohibited"));
    return type;
  }

  private Map<String, BiFunction<LuaValue, Varargs, Varargs>> bodies() {
    return Map.of(
        "writeRaw", this::writeRaw,
        "writeMessage", (writer, a) -> write(writer, ClientMessage.Kind.MESSAGE, null, a),
        "writeInvocation", (writer, a) -> writeNamed(writer, ClientMessage.Kind.INVOCATION, a),
        "writeStatusResponse", (writer, a) -> writeNamed(writer, ClientMessage.Kind.STATUS, a),
        "flush", WriterMethods::flush,
        "newWriter", WriterMethods::newWriter,
        "newFlowWriter", WriterMethods::newWriter,
        "close", this::close);
  }

  private static ClientObject client(LuaValue writer) {
    return ((WriterObject) writer).client();
  }

  private Varargs writeRaw(LuaValue writer, Varargs arguments) {
    for (int i = 1; i <= arguments.narg(); i++) {
      if (arguments.arg(i).isstring()) {
        client(writer).push(ClientMessage.Kind.RAW, null, raw(arguments.arg(i).strvalue()));
      } else {
        log.error("writeRaw: argument " + i + " must be a string, not " + arguments.arg(i).typename());
      }
    }
    return LuaValue.NONE;
  }

  /** Copied: a Lua string may be a part of a much larger one. */
  private static Payload raw(LuaString bytes) {
    byte[] copy = new byte[bytes.rawlen()];
    bytes.copyInto(0, copy, 0, copy.length);
    return Payload.encoded(Format.RAW, Buffer.buffer(copy), 1);
  }

  private static Varargs write(LuaValue writer, ClientMessage.Kind kind, String name, Varargs values) {
    client(writer).push(kind, name, values);
    return LuaValue.NONE;
  }

  private Varargs writeNamed(LuaValue writer, ClientMessage.Kind kind, Varargs arguments) {
    if (!arguments.arg1().isstring()) {
      log.error((kind == ClientMessage.Kind.STATUS ? "writeStatusResponse: the code" : "writeInvocation: the name")
          + " must be a string, not " + arguments.arg1().typename());
      return LuaValue.NONE;
    }
    return write(writer, kind, arguments.arg1().tojstring(), arguments.subargs(2));
  }

  private static Varargs flush(LuaValue writer, Varargs arguments) {
    client(writer).flush();
    return LuaValue.TRUE;
  }

  private static Varargs newWriter(LuaValue writer, Varargs arguments) {
    ClientObject client = client(writer);
    WriterObject added = new WriterObject(client);
    client.writers().add(added);
    return added;
  }

  /** Closing the client's own writer ends the connection, closing another one ends only that. */
  private Varargs close(LuaValue writer, Varargs arguments) {
    ClientObject client = client(writer);
    if (client.writers().remove((Object) writer)) {
      return LuaValue.NONE;
    }
    LuaValue code = arguments.arg1();
    if (!code.isnil() && !code.isnumber()) {
      log.error("close: the code must be a number, not " + code.typename());
      return LuaValue.NONE;
    }
    client.send(new ClientMessage.Close(client.id(), code.isnil() ? 0 : code.toint(), ""));
    return LuaValue.NONE;
  }

  /** Over TCP nothing is lost; other protocols will say more. */
  private static LuaValue qos(LuaValue writer) {
    LuaTable qos = new LuaTable();
    qos.rawset("lostRate", LuaValue.valueOf(0));
    qos.rawset("byteRate", LuaValue.valueOf(client(writer).byteRate()));
    qos.rawset("latency", LuaValue.valueOf(client(writer).ping() / 2));
    qos.rawset("lastSendingTime", LuaValue.valueOf((double) client(writer).sent()));
    return qos;
  }
}
