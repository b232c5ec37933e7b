package io.moonbus.http;

import io.moonbus.http.websocket.WebSocketOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link HttpOptions} as JSON; the keys are the names of the accessors. */
final class HttpOptionsJson {

  private HttpOptionsJson() {
  }

  static JsonObject write(HttpOptions o) {
    return new JsonObject()
        .put("host", o.host()).put("port", o.port()).put("name", o.name()).put("www", o.www().toString())
        .put("tls", o.tls()).put("tlsPassword", o.tlsPassword())
        .put("timeoutSeconds", o.timeoutSeconds()).put("requestSeconds", o.requestSeconds())
        .put("answerSeconds", o.answerSeconds()).put("sendSeconds", o.sendSeconds()).put("index", o.index())
        .put("maxLine", o.maxLine()).put("maxHeaders", o.maxHeaders()).put("maxBody", o.maxBody())
        .put("maxConnections", o.maxConnections()).put("fileCache", o.fileCache())
        .put("drainSeconds", o.drainSeconds()).put("socketBuffer", o.socketBuffer()).put("dump", o.dump())
        .put("webSocket", o.webSocket().toJson())
        .put("proxyProtocol", o.proxyProtocol()).put("trustedProxies", new JsonArray(o.trustedProxies()))
        .put("cors", new JsonArray(o.cors())).put("contentTypes", new JsonObject(new HashMap<>(o.contentTypes())));
  }

  static void read(JsonObject json, HttpOptions o) {
    o.setHost(json.getString("host", o.host())).setPort(json.getInteger("port", o.port()))
        .setName(json.getString("name", o.name())).setWww(Path.of(json.getString("www", o.www().toString())))
        .setTls(json.getString("tls", o.tls())).setTlsPassword(json.getString("tlsPassword", o.tlsPassword()))
        .setTimeoutSeconds(json.getInteger("timeoutSeconds", o.timeoutSeconds()))
        .setRequestSeconds(json.getInteger("requestSeconds", o.requestSeconds()))
        .setAnswerSeconds(json.getInteger("answerSeconds", o.answerSeconds()))
        .setSendSeconds(json.getInteger("sendSeconds", o.sendSeconds()))
        .setIndex(json.getString("index", o.index()))
        .setMaxLine(json.getInteger("maxLine", o.maxLine()))
        .setMaxHeaders(json.getInteger("maxHeaders", o.maxHeaders()))
        .setMaxBody(json.getInteger("maxBody", o.maxBody()))
        .setMaxConnections(json.getInteger("maxConnections", o.maxConnections()))
        .setFileCache(json.getInteger("fileCache", o.fileCache()))
        .setDrainSeconds(json.getInteger("drainSeconds", o.drainSeconds()))
        .setSocketBuffer(json.getInteger("socketBuffer", o.socketBuffer()))
        .setDump(json.getBoolean("dump", o.dump()))
        .setWebSocket(new WebSocketOptions(json.getJsonObject("webSocket", o.webSocket().toJson())))
        .setProxyProtocol(json.getBoolean("proxyProtocol", o.proxyProtocol()))
        .setTrustedProxies(strings(json.getJsonArray("trustedProxies"), o.trustedProxies()))
        .setCors(strings(json.getJsonArray("cors"), o.cors()))
        .setContentTypes(map(json.getJsonObject("contentTypes"), o.contentTypes()));
  }

  private static List<String> strings(JsonArray array, List<String> otherwise) {
    return array == null ? otherwise : array.stream().map(Object::toString).toList();
  }

  private static Map<String, String> map(JsonObject object, Map<String, String> otherwise) {
    if (object == null) {
      return otherwise;
    }
    Map<String, String> map = new HashMap<>();
    object.forEach(entry -> map.put(entry.getKey(), entry.getValue().toString()));
    return map;
  }
}
