package io.moonbus.value.xmlrpc;

import io.moonbus.value.ValueException;
import io.moonbus.value.ValueWriter;
import io.moonbus.value.impl.Dates;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The types of XML-RPC that hold no others. */
final class XmlRpcScalar {

  private XmlRpcScalar() {
  }

  static void write(String type, String text, long position, ValueWriter out) {
    try {
      switch (type) {
        case "string" -> out.string(text);
        case "int", "i4", "i8", "i1", "i2" -> out.number(Long.parseLong(text.strip()));
        case "double" -> out.number(number(text.strip()));
        case "boolean" -> out.bool(truth(text.strip()));
        case "dateTime.iso8601" -> out.date(date(text.strip()));
        case "base64" -> {
          byte[] bytes = Base64.getMimeDecoder().decode(text);
          out.binary(bytes, 0, bytes.length);
        }
        case "nil" -> out.nil();
        default -> throw new ValueException("unknown XML-RPC type <" + type + ">", position);
      }
    } catch (IllegalArgumentException e) {
      throw new ValueException("malformed <" + type + ">", position);
    }
  }

  /** Only digits, signs, points and exponents: Java knows more than that. */
  private static double number(String text) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
      throw new NumberFormatException(text);
    }
    return Double.parseDouble(text);
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static long date(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long millis = Dates.parse(bytes, 0, bytes.length);
    if (millis == Dates.NONE) {
      throw new IllegalArgumentException(text);
    }
    return millis;
  }
}
