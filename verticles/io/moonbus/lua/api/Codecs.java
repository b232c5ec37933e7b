package io.moonbus.lua.api;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.lua.value.LuaValues;
import io.moonbus.lua.value.TypedObjectHook;
import io.moonbus.value.ValueException;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** {@code mona:toJSON}, {@code mona:fromJSON} and their like. */
final class Codecs {

  private static final LuaValue TYPED = LuaValue.valueOf("onTypedObject");

  private final ScriptContext context;
  private final TypedObjectHook hook;

  Codecs(ScriptContext context) {
    this.context = context;
    this.hook = (type, object) -> {
      LuaValue function = context.environment().get(TYPED);
      if (function.isfunction()) {
        function.call(type, object);
      }
    };
  }

  Map<String, Function<Varargs, Varargs>> bodies() {
    Map<String, Function<Varargs, Varargs>> bodies = new HashMap<>();
    Map.of("JSON", Format.JSON, "XMLRPC", Format.XMLRPC, "Query", Format.QUERY).forEach((name, format) -> {
      bodies.put("to" + name, values -> write(format, values));
      bodies.put("from" + name, text -> read("from" + name, format, text.arg1()));
    });
    bodies.put("fromXML", a -> orError(a, text -> LuaValues.fromXml(string(text), context.limits())));
    bodies.put("toXML", a -> orError(a, document -> LuaValues.toXml(table(document), context.limits())));
    return bodies;
  }

  /** Converts the last argument; a failure is told to the function before it, if there is one. */
  private static Varargs orError(Varargs arguments, UnaryOperator<LuaValue> conversion) {
    LuaValue onError = arguments.arg1().isfunction() ? arguments.arg1() : LuaValue.NIL;
    try {
      return conversion.apply(onError.isnil() ? arguments.arg1() : arguments.arg(2));
    } catch (ValueException e) {
      if (!onError.isnil()) {
        onError.call(Strings.lua(e.getMessage()));
      }
      return LuaValue.NONE;
    }
  }

  private static LuaString string(LuaValue value) {
    if (value.isstring()) {
      return value.strvalue();
    }
    throw new ValueException("a string is needed, not " + value.typename(), -1);
  }

  private static LuaTable table(LuaValue value) {
    if (value.istable()) {
      return value.checktable();
    }
    throw new ValueException("a table is needed, not " + value.typename(), -1);
  }

  private Varargs write(Format format, Varargs values) {
    try {
      Buffer text = LuaValues.write(values, format, context.limits()).data();
      return LuaString.valueOf(text.getBytes());
    } catch (ValueException e) {
      throw new LuaError(e.getMessage());
    }
  }

  private Varargs read(String function, Format format, LuaValue text) {
    if (!text.isstring()) {
      context.log().error(function + " needs a string, not " + text.typename());
      return LuaValue.NONE;
    }
    LuaString bytes = text.strvalue();
    Buffer data = Buffer.buffer(bytes.length()).appendBytes(bytes.m_bytes, bytes.m_offset, bytes.m_length);
    try {
      return LuaValues.read(Payload.encoded(format, data), context.limits(), hook);
    } catch (ValueException e) {
      context.log().error(function + ": " + e.getMessage());
      return LuaValue.NONE;
    }
  }
}
