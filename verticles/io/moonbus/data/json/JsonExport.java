package io.moonbus.data.json;

import io.moonbus.data.DataPath;
import io.moonbus.data.Register;
import io.moonbus.data.Store;
import io.moonbus.data.Value;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Writes data as JSON, keys in their order, so that two exports can be compared. */
public final class JsonExport {

  /** The member that says what a file is, and its value. */
  static final String FORMAT = "moonbus";
  static final String FORMAT_NAME = "data";
  static final String VERSION = "version";
  static final int CURRENT_VERSION = 1;
  static final String DATA = "data";

  static final String BASE64 = "$base64";
  static final String NUMBER = "$number";
  static final String VALUE = "$value";
  static final String EXPIRES = "$expires";

  private JsonExport() {
  }

  /**
   * What a store has.
   *
   * @param now in milliseconds since 1970; what has expired by then is left out
   */
  public static Map<DataPath, DataItem> items(Store store, long now) throws IOException {
    Map<DataPath, DataItem> items = new TreeMap<>();
    store.load(new Store.Visitor() {
      @Override
      public void register(DataPath path, Register register) {
        if (register.value() != null && (register.expires() == 0 || register.expires() > now)) {
          items.put(path, new DataItem(path, register.value(), register.expires()));
        }
      }

      @Override
      public void metadata(String name, byte[] value) {
        // It is of this node alone.
      }
    });
    return items;
  }

  /** The text of items. */
  public static String text(Iterable<DataItem> items) {
    JsonObject root = new JsonObject();
    for (DataItem item : items) {
      JsonObject table = root;
      for (int i = 0; i + 1 < item.path().size(); i++) {
        table = table(table, Texts.key(item.path().key(i).bytes()));
      }
      table.put(Texts.key(item.path().last().bytes()), json(item));
    }
    return new JsonObject().put(FORMAT, FORMAT_NAME).put(VERSION, CURRENT_VERSION).put(DATA, root).encodePrettily()
        + "\n";
  }

  private static JsonObject table(JsonObject parent, String key) {
    if (!(parent.getValue(key) instanceof JsonObject)) {
      parent.put(key, new JsonObject());
    }
    return parent.getJsonObject(key);
  }

  private static Object json(DataItem item) {
    Object value = json(item.value());
    return item.expires() == 0 ? value
        : new JsonObject().put(VALUE, value).put(EXPIRES, Instant.ofEpochMilli(item.expires()).toString());
  }

  private static Object json(Value value) {
    if (value instanceof Value.Text text) {
      String utf8 = Texts.utf8(text.bytes());
      return utf8 != null ? utf8 : new JsonObject().put(BASE64, Base64.getEncoder().encodeToString(text.bytes()));
    }
    if (value instanceof Value.Truth truth) {
      return truth.isTrue();
    }
    double number = ((Value.Num) value).value();
    return Double.isFinite(number) ? number : new JsonObject().put(NUMBER, Double.toString(number));
  }
}
