package io.moonbus.data.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Value;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRoundTripTest {

  private static final String[] TEXTS = {"", "a", "$", "$$", "$value", "$expires", "$base64", "$base64:AA==", "$number", "data",
      "ä€\ud83d\ude00", "\0\n\"\\", "/", "..", "true", "null", "1.5"};

  /** What is a table for some path must be no value for another. */
  private static Map<DataPath, DataItem> items(Random random) {
    Map<DataPath, DataItem> items = new TreeMap<>();
    for (int left = random.nextInt(12); left > 0; left--) {
      List<Key> keys = new ArrayList<>();
      for (int depth = random.nextInt(4); depth >= 0; depth--) {
        keys.add(Key.wrap(text(random)));
      }
      DataPath path = DataPath.of(keys);
      if (items.keySet().stream().noneMatch(other -> other.startsWith(path) || path.startsWith(other))) {
        long expires = random.nextInt(3) == 0 ? Math.abs(random.nextLong() >> 16) + 1 : 0;
        items.put(path, new DataItem(path, value(random), expires));
      }
    }
    return items;
  }

  private static byte[] text(Random random) {
    if (random.nextInt(3) > 0) {
      return TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[random.nextInt(6)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Value value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Value.of(random.nextBoolean());
      case 1 -> Value.of(Double.longBitsToDouble(random.nextLong()));
      case 2 -> Value.of((double) random.nextInt());
      default -> new Value.Text(text(random));
    };
  }

  @Property
  void whatIsExportedIsImported(@ForAll long seed) {
    Map<DataPath, DataItem> items = items(new Random(seed));
    String text = JsonExport.text(items.values());
    assertThat(JsonImport.items(text)).containsExactlyInAnyOrderElementsOf(items.values());
    assertThat(JsonExport.text(JsonImport.items(text))).as("the same again").isEqualTo(text);
  }

  @Property
  void everyDamageIsSaid(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(JsonExport.text(items(random).values()));
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      text.setCharAt(random.nextInt(text.length()), "{}[]\":,$x0 \0".charAt(random.nextInt(12)));
    }
    try {
      JsonImport.items(text.toString());
    } catch (ImportException e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.getStackTrace()).isEmpty();
    }
  }

  private static List<DataItem> imported(String data) {
    return JsonImport.items("{\"moonbus\":\"data\",\"version\":1,\"data\":" + data + "}");
  }

  @Test
  void whatAPersonWritesIsTaken() {
    assertThat(imported("{\"a\":{\"b\":1,\"c\":true},\"d\":\"text\"}")).containsExactly(
        new DataItem(DataPath.of("a", "b"), Value.of(1), 0), new DataItem(DataPath.of("a", "c"), Value.of(true), 0),
        new DataItem(DataPath.of("d"), Value.of("text"), 0));
    assertThat(imported("{}")).isEmpty();
    assertThat(imported("{\"a\":{}}")).as("a table with nothing in it is not stored").isEmpty();
    assertThat(imported("{\"a\":{\"$value\":\"x\",\"$expires\":\"2027-01-01T00:00:00Z\"}}").get(0).expires())
        .isEqualTo(1798761600000L);
    assertThat(imported("{\"a\":{\"$value\":\"x\"}}")).containsExactly(new DataItem(DataPath.of("a"), Value.of("x"), 0));
    assertThat(imported("{\"$$value\":1}")).containsExactly(new DataItem(DataPath.of("$value"), Value.of(1), 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"a\":null}|/a: only strings, numbers, true, false and objects can be stored",
      "{\"a\":{\"b\":[1]}}|/a/b: only strings, numbers, true, false and objects can be stored",
      "{\"a\":{\"$number\":\"x\"}}|/a: For input string: \"x\"",
      "{\"a\":{\"$number\":5}}|/a: only strings, numbers, true, false and objects can be stored",
      "{\"a\":{\"$value\":null}}|/a: only strings, numbers, true, false and objects can be stored",
      "{\"a\":{\"$value\":{\"x\":1}}}|/a: only strings, numbers, true, false and objects can be stored",
      "{\"x\":{\"$a\":1}}|the key $a in /x: a key that begins with $ is written with $$"})
  void whatCannotBeStoredIsSaidWithItsPlace(String data, String message) {
    assertThatThrownBy(() -> imported(data)).isInstanceOf(ImportException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"|it is not JSON", "[]|it is not JSON", "{|it is not JSON", "{}|it is no export of data",
      "{\"moonbus\":\"data\",\"version\":1}|it is no export of data",
      "{\"moonbus\":\"other\",\"version\":1,\"data\":{}}|it is no export of data",
      "{\"moonbus\":\"data\",\"version\":2,\"data\":{}}|its version is 2, known is 1",
      "{\"moonbus\":\"data\",\"data\":{}}|its version is null, known is 1",
      "{\"moonbus\":\"data\",\"version\":\"1\",\"data\":{}}|its version is 1, known is 1"})
  void whatIsNoExportIsRefused(String text, String message) {
    assertThatThrownBy(() -> JsonImport.items(text == null ? "" : text)).isInstanceOf(ImportException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anExportIsInTheOrderOfTheKeys() {
    List<DataItem> items = List.of(new DataItem(DataPath.of("b"), Value.of(1), 0),
        new DataItem(DataPath.of("a", "z"), Value.of(2), 0), new DataItem(DataPath.of("a", "y"), Value.of(3), 0));
    Map<DataPath, DataItem> sorted = new TreeMap<>();
    items.forEach(item -> sorted.put(item.path(), item));
    assertThat(new JsonObject(JsonExport.text(sorted.values())).getJsonObject("data").encode())
        .isEqualTo("{\"a\":{\"y\":3.0,\"z\":2.0},\"b\":1.0}");
  }
}
