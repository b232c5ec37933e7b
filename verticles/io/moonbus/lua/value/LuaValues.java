package io.moonbus.lua.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.ValueException;
import io.moonbus.value.ValueReader;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/**
 * Converts between Lua values and the notations.
 *
 * <p>An object becomes a table with string keys, an array a sequence; null leaves a hole. A date becomes a table with
 * {@code __time} (milliseconds since 1970) and the fields of {@code os.date}, in UTC; binary data a table
 * {@code {__raw = bytes}}; an object with a type has it as {@code __type}.
 *
 * <p>In the other direction a table whose keys are 1 to n is an array, also with holes in less than half of it; one with
 * further keys is an array that starts with an object of these; any other one is an object, whose number and boolean
 * keys become strings. Metamethods play no part. Functions, coroutines and foreign objects are null unless they are
 * {@link Serialized}.
 */
public final class LuaValues {

  private LuaValues() {
  }

  /**
   * The values of a source.
   *
   * @throws ValueException when it is malformed or over a limit
   */
  public static Varargs read(ValueReader reader) {
    return read(reader, null);
  }

  /**
   * The values of a source.
   *
   * @param hook told of tables with a type, may be {@code null}
   * @throws ValueException when it is malformed or over a limit
   */
  public static Varargs read(ValueReader reader, TypedObjectHook hook) {
    LuaBuilder builder = new LuaBuilder(hook);
    reader.readTo(builder);
    return builder.values();
  }

  /**
   * The values of a payload.
   *
   * @throws ValueException when it is malformed or over a limit
   */
  public static Varargs read(Payload payload, Limits limits) {
    return read(payload, limits, null);
  }

  /**
   * The values of a payload.
   *
   * @param hook told of tables with a type, may be {@code null}
   * @throws ValueException when it is malformed or over a limit
   */
  public static Varargs read(Payload payload, Limits limits, TypedObjectHook hook) {
    return payload.isNone() ? LuaValue.NONE : read(Values.reader(payload, limits), hook);
  }

  /**
   * Writes values.
   *
   * @throws ValueException for a table that contains itself, or when the writer's limits are exceeded
   */
  public static void write(Varargs values, ValueWriter writer) {
    LuaEncoder encoder = new LuaEncoder(writer);
    int count = values.narg();
    for (int i = 1; i <= count; i++) {
      encoder.value(values.arg(i));
    }
  }

  /**
   * Encodes values.
   *
   * @throws ValueException for a table that contains itself, or when a limit is exceeded
   */
  public static Payload write(Varargs values, Format format, Limits limits) {
    PayloadWriter writer = Values.writer(format, limits);
    write(values, writer);
    return writer.finish();
  }

  /**
   * An XML document as a table: elements have {@code __name}, attributes by name and content from 1 on; the document
   * has the root element at 1 and the attributes of its declaration as {@code xml}. Text nodes of blanks alone are left
   * out. {@code element.x} is the first child element of that name, {@code element.__value} the first content.
   *
   * @throws ValueException when the text is not well-formed or over a limit
   */
  public static LuaTable fromXml(LuaString text, Limits limits) {
    return XmlTables.read(Buffer.buffer().appendBytes(text.m_bytes, text.m_offset, text.m_length), limits);
  }

  /**
   * The XML text of a table of that form.
   *
   * @throws ValueException when there is no element, one without name, or a limit is exceeded, as by a cycle
   */
  public static LuaString toXml(LuaTable document, Limits limits) {
    return LuaString.valueOf(XmlTableWriter.write(document, limits).getBytes());
  }
}
