package io.moonbus.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays a case of plain HTTP. */
final class HttpReplay {

  /** How long to look for an answer where none must come. */
  private static final long SILENCE_MILLIS = 300;

  private final Target target;
  private final Map<String, Object> expectation;
  private final List<Map<String, Object>> alternatives;
  private final List<Response> responses = new ArrayList<>();
  private Difference broken;

  private HttpReplay(Target target, Map<String, Object> expectation) {
    this.target = target;
    this.expectation = expectation;
    this.alternatives = Json.alternatives(expectation);
  }

  static void run(Case replayed, Target target) throws IOException {
    HttpReplay replay = new HttpReplay(target, Json.object(target.substituted(replayed.expectation())));
    try (RawConnection connection = new RawConnection(target.address())) {
      replay.send(Json.array(replayed.content().get("send")), connection);
      replay.receive(connection);
      Alternatives.check(replay.alternatives, new HashMap<>(),
          (each, numbers) -> replay.check(each, connection, numbers));
      replay.afterwards(connection);
    }
    if (Json.flag(replay.expectation, "probe")) {
      target.probe(null);
    }
  }

  private void send(List<Object> parts, RawConnection connection) throws IOException {
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Map<?, ?> map && map.get("wait") instanceof Number seconds) {
        connection.send(pending.toByteArray());
        pending.reset();
        pause(connection, seconds);
      } else {
        pending.write(bytes(part));
      }
    }
    connection.send(pending.toByteArray());
  }

  /** Lets time pass while answers come in. */
  static void pause(RawConnection connection, Number seconds) throws IOException {
    long end = System.currentTimeMillis() + (long) (seconds.doubleValue() * 1000);
    for (long left = end - System.currentTimeMillis(); left > 0; left = end - System.currentTimeMillis()) {
      if (!connection.receive(left) && connection.ended()) {
        return;
      }
    }
  }

  private byte[] bytes(Object part) {
    if (part instanceof String) {
      return ((String) target.substituted(part)).getBytes(StandardCharsets.UTF_8);
    }
    Map<String, Object> form = Json.object(part);
    if (form.get("base64") instanceof String base64) {
      return Base64.getDecoder().decode(base64);
    } else if (form.get("repeat") instanceof List<?> repeat) {
      return ((String) repeat.get(0)).repeat((Integer) repeat.get(1)).getBytes(StandardCharsets.UTF_8);
    }
    List<Object> headers = Json.array(form.get("headers"));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < (Integer) headers.get(1); i++) {
      lines.append(headers.get(0)).append('-').append(i).append(": v\r\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void receive(RawConnection connection) throws IOException {
    List<Map<String, Object>> wanted = alternatives.stream().map(each -> Json.objects(each.get("responses")))
        .max(Comparator.comparing(List::size)).orElseThrow();
    boolean anything = alternatives.stream().anyMatch(each -> Json.flag(each, "any"));
    long patience = wanted.isEmpty() && !anything ? SILENCE_MILLIS : Target.PATIENCE_MILLIS;
    ResponseReader reader = new ResponseReader(connection, System.currentTimeMillis() + patience);
    try {
      for (int i = 0; i < Math.max(1, wanted.size()); i++) {
        Map<String, Object> each = i < wanted.size() ? wanted.get(i) : Map.of();
        Response response = reader.read(Json.flag(each, "head"), Json.flag(each, "interim"));
        if (response == null) {
          break;
        }
        responses.add(response);
      }
    } catch (Difference e) {
      broken = e;
    }
    if (alternatives.stream().anyMatch(each -> Json.flag(each, "closed"))) {
      connection.receiveUntilClosed(Target.PATIENCE_MILLIS);
    }
  }

  private void check(Map<String, Object> expected, RawConnection connection, Map<String, Double> numbers) {
    if (broken != null) {
      throw broken;
    }
    if (Json.flag(expected, "any")) {
      anything(expected);
    } else {
      exactly(expected, connection, numbers);
    }
    if (expected.get("closed") instanceof Boolean closed && closed != connection.ended()) {
      throw new Difference("the connection " + (closed ? "must be closed" : "was closed, it must stay open"));
    }
  }

  private void anything(Map<String, Object> expected) {
    for (Response response : responses) {
      if (response.status() >= 500 && !Json.flag(expected, "any_status")) {
        throw new Difference("status " + response.status() + " " + Difference.shortened(response.text()));
      }
    }
  }

  private void exactly(Map<String, Object> expected, RawConnection connection, Map<String, Double> numbers) {
    List<Map<String, Object>> wanted = Json.objects(expected.get("responses"));
    boolean extra = Json.flag(expected, "extra_ok");
    if (responses.size() < wanted.size() || responses.size() > wanted.size() && !extra) {
      throw new Difference(wanted.size() + " responses expected, got " + responses.size()
          + (connection.ended() ? " (connection closed)" : ""));
    }
    for (int i = 0; i < wanted.size(); i++) {
      ResponseCheck.check(wanted.get(i), responses.get(i), numbers);
    }
    if (connection.received().length > 0 && !extra) {
      throw new Difference("unexpected bytes after the response: "
          + Difference.shortened(new String(connection.received(), StandardCharsets.UTF_8)));
    }
  }

  /** A connection that must stay open has to answer once more, which also shows that nothing else was sent. */
  private void afterwards(RawConnection connection) throws IOException {
    boolean open = alternatives.stream().allMatch(each -> Boolean.FALSE.equals(each.get("closed")));
    if (Json.flag(expectation, "reusable") || open && !responses.isEmpty()) {
      target.probe(connection);
    }
  }
}
