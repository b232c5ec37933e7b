package io.moonbus.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replays a case of WebSocket clients. */
final class WsReplay {

  /** How long to look for frames that must not come. */
  private static final long SILENCE_MILLIS = 40;
  /** How long to look where anything is fine. */
  private static final long ANYTHING_MILLIS = 200;

  private final Target target;
  private final Map<String, Object> expectation;
  private final Map<String, WsConnection> connections = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();

  private WsReplay(Target target, Map<String, Object> expectation) {
    this.target = target;
    this.expectation = expectation;
  }

  static void run(Case replayed, Target target) throws IOException {
    WsReplay replay = new WsReplay(target, Json.object(target.substituted(replayed.expectation())));
    try {
      for (Map<String, Object> step : Json.objects(target.substituted(replayed.content().get("steps")))) {
        replay.step(step);
      }
    } finally {
      for (WsConnection connection : replay.connections.values()) {
        connection.close();
      }
    }
    if (Json.flag(replay.expectation, "probe") || Json.flag(replay.expectation, "any")) {
      target.probe(null);
    }
  }

  private void step(Map<String, Object> step) throws IOException {
    String name = (String) step.get("conn");
    if (step.get("wait") instanceof Number seconds) {
      HttpReplay.pause(connections.values().iterator().next().connection(), seconds);
    } else if (step.containsKey("open")) {
      open(name, step);
    } else if (connections.get(name).isOpen()) {
      WsConnection connection = connections.get(name);
      if (step.get("read") instanceof String label) {
        read(connection, label);
      } else if (step.containsKey("drop")) {
        connection.close();
      } else {
        connection.send(step);
      }
    }
  }

  private void open(String name, Map<String, Object> step) throws IOException {
    WsConnection connection = new WsConnection(step, target);
    connections.put(name, connection);
    if (!Json.flag(expectation, "any")) {
      Object expected = expectation.getOrDefault(step.getOrDefault("label", ""), Map.of("status", 101));
      ResponseCheck.check(Json.object(expected), connection.handshake(), numbers);
    }
  }

  private void read(WsConnection connection, String label) throws IOException {
    if (Json.flag(expectation, "any")) {
      connection.receive(1, ANYTHING_MILLIS);
      return;
    }
    Object outcome = expectation.get(label);
    Map<String, Object> expected = outcome instanceof List ? Map.of("frames", outcome) : Json.object(outcome);
    try {
      frames(connection, expected);
      closing(connection, expected.get("closed"));
    } catch (Difference e) {
      throw new Difference("step " + label + ": " + e.getMessage());
    }
  }

  private void frames(WsConnection connection, Map<String, Object> expected) throws IOException {
    List<Map<String, Object>> wanted = Json.objects(expected.get("frames"));
    int needed = (int) wanted.stream().filter(each -> !Json.flag(each, "optional")).count();
    List<Frame> frames = new ArrayList<>(connection.receive(needed, Target.PATIENCE_MILLIS));
    frames.addAll(connection.receive(Integer.MAX_VALUE, SILENCE_MILLIS));
    int next = 0;
    for (Map<String, Object> each : wanted) {
      next += matched(each, next < frames.size() ? frames.get(next) : null) ? 1 : 0;
    }
    if (next < frames.size() && !Json.flag(expected, "more")) {
      throw new Difference("unexpected " + frames.get(next));
    }
  }

  private boolean matched(Map<String, Object> expected, Frame actual) {
    try {
      if (actual == null) {
        throw new Difference("nothing came, expected " + Difference.shortened(expected));
      }
      FrameCheck.check(expected, actual, numbers);
      return true;
    } catch (Difference e) {
      if (Json.flag(expected, "optional")) {
        return false;
      }
      throw e;
    }
  }

  private static void closing(WsConnection connection, Object closed) throws IOException {
    if (Boolean.TRUE.equals(closed)) {
      connection.connection().receiveUntilClosed(Target.PATIENCE_MILLIS);
      Matcher.require(connection.connection().ended(), "connection", "closed", "open");
    } else if (Boolean.FALSE.equals(closed)) {
      Matcher.require(!connection.connection().ended() && !connection.closeSeen(), "connection", "open", "closed");
    }
  }
}
