package io.moonbus.cluster;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What a node tells of itself. Members of the JSON object that are not known are ignored, so that later versions can tell
 * more.
 *
 * @param members where it looks for others
 */
record AboutNode(String name, String host, int port, String http, String version, List<String> members) {

  private static final int MAX_MEMBERS = 1_000;

  byte[] encode() {
    return new JsonObject().put("name", name).put("host", host).put("port", port).put("http", http)
        .put("version", version).put("members", new JsonArray(members)).toBuffer().getBytes();
  }

  /** @throws FrameException when it is none */
  static AboutNode decode(byte[] bytes) {
    try {
      JsonObject json = new JsonObject(Buffer.buffer(bytes));
      List<String> members = json.getJsonArray("members").stream().limit(MAX_MEMBERS).map(String.class::cast).toList();
      return new AboutNode(text(json, "name"), text(json, "host"), json.getInteger("port"), text(json, "http"),
          text(json, "version"), members);
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new FrameException("what the node tells of itself is not understood: " + e.getMessage());
    }
  }

  private static String text(JsonObject json, String key) {
    return json.getString(key).strip();
  }

  AboutNode withHttp(String value) {
    return new AboutNode(name, host, port, value, version, members);
  }

  NodeInfo toInfo(String id, boolean isTarget, Map<String, String> properties) {
    return new NodeInfo(id, name, host, port, http, version, isTarget, properties);
  }
}
