package io.moonbus.http.websocket;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.ValueException;
import io.moonbus.value.Values;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;

/** Values of applications as the text and bytes of messages. */
final class Encoding {

  private static final ByteBuf NO_VALUES = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes("[]"))).asReadOnly();

  private Encoding() {
  }

  /**
   * The values as a JSON array.
   *
   * @throws ValueException when they have no JSON form
   */
  static ByteBuf json(Payload values) {
    if (values.format() != Format.JSON && values.isNone()) {
      return NO_VALUES.duplicate();
    }
    ByteBuf json = content(convert(values, Format.JSON));
    return json.readerIndex(json.indexOf(json.readerIndex(), json.writerIndex(), (byte) '['));
  }

  /** The values as bytes without separators. */
  static ByteBuf raw(Payload values) {
    return values.isNone() ? Unpooled.EMPTY_BUFFER : content(convert(values, Format.RAW));
  }

  /** The elements of a JSON array, without its brackets. */
  static ByteBuf elements(ByteBuf array) {
    int end = array.writerIndex() - 1;
    while (array.getByte(end) != ']') {
      end--;
    }
    return array.slice(array.readerIndex() + 1, end - array.readerIndex() - 1);
  }

  /** A payload of JSON. */
  static Payload payload(Format format, byte[] bytes, int count) {
    return Payload.encoded(format, buffer(bytes), count);
  }

  /** A JSON string. */
  static String quote(String text) {
    return Json.encode(text);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Payload convert(Payload values, Format format) {
    if (values.format() == format) {
      return values;
    }
    PayloadWriter writer = Values.writer(format, Limits.DEFAULT);
    Values.reader(values, Limits.DEFAULT).readTo(writer);
    return writer.finish();
  }

  private static Buffer buffer(byte[] bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
  }

  /** A view of a payload's bytes with indices of its own. */
  private static ByteBuf content(Payload payload) {
    return ((BufferInternal) payload.data()).getByteBuf().duplicate();
  }
}
