package io.moonbus.value.xmlrpc;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.impl.ByteSink;
import io.moonbus.value.impl.Dates;
import io.moonbus.value.impl.Meter;
import io.moonbus.value.impl.Nesting;
import io.moonbus.value.impl.Numbers;
import io.moonbus.value.xml.XmlSink;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes a {@code methodResponse} with the values as its parameters. Infinities and NaN become {@code <nil/>}, dates
 * lose their milliseconds, the type of an object is an attribute of its {@code struct} as in MonaServer.
 */
public final class XmlRpcWriter implements PayloadWriter {

  private static final String START = "<?xml version=\"1.0\"?><methodResponse>";
  private static final String END = "</methodResponse>";

  private final ByteSink sink;
  private final Meter meter;
  private final Nesting nesting = new Nesting();
  private int count;

  /** A writer of one text or several, one after the other. */
  public XmlRpcWriter(Limits limits) {
    sink = new ByteSink(limits.size());
    meter = new Meter(limits);
    sink.ascii(START);
    sink.ascii("<params>");
  }

  /** The response that tells of an error (faultCode, faultString). */
  public static Buffer fault(int code, String message) {
    XmlRpcWriter writer = new XmlRpcWriter(Limits.DEFAULT);
    writer.sink.take();
    writer.sink.ascii(START);
    writer.sink.ascii("<fault>");
    writer.nesting.push(false);
    writer.beginObject(null, 2);
    writer.key("faultCode");
    writer.number(code);
    writer.key("faultString");
    writer.string(message);
    writer.endObject();
    writer.sink.ascii("</fault>");
    writer.sink.ascii(END);
    return writer.sink.take();
  }

  @Override
  public Payload finish() {
    sink.ascii("</params>");
    sink.ascii(END);
    Payload payload = Payload.encoded(Format.XMLRPC, sink.take(), count);
    sink.ascii(START);
    sink.ascii("<params>");
    meter.reset();
    count = 0;
    return payload;
  }

  @Override
  public void nil() {
    begin();
    sink.ascii("<nil/>");
    end();
  }

  @Override
  public void bool(boolean value) {
    begin();
    sink.ascii(value ? "<boolean>1</boolean>" : "<boolean>0</boolean>");
    end();
  }

  @Override
  public void number(double value) {
    if (!Double.isFinite(value)) {
      nil();
      return;
    }
    begin();
    if (value == (int) value) {
      sink.ascii("<int>");
      Numbers.whole((int) value, sink);
      sink.ascii("</int>");
    } else {
      sink.ascii("<double>");
      Numbers.writePlain(value, sink);
      sink.ascii("</double>");
    }
    end();
  }

  @Override
  public void string(byte[] bytes, int offset, int length) {
    begin();
    sink.ascii("<string>");
    XmlSink.text(bytes, offset, length, sink);
    sink.ascii("</string>");
    end();
  }

  @Override
  public void date(long millis) {
    begin();
    sink.ascii("<dateTime.iso8601>");
    Dates.writeXmlRpc(millis, sink);
    sink.ascii("</dateTime.iso8601>");
    end();
  }

  @Override
  public void binary(byte[] bytes, int offset, int length) {
    begin();
    sink.ascii("<base64>");
    byte[] text = Base64.getEncoder().encode(Arrays.copyOfRange(bytes, offset, offset + length));
    sink.write(text, 0, text.length);
    sink.ascii("</base64>");
    end();
  }

  @Override
  public void beginArray(int size) {
    begin();
    meter.open(-1);
    nesting.push(false);
    sink.ascii("<array><data>");
  }

  @Override
  public void endArray() {
    sink.ascii("</data></array>");
    meter.close();
    nesting.pop();
    end();
  }

  @Override
  public void beginObject(String type, int size) {
    begin();
    meter.open(-1);
    nesting.push(true);
    if (type == null) {
      sink.ascii("<struct>");
    } else {
      byte[] name = type.getBytes(StandardCharsets.UTF_8);
      sink.ascii("<struct type=\"");
      XmlSink.attribute(name, 0, name.length, sink);
      sink.ascii("\">");
    }
  }

  @Override
  public void key(byte[] bytes, int offset, int length) {
    sink.ascii("<member><name>");
    XmlSink.text(bytes, offset, length, sink);
    sink.ascii("</name>");
  }

  @Override
  public void endObject() {
    sink.ascii("</struct>");
    meter.close();
    nesting.pop();
    end();
  }

  private void begin() {
    meter.element(-1);
    if (nesting.depth() == 0) {
      count++;
      sink.ascii("<param>");
    }
    sink.ascii("<value>");
  }

  private void end() {
    sink.ascii("</value>");
    if (nesting.depth() == 0) {
      sink.ascii("</param>");
    } else if (nesting.inObject()) {
      sink.ascii("</member>");
    }
  }
}
