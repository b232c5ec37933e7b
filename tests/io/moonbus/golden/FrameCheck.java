package io.moonbus.golden;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares a WebSocket frame with what a case expects. */
final class FrameCheck {

  private FrameCheck() {
  }

  static void check(Map<String, Object> expected, Frame actual, Map<String, Double> numbers) {
    String kind = expected.keySet().stream().filter(name -> !name.equals("optional") && !name.equals("early")).findFirst()
        .orElseThrow();
    Object value = expected.get(kind);
    switch (kind) {
      case "any_of" -> Alternatives.check(Json.objects(value), numbers, (each, own) -> check(each, actual, own));
      case "json" -> {
        opcode(Frame.TEXT, expected, actual);
        Matcher.match(value, Json.parse(actual.data()), numbers, "frame");
      }
      case "error" -> {
        opcode(Frame.TEXT, expected, actual);
        BodyCheck.error(Json.object(value), Json.parse(actual.data()), numbers);
      }
      case "binary" -> text(Frame.BINARY, value, expected, actual);
      case "pong" -> text(Frame.PONG, value, expected, actual);
      case "repeat" -> text(Json.flag(expected, "binary") ? Frame.BINARY : Frame.TEXT,
          SpecialForms.repeated(Json.object(value)), expected, actual);
      case "close" -> {
        opcode(Frame.CLOSE, expected, actual);
        boolean ok = value instanceof List<?> list ? list.contains(actual.closeCode())
            : "<any>".equals(value) || Objects.equals(value, actual.closeCode());
        Matcher.require(ok, "frame", expected, actual);
      }
      default -> throw new IllegalArgumentException("unknown frame matcher " + kind);
    }
  }

  private static void text(int opcode, Object text, Map<String, Object> expected, Frame actual) {
    opcode(opcode, expected, actual);
    Matcher.require(actual.text().equals(text), "frame", expected, actual);
  }

  private static void opcode(int opcode, Map<String, Object> expected, Frame actual) {
    Matcher.require(actual.opcode() == opcode, "frame", expected, actual);
  }
}
