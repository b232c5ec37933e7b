package io.moonbus.golden;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lua values from the notation in which the application {@code conv} writes them. */
final class LuaDump {

  private final Deque<Object> above = new ArrayDeque<>();
  private final Map<Object, Object> tables = new HashMap<>();

  Object value(Map<String, Object> dump) {
    return switch ((String) dump.get("t")) {
      case "nil" -> null;
      case "boolean" -> dump.get("v");
      case "number" -> number(((String) dump.get("v")).toLowerCase());
      case "string" -> string((String) dump.get("hex"));
      case "table" -> dump.containsKey("ref") ? reference(dump.get("ref")) : table(dump);
      default -> Map.of("$kind", dump.get("t"));
    };
  }

  private static Object number(String text) {
    if (text.contains("nan")) {
      return Map.of("$num", "nan");
    }
    return text.contains("inf") ? Map.of("$num", text.startsWith("-") ? "-inf" : "inf") : (Object) Double.valueOf(text);
  }

  private static Object string(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Map.of("$hex", hex);
    }
  }

  private Object reference(Object id) {
    int levels = new ArrayList<>(above).indexOf(id);
    return levels >= 0 ? Map.of("$cycle", levels + 1) : tables.getOrDefault(id, Map.of());
  }

  private Object table(Map<String, Object> dump) {
    above.push(dump.get("id"));
    List<List<Object>> pairs = new ArrayList<>();
    for (Object pair : Json.array(dump.get("pairs"))) {
      List<Map<String, Object>> keyAndValue = Json.objects(pair);
      pairs.add(Arrays.asList(value(keyAndValue.get(0)), value(keyAndValue.get(1))));
    }
    above.pop();
    Object table = shaped(pairs);
    tables.put(dump.get("id"), table);
    return table;
  }

  /** A map for string keys, a list for 1 to n, else pairs. */
  private static Object shaped(List<List<Object>> pairs) {
    if (pairs.stream().allMatch(pair -> pair.get(0) instanceof String)) {
      Map<String, Object> map = new LinkedHashMap<>();
      pairs.forEach(pair -> map.put((String) pair.get(0), pair.get(1)));
      return map;
    }
    List<Object> list = new ArrayList<>(Collections.nCopies(pairs.size(), null));
    for (List<Object> pair : pairs) {
      int index = pair.get(0) instanceof Double key ? key.intValue() : 0;
      if (index < 1 || index > list.size() || index != (Double) pair.get(0)) {
        return Map.of("$table", pairs);
      }
      list.set(index - 1, pair.get(1));
    }
    return list;
  }
}
