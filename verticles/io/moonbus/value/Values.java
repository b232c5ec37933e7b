package io.moonbus.value;

import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.json.JsonReader;
import io.moonbus.value.json.JsonWriter;
import io.moonbus.value.query.QueryReader;
import io.moonbus.value.query.QueryWriter;
import io.moonbus.value.xmlrpc.XmlRpcReader;
import io.moonbus.value.xmlrpc.XmlRpcWriter;

/** Readers and writers by notation. */
public final class Values {

  private Values() {
  }

  /**
   * A reader of a payload's values.
   *
   * @throws ValueException when the format is not supported
   */
  public static ValueReader reader(Payload payload, Limits limits) {
    return switch (payload.format()) {
      case VALUES -> new JavaReader(payload.values(), limits);
      case JSON -> new JsonReader(payload.data(), limits);
      case XMLRPC -> new XmlRpcReader(payload.data(), limits);
      case QUERY -> new QueryReader(payload.data(), limits);
      case RAW -> new RawReader(payload.data(), limits);
      default -> throw new ValueException("no reader for " + payload.format(), -1);
    };
  }

  /**
   * A writer of values in a notation.
   *
   * @throws ValueException when the format is not supported
   */
  public static PayloadWriter writer(Format format, Limits limits) {
    return switch (format) {
      case VALUES -> new JavaWriter(limits);
      case JSON -> new JsonWriter(limits);
      case XMLRPC -> new XmlRpcWriter(limits);
      case QUERY -> new QueryWriter(limits);
      case RAW -> new RawWriter(limits);
      default -> throw new ValueException("no writer for " + format, -1);
    };
  }
}
