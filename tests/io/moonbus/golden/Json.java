package io.moonbus.golden;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists and scalars, by another parser than the one under test. */
final class Json {

  private Json() {
  }

  static Object parse(byte[] text) {
    try {
      return plain(io.vertx.core.json.Json.decodeValue(Buffer.buffer(text)));
    } catch (DecodeException e) {
      throw new Difference("not JSON (" + e.getMessage() + "): "
          + Difference.shortened(new String(text, StandardCharsets.UTF_8)));
    }
  }

  static Object parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object plain(Object value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.getMap().forEach((key, member) -> map.put(key, plain(wrapped(member))));
      return map;
    } else if (value instanceof JsonArray array) {
      List<Object> list = new ArrayList<>();
      array.getList().forEach(element -> list.add(plain(wrapped(element))));
      return list;
    }
    return value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object wrapped(Object value) {
    return value instanceof Map map ? new JsonObject(map) : value instanceof List list ? new JsonArray(list) : value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> array(Object value) {
    return (List<Object>) value;
  }

  /** A list of objects. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Object value) {
    return value == null ? List.of() : (List<Map<String, Object>>) value;
  }

  /** The acceptable outcomes of a specification: those of {@code any_of}, else itself. */
  static List<Map<String, Object>> alternatives(Map<String, Object> specification) {
    return specification.containsKey("any_of") ? objects(specification.get("any_of")) : List.of(specification);
  }

  static boolean flag(Map<String, Object> object, String name) {
    return Boolean.TRUE.equals(object.get(name));
  }
}
