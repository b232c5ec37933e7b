package io.moonbus.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Replays a case that is a Lua expression, in the application {@code conv}. */
final class LuaReplay {

  private LuaReplay() {
  }

  static void run(Case replayed, Target target) throws IOException {
    Map<String, Object> outcome = evaluate((String) target.substituted(replayed.content().get("lua")), target);
    Map<String, Object> expectation = Json.object(target.substituted(replayed.expectation()));
    Alternatives.check(Json.alternatives(expectation), new HashMap<>(),
        (each, numbers) -> check(each, outcome, numbers));
    if (Json.flag(expectation, "probe")) {
      target.probe(null);
    }
  }

  private static Map<String, Object> evaluate(String code, Target target) throws IOException {
    String source = code.startsWith("do ") ? code.substring(3) : "return " + code;
    String hex = HexFormat.of().formatHex(source.getBytes(StandardCharsets.UTF_8));
    String body = "[\"eval\",\"" + hex + "\"]";
    try (RawConnection connection = new RawConnection(target.address())) {
      connection.send(("POST /conv/ HTTP/1.1\r\nHost: " + target.host() + "\r\nContent-Type: application/json\r\n"
          + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
      Response response =
          new ResponseReader(connection, System.currentTimeMillis() + Target.PATIENCE_MILLIS).read(false, false);
      if (response == null || response.status() != 200) {
        throw new Difference(response == null ? "no answer" : "status " + response.status() + " " + response.text());
      }
      return Json.object(Json.parse(response.body()));
    }
  }

  private static void check(Map<String, Object> expected, Map<String, Object> outcome, Map<String, Double> numbers) {
    if (Json.flag(expected, "any")) {
      return;
    }
    String failure = (String) outcome.getOrDefault("error", outcome.get("compile"));
    String message = failure == null ? null : new String(HexFormat.of().parseHex(failure), StandardCharsets.UTF_8);
    if (expected.get("error") instanceof List<?> parts) {
      Matcher.require(message != null, "results", "a Lua error", outcome);
      parts.forEach(part -> Matcher.require(Texts.contains(message, (String) part), "error", part, message));
      return;
    }
    Matcher.require(message == null, "results", expected.get("results"), "Lua error: " + message);
    LuaDump dump = new LuaDump();
    List<Object> results = new ArrayList<>();
    Json.objects(outcome.get("results")).forEach(each -> results.add(dump.value(each)));
    Matcher.match(expected.get("results"), results, numbers, "results");
  }
}
