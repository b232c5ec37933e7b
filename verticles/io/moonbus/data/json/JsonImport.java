package io.moonbus.data.json;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;

/** Reads what {@link JsonExport} writes, or what a person has written in that form. */
public final class JsonImport {

  private final List<DataItem> items = new ArrayList<>();

  private JsonImport() {
  }

  /**
   * The items of a text.
   *
   * @throws ImportException when it is not in that form; the message says where
   */
  public static List<DataItem> items(String text) {
    JsonImport reading = new JsonImport();
    reading.table(DataPath.ROOT, data(text));
    return reading.items;
  }

  /**
   * Writes items, and keeps everything else that there is.
   *
   * @param put    writes a value
   * @param expire says when a value ceases to exist
   */
  public static void write(List<DataItem> items, BiConsumer<DataPath, Value> put, ObjLongConsumer<DataPath> expire) {
    for (DataItem item : items) {
      put.accept(item.path(), item.value());
      if (item.expires() != 0) {
        expire.accept(item.path(), item.expires());
      }
    }
  }

  private static JsonObject data(String text) {
    JsonObject file;
    try {
      file = new JsonObject(text);
    } catch (DecodeException | ClassCastException e) {
      throw new ImportException("it is not JSON: " + e.getMessage());
    }
    if (!JsonExport.FORMAT_NAME.equals(file.getValue(JsonExport.FORMAT))
        || !(file.getValue(JsonExport.DATA) instanceof JsonObject data)) {
      throw new ImportException("it is no export of data: \"moonbus\": \"data\" or the object \"data\" is missing");
    }
    if (!Integer.valueOf(JsonExport.CURRENT_VERSION).equals(file.getValue(JsonExport.VERSION))) {
      throw new ImportException("its version is " + file.getValue(JsonExport.VERSION) + ", known is "
          + JsonExport.CURRENT_VERSION);
    }
    return data;
  }

  private void table(DataPath path, JsonObject table) {
    for (Map.Entry<String, Object> entry : table) {
      DataPath child = path.child(key(path, entry.getKey()));
      Object json = entry.getValue();
      if (json instanceof JsonObject object && !isValue(object)) {
        table(child, object);
      } else {
        items.add(item(child, json));
      }
    }
  }

  private static Key key(DataPath table, String key) {
    try {
      return Key.wrap(Texts.bytesOfKey(key));
    } catch (IllegalArgumentException e) {
      throw new ImportException("the key " + key + " in " + table + ": " + e.getMessage());
    }
  }

  private static boolean isValue(JsonObject object) {
    return object.containsKey(JsonExport.VALUE) || object.containsKey(JsonExport.BASE64)
        || object.containsKey(JsonExport.NUMBER);
  }

  private static DataItem item(DataPath path, Object json) {
    try {
      if (json instanceof JsonObject object && object.containsKey(JsonExport.VALUE)) {
        String expires = object.getString(JsonExport.EXPIRES);
        return new DataItem(path, value(object.getValue(JsonExport.VALUE)),
            expires == null ? 0 : Instant.parse(expires).toEpochMilli());
      }
      return new DataItem(path, value(json), 0);
    } catch (IllegalArgumentException | ClassCastException | DateTimeException e) {
      throw new ImportException(path + ": " + e.getMessage());
    }
  }

  private static Value value(Object json) {
    if (json instanceof String text) {
      return Value.of(text);
    }
    if (json instanceof Boolean truth) {
      return Value.of(truth);
    }
    if (json instanceof Number number) {
      return Value.of(number.doubleValue());
    }
    if (json instanceof JsonObject object && object.getValue(JsonExport.BASE64) instanceof String base64) {
      return new Value.Text(Base64.getDecoder().decode(base64));
    }
    if (json instanceof JsonObject object && object.getValue(JsonExport.NUMBER) instanceof String number) {
      return Value.of(Double.parseDouble(number));
    }
    throw new IllegalArgumentException("only strings, numbers, true, false and objects can be stored");
  }
}
